"""Why an event is refused that would have stood: a clock event came in its way.

INTERFACE 3: a refusal that a clock event caused names it, and the `observe` line to type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.errors import Refusal
from escrowbook.core.standing import Standing
from escrowbook.core.steps import record, refusal_of, run_clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escrowbook.core.contract import Happening
    from escrowbook.core.journal import Entry
    from escrowbook.core.standing import TimerKey


# How many events all tries together may replay.
TRIED_EVENTS_MAX = 2_000


def explained(
    refusal: Refusal,
    standing: Standing,
    entries: Sequence[Entry],
    before: Sequence[Entry],
    entry: Entry,
    log: Sequence[Happening],
) -> Refusal:
    """The refusal; where a clock event caused it, with that event and the observation to type.

    INTERFACE 3. The cause is found by trying: without that firing, would the event stand? Only
    the last firings are tried, the fewer the longer the journal is.
    """
    tries_left = max(1, TRIED_EVENTS_MAX // max(1, len(before)))
    for happening in reversed(log):
        firing = happening.firing
        if firing is None or firing.timer.what is None:
            continue
        if firing.timer.milestone not in (None, entry.event.milestone_id):
            continue
        tries_left -= 1
        if tries_left < 0:
            return refusal
        if _would_stand(standing, entries, before, entry, firing.timer.key):
            what, named = firing.timer.what, firing.timer.milestone
            moment = firing.at.strftime("%Y-%m-%dT%H:%M:%SZ")
            return Refusal(
                refusal.code,
                f"{refusal.message}, because the clock did {what}"
                f"{f' of {named}' if named else ''} at {moment}; where the platform did not, "
                "record that",
                f"contract observe {standing.terms.id} "
                f"{f'{named} ' if named else ''}--did-not-happen {what} --at {moment}",
            )
    return refusal


def _would_stand(
    refusing: Standing,
    entries: Sequence[Entry],
    before: Sequence[Entry],
    entry: Entry,
    without: TimerKey,
) -> bool:
    standing = Standing.opening(refusing.terms)
    standing.observed = {**refusing.observed, without: None}
    log: list[Happening] = []
    for earlier in before:
        run_clock(standing, log, earlier.event.at)
        if refusal_of(standing, earlier, entries) is not None:
            return False
        record(standing, log, earlier)
    run_clock(standing, log, entry.event.at)
    return refusal_of(standing, entry, entries) is None
