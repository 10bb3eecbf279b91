"""Tab-separated values: one header row, one line a row, nothing wrapped and nothing coloured."""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.reports.rows import Report
from escrowbook.views.plain import plain
from escrowbook.views.screen import Screen


def draw(report: Report, screen: Screen) -> Iterator[str]:
    """The header, also where no row follows, then the rows as they come."""
    yield "\t".join(report.columns) + "\n"
    for row in report.rows:
        yield "\t".join(screen.shown(plain(row[key])) for key in report.columns) + "\n"
