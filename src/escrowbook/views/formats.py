"""The forms of output, by the name that `--format` takes. To add one: a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from escrowbook.core.reports.rows import Report
from escrowbook.views import csv, json, jsonl, table, tsv
from escrowbook.views.screen import Screen

Drawing = Callable[[Report, Screen], Iterator[str]]

FORMATS: Mapping[str, Drawing] = {
    "table": table.draw,
    "tsv": tsv.draw,
    "csv": csv.draw,
    "json": json.draw,
    "jsonl": jsonl.draw,
}
