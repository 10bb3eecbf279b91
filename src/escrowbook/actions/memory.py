"""What this machine saw of a contract: remembered after each write, and asked by `journal`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from escrowbook.core.history import Known, against_memory, known_of
from escrowbook.store.memory import keep, recall

if TYPE_CHECKING:
    from escrowbook.actions.opening import World
    from escrowbook.core.journal import Entry
    from escrowbook.core.terms import Terms


def remember(world: World, path: str, terms: Terms, entries: Sequence[Entry]) -> None:
    """Keep what a contract looks like now. Where that fails nothing is told: it is no record."""
    if world.state is not None:
        keep(world.state, path, known_of(terms, entries))


def remembered(world: World, path: str) -> Known | None:
    """What was last seen of the contract at `path`, if anything."""
    return None if world.state is None else recall(world.state, path)


def lost_of(world: World, path: str, terms: Terms, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Which events this machine saw in a contract and does not find any more, in a sentence."""
    known = remembered(world, path)
    if known is None:
        return ()
    return tuple(
        f"{each.message}; {each.remedy}"
        for each in against_memory(known, terms, entries)
        if each.check == "lost"
    )
