"""The book that the counter works in: its folder, and the side that keeps it.

A command that has no need of its settings only asks for the folder, so the rest is imported where
it is used.
"""

from __future__ import annotations

import os

from escrowbook.store.finding import find_book

__all__ = ["find_book", "ids_of_book", "world_of"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.actions.opening import World


def world_of(
    clock_now: datetime, as_of: str | None, *, book: str, state: str | None = None
) -> World:
    """The world as the counter found it; `clock_now` is in UTC. Raises a store error."""
    from escrowbook.actions.opening import World
    from escrowbook.store.config import read_config

    config = read_config(book)
    party = config.party or "freelancer"
    return World(clock_now, as_of, book, party, config.thresholds, config.ignored, state)


def ids_of_book(named: str | None, environment: str | None, here: str) -> list[str]:
    """The ids of contracts that there may be in the book that these mean, by names of files alone.

    empty where that is no book.
    """
    from escrowbook.store.errors import StoreError
    from escrowbook.store.walking import SUFFIX, find_files

    try:
        book = find_book(named, environment, here)
    except StoreError:
        return []
    names = [os.path.basename(found.path) for found in find_files([book], on_error=_pass_over)]
    return sorted({name.removesuffix(SUFFIX) for name in names})


def _pass_over(_: object) -> None:
    """A folder that may not be read holds nothing that we could find."""
