"""What a writing command tells: what was done, what moved, where that leaves things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from escrowbook.core.contract import Contract, Milestone
from escrowbook.core.journal import Entry
from escrowbook.core.ledger import Transfer
from escrowbook.core.money import format_amount
from escrowbook.views.cells import indented, wrapped
from escrowbook.views.screen import Screen
from escrowbook.views.sentences import spoken_event, spoken_moment, spoken_transfer


def receipt_lines(
    contract: Contract,
    entry: Entry,
    transfers: Iterable[Transfer],
    head: str,
    screen: Screen,
    outcome: str,
    today: Contract,
) -> Iterator[str]:
    """One sentence, a line for each transfer, the milestone right after it, and the head.

    Where the clock has moved on since, a line says how the milestone stands `today`. `outcome`
    says what became of it: `recorded`, `not recorded: a dry run`, `recorded before`.
    """
    terms = contract.terms
    at = spoken_moment(entry.event.at, terms.zone)
    done = f"{terms.id}: {spoken_event(entry, contract.entries, terms.currency)}"
    note = f": {entry.event.note}" if entry.event.note else ""
    told = f"{done}{note} (event {entry.number}, {at}; {outcome})"
    yield from _lines(told, screen)
    for transfer in transfers:
        moved = spoken_transfer(transfer, terms.currency, screen)
        yield from indented(screen.shown(moved), screen.width)
    row = contract.milestone(entry.event.milestone_id or "")
    if row is not None:
        told = _standing(row, terms.currency)
        yield from _lines(f"{row.id} is now {told}", screen)
        later = today.milestone(row.id)
        if later is not None and _standing(later, terms.currency) != told:
            since = f"{row.id} by {spoken_moment(today.moment, terms.zone)}: "
            yield from _lines(since + _standing(later, terms.currency), screen)
    yield from _lines(f"head {head}", screen)


def _standing(row: Milestone, currency: str) -> str:
    pots = (
        ("unfunded", row.unfunded_minor),
        ("escrow", row.escrow_minor),
        ("pending", row.pending_minor),
        ("paid", row.paid_minor),
        ("refunded", row.refunded_minor),
    )
    held = [f"{name} {format_amount(minor, currency)}" for name, minor in pots if minor]
    flags = f" ({', '.join(row.flags)})" if row.flags else ""
    return f"{row.state}{flags}" + (f": {', '.join(held)}" if held else "")


def _lines(text: str, screen: Screen) -> list[str]:
    return wrapped(screen.shown(text), screen.width)
