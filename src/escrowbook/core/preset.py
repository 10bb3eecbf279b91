"""What a preset holds: a platform's rules at one date, each with where it was read.

A preset is data: numbers, and choices among named behaviours (policy_keys.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from escrowbook.core.patterns import pattern
from escrowbook.core.policy_values import RawValue
from escrowbook.core.records import frozen

Confidence = Literal["A", "B", "C"]

# A page's number in the rule book's list, where a source begins, or goes on to one more page.
_MARK = pattern(r"(?:^|; |\bin |\band )([A-Z]{1,2}[0-9]{0,2})(?= )")
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


def stale_from(read_on: date) -> date:
    """The first day on which more than a year has gone by: on the same day a year later it has not.

    A year from a 29 February ends on the 28th: platforms do not wait for a leap year.
    """
    is_leap_day = (read_on.month, read_on.day) == (2, 29)
    a_year_later = date(read_on.year + 1, read_on.month, 28 if is_leap_day else read_on.day)
    return a_year_later + timedelta(days=1)


def stale_text(name: str, read_on: date) -> str:
    """What is said of a preset that is stale."""
    return (
        f"the rules of {name} were checked on {read_on.isoformat()}, more than a year ago: "
        "what the platform has changed since is not in them"
    )


def stale_warnings(name: str, read_on: date | None, today: date) -> tuple[str, ...]:
    """What is said on a day of a preset that was last read on `read_on`."""
    if read_on is None or today < stale_from(read_on):
        return ()
    return (stale_text(name, read_on),)


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

    @property
    def read_on(self) -> date | None:
        """When it was last compared with a platform's pages; None where none was ever read.

        Rules that two people make for themselves do not grow old.
        """
        return self.checked if any(it.source != _OUR_OWN for it in self.entries.values()) else None
