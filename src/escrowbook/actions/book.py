"""The book that the counter works in: its folder, and the side that keeps it."""

from __future__ import annotations

from datetime import datetime

from escrowbook.actions.opening import World
from escrowbook.store.book import find_book
from escrowbook.store.config import read_config


def world_of(
    clock_now: datetime,
    as_of: str | None,
    *,
    named_book: str | None,
    environment_book: str | None,
    here: str,
    state: str | None = None,
) -> World:
    """The world as the counter found it; `clock_now` is in UTC. Raises a store error."""
    folder = find_book(named_book, environment_book, here)
    config = read_config(folder)
    party = config.party or "freelancer"
    return World(clock_now, as_of, folder, party, config.thresholds, config.ignored, state)
