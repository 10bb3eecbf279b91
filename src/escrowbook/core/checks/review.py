"""Review: work that waits for a formal step, and clocks that end by themselves.

RULEBOOK 5: not-submitted, mis-submitted, idle-funded, review-ending. Silence in a review pays the
freelancer (RULEBOOK 1a, auto-release), but only once the work was formally submitted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from escrowbook.core.checks.inspection import Inspection, Remark, distance
from escrowbook.core.events.review import Work

if TYPE_CHECKING:
    from escrowbook.core.events.event import Event

# What has its own reason to lie still, and its own finding.
_RESTING = {"disputed", "on-hold", "refund-requested"}
_ALL_DONE_PERCENT = 100


def not_submitted(inspection: Inspection) -> Iterator[Remark]:
    """Marked as done, money in escrow, and not submitted since: no clock has started.

    RULEBOOK 1a, submit: it must be the formal submission; a message starts nothing [U6][T32].
    Asks for no day.
    """
    if not inspection.contract.is_open:
        return
    days = inspection.policy.review_days
    steps = _last_steps(inspection)
    done_percent = inspection.thresholds.not_submitted_percent
    for milestone in inspection.milestones:
        if milestone.state not in ("funded", "changes-requested") or "disputed" in milestone.flags:
            continue
        last = steps.get(milestone.id)
        if not isinstance(last, Work) or last.done_percent < done_percent:
            continue
        waits = (
            "the client has nothing to accept"
            if days is None or inspection.policy.on_review_expiry == "none"
            else f"the review of {days} days has not started: a message does not start it"
        )
        done = (
            "done"
            if last.done_percent == _ALL_DONE_PERCENT
            else f"{last.done_percent} percent done"
        )
        yield Remark(
            inspection.place_of(milestone),
            f"{milestone.id} is marked as {done} on {inspection.day_of(last.at)} but not "
            f"submitted: {waits}",
            milestone.id,
        )


def mis_submitted(inspection: Inspection) -> Iterator[Remark]:
    """Submitted although the record says that the work is not there, while a review runs.

    RULEBOOK 5: the client has to ask for changes, or the money goes [T11]; 1a, withdraw a mistaken
    submission. Less than `mis_submitted_percent` was recorded before the submission, or less than
    all of it afterwards. Asks for no day.
    """
    reviewed = {
        timer.milestone: timer.due for timer in inspection.timers if timer.do == "auto-release"
    }
    if not reviewed:
        return
    recorded = _recorded_work(inspection)
    for row in inspection.milestones:
        if row.id not in reviewed or row.id not in recorded:
            continue
        done_percent, is_since = recorded[row.id]
        least_percent = inspection.thresholds.mis_submitted_percent
        if done_percent < (_ALL_DONE_PERCENT if is_since else least_percent):
            yield Remark(
                inspection.place_of(row),
                f"{row.id} is submitted, but {done_percent} percent of it "
                f"{'is' if is_since else 'was'} recorded as done: unless the client asks for "
                f"changes, its {inspection.money(inspection.held_minor(row))} goes to the "
                f"freelancer {inspection.when(reviewed[row.id])}",
                row.id,
            )


def idle_funded(inspection: Inspection) -> Iterator[Remark]:
    """Money is in escrow, the freelancer's turn, and nothing was recorded for long.

    RULEBOOK 5: submit, or talk; 1c, an idle contract becomes dormant [U19]. Every line but a
    correction counts, a note too. Counts days to the inspection's moment.
    """
    recorded = inspection.recorded
    if not inspection.contract.is_open or not recorded:
        return
    happened = [each for each in recorded if each.event.do not in ("void", "observe")]
    last_day = inspection.day_of((happened or recorded)[-1].event.at)
    idle = [
        row
        for row in inspection.milestones
        if row.state in ("funded", "changes-requested") and not _RESTING.intersection(row.flags)
    ]
    if not idle or not inspection.is_within(last_day, -inspection.thresholds.idle_funded_days):
        return
    for row in idle:
        yield Remark(
            inspection.place_of(row),
            f"{row.id} holds {inspection.money(inspection.held_minor(row))}, and nothing was "
            f"recorded since {last_day}, {distance(inspection.days_to(last_day))}: submit what is "
            "done, or talk to the other side and note it",
            row.id,
        )


def review_ending(inspection: Inspection) -> Iterator[Remark]:
    """A review clock that ends within `review_ending_days` of the inspection's moment.

    RULEBOOK 5, for both sides: silence pays; and until then the client may still close.
    """
    for timer in inspection.timers:
        row = inspection.contract.milestone(timer.milestone or "")
        if timer.do != "auto-release" or row is None:
            continue
        held = inspection.money(inspection.held_minor(row))
        days = inspection.days_to(inspection.day_of(timer.due))
        if days <= inspection.thresholds.review_ending_days:
            yield Remark(
                inspection.place_of(row),
                f"the review of {row.id} ends {inspection.when(timer.due)}: if the client is "
                f"silent, {held} goes to the freelancer; until then the client can ask for "
                "changes, and closing the contract stops this clock",
                row.id,
            )


def _last_steps(inspection: Inspection) -> dict[str | None, Event]:
    """For each milestone the last event that says how far the work on it is."""
    return {
        entry.event.milestone_id: entry.event
        for entry in inspection.recorded
        if entry.event.do in ("work", "submit", "request-changes")
    }


def _recorded_work(inspection: Inspection) -> dict[str | None, tuple[int, bool]]:
    """For each milestone the percentage last recorded, and whether after it was submitted.

    What was recorded before changes were asked for says nothing of what was submitted then.
    """
    submitted: set[str | None] = set()
    recorded: dict[str | None, tuple[int, bool]] = {}
    for entry in inspection.recorded:
        event, milestone = entry.event, entry.event.milestone_id
        if isinstance(event, Work):
            recorded[milestone] = (event.done_percent, milestone in submitted)
        elif event.do == "submit":
            submitted.add(milestone)
        elif event.do == "request-changes":
            submitted.discard(milestone)
            recorded.pop(milestone, None)
    return recorded
