"""Clocks: what the platform's own timers have done, and what they would do.

Pure like the rest: a timer is read from where the contract stands, never stored. `elapse` lets
every timer fire that is due up to a moment; each firing is a clock event, derived and never
written (INTERFACE 3). A clock event at a moment comes before the recorded events of that moment.

To add a timer: one function that yields what is running, one that says what firing does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escrowbook.core.calendar import add_days, start_of_day
from escrowbook.core.charges import return_initiation_fee
from escrowbook.core.settlement import (
    close_contract,
    end_hold,
    refund_escrow,
    refund_pool,
    release,
)
from escrowbook.core.standing import Dormancy, Standing

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.standing import TimerKey

# How many timers one contract may ever fire: far above any real contract, so that a mistake of
# ours ends in a defect and not in a loop.
FIRINGS_MAX = 100_000


@dataclass(frozen=True, slots=True)
class Timer:
    """A clock that runs: what it will do (`do`), for which milestone, and when.

    `what` is the word that an observation uses for it, or None where nobody can observe it.
    """

    do: str
    what: str | None
    milestone: str | None
    started: datetime
    due: datetime

    @property
    def key(self) -> TimerKey:
        """What tells this timer from all others of the contract."""
        return (self.what or "", self.milestone, self.started)


@dataclass(frozen=True, slots=True)
class Firing:
    """A clock event: a timer that fired at `at`."""

    timer: Timer
    at: datetime


def review_timers(standing: Standing) -> Iterator[Timer]:
    """RULEBOOK 1a, auto-release: submitted and silent, `review_days` after submission [U6]."""
    days = standing.policy.review_days
    if days is None or standing.policy.on_review_expiry == "none" or standing.closed_by:
        return
    for milestone in standing.milestones.values():
        started = milestone.review_started_at
        if started is None or milestone.stage != "submitted" or not milestone.escrow_minor:
            continue
        if milestone.is_disputed or milestone.request is not None:
            continue
        due = add_days(started, days, standing.terms.zone)
        yield Timer("auto-release", "auto-release", milestone.id, started, due)


def request_timers(standing: Standing) -> Iterator[Timer]:
    """RULEBOOK 1a, stay silent: silence on a refund request pays the client [U8][U12]."""
    days = standing.policy.refund_response_days
    if days is None or standing.policy.on_refund_silence in ("none", "staff"):
        return
    requests = [(milestone.id, milestone.request) for milestone in standing.milestones.values()]
    for milestone_id, request in [*requests, (None, standing.pool_request)]:
        if request is None or request.pot == "paid":
            continue
        due = add_days(request.asked_at, days, standing.terms.zone)
        yield Timer("refund-silence", "refund-silence", milestone_id, request.asked_at, due)


def hold_timers(standing: Standing) -> Iterator[Timer]:
    """RULEBOOK 1a, release: each release has its own security hold [U4][U7]."""
    for lot in standing.lots:
        if lot.is_held:
            yield Timer("hold-over", "hold-over", lot.milestone, lot.released_at, lot.ends_at)


def dormancy_timers(standing: Standing) -> Iterator[Timer]:
    """RULEBOOK 1c: notices, then dormant, then the steps of client, freelancer and client."""
    days = standing.policy.dormant_days
    if days is None or standing.closed_by or standing.is_disputed or not standing.held_minor:
        return
    started = dormancy_start(standing)
    if started is None:
        return
    zone = standing.terms.zone
    progress = standing.dormancy
    since = progress.dormant_since
    if since is None:
        notices = standing.policy.dormant_notice_days
        if progress.notices_given < len(notices):
            due = add_days(started, notices[progress.notices_given], zone)
            yield Timer("dormant-notice", None, None, started, due)
        yield Timer("dormant", "dormant", None, started, add_days(started, days, zone))
        return
    if not standing.policy.dormant_steps:
        yield Timer("dormant-refund", None, None, since, since)
        return
    client_days, freelancer_days, last_days = standing.policy.dormant_steps
    if progress.release_asked_at is not None:
        due = add_days(progress.release_asked_at, last_days, zone)
        yield Timer("dormant-release", None, None, progress.release_asked_at, due)
    elif not progress.client_was_silent:
        yield Timer("dormant-client-silent", None, None, since, add_days(since, client_days, zone))
    else:
        due = add_days(since, client_days + freelancer_days, zone)
        yield Timer("dormant-refund", None, None, since, due)


def dormancy_start(standing: Standing) -> datetime | None:
    """From when the idle days count; None where it cannot be computed.

    `last-due`: the later of 00:00 of the last due date and the last activity (INTERFACE 8).
    """
    active = standing.last_activity_at
    if standing.policy.dormant_from == "last-activity":
        return active
    dues = [
        milestone.due
        for milestone in standing.milestones.values()
        if milestone.due is not None and not milestone.is_cancelled
    ]
    if not dues:
        return None
    last_due = start_of_day(max(dues), standing.terms.zone)
    return last_due if active is None else max(last_due, active)


def _auto_release(standing: Standing, timer: Timer) -> None:
    milestone = standing.milestones[timer.milestone or ""]
    release(standing, milestone, milestone.escrow_minor)
    note_activity(standing)
    if standing.policy.on_review_expiry == "stop-order":
        close_contract(standing, "platform")


def _refund_silence(standing: Standing, timer: Timer) -> None:
    milestone = standing.milestones[timer.milestone] if timer.milestone else None
    request = milestone.request if milestone else standing.pool_request
    if request is None:
        return
    if milestone is None:
        refund_pool(standing, request.amount_minor)
    elif standing.policy.on_refund_silence == "release":
        release(standing, milestone, request.amount_minor)
    else:
        refund_escrow(standing, milestone, request.amount_minor)
    if milestone is not None:
        milestone.request = None


def _hold_over(standing: Standing, timer: Timer) -> None:
    for lot in standing.lots:
        if lot.is_held and (lot.milestone, lot.released_at) == (timer.milestone, timer.started):
            end_hold(standing, lot)
            return


def _dormant_notice(standing: Standing, timer: Timer) -> None:
    standing.dormancy.notices_given += 1


def _dormant(standing: Standing, timer: Timer) -> None:
    standing.dormancy.dormant_since = standing.moment


def _dormant_client_silent(standing: Standing, timer: Timer) -> None:
    standing.dormancy.client_was_silent = True


def _dormant_release(standing: Standing, timer: Timer) -> None:
    """The freelancer asked and the client was silent: escrow is his (RULEBOOK 1c)."""
    for milestone in standing.milestones.values():
        if milestone.escrow_minor:
            release(standing, milestone, milestone.escrow_minor)
    note_activity(standing)


def _dormant_refund(standing: Standing, timer: Timer) -> None:
    """All were silent: the platform closes, and what is held goes to the client (RULEBOOK 1c)."""
    standing.dormancy = Dormancy()
    close_contract(standing, "platform")


RUNNING: tuple[Callable[[Standing], Iterator[Timer]], ...] = (
    review_timers,
    request_timers,
    hold_timers,
    dormancy_timers,
)

FIRE: Mapping[str, Callable[[Standing, Timer], None]] = {
    "auto-release": _auto_release,
    "refund-silence": _refund_silence,
    "hold-over": _hold_over,
    "dormant-notice": _dormant_notice,
    "dormant": _dormant,
    "dormant-client-silent": _dormant_client_silent,
    "dormant-release": _dormant_release,
    "dormant-refund": _dormant_refund,
}


def running_timers(standing: Standing) -> Iterator[Timer]:
    """Every clock that runs by the platform's rules."""
    for family in RUNNING:
        yield from family(standing)


def timers_to_fire(standing: Standing) -> Iterator[Timer]:
    """What runs, with what observations made of it; timers that never fire are left out."""
    for timer in running_timers(standing):
        if timer.key not in standing.observed:
            yield timer
            continue
        really = standing.observed[timer.key]
        if really is not None:
            yield Timer(timer.do, timer.what, timer.milestone, timer.started, really)


def next_timer(standing: Standing) -> Timer | None:
    """The clock that fires next; at the same moment the order of RUNNING and of the file."""
    return min(timers_to_fire(standing), key=lambda timer: timer.due, default=None)


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
        end_if_nothing_is_held(standing)
        yield Firing(timer, standing.moment)


def note_activity(standing: Standing) -> None:
    """Somebody acted: idle days count anew, and a dormant contract is awake (RULEBOOK 1c)."""
    standing.last_activity_at = standing.moment
    standing.dormancy = Dormancy()


def end_if_nothing_is_held(standing: Standing) -> None:
    """A closed contract is over once nothing is held; then an opening fee may come back."""
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
