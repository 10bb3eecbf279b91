"""Clocks: what the platform's own timers have done, and what they would do.

Pure like the rest. `elapse` lets every timer fire that is due up to a moment; each firing is a
clock event, derived and never written (INTERFACE 3). A clock event at a moment comes before the
recorded events of that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from escrowbook.core.charges import return_initiation_fee
from escrowbook.core.errors import Defect
from escrowbook.core.records import frozen
from escrowbook.core.release_requests import shrink_release_requests
from escrowbook.core.retainage import retained_is_due
from escrowbook.core.settlement import release_retained, start_reviews
from escrowbook.core.standing import Dormancy
from escrowbook.core.timer import Timer
from escrowbook.core.timers import FIRE, RUNNING, hold_timers

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.standing import Standing, TimerKey

# How many timers one contract may ever fire: far above any real contract, so that a mistake of
# ours ends in a defect and not in a loop.
FIRINGS_MAX = 100_000


@frozen
class Firing:
    """A clock event: a timer that fired at `at`."""

    timer: Timer
    at: datetime


def running_timers(standing: Standing) -> Iterator[Timer]:
    """Every clock that runs by the platform's rules."""
    for family in RUNNING:
        yield from family(standing)


def timers_to_fire(standing: Standing) -> Iterator[Timer]:
    """What runs, with what observations made of it; timers that never fire are left out."""
    for family in RUNNING:
        yield from _as_observed(standing, family)


def _as_observed(
    standing: Standing, family: Callable[[Standing], Iterator[Timer]]
) -> Iterator[Timer]:
    for timer in family(standing):
        if timer.key not in standing.observed:
            yield timer
            continue
        really = standing.observed[timer.key]
        if really is not None:
            yield Timer(timer.do, timer.what, timer.milestone, timer.started, really)


def next_timer(standing: Standing) -> Timer | None:
    """The clock that fires next; at the same moment the order of RUNNING and of the file."""
    soonest: Timer | None = None
    for family in RUNNING:
        # Most contracts have no observation, and each event comes past here.
        timers = _as_observed(standing, family) if standing.observed else family(standing)
        for timer in timers:
            if soonest is None or timer.due < soonest.due:
                soonest = timer
            if family is hold_timers and not standing.observed:
                # Holds come in the order of their ends, and there may be thousands.
                break
    return soonest


def elapse(standing: Standing, moment: datetime | None) -> Iterator[Firing]:
    """Let every timer fire that is due up to and including `moment` (None: all that ever will).

    Yields each firing once the standing shows what it did, so that the caller can keep count.
    """
    for _ in range(FIRINGS_MAX):
        timer = next_timer(standing)
        if timer is None or (moment is not None and timer.due > moment):
            return
        # A timer that an observation or an amended date put before now fires now.
        standing.moment = max(standing.moment, timer.due)
        if timer.what is not None:
            standing.start_timer(timer.what, timer.milestone, timer.started)
            standing.timers_fired[timer.key] = standing.moment
        FIRE[timer.do](standing, timer)
        draw_consequences(standing)
        yield Firing(timer, standing.moment)
    raise Defect(f"the clock of {standing.terms.id} never comes to rest")


def draw_consequences(standing: Standing) -> None:
    """What follows of itself once something happened.

    One balance covers what it can; a share held back is paid when all is done. Where nothing is
    held, nothing can be dormant; a closed contract is over then, and an opening fee may come back.
    """
    if standing.holds_balance:
        start_reviews(standing)
    if retained_is_due(standing):
        release_retained(standing)
    if standing.release_requests:
        shrink_release_requests(standing)
    if not standing.held_minor:
        standing.dormancy = Dormancy()
    if standing.closed_by and not standing.held_minor:
        return_initiation_fee(standing)


def timer_spoken_of(
    standing: Standing, what: str, milestone: str | None, moment: datetime
) -> TimerKey | None:
    """The timer of that kind that last started at or before `moment`; None where none did.

    INTERFACE 3: that is the one an observation speaks of, whether it runs, fired or was stopped.
    """
    starts = standing.timers_started.get((what, milestone), []).copy()
    starts += [
        timer.started
        for timer in running_timers(standing)
        if (timer.what, timer.milestone) == (what, milestone)
    ]
    started = max((start for start in starts if start <= moment), default=None)
    return None if started is None else (what, milestone, started)
