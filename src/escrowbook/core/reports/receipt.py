"""The receipt of one event: what was recorded, what moved, where that leaves things: event/1."""

from __future__ import annotations

from collections.abc import Iterable

from escrowbook.core.contract import Contract
from escrowbook.core.journal import Entry
from escrowbook.core.ledger import Transfer
from escrowbook.core.reports.event_notes import event_notes
from escrowbook.core.reports.rows import Row, event_row, schema_name, transfer_rows
from escrowbook.core.reports.status import milestone_row
from escrowbook.core.reports.worth import worth_of_dispute, worth_row

# What opens a dispute: its receipt tells what that is worth.
OPENING_DISPUTES = frozenset({"dispute", "decline-refund"})


def event_document(
    contract: Contract,
    entry: Entry,
    transfers: Iterable[Transfer],
    head: str,
    *,
    recorded: bool,
) -> Row:
    """One event as event/1; `contract` is as it stands after it, `head` the new head."""
    terms = contract.terms
    named = entry.event.milestone_id
    worth = worth_of_dispute(contract, named) if entry.event.do in OPENING_DISPUTES else None
    row = contract.milestone(named) if named is not None else None
    return {
        "schema": schema_name("event/1"),
        "contract": terms.id,
        "n": entry.number,
        "recorded": recorded,
        "event": event_row(entry, terms.currency, terms.zone),
        "transfers": transfer_rows(transfers, terms.currency),
        "milestone": milestone_row(row, terms.currency) if row is not None else None,
        "head": head,
        "worth": worth_row(worth, terms.currency) if worth is not None else None,
        "notes": list(event_notes(contract, entry)),
    }
