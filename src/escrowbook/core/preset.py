"""What a preset holds: a platform's rules at one date, each with where it was read.

A preset is data: numbers, and choices among named behaviours (policy_keys.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from escrowbook.core.policy_values import RawValue
from escrowbook.core.records import frozen

Confidence = Literal["A", "B", "C"]

# A page's number in the rule book's list, where a source begins, or goes on to one more page.
_MARK = re.compile(r"(?:^|; |\bin |\band )([A-Z]{1,2}[0-9]{0,2})(?= )")
_NOT_FOUND = ("no ", "looked for ")
_OUR_OWN = "own definition"


@frozen
class PresetEntry:
    """What a preset says about one key, where that was read, and how sure it is.

    Confidence A: the platform's own page, recent; B: its own, older or in conflict; C: a third
    party's, or nothing was found. `assumed` is there only for an unknown behaviour. `currency` is
    there where amounts in the value hold in that currency alone: in any other they are unknown.
    """

    value: RawValue
    source: str
    checked: date
    confidence: Confidence
    assumed: RawValue | None = None
    note: str = ""
    currency: str | None = None

    @property
    def effective(self) -> RawValue:
        """What counts: the value, or what is assumed in its place."""
        return self.value if self.assumed is None else self.assumed

    @property
    def citation(self) -> str:
        """`[U8][U12]`, the pages that say so; else, in parentheses, where it is from.

        A source of another form than those of the rule book is quoted as it stands.
        """
        if self.source == _OUR_OWN:
            return "(our own definition)"
        was_found = not self.source.startswith(_NOT_FOUND)
        named = self.source.partition("; looked for ")[0]
        pages = "".join(f"[{mark}]" for mark in _MARK.findall(named))
        if not pages:
            return f"({self.source})"
        if was_found and self.assumed is None:
            return pages
        if self.assumed is not None:
            return f"(assumed; {'left open' if was_found else 'not found'} in {pages})"
        return f"(no rule on it found in {pages})"


@frozen
class Preset:
    """A platform's rules as they were at one date. Never changes once released.

    There is one of each in a process, so it is equal to itself alone.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    name: str
    title: str
    checked: date
    entries: Mapping[str, PresetEntry]
    closing_notes: tuple[str, ...] = ()
