"""The two moves of a fold: let the clock run up to a moment, and judge or record one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.charges import charge_price
from escrowbook.core.clock import draw_consequences, elapse
from escrowbook.core.contract import Happening
from escrowbook.core.events.bookkeeping import Void
from escrowbook.core.journal import Entry, void_target
from escrowbook.core.refusals import refuse
from escrowbook.core.remedies import no_such_milestone
from escrowbook.core.timers import note_activity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from escrowbook.core.errors import Refusal
    from escrowbook.core.standing import Standing


def run_clock(standing: Standing, log: list[Happening], moment: datetime | None) -> None:
    """Let every timer fire that is due up to and including `moment` (None: all), and log it."""
    posted = len(standing.ledger.transfers)
    for firing in elapse(standing, moment):
        moved = tuple(standing.ledger.transfers[posted:])
        log.append(Happening(firing.at, None, firing, moved))
        posted = len(standing.ledger.transfers)
    if moment is not None:
        standing.moment = max(standing.moment, moment)


def refusal_of(standing: Standing, entry: Entry, entries: Sequence[Entry]) -> Refusal | None:
    """Why the rules do not allow an event where the contract stands; the first reason counts.

    What holds for every event comes first: its milestone must exist, and a closed contract
    admits few (RULEBOOK 1a, reopen: nobody).
    """
    event = entry.event
    named = event.milestone_id
    if named is not None and named not in standing.milestones and not event.may_add_milestone:
        return no_such_milestone(standing, named)
    if standing.closed_by is not None:
        may = event.while_ending if standing.held_minor else event.after_closing
        if not may:
            return refuse(
                "contract-closed",
                f"the contract was closed by {standing.closer}",
                f"contract show {standing.terms.id}",
            )
    if isinstance(event, Void) and void_target(entry, entries) is None:
        return refuse("no-such-event", f"no earlier line has the sum {event.target}")
    return event.refusal(standing)


def record(standing: Standing, log: list[Happening], entry: Entry) -> None:
    """Record an event that the rules allow: its transfers, and what follows of itself."""
    event = entry.event
    standing.moment = event.at
    posted = len(standing.ledger.transfers)
    answers_a_step = event.answers_dormancy and standing.is_dormant
    event.record(standing)
    if event.is_activity:
        note_activity(standing, wakes=not answers_a_step)
    if standing.has_begun:
        charge_price(standing, event.milestone_id)
    draw_consequences(standing)
    log.append(Happening(event.at, entry, None, tuple(standing.ledger.transfers[posted:])))
