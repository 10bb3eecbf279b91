"""What is wrong with the terms of one file, collected while they are read.

The places of keys are looked for at the first complaint: a sound file never pays for them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from escrowbook.core.errors import Place, Problem
from escrowbook.core.meant import did_you_mean
from escrowbook.core.money import quoted
from escrowbook.core.terms import ID_PATTERN
from escrowbook.store.canonical import WrittenNumber
from escrowbook.store.limits import PROBLEMS_MAX
from escrowbook.store.places import Address, Places, Spot

ID_REMEDY = (
    "an id is letters, digits, dot, underscore and hyphen, 64 at most, "
    "the first a letter or a digit"
)
TOP = Address("", 0, "")
_TABLE_NAMES = {"": "the contract", "policy": "[policy]", "milestone": "[[milestone]]"}
_EXAMPLES = {"currency": '"USD"', "amount": '"250.00"'}


class Complaints:
    """The problems of one text; `set_aside` are keys on lines that are no TOML.

    That such a key is missing would be said twice, so it is not said.
    """

    def __init__(self, text: str, set_aside: Collection[str] = ()) -> None:
        self.text = text
        self.set_aside = frozenset(set_aside)
        self.problems: list[Problem] = []

    @cached_property
    def places(self) -> Places:
        """All places of the text."""
        return Places(self.text)

    @property
    def is_full(self) -> bool:
        """Whether nothing more will be told, so that nothing more need be judged."""
        return len(self.problems) >= PROBLEMS_MAX

    def say(self, message: str, remedy: str, address: Address) -> None:
        """Add a problem where `address` stands, else at its table's header, else at the top."""
        if not self.is_full:
            spot = self.places.find(*address) or Spot(Place(1, 1), "")
            self.problems.append(Problem("unreadable", message, remedy, spot.place, spot.text))

    def check_keys(
        self,
        values: Mapping[str, object],
        known: Sequence[str],
        required: Sequence[str],
        table: Address,
    ) -> None:
        """Refuse unknown keys, and say which are missing."""
        where = _TABLE_NAMES[table.table]
        for key in values:
            if key not in known and not self.is_full:
                remedy = did_you_mean(key, known) or "the keys are " + ", ".join(known)
                self.say(f"{where} has no key {quoted(key)}", remedy, table._replace(key=key))
        for key in required:
            if key not in values and key not in self.set_aside:
                example = _EXAMPLES.get(key, '"…"')
                self.say(f"{where} needs the key `{key}`", f"add `{key} = {example}`", table)

    def read_text(self, values: Mapping[str, object], table: Address, key: str) -> str:
        """Give a text; empty where the key is missing or its value is no text."""
        written = values.get(key, "")
        if isinstance(written, str):
            return written
        self.say(
            f"`{key}` is {shown_value(written)}, not a text",
            f'put it in double quotes: {key} = "…"',
            table._replace(key=key),
        )
        return ""

    def read_id(self, values: Mapping[str, object], table: Address) -> str:
        """Give the id; empty where there is none, or none that could be one."""
        written = self.read_text(values, table, "id")
        if ID_PATTERN.fullmatch(written):
            return written
        if isinstance(values.get("id"), str):
            self.say(f"{quoted(written)} is no id", ID_REMEDY, table._replace(key="id"))
        return ""


def shown_value(written: object) -> str:
    """Show a value in a message as TOML would have it, or say what it is."""
    if isinstance(written, WrittenNumber):
        return quoted(written.text).strip("'")
    if isinstance(written, Mapping):
        return "a table"
    if isinstance(written, list):
        return "a list"
    if isinstance(written, datetime):
        return written.isoformat(sep=" ")
    return quoted(written)
