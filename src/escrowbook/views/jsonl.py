"""JSON lines: one row object a line, written as the rows come."""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.reports.rows import Report, Row
from escrowbook.views.safe import json_text
from escrowbook.views.screen import Screen


def json_line(row: Row, screen: Screen) -> str:
    """One object and its line end."""
    return json_text(row, ascii_only=not screen.is_unicode) + "\n"


def draw(report: Report, screen: Screen) -> Iterator[str]:
    """One line a row; nothing where there is none."""
    for row in report.rows:
        yield json_line(row, screen)
