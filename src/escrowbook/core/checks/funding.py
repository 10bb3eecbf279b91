"""Funding: promises that no money stands behind.

RULEBOOK 5: unfunded-work, part-funded, next-unfunded. Only a contract that
nobody has closed yet is advised; `unfunded` speaks of every one that is not `closed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from escrowbook.core.checks.inspection import Inspection, Remark, distance, is_above
from escrowbook.core.exposure import exposed_minor, work_value_minor

if TYPE_CHECKING:
    from escrowbook.core.contract import Milestone


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
        if not is_above(amount_minor, milestone, inspection.thresholds.unfunded_work_percent):
            continue
        yield Remark(
            inspection.place_of(milestone),
            f"{_work_done(milestone)} and nothing of {milestone.id} is in escrow: "
            f"{inspection.money(amount_minor)} of work is unprotected; stop until it is funded, "
            "and record that then",
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
        if not is_above(beyond_minor, milestone, inspection.thresholds.part_funded_percent):
            continue
        yield Remark(
            inspection.place_of(milestone),
            f"{_work_done(milestone)}, worth {inspection.money(work_value_minor(milestone))}, but "
            f"{milestone.id} holds {inspection.money(held_minor)}: "
            f"{inspection.money(beyond_minor)} of work is unprotected, "
            f"{inspection.money(milestone.unfunded_minor)} is missing",
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
        if days <= inspection.thresholds.next_unfunded_days:
            falls = "is" if days >= 0 else "was"
            yield Remark(
                inspection.place_of(milestone),
                f"{milestone.id} ({milestone.title}) {falls} due {distance(days)} "
                f"({milestone.due}), {last.id} is {last.state}, and nothing of "
                f"{milestone.id} is in escrow: ask for funding before you start, and record it "
                "once it is there",
                milestone.id,
            )
        return


def _work_done(milestone: Milestone) -> str:
    if milestone.submitted_at is not None:
        return f"{milestone.id} is submitted"
    return f"{milestone.done_percent} percent of {milestone.id} is done"


def _missing(inspection: Inspection, milestone: Milestone) -> str:
    missing, price = milestone.unfunded_minor, inspection.money(milestone.price_minor)
    if missing == milestone.price_minor:
        return (
            f"is unfunded: {price} is promised, and nothing protects work on it; once the client "
            "has funded it, record that"
        )
    return (
        f"is funded in part: {inspection.money(missing)} of {price} is missing, and nothing "
        "protects work beyond the rest; once the client has funded that, record it"
    )
