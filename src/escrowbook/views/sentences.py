"""Moments, transfers and events as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from escrowbook.core.journal import Entry, void_target
from escrowbook.core.ledger import Transfer
from escrowbook.core.money import format_amount
from escrowbook.views.screen import Screen


def spoken_moment(moment: datetime, zone: tzinfo) -> str:
    """A moment to the minute on the wall clock of a zone: `2026-01-20 16:30`."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def spoken_event(entry: Entry, entries: Sequence[Entry], currency: str) -> str:
    """What somebody did: `the client released 250.00 USD of M1`; of an undo, what it undid."""
    event = entry.event
    party = "both parties" if event.party == "mutual" else f"the {event.party}"
    target = void_target(entry, entries)
    if target is None:
        return f"{party} {event.aloud(currency)}"
    return f"{party} undid event {target.number}: {spoken_event(target, entries, currency)}"


def spoken_transfer(transfer: Transfer, currency: str, screen: Screen) -> str:
    """One transfer in a line: `escrow → pending  250.00 USD  principal`."""
    amount = f"{format_amount(transfer.amount_minor, currency)} {currency}"
    way = f"{transfer.source} {screen.arrow} {transfer.target}"
    of = f" of {transfer.milestone}" if transfer.milestone else ""
    return f"{way}  {amount}{of} ({transfer.why})"
