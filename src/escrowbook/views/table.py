"""Tables for people: aligned, coloured by meaning, and never wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from escrowbook.core.reports.rows import Report, Row, Value
from escrowbook.views.cells import padded, shortened, width_of, wrapped
from escrowbook.views.columns import STATE_PAINTS, Column, layout_of
from escrowbook.views.plain import plain
from escrowbook.views.screen import Screen

GAP = "  "
# What is left of a text at least, before a column is left out for it.
_TEXT_WIDTH_MIN = 10
# The sorts of columns that give way to the others.
ELASTIC = ("text", "prose")


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows as the texts of their cells, with the columns that they have; `totals` come last."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    totals: Sequence[Row]
    cells: Sequence[tuple[str, ...]]


def draw(report: Report, screen: Screen) -> Iterator[str]:
    """The table of a report, with totals per currency where it has amounts of several rows."""
    rows = list(report.rows)
    if rows:
        columns = layout_of(report.name, report.columns)
        yield draw_rows(columns, rows, totals_per_currency(columns, rows), screen)


def draw_rows(
    columns: tuple[Column, ...], rows: Sequence[Row], totals: Sequence[Row], screen: Screen
) -> str:
    """Rows and totals as a table, or as cards where the screen is too narrow for one."""
    grid = _grid(columns, rows, totals, screen)
    width = screen.width
    while width is not None and _width(grid, _TEXT_WIDTH_MIN) > width:
        yielding = max(grid.columns, key=lambda column: column.yields)
        if not yielding.yields:
            return _cards(_grid(columns, rows, totals, screen), screen, width)
        kept = tuple(column for column in grid.columns if column is not yielding)
        grid = _grid(kept, rows, totals, screen)
    return _table(grid, screen)


def _grid(
    columns: tuple[Column, ...], rows: Sequence[Row], totals: Sequence[Row], screen: Screen
) -> Grid:
    kept = tuple(
        column
        for column in columns
        if not column.if_any or any(says_something(row[column.key]) for row in rows)
    )
    cells = [
        tuple(screen.shown(plain(row.get(column.key))) for column in kept)
        for row in (*rows, *totals)
    ]
    return Grid(kept, rows, totals, cells)


def says_something(value: Value) -> bool:
    """Whether a cell holds more than nothing or a zero."""
    return bool(plain(value).strip("0."))


def totals_per_currency(columns: tuple[Column, ...], rows: Sequence[Row]) -> list[Row]:
    """One row of sums for each currency, never across; none for a single row."""
    amounts = [column.key for column in columns if column.sort == "amount"]
    if len(rows) < 2 or not amounts or "currency" not in rows[0]:  # noqa: PLR2004 - one row is its own total.
        return []
    first = next(column.key for column in columns if column.sort == "id")
    by_currency: dict[str, list[Row]] = {}
    for row in rows:
        by_currency.setdefault(str(row["currency"]), []).append(row)
    return [
        {
            first: "total",
            "currency": currency,
            **{key: _sum_of([row[key] for row in of_it]) for key in amounts},
        }
        for currency, of_it in sorted(by_currency.items())
    ]


def _sum_of(amounts: Sequence[Value]) -> str:
    """Add decimal strings of one currency, which all have the same number of decimals."""
    texts = [str(amount) for amount in amounts if amount is not None]
    decimals = max((len(text.partition(".")[2]) for text in texts), default=0)
    total = sum(int(text.replace(".", "")) for text in texts)
    digits = str(abs(total)).rjust(decimals + 1, "0")
    whole = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{whole}" if total < 0 else whole


def _widths(grid: Grid) -> list[int]:
    return [
        max([width_of(column.title), *(width_of(cells[index]) for cells in grid.cells)])
        for index, column in enumerate(grid.columns)
    ]


def _width(grid: Grid, text_width: int) -> int:
    """How wide the table is when texts are shortened to `text_width`."""
    widths = [
        min(width, text_width) if column.sort in ELASTIC else width
        for column, width in zip(grid.columns, _widths(grid), strict=True)
    ]
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _table(grid: Grid, screen: Screen) -> str:
    widths = _fitted(grid, screen.width)
    heading = [
        _cell(column, column.title, width, screen)
        for column, width in zip(grid.columns, widths, strict=True)
    ]
    lines = [screen.painted(GAP.join(heading), "strong")]
    count = len(grid.rows)
    for number, cells in enumerate(grid.cells):
        if number == count:
            lines.append(screen.painted(screen.rule * _sum_with_gaps(widths), "dim"))
        lines += _row_lines(grid, number, cells, widths, screen)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _sum_with_gaps(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _fitted(grid: Grid, width: int | None) -> list[int]:
    """The width of each column; texts share what the screen has too little, the widest first."""
    widths = _widths(grid)
    texts = [index for index, column in enumerate(grid.columns) if column.sort in ELASTIC]
    while width is not None and texts and _sum_with_gaps(widths) > width:
        widest = max(texts, key=lambda index: widths[index])
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
    row = grid.totals[number - len(grid.rows)] if is_total else grid.rows[number]
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


def paint_of(column: Column, row: Mapping[str, Value]) -> str:
    """The colour of one cell: what it means for the money."""
    value = row.get(column.key)
    if column.sort == "state":
        words = (
            [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
        )
        return next((STATE_PAINTS[str(word)] for word in words if str(word) in STATE_PAINTS), "")
    if column.sort == "amount" and not says_something(value):
        return "dim"
    if column.sort == "id":
        return "strong"
    return ""


def _cards(grid: Grid, screen: Screen, width: int) -> str:
    """Each row as a few lines: who it is and its state, then every fact that it has."""
    lines: list[str] = []
    for number, cells in enumerate(grid.cells):
        is_total = number >= len(grid.rows)
        named = list(zip(grid.columns, cells, strict=True))
        lines += wrapped(_joined(named, ("id", "state"), screen), width)
        for column, cell in named:
            if column.sort in ELASTIC and cell:
                lines += indented_words(cell, width)
        facts = [
            f"{column.title} {cell}".strip()
            for column, cell in named
            if column.sort in ("amount", "plain") and cell
        ]
        lines += _indented(_packed(facts, max(width - len(GAP), 1)), width)
        if not is_total and number + 1 < len(grid.cells):
            lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _joined(named: Sequence[tuple[Column, str]], sorts: tuple[str, ...], screen: Screen) -> str:
    cells = [cell for column, cell in named if column.sort in sorts and cell]
    return f" {screen.dot} ".join(cells)


def indented_words(text: str, width: int | None) -> list[str]:
    """The text in lines that begin two cells further in, where there is room for that."""
    if width is None:
        return [f"  {text}"]
    return _indented(wrapped(text, max(width - len(GAP), 1)), width)


def _indented(lines: Sequence[str], width: int) -> list[str]:
    return [GAP + line if width_of(line) + len(GAP) <= width else line for line in lines]


def _packed(facts: Sequence[str], width: int) -> list[str]:
    """Facts side by side, as many as fit into a line; one that is too long is wrapped."""
    lines: list[str] = []
    for fact in facts:
        if lines and width_of(f"{lines[-1]}{GAP}{fact}") <= width:
            lines[-1] = f"{lines[-1]}{GAP}{fact}"
        else:
            lines += wrapped(fact, width)
    return lines
