"""Prices: how the money is divided over the milestones, while it can still be changed.

RULEBOOK 5: below-min, last-heavy, first-light, single-huge. Once money lies in a milestone its
price is settled, so only those without a cent are told; closing cancels these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.policy import Minimum

if TYPE_CHECKING:
    from datetime import date

_WHOLE_PERCENT = 100


def below_minimum(inspection: Inspection) -> Iterator[Remark]:
    """A price that the platform would not let anybody fund (RULEBOOK 6, row 39).

    Binds in the minimum's own currency. Asks for no day.
    """
    minimum = inspection.policy.min_milestone
    if not isinstance(minimum, Minimum) or not inspection.contract.is_open:
        return
    if minimum.currency != inspection.contract.terms.currency:
        return
    for milestone in inspection.milestones:
        if milestone.unfunded_minor and milestone.price_minor < minimum.amount_minor:
            yield Remark(
                inspection.place_of(milestone),
                f"{milestone.id} costs {inspection.money(milestone.price_minor)}; the least that "
                f"can be funded here is {minimum.text}",
                milestone.id,
            )


def last_heavy(inspection: Inspection) -> Iterator[Remark]:
    """The last milestone holds much more than its share, while its price can still be changed.

    RULEBOOK 5: front-load, largest first. More than an equal share, and above
    `last_heavy_percent` of the whole price. Asks for no day.
    """
    milestones = inspection.milestones
    if not milestones or milestones[-1].state != "unfunded":
        return
    last = milestones[-1]
    whole_minor = sum(milestone.price_minor for milestone in milestones)
    is_more_than_its_share = last.price_minor * len(milestones) > whole_minor
    limit_percent = inspection.thresholds.last_heavy_percent
    is_heavy = last.price_minor * _WHOLE_PERCENT > whole_minor * limit_percent
    if is_more_than_its_share and is_heavy:
        percent = last.price_minor * _WHOLE_PERCENT // whole_minor
        yield Remark(
            inspection.place_of(last),
            f"{last.id}, the last of {len(milestones)}, is {inspection.money(last.price_minor)} of "
            f"{inspection.money(whole_minor)}, {percent} percent: if the client stops before it, "
            "all of that never comes; put the largest first, and what the last loses into others",
            last.id,
        )


def first_light(inspection: Inspection) -> Iterator[Remark]:
    """The first milestone is a larger part of the work than of the money.

    RULEBOOK 5: the client can stop with most of the work [T9][T19]. Nobody records how much work
    a milestone is, so the days planned for it stand for it: those from the first event, of a draft
    from today, to its due date, of those to the last due date. Without due dates nothing is said.
    """
    milestones = inspection.milestones
    if not milestones or milestones[0].state != "unfunded":
        return
    first, dues = milestones[0], [row.due for row in milestones if row.due is not None]
    if first.due is None or len(milestones) == 1:
        return
    first_days, all_days = (_days_planned(inspection, due) for due in (first.due, max(dues)))
    whole_minor = sum(row.price_minor for row in milestones)
    if all_days <= 0:
        return
    # Both shares over one denominator: no rounding decides.
    beyond = (first_days * whole_minor - first.price_minor * all_days) * _WHOLE_PERCENT
    if beyond > inspection.thresholds.first_light_percent * whole_minor * all_days:
        percent = first.price_minor * _WHOLE_PERCENT // whole_minor
        yield Remark(
            inspection.place_of(first),
            f"{first.id} takes {first_days} of the {all_days} days up to the last due date, and is "
            f"{inspection.money(first.price_minor)} of {inspection.money(whole_minor)}, {percent} "
            "percent: a client who stops after it has most of the work for little of the money",
            first.id,
        )


def _days_planned(inspection: Inspection, due: date) -> int:
    """Days up to a due date: from the first event, of a draft from today."""
    if not inspection.recorded:
        return inspection.days_to(due)
    return (due - inspection.day_of(inspection.recorded[0].event.at)).days


def single_huge(inspection: Inspection) -> Iterator[Remark]:
    """One milestone for everything, at a price above the limit in its currency.

    RULEBOOK 5: split it; each is a separate risk [U2][T16]. Asks for no day.
    """
    milestones = inspection.milestones
    if len(milestones) != 1:
        return
    only, currency = milestones[0], inspection.contract.terms.currency
    if only.state != "unfunded":
        return
    for limit in inspection.thresholds.single_huge_amounts:
        if limit.currency == currency and only.price_minor > limit.amount_minor:
            yield Remark(
                inspection.place_of(only),
                f"{only.id} is the only milestone, and {inspection.money(only.price_minor)} rests "
                f"on it, more than {limit.text}: lower it and add others, so that a quarrel is "
                "over a part",
                only.id,
            )
            return
