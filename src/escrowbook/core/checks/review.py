"""Review: work that waits for a formal step, and clocks that end by themselves.

RULEBOOK 5: not-submitted, review-ending. Silence in a review pays the freelancer (RULEBOOK 1a,
auto-release), but only once the work was formally submitted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.clock import timers_to_fire
from escrowbook.core.events.review import Work

if TYPE_CHECKING:
    from escrowbook.core.events.event import Event

# RULEBOOK 5 says "in n days": a week, so that a weekly run of `check` misses none.
REVIEW_ENDING_DAYS = 7

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
    for milestone in inspection.milestones:
        if milestone.state not in ("funded", "changes-requested") or "disputed" in milestone.flags:
            continue
        last = steps.get(milestone.id)
        if not isinstance(last, Work) or last.done_percent < _ALL_DONE_PERCENT:
            continue
        waits = (
            "the client has nothing to accept"
            if days is None or inspection.policy.on_review_expiry == "none"
            else f"the review of {days} days has not started, a message starts nothing"
        )
        yield Remark(
            inspection.place_of(milestone),
            f"{milestone.id} is marked as done on {inspection.day_of(last.at)} but not submitted: "
            f"{waits}",
            milestone.id,
        )


def review_ending(inspection: Inspection) -> Iterator[Remark]:
    """A review clock that ends within REVIEW_ENDING_DAYS of the inspection's moment.

    RULEBOOK 5, for both sides: silence pays; and until then the client may still close.
    """
    for timer in timers_to_fire(inspection.contract.standing):
        row = inspection.contract.milestone(timer.milestone or "")
        if timer.do != "auto-release" or row is None:
            continue
        held = inspection.money(inspection.held_minor(row))
        if inspection.days_to(inspection.day_of(timer.due)) <= REVIEW_ENDING_DAYS:
            yield Remark(
                inspection.place_of(row),
                f"the review of {row.id} ends {inspection.when(timer.due)}: if the client is "
                f"silent, {held} go to the freelancer; until then the client can ask for changes, "
                "and whoever closes stops this clock",
                row.id,
            )


def _last_steps(inspection: Inspection) -> dict[str | None, Event]:
    """For each milestone the last event that says how far the work on it is."""
    return {
        happening.entry.event.milestone_id: happening.entry.event
        for happening in inspection.contract.log
        if happening.entry is not None
        and happening.entry.event.do in ("work", "submit", "request-changes")
    }
