"""The log read aloud: who did what when, what the clock did, and what each of it moved."""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.clock import Firing
from escrowbook.core.contract import Contract, Happening
from escrowbook.core.reports.log import happenings
from escrowbook.views.cells import padded, wrapped
from escrowbook.views.screen import Screen
from escrowbook.views.sentences import spoken_event, spoken_moment, spoken_transfer

# Where a line cannot hold the number, the moment and some words, they stand under each other.
_WORDS_WIDTH_MIN = 20


def log_lines(contract: Contract, screen: Screen) -> Iterator[str]:
    """A line for each thing that happened, and one for each transfer."""
    voided = {each.number for each in contract.entries} - {
        happening.entry.number for happening in contract.log if happening.entry
    }
    number_width = len(str(len(contract.entries)))
    for happening in happenings(contract):
        entry = happening.entry
        is_voided = entry is not None and entry.number in voided
        number = str(entry.number) if entry else screen.dot
        at = spoken_moment(happening.at, contract.terms.zone)
        margin = f"{padded(number, number_width, right=True)}  {at}  "
        paint = "dim" if is_voided else "" if entry else "waiting"
        text = _told(contract, happening, is_voided=is_voided)
        yield from _hung(margin, [text], paint, screen)
        moved = [
            spoken_transfer(transfer, contract.terms.currency, screen)
            for transfer in happening.transfers
        ]
        yield from _hung(" " * len(margin), [f"  {each}" for each in moved], "", screen)


def _told(contract: Contract, happening: Happening, *, is_voided: bool) -> str:
    entry = happening.entry
    if entry is None:
        return spoken_firing(happening.firing)
    note = f": {entry.event.note}" if entry.event.note else ""
    undone = "undone: " if is_voided else ""
    return f"{undone}{spoken_event(entry, contract.terms.currency)}{note}"


def spoken_firing(firing: Firing | None) -> str:
    """What the clock did: `by the clock: auto-release of M1`."""
    if firing is None:
        return "by the clock"
    of = f" of {firing.timer.milestone}" if firing.timer.milestone else ""
    return f"by the clock: {firing.timer.do}{of}"


def _hung(margin: str, texts: list[str], paint: str, screen: Screen) -> Iterator[str]:
    """Texts behind a margin, their further lines moved in as far as the first."""
    for text in texts:
        shown = screen.shown(text)
        room = None if screen.width is None else screen.width - len(margin)
        if room is not None and room < _WORDS_WIDTH_MIN:
            narrow = wrapped(f"{margin}{shown}".strip(), screen.width)
            yield from (screen.painted(line, paint) for line in narrow)
            continue
        inset = shown[: len(shown) - len(shown.lstrip())]
        first, *rest = wrapped(shown.lstrip(), None if room is None else room - len(inset)) or [""]
        yield margin + inset + screen.painted(first, paint)
        yield from (" " * len(margin) + inset + screen.painted(line, paint) for line in rest)
