"""The `[[milestone]]` tables of the terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from escrowbook.core.errors import Place
from escrowbook.core.events.vocabulary import YEAR_MAX, YEAR_MIN
from escrowbook.core.money import MoneyError, parse_amount
from escrowbook.core.patterns import pattern
from escrowbook.core.terms import MILESTONES_MAX, MilestoneTerms
from escrowbook.store.canonical import WrittenNumber
from escrowbook.store.complaints import TOP, Complaints, shown_value
from escrowbook.store.places import Address

MILESTONE_KEYS = ("id", "title", "amount", "due", "scope")
REQUIRED_KEYS = ("id", "title", "amount")
_HEADER = pattern(r"[ \t]*\[\[[ \t]*milestone[ \t]*\]\]")


def read_milestones(
    values: Mapping[str, object],
    currency: str,
    lines: Sequence[int] | None,
    complaints: Complaints,
) -> tuple[MilestoneTerms, ...]:
    """Read all milestones; `lines` are those of their headers where the file was canonical.

    `currency` is empty where the contract has none, and then amounts are not judged.
    """
    tables = values.get("milestone", [])
    if not isinstance(tables, list) or not all(isinstance(each, Mapping) for each in tables):
        complaints.say(
            "`milestone` is no list of tables",
            "begin each milestone with the line [[milestone]]",
            TOP._replace(key="milestone"),
        )
        return ()
    if len(tables) > MILESTONES_MAX:
        complaints.say(
            f"the contract has {len(tables):,} milestones; the most is {MILESTONES_MAX:,}",
            "split the work into several contracts",
            Address("milestone", 0, ""),
        )
        return ()
    headers = lines if lines is not None else _headers(complaints.text, len(tables))
    first_place: dict[str, Place] = {}
    milestones = []
    for index, table in enumerate(tables):
        if complaints.is_full:
            break
        place = Place(headers[index]) if headers is not None else _header(index, complaints)
        reader = _MilestoneReader(table, index, lines is not None, complaints)
        milestone = reader.read(currency, place)
        milestones.append(milestone)
        if milestone.id in first_place:
            first = first_place[milestone.id].line
            complaints.say(
                f"milestone `{milestone.id}` is there twice: first in line {first}",
                "give one of the two another id",
                Address("milestone", index, "id"),
            )
        elif milestone.id:
            first_place[milestone.id] = place
    return tuple(milestones)


def _headers(text: str, count: int) -> list[int] | None:
    """Find the lines of `count` headers the quick way, where no text over lines can hide one."""
    if '"""' in text or "'''" in text:
        return None
    found = [number for number, line in enumerate(text.split("\n"), 1) if _HEADER.match(line)]
    return found if len(found) == count else None


def _header(index: int, complaints: Complaints) -> Place:
    spot = complaints.places.find("milestone", index, "")
    return spot.place if spot is not None else Place(1, 1)


class _MilestoneReader:
    """One milestone's table; `is_canonical` tells that bare numbers stand as plain digits."""

    def __init__(
        self,
        values: Mapping[str, object],
        index: int,
        is_canonical: bool,  # noqa: FBT001
        complaints: Complaints,
    ) -> None:
        self._values = values
        self._table = Address("milestone", index, "")
        self._is_canonical = is_canonical
        self._complaints = complaints

    def read(self, currency: str, place: Place) -> MilestoneTerms:
        """Read it; what could not be read is among the complaints."""
        complaints, table = self._complaints, self._table
        complaints.check_keys(self._values, MILESTONE_KEYS, REQUIRED_KEYS, table)
        return MilestoneTerms(
            complaints.read_id(self._values, table),
            complaints.read_text(self._values, table, "title"),
            self._amount(currency),
            self._due(),
            complaints.read_text(self._values, table, "scope"),
            place,
        )

    def _due(self) -> date | None:
        written = self._values.get("due")
        if written is None:
            return None
        place = self._table._replace(key="due")
        if not isinstance(written, date) or isinstance(written, datetime):
            self._complaints.say(
                f"`due` is {shown_value(written)}, not a plain date",
                "write it without quotes and time, like 2026-02-01",
                place,
            )
            return None
        if not YEAR_MIN <= written.year <= YEAR_MAX:
            # Days are added to it, and the calendar has an end.
            self._complaints.say(
                f"`due` is {written.isoformat()}, too far away",
                f"name a day in a year from {YEAR_MIN} to {YEAR_MAX}",
                place,
            )
            return None
        return written

    def _amount(self, currency: str) -> int:
        written = self._values.get("amount")
        if written is None or not currency:
            return 0
        try:
            amount_minor = parse_amount(self._amount_text(written), currency)
        except MoneyError as error:
            self._say_amount(str(error))
            return 0
        if amount_minor == 0:
            self._say_amount("the amount of a milestone must be more than zero")
        return amount_minor

    def _say_amount(self, message: str) -> None:
        address = self._table._replace(key="amount")
        self._complaints.say(message, 'write it like "250.00"', address)

    def _amount_text(self, written: object) -> str:
        """Give the amount as it was typed: a float would not be exact, and 0xFA is no amount."""
        if isinstance(written, str):
            return written
        if isinstance(written, WrittenNumber):
            return written.text
        if type(written) is not int:
            raise MoneyError(f"{shown_value(written)} is not an amount")
        if self._is_canonical:
            return str(written)
        spot = self._complaints.places.find(*self._table._replace(key="amount"))
        return spot.text.partition("=")[2].strip() if spot is not None else str(written)
