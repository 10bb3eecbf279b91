"""Two journals that went on from a common one, made into one: every event once, in one order.

The outcome is the same whichever side is ours. Their new events follow the common ones by `at`;
at the same moment each side keeps its own order, and between the sides the smaller seal is first.
Whether the rules allow what comes of it, the fold says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from escrowbook.core.errors import CannotMerge
from escrowbook.core.events.bookkeeping import Void
from escrowbook.core.journal import Entry, voided_numbers
from escrowbook.core.records import frozen, replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

# An event by its seal, and which of the lines with that seal it is: the first, the second …
# A line that was undone may be recorded again word for word.
Key = tuple[str, int]


@frozen
class Joined:
    """One event of the outcome, under its new number, and where it stands on each side."""

    entry: Entry
    base: Entry | None
    ours: Entry | None
    theirs: Entry | None


def joined(base: Sequence[Entry], ours: Sequence[Entry], theirs: Sequence[Entry]) -> list[Joined]:
    """Every event of both sides once, the common ones first and as they stand.

    Raises CannotMerge where a side took a common event out, or where both used one key (`ref`)
    for different events.
    """
    common, mine, yours = keyed(base), keyed(ours), keyed(theirs)
    for name, side in (("ours", mine), ("theirs", yours)):
        for key, entry in common.items():
            if key not in side:
                raise CannotMerge(
                    f"{name} has lost the common event {entry.number} ({entry.event.do})",
                    "restore that line there: an event is undone by `contract undo`, not deleted",
                )
    order = [*common, *_interleaved(_by_moment(mine, common), _by_moment(yours, common))]
    outcome = [
        Joined(
            replace(mine.get(key) or yours[key], number=number),
            common.get(key),
            mine.get(key),
            yours.get(key),
        )
        for number, key in enumerate(order, 1)
    ]
    _need_keys_of_one_side([each.entry for each in outcome])
    return outcome


def keyed(entries: Sequence[Entry]) -> dict[Key, Entry]:
    """The events of a journal by seal and occurrence, in number order."""
    counts: dict[str, int] = {}
    by_key: dict[Key, Entry] = {}
    for entry in entries:
        nth = counts[entry.seal] = counts.get(entry.seal, 0) + 1
        by_key[entry.seal, nth] = entry
    return by_key


def _by_moment(
    side: Mapping[Key, Entry], common: Mapping[Key, Entry]
) -> list[tuple[datetime, Key]]:
    """What is new on a side, by moment; within a moment in the side's own order.

    A void comes no earlier than what it points to, whenever it says it happened.
    """
    moments: dict[str, datetime] = {}
    new: list[tuple[datetime, Key]] = []
    for key, entry in side.items():
        if key in common:
            continue
        at = entry.event.at
        if isinstance(entry.event, Void):
            at = max(at, moments.get(entry.event.target, at))
        moments[entry.seal] = at
        new.append((at, key))
    new.sort(key=lambda each: each[0])
    return new


def _interleaved(
    mine: Sequence[tuple[datetime, Key]], yours: Sequence[tuple[datetime, Key]]
) -> list[Key]:
    """Both lists in one, each in its own order; what both have comes once."""
    order: dict[Key, None] = {}
    left, right = list(reversed(mine)), list(reversed(yours))
    while left or right:
        for side in (left, right):
            while side and side[-1][1] in order:
                side.pop()
        first = min((side[-1] for side in (left, right) if side), default=None)
        if first is not None:
            order[first[1]] = None
    return list(order)


def _need_keys_of_one_side(entries: Sequence[Entry]) -> None:
    """Refuse one `ref` for two events in force: it was to be recorded once (P5)."""
    voided = voided_numbers(entries)
    by_ref: dict[str, Entry] = {}
    for entry in entries:
        ref = entry.event.ref
        if ref is None or entry.number in voided:
            continue
        first = by_ref.setdefault(ref, entry)
        if first is not entry:
            raise CannotMerge(
                f"the key {ref!r} was used for two events: {told(first)}, and {told(entry)}",
                "undo one of them on its side (`contract undo`), then merge again",
            )


def told(entry: Entry) -> str:
    """An event as a message names it: `release M2 at 2026-03-05T10:00:00+00:00`."""
    named = f" {entry.event.milestone_id}" if entry.event.milestone_id else ""
    return f"{entry.event.do}{named} at {entry.event.at.isoformat()}"
