"""The term of an escrow: once it is over, anyone may send on what is still held.

RULEBOOK 1b: after Smart Invoice's termination time anyone sends the balance back to the client
[SI]; at a Kleros deadline anyone pays the seller [KL]. Neither does it while it is disputed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from escrowbook.core.calendar import add_days, start_of_day
from escrowbook.core.division import divide
from escrowbook.core.errors import assert_never
from escrowbook.core.timer import Timer

if TYPE_CHECKING:
    from datetime import date, datetime

    from escrowbook.core.standing import Standing


def term_timers(standing: Standing) -> Iterator[Timer]:
    """The end of the term of each milestone that holds money, and of the pool."""
    days = standing.policy.term_days
    if days is None or standing.policy.on_term == "none":
        return
    held: list[tuple[str | None, date | None]] = [
        (milestone.id, milestone.due)
        for milestone in standing.milestones.values()
        if milestone.escrow_minor and not milestone.is_disputed
    ]
    if standing.free_pool_minor:
        held.append((None, _last_due(standing)))
    for milestone_id, due in held:
        started = _term_start(standing, due)
        if started is not None:
            ends_at = add_days(started, days, standing.terms.zone)
            yield Timer("term-over", "term-over", milestone_id, started, ends_at)


def _last_due(standing: Standing) -> date | None:
    agreed = [each for each in standing.milestones.values() if each.is_agreed]
    return max((each.due for each in agreed if each.due is not None), default=None)


def _term_start(standing: Standing, due: date | None) -> datetime | None:
    """From when the term counts: the first deposit, or the due date; None where there is none."""
    if standing.policy.term_from == "first-funding":
        return standing.first_funded_at
    return None if due is None else start_of_day(due, standing.terms.zone)


def end_term(standing: Standing, timer: Timer) -> None:
    """Somebody sends it on, to the last unit: to the client, or to the freelancer."""
    match standing.policy.on_term:
        case "release":
            divide(standing, timer.milestone, standing.held_of_minor(timer.milestone))
        case "refund" | "none":
            divide(standing, timer.milestone, 0)
        case _:
            assert_never(standing.policy.on_term)
