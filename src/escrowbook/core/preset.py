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

# How a source begins: with the page's number in the rule book's list, or by saying that it is none.
_MARK = re.compile(r"[A-Z]{1,2}[0-9]{0,2}(?= )")
_NOT_FOUND = ("no ", "looked for ")


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
    def marks(self) -> str:
        """`[U8][U12]`: the pages that say so; empty where it is not known, or only not found."""
        if self.assumed is not None or self.source.startswith(_NOT_FOUND):
            return ""
        found = (_MARK.match(part) for part in self.source.split("; "))
        return "".join(f"[{mark[0]}]" for mark in found if mark)


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
