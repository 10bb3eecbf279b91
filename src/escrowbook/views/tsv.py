"""Tab-separated values: one header row, one line a row, nothing wrapped and nothing coloured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from escrowbook.core.reports.rows import Report, Row
from escrowbook.views.plain import plain
from escrowbook.views.screen import Screen


def draw(report: Report, screen: Screen) -> Iterator[str]:
    """The header, also where no row follows, then the rows as they come."""
    yield "\t".join(report.columns) + "\n"
    for row in report.rows:
        yield line(row, report.columns, screen)


def line(row: Row, columns: Sequence[str], screen: Screen) -> str:
    """One row, with its line end; a tab in a cell is an escape, so cells can be told apart."""
    return "\t".join(screen.shown(plain(row[key])) for key in columns) + "\n"
