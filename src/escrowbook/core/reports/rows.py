"""Rows: what every report is made of, and how amounts and moments are written in them.

A row has exactly the keys that INTERFACE 6 gives it, in that order. Amounts are decimal strings in
the contract's currency, None where a needed value is unknown; times are ISO 8601 with the offset
of the contract's zone, dates plain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import TypeAlias

from escrowbook.core.errors import Defect
from escrowbook.core.events import event_values
from escrowbook.core.journal import Entry
from escrowbook.core.ledger import FEES, Account, Transfer
from escrowbook.core.money import format_amount
from escrowbook.core.records import frozen

# What lies here is nobody's yet.
HELD: frozenset[Account] = frozenset({"escrow", "pool"})

Value: TypeAlias = "bool | int | str | Sequence[Value] | Mapping[str, Value] | None"
Row = dict[str, Value]


@frozen
class Report:
    """Rows of one kind: `name` is the schema's (`milestones/1`), `columns` their keys in order.

    `about` holds what the JSON document says beside `schema` and `rows`, by key. `rows` may be
    read once only: a long batch is written as it comes.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Row]
    about: Mapping[str, Value] | None = None


def schema_name(name: str) -> str:
    """The `schema` of a document: `escrowbook/milestones/1`."""
    return f"escrowbook/{name}"


def money(amount_minor: int | None, currency: str) -> str | None:
    """An amount as a row holds it: `250.00`; None stays None."""
    return None if amount_minor is None else format_amount(amount_minor, currency)


def when(moment: datetime, zone: tzinfo) -> str:
    """A moment as a row holds it: `2026-01-05T10:00:00+00:00`, in the contract's zone."""
    return moment.astimezone(zone).isoformat(timespec="seconds")


def day(due: date | None) -> str | None:
    """A plain date as a row holds it: `2026-02-01`."""
    return None if due is None else due.isoformat()


def transfer_rows(transfers: Iterable[Transfer], currency: str) -> list[Row]:
    """Transfers as `{from, to, milestone, amount, why}`."""
    return [
        {
            "from": transfer.source,
            "to": transfer.target,
            "milestone": transfer.milestone,
            "amount": format_amount(transfer.amount_minor, currency),
            "why": transfer.why,
        }
        for transfer in transfers
    ]


def moved_minor(transfers: Iterable[Transfer]) -> int | None:
    """How much money transfers move, fees left out; None where they move none.

    A fee is also what an arbiter gives back: it was never the milestone's money.

    What only goes from pool to escrow, or is carried or retained, is still held: it is counted
    when it goes on to somebody.
    """
    moved = [
        each.amount_minor
        for each in transfers
        if each.why not in FEES
        and each.source != "arbiter"
        and not (each.source in HELD and each.target in HELD)
    ]
    return sum(moved) if moved else None


def event_row(entry: Entry, currency: str, zone: tzinfo) -> Row:
    """The values of a journal line, its `sum` last, as JSON holds them."""
    values = {**event_values(entry.event, currency), "sum": entry.seal}
    return {key: _plain(value, zone) for key, value in values.items()}


def _plain(value: object, zone: tzinfo) -> Value:
    if isinstance(value, datetime):
        return when(value, zone)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(each, zone) for key, each in value.items()}
    if value is None or isinstance(value, bool | int | str):
        return value
    raise Defect(f"{value!r} is no value of an event")
