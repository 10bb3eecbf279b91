"""Rows on a screen that is too narrow for a table: who it is, its state, then every fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from escrowbook.core.reports.rows import Row
from escrowbook.views.cells import indented, width_of, wrapped
from escrowbook.views.columns import Column
from escrowbook.views.grid import ELASTIC, GAP, Grid, paint_of
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
        named = list(zip(grid.columns, cells, strict=True))
        lines += _card(named, grid.row(number), screen)
    return "".join(f"{line}\n" for line in lines)


def _card(named: Sequence[tuple[Column, str]], row: Row, screen: Screen) -> Iterator[str]:
    name = [(cell, paint_of(each, row)) for each, cell in named if each.sort in _NAMING and cell]
    words = [(cell, "") for each, cell in named if each.sort in ELASTIC and cell]
    yield from _naming(name, words, screen)
    facts = [f"{each.title} {cell}".strip() for each, cell in named if each.sort in _FACTS and cell]
    yield from _packed(facts, screen.width)


def _naming(
    name: Sequence[tuple[str, str]], words: Sequence[tuple[str, str]], screen: Screen
) -> Iterator[str]:
    """Ids, state and words in a line; else the words under it, and a long name wrapped."""
    width = screen.width
    if width is None or width_of(_joined([*name, *words], screen)) <= width:
        yield _joined([*name, *words], screen, has_paint=True)
        return
    if width_of(_joined(name, screen)) <= width:
        yield _joined(name, screen, has_paint=True)
    else:
        yield from wrapped(_joined(name, screen), width)
    for text, _ in words:
        yield from indented(text, width)


def _joined(parts: Sequence[tuple[str, str]], screen: Screen, *, has_paint: bool = False) -> str:
    texts = [screen.painted(text, paint) if has_paint else text for text, paint in parts]
    return f" {screen.dot} ".join(texts)


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
