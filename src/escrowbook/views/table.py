"""Tables for people: aligned, coloured by meaning, and never wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from escrowbook.core.reports.rows import Report, Row
from escrowbook.views.cards import cards
from escrowbook.views.cells import padded, shortened, wrapped
from escrowbook.views.columns import Column, layout_of
from escrowbook.views.grid import (
    ELASTIC,
    GAP,
    Grid,
    grid_of,
    paint_of,
    totals_per_currency,
    with_gaps,
)
from escrowbook.views.screen import Screen

# Columns that yield so readily are left out before rows are put into groups.
_YIELDS_BEFORE_GROUPS = 3


def draw(report: Report, screen: Screen) -> Iterator[str]:
    """The table of a report, with totals per currency where it has amounts of several rows."""
    rows = list(report.rows)
    if rows:
        columns = layout_of(report.name, report.columns)
        yield draw_rows(columns, rows, totals_per_currency(columns, rows), screen)


def draw_rows(
    columns: tuple[Column, ...], rows: Sequence[Row], totals: Sequence[Row], screen: Screen
) -> str:
    """Rows and totals as a table; where the screen is too narrow in groups, or as cards."""
    groups = [column.key for column in columns if column.groups]
    is_one_group = len({tuple(row[key] for key in groups) for row in rows}) == 1
    if groups and not is_one_group:
        grid = _fitting(columns, rows, totals, screen, _YIELDS_BEFORE_GROUPS)
        if grid is not None:
            return _table(grid, screen)
    grid = _fitting(columns, rows, totals, screen, 1, is_grouped=bool(groups))
    if grid is not None:
        return _table(grid, screen)
    kept = tuple(column for column in columns if column.yields < _YIELDS_BEFORE_GROUPS)
    return cards(grid_of(kept, rows, totals, screen, is_grouped=bool(groups)), screen)


def _fitting(
    columns: tuple[Column, ...],
    rows: Sequence[Row],
    totals: Sequence[Row],
    screen: Screen,
    yields_min: int,
    *,
    is_grouped: bool = False,
) -> Grid | None:
    """The grid that fits, without columns that yield by `yields_min` or more; None for none."""
    grid = grid_of(columns, rows, totals, screen, is_grouped=is_grouped)
    while screen.width is not None and grid.width_min > screen.width:
        yielding = max(columns, key=lambda column: column.yields)
        if yielding.yields < yields_min:
            return None
        columns = tuple(column for column in columns if column is not yielding)
        grid = grid_of(columns, rows, totals, screen, is_grouped=is_grouped)
    return grid


def _table(grid: Grid, screen: Screen) -> str:
    widths = _fitted(grid, screen.width)
    titles = [
        _cell(column, column.title, width, screen)
        for column, width in zip(grid.columns, widths, strict=True)
    ]
    lines = [screen.painted(GAP.join(titles), "strong")]
    for number, cells in enumerate(grid.cells):
        if number == len(grid.rows):
            lines.append(screen.painted(screen.rule * with_gaps(widths), "dim"))
        if number in grid.headings:
            heading = wrapped(grid.headings[number], screen.width)
            lines += [screen.painted(line, "strong") for line in heading]
        lines += _row_lines(grid, number, cells, widths, screen)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _fitted(grid: Grid, width: int | None) -> list[int]:
    """The width of each column; the elastic ones share what the screen has too little."""
    widths = grid.widths
    elastic = [index for index, column in enumerate(grid.columns) if column.sort in ELASTIC]
    while width is not None and elastic and with_gaps(widths) > width:
        widest = max(elastic, key=lambda index: widths[index])
        widths[widest] -= 1
    return widths


def _cell(column: Column, cell: str, width: int, screen: Screen) -> str:
    if column.sort in ELASTIC:
        cell = shortened(cell, width, screen.ellipsis)
    return padded(cell, width, right=column.sort == "amount")


def _row_lines(
    grid: Grid, number: int, cells: Sequence[str], widths: Sequence[int], screen: Screen
) -> Iterator[str]:
    """One row: a line, and further ones where its prose goes on."""
    is_total = number >= len(grid.rows)
    row = grid.row(number)
    paints = ["strong" if is_total else paint_of(column, row) for column in grid.columns]
    stacks = [
        wrapped(cell, width) if column.sort == "prose" else [cell]
        for column, cell, width in zip(grid.columns, cells, widths, strict=True)
    ]
    for line in zip_longest(*stacks, fillvalue=""):
        parts = [
            screen.painted(_cell(column, cell, width, screen), paint)
            for column, cell, width, paint in zip(grid.columns, line, widths, paints, strict=True)
        ]
        yield GAP.join(parts)
