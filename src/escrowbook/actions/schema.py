"""The schema that editors read, kept in the book."""

from __future__ import annotations

from typing import NamedTuple

from escrowbook.actions.opening import World
from escrowbook.store import schema_file


class Kept(NamedTuple):
    """Where the schema lies; `is_new` unless it lay there already, just so."""

    path: str
    is_new: bool


def keep_schema(world: World, text: str) -> Kept:
    """Keep the schema in the book. Raises a store error."""
    is_new = schema_file.keep_schema(world.book, text.encode())
    return Kept(schema_file.schema_path(world.book), is_new)
