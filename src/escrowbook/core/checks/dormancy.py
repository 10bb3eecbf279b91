"""Dormancy: a contract on which nobody acts ends by itself, and its escrow with it.

RULEBOOK 1c and 5: dormant-soon, no-due-date.
"""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.terms import NOWHERE
from escrowbook.core.timers import dormancy_start

# RULEBOOK 5, dormant-soon: "within 14 or 7 days of 90"; the second is the platform's last notice
# (1c).
DORMANT_VERY_SOON_DAYS = 7

# What the platform does next with a contract that is dormant already (RULEBOOK 1c).
_NEXT_STEPS = {
    "dormant-client-silent": "the client's days to answer end",
    "dormant-refund": "the platform closes it and what is held goes back to the client",
    "dormant-release": "what is in escrow is released to the freelancer",
}


def dormant_soon(inspection: Inspection) -> Iterator[Remark]:
    """The day on which the contract becomes dormant is near, or has passed.

    Counts days from the inspection's moment. Once dormant it is told until somebody acts, with
    what the platform does next.
    """
    held = inspection.money(inspection.contract.standing.held_minor)
    for timer in inspection.timers:
        days = inspection.days_to(inspection.day_of(timer.due))
        if timer.do == "dormant" and days <= inspection.thresholds.dormant_soon_days:
            notice = "last" if days <= DORMANT_VERY_SOON_DAYS else "first"
            yield Remark(
                NOWHERE,
                f"nobody acts on the contract, which holds {held}: it becomes dormant "
                f"{inspection.when(timer.due)} ({notice} notice); adding or editing a milestone "
                "starts the count again",
                remedy=_edit_due(inspection),
            )
        elif timer.do in _NEXT_STEPS:
            asking = f"milestone request-release {inspection.contract.terms.id}"
            yield Remark(
                NOWHERE,
                f"the contract is dormant and holds {held}: if nobody acts, "
                f"{_NEXT_STEPS[timer.do]} {inspection.when(timer.due)}",
                remedy=asking if timer.do != "dormant-release" else "",
            )


def no_due_date(inspection: Inspection) -> Iterator[Remark]:
    """Money is held, the platform counts idle days from due dates, and there is none.

    INTERFACE 8: without a due date dormancy cannot be computed, and `check` says so. One due date
    of any milestone is enough. Days count only where a book sets `no_due_date_days`.
    """
    policy, standing = inspection.policy, inspection.contract.standing
    if not inspection.contract.is_open or policy.dormant_days is None:
        return
    if not standing.held_minor or dormancy_start(standing) is not None:
        return
    since, days = standing.first_funded_at, inspection.thresholds.no_due_date_days
    if days and since is not None and not inspection.is_within(inspection.day_of(since), -days):
        return
    message = (
        f"no milestone has a due date, and the {policy.dormant_days} days after which an idle "
        "contract becomes dormant count from the last one: that day cannot be computed"
    )
    funded = [row for row in inspection.milestones if inspection.held_minor(row)]
    for row in funded:
        yield Remark(inspection.place_of(row), message, row.id)
    if not funded:
        yield Remark(NOWHERE, message, remedy=_edit_due(inspection))


def _edit_due(inspection: Inspection) -> str:
    """A due date for the milestone that comes next, or for the last one."""
    rows = [row for row in inspection.milestones if row.state != "cancelled"]
    unsettled = [row for row in rows if row.unfunded_minor or inspection.held_minor(row)]
    named = next(iter([*unsettled, *rows[-1:]]), None)
    milestone = named.id if named else "MILESTONE"
    return f"milestone edit {inspection.contract.terms.id} {milestone} --due DATE"
