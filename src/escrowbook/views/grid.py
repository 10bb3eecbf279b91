"""Rows as a grid of texts: which columns it has, its groups, its totals, its widths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from escrowbook.core.records import frozen
from escrowbook.core.reports.rows import Row, Value
from escrowbook.views.cells import width_of
from escrowbook.views.columns import STATE_PAINTS, Column
from escrowbook.views.plain import plain
from escrowbook.views.screen import Screen

GAP = "  "
# The sorts of columns that give way to the others, and what is left of them at least.
ELASTIC = {"text": 10, "prose": 30}


@frozen
class Grid:
    """Rows as the texts of their cells; `totals` come last.

    `headings` stand above the row of that index, for what whole groups of rows have in common.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    totals: Sequence[Row]
    cells: Sequence[tuple[str, ...]]
    headings: Mapping[int, str]

    @property
    def widths(self) -> list[int]:
        """How wide each column is when nothing gives way."""
        return [
            max([width_of(column.title), *(width_of(cells[index]) for cells in self.cells)])
            for index, column in enumerate(self.columns)
        ]

    @property
    def width_min(self) -> int:
        """How wide the table is at least."""
        widths = [
            min(width, ELASTIC.get(column.sort, width))
            for column, width in zip(self.columns, self.widths, strict=True)
        ]
        return with_gaps(widths)

    def row(self, number: int) -> Row:
        """The row behind a line of cells, a total behind the last ones."""
        count = len(self.rows)
        return self.rows[number] if number < count else self.totals[number - count]


def with_gaps(widths: Sequence[int]) -> int:
    """How wide columns are with the gaps between them."""
    return sum(widths) + len(GAP) * (len(widths) - 1)


def grid_of(
    columns: tuple[Column, ...],
    rows: Sequence[Row],
    totals: Sequence[Row],
    screen: Screen,
    *,
    is_grouped: bool = False,
) -> Grid:
    """The grid of rows; `is_grouped` takes the columns that group out of it, into headings."""
    grouping = [column.key for column in columns if column.groups] if is_grouped else []
    kept = tuple(
        column
        for column in columns
        if column.key not in grouping
        and not (column.if_any and not any(says_something(row[column.key]) for row in rows))
    )
    named = [_named_total(total, kept) for total in totals] if grouping else totals
    cells = [
        tuple(_cell(column, row.get(column.key), screen) for column in kept)
        for row in (*rows, *named)
    ]
    return Grid(kept, rows, totals, cells, _headings(grouping, rows, screen))


def _cell(column: Column, value: Value, screen: Screen) -> str:
    return screen.shown(to_the_minute(value) if column.sort == "moment" else plain(value))


def to_the_minute(value: Value) -> str:
    """A moment of a row as people read it: `2026-01-20 16:30`, on the contract's wall clock."""
    return plain(value)[: len("2026-01-20T16:30")].replace("T", " ")


def _named_total(total: Row, columns: tuple[Column, ...]) -> Row:
    """A total that names its currency itself, where no column does."""
    first = next(column.key for column in columns if column.sort == "id")
    return {**total, first: f"total {plain(total.get('currency'))}".strip()}


def _headings(grouping: Sequence[str], rows: Sequence[Row], screen: Screen) -> dict[int, str]:
    headings: dict[int, str] = {}
    before: tuple[Value, ...] = ()
    for index, row in enumerate(rows):
        group = tuple(row[key] for key in grouping)
        if group != before:
            headings[index] = f" {screen.dot} ".join(screen.shown(plain(each)) for each in group)
            before = group
    return headings


def says_something(value: Value) -> bool:
    """Whether a cell holds more than nothing or a zero."""
    return bool(plain(value).strip("0."))


def totals_per_currency(columns: tuple[Column, ...], rows: Sequence[Row]) -> list[Row]:
    """One row of sums for each currency, never across; none for a single row."""
    # `amount` is money on its way, which may come by several times.
    amounts = [
        column.key for column in columns if column.sort == "amount" and column.key != "amount"
    ]
    if len(rows) <= 1 or not amounts or "currency" not in rows[0]:
        return []
    first = next(column.key for column in columns if column.sort == "id")
    by_currency: dict[str, list[Row]] = {}
    for row in rows:
        by_currency.setdefault(str(row["currency"]), []).append(row)
    return [
        {
            first: "total",
            "currency": currency,
            **{
                key: sum_of([row[key] for row in of_it if key != "price" or is_agreed(row)])
                for key in amounts
            },
        }
        for currency, of_it in sorted(by_currency.items())
    ]


def is_agreed(row: Row) -> bool:
    """Whether a row's price counts: that of a cancelled milestone does not (INTERFACE 6)."""
    return row.get("state") != "cancelled"


def sum_of(amounts: Sequence[Value]) -> str:
    """Add decimal strings of one currency, which all have the same number of decimals."""
    texts = [str(amount) for amount in amounts if amount is not None]
    decimals = max((len(text.partition(".")[2]) for text in texts), default=0)
    total = sum(int(text.replace(".", "")) for text in texts)
    digits = str(abs(total)).rjust(decimals + 1, "0")
    whole = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{whole}" if total < 0 else whole


def paint_of(column: Column, row: Row) -> str:
    """The colour of one cell: what it means for the money."""
    value = row.get(column.key)
    if column.sort == "state":
        words = plain(value).split(",")
        return next((STATE_PAINTS[word] for word in words if word in STATE_PAINTS), "")
    if column.sort == "amount" and not says_something(value):
        return "dim"
    return "strong" if column.sort == "id" else ""
