"""Rows on a screen that is too narrow for a table: who it is, its state, then every fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from escrowbook.views.cells import indented, width_of, wrapped
from escrowbook.views.columns import Column
from escrowbook.views.grid import ELASTIC, GAP, Grid
from escrowbook.views.screen import Screen

_NAMING = ("id", "state")
_FACTS = ("amount", "moment", "plain")


def cards(grid: Grid, screen: Screen) -> str:
    """A few lines a row, each card set off by the facts that are moved in under its name."""
    lines: list[str] = []
    for number, cells in enumerate(grid.cells):
        if number in grid.headings:
            lines += [""] * (number > 0)
            heading = wrapped(grid.headings[number], screen.width)
            lines += [screen.painted(line, "strong") for line in heading]
        elif number == len(grid.rows):
            lines.append("")
        lines += _card(list(zip(grid.columns, cells, strict=True)), screen)
    return "".join(f"{line}\n" for line in lines)


def _card(named: Sequence[tuple[Column, str]], screen: Screen) -> Iterator[str]:
    name = [cell for column, cell in named if column.sort in _NAMING and cell]
    words = [cell for column, cell in named if column.sort in ELASTIC and cell]
    first = f" {screen.dot} ".join([*name, *words])
    if screen.width is None or width_of(first) <= screen.width:
        yield first
    else:
        yield from wrapped(f" {screen.dot} ".join(name), screen.width)
        for text in words:
            yield from indented(text, screen.width)
    facts = [
        f"{column.title} {cell}".strip() for column, cell in named if column.sort in _FACTS and cell
    ]
    yield from _packed(facts, screen.width)


def _packed(facts: Sequence[str], width: int | None) -> Iterator[str]:
    """Facts side by side, as many as fit into a line."""
    line = ""
    for fact in facts:
        longer = f"{line}{GAP}{fact}" if line else fact
        if line and width is not None and len(GAP) + width_of(longer) > width:
            yield from indented(line, width)
            longer = fact
        line = longer
    if line:
        yield from indented(line, width)
