"""The log read aloud: who did what when, what the clock did, and what each of it moved."""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.clock import Firing
from escrowbook.core.contract import Contract, Happening
from escrowbook.core.journal import voided_numbers
from escrowbook.core.reports.log import happenings
from escrowbook.views.cells import hung, padded
from escrowbook.views.screen import Screen
from escrowbook.views.sentences import spoken_event, spoken_moment, spoken_transfer


def log_lines(contract: Contract, screen: Screen) -> Iterator[str]:
    """A line for each thing that happened, and one for each transfer."""
    voided = voided_numbers(contract.entries)
    number_width = len(str(len(contract.entries)))
    for happening in happenings(contract):
        entry = happening.entry
        is_voided = entry is not None and entry.number in voided
        number = str(entry.number) if entry else screen.dot
        at = spoken_moment(happening.at, contract.terms.zone)
        margin = f"{padded(number, number_width, right=True)}  {at}  "
        paint = "dim" if is_voided else "" if entry else "waiting"
        text = screen.shown(_told(contract, happening, is_voided=is_voided))
        yield from (screen.painted(line, paint) for line in hung(margin, text, screen.width))
        for transfer in happening.transfers:
            moved = screen.shown(spoken_transfer(transfer, contract.terms.currency, screen))
            yield from hung(" " * len(margin) + "  ", moved, screen.width)


def _told(contract: Contract, happening: Happening, *, is_voided: bool) -> str:
    entry = happening.entry
    if entry is None:
        return _spoken_firing(happening.firing)
    note = f": {entry.event.note}" if entry.event.note else ""
    undone = "undone: " if is_voided else ""
    return f"{undone}{spoken_event(entry, contract.entries, contract.terms.currency)}{note}"


def _spoken_firing(firing: Firing | None) -> str:
    """What the clock did: `by the clock: auto-release of M1`."""
    if firing is None:
        return "by the clock"
    of = f" of {firing.timer.milestone}" if firing.timer.milestone else ""
    return f"by the clock: {firing.timer.do}{of}"
