"""The log: every event and everything the clock did, with the transfers that each made: log/1."""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.contract import Contract, Happening
from escrowbook.core.events.closing import Close
from escrowbook.core.journal import Entry, voided_numbers
from escrowbook.core.reports.rows import (
    Report,
    Row,
    event_row,
    money,
    moved_minor,
    transfer_rows,
    when,
)

LOG_COLUMNS = (
    "n",
    "at",
    "do",
    "by",
    "milestone",
    "amount",
    "note",
    "clock",
    "voided",
    "transfers",
    "event",
)
BY_THE_CLOCK = "clock"


def log_report(contract: Contract) -> Report:
    """Everything up to the contract's moment, in the order in which it took effect."""
    voided = voided_numbers(contract.entries)
    rows = [_log_row(contract, happening, voided) for happening in happenings(contract)]
    return Report("log/1", LOG_COLUMNS, rows, {"contract": contract.terms.id})


def happenings(contract: Contract) -> Iterator[Happening]:
    """What happened, with the events that were voided in their places; those moved nothing."""
    voided = voided_numbers(contract.entries)
    left_out = sorted(
        (
            entry
            for entry in contract.entries
            if entry.number in voided and entry.event.at <= contract.moment
        ),
        key=lambda entry: (entry.event.at, entry.number),
    )
    for happening in contract.log:
        while left_out and _is_before(left_out[0], happening):
            yield _voided(left_out.pop(0))
        yield happening
    for entry in left_out:
        yield _voided(entry)


def _is_before(entry: Entry, happening: Happening) -> bool:
    if happening.entry is None:
        return entry.event.at < happening.at
    return (entry.event.at, entry.number) < (happening.at, happening.entry.number)


def _voided(entry: Entry) -> Happening:
    return Happening(entry.event.at, entry, None, ())


def _log_row(contract: Contract, happening: Happening, voided: frozenset[int]) -> Row:
    currency, zone = contract.terms.currency, contract.terms.zone
    at = when(happening.at, zone)
    transfers = transfer_rows(happening.transfers, currency)
    entry, firing = happening.entry, happening.firing
    if entry is None:
        return {
            "n": None,
            "at": at,
            "do": firing.timer.do if firing else "",
            "by": BY_THE_CLOCK,
            "milestone": firing.timer.milestone if firing else None,
            "amount": money(moved_minor(happening.transfers), currency),
            "note": None,
            "clock": True,
            "voided": False,
            "transfers": transfers,
            "event": None,
        }
    event = entry.event
    return {
        "n": entry.number,
        "at": at,
        "do": event.do,
        "by": event.party,
        "milestone": event.milestone_id,
        "amount": money(stated_minor(entry), currency),
        "note": event.note,
        "clock": False,
        "voided": entry.number in voided,
        "transfers": transfers,
        "event": event_row(entry, currency, zone),
    }


def stated_minor(entry: Entry) -> int | None:
    """The `amount` that an event names; of a closing, all that it pays."""
    event = entry.event
    if isinstance(event, Close):
        return sum(amount_minor for _, amount_minor in event.pay) if event.pay else None
    stated = getattr(event, "amount_minor", None)
    return stated if isinstance(stated, int) else None
