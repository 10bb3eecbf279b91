"""Funding: promises that no money stands behind, and prices that lead to trouble.

RULEBOOK 5: unfunded-work, part-funded, next-unfunded, below-min, last-heavy. Only a contract that
nobody has closed yet is advised; `unfunded` speaks of every one that is not `closed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from escrowbook.core.checks.inspection import Inspection, Remark, distance
from escrowbook.core.exposure import exposed_minor, work_value_minor
from escrowbook.core.policy import Minimum

if TYPE_CHECKING:
    from escrowbook.core.contract import Milestone

# RULEBOOK 5 says "due soon" and no number: two weeks, the rule book's own first warning of
# another date ahead (dormant-soon), so that there is time to ask and to work.
DUE_SOON_DAYS = 14

# RULEBOOK 5, last-heavy: "default: above 40 percent"; the founding question's own was 25.
LAST_HEAVY_PERCENT = 40

_WHOLE_PERCENT = 100


def unfunded(inspection: Inspection) -> Iterator[Remark]:
    """Each milestone with something unfunded in a contract that is not closed (INTERFACE 7).

    Asks for no day.
    """
    if inspection.contract.state == "closed":
        return
    for milestone in inspection.milestones:
        if milestone.unfunded_minor:
            yield Remark(
                inspection.place_of(milestone),
                f"{milestone.id} ({milestone.title}) {_missing(inspection, milestone)}",
                milestone.id,
                milestone.unfunded_minor,
            )


def unfunded_work(inspection: Inspection) -> Iterator[Remark]:
    """Work recorded or submitted with nothing in escrow, and something never deposited.

    RULEBOOK 1a, start work unfunded: own risk. The amount is the exposure. Asks for no day.
    """
    if not inspection.contract.is_open:
        return
    for milestone in inspection.milestones:
        held_minor = inspection.held_minor(milestone)
        amount_minor = exposed_minor(milestone, held_minor)
        if held_minor or not milestone.unfunded_minor or not amount_minor:
            continue
        yield Remark(
            inspection.place_of(milestone),
            f"{_work_done(milestone)} and nothing of {milestone.id} is in escrow: "
            f"{inspection.money(amount_minor)} of work is unprotected; stop until it is funded",
            milestone.id,
            amount_minor,
        )


def part_funded(inspection: Inspection) -> Iterator[Remark]:
    """A milestone funded in part, with more work done than its money covers.

    RULEBOOK 5: 0 < escrow < price and work past it. The amount is what is missing. Asks for no
    day.
    """
    if not inspection.contract.is_open:
        return
    for milestone in inspection.milestones:
        held_minor = inspection.held_minor(milestone)
        beyond_minor = exposed_minor(milestone, held_minor)
        if not held_minor or not milestone.unfunded_minor or not beyond_minor:
            continue
        yield Remark(
            inspection.place_of(milestone),
            f"{_work_done(milestone)}, worth {inspection.money(work_value_minor(milestone))}, but "
            f"{milestone.id} holds {inspection.money(held_minor)}: "
            f"{inspection.money(beyond_minor)} of work is unprotected, "
            f"{inspection.money(milestone.unfunded_minor)} are missing",
            milestone.id,
            milestone.unfunded_minor,
        )


def next_unfunded(inspection: Inspection) -> Iterator[Remark]:
    """The milestone before it is paid, nothing is in escrow, and this one is due soon.

    RULEBOOK 5: ask for funding before starting. Counts days from the inspection's moment.
    """
    milestones = inspection.milestones
    if not inspection.contract.is_open or any(map(inspection.held_minor, milestones)):
        return
    for last, milestone in pairwise(milestones):
        if milestone.state != "unfunded":
            continue
        if last.state not in ("released", "split") or milestone.due is None:
            return
        days = inspection.days_to(milestone.due)
        if days <= DUE_SOON_DAYS:
            falls = "is" if days >= 0 else "was"
            yield Remark(
                inspection.place_of(milestone),
                f"{milestone.id} ({milestone.title}) {falls} due {distance(days)} "
                f"({milestone.due}), {last.id} is {last.state}, and nothing of "
                f"{milestone.id} is in escrow: ask for funding before you start",
                milestone.id,
            )
        return


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
    LAST_HEAVY_PERCENT of the whole price. Asks for no day.
    """
    milestones = inspection.milestones
    if not inspection.contract.is_open or not milestones or milestones[-1].state != "unfunded":
        return
    last = milestones[-1]
    whole_minor = sum(milestone.price_minor for milestone in milestones)
    is_more_than_its_share = last.price_minor * len(milestones) > whole_minor
    is_heavy = last.price_minor * _WHOLE_PERCENT > whole_minor * LAST_HEAVY_PERCENT
    if is_more_than_its_share and is_heavy:
        percent = last.price_minor * _WHOLE_PERCENT // whole_minor
        yield Remark(
            inspection.place_of(last),
            f"{last.id}, the last of {len(milestones)}, is {inspection.money(last.price_minor)} of "
            f"{inspection.money(whole_minor)}, {percent} percent: if the client stops before it, "
            "all of that never comes; put the largest first",
            last.id,
        )


def _work_done(milestone: Milestone) -> str:
    if milestone.submitted_at is not None:
        return f"{milestone.id} is submitted"
    return f"{milestone.done_percent} percent of {milestone.id} is done"


def _missing(inspection: Inspection, milestone: Milestone) -> str:
    missing, price = milestone.unfunded_minor, inspection.money(milestone.price_minor)
    if missing == milestone.price_minor:
        return f"is unfunded: {price} are promised, and nothing protects work on it"
    return (
        f"is funded in part: {inspection.money(missing)} of {price} are missing, and nothing "
        "protects work beyond the rest"
    )
