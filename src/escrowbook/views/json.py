"""JSON: one document with its schema's name."""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.reports.rows import Report, Row, schema_name
from escrowbook.views.safe import json_text
from escrowbook.views.screen import Screen

_INDENT = 2


def json_document(document: Row, screen: Screen) -> str:
    """One document, indented, with its line end."""
    return json_text(document, indent=_INDENT, ascii_only=not screen.is_unicode) + "\n"


def draw(report: Report, screen: Screen) -> Iterator[str]:
    """All rows in one document: `{"schema": …, "rows": [ … ]}`."""
    document: Row = {"schema": schema_name(report.name), **(report.about or {})}
    document["rows"] = list(report.rows)
    yield json_document(document, screen)
