"""Comma-separated values, safe to open in a spreadsheet; lines end as those of TSV do."""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.reports.rows import Report, Value
from escrowbook.views.plain import AMOUNTS, plain
from escrowbook.views.screen import Screen

# What makes a spreadsheet read a cell as a formula (OWASP ASVS 1.2.10); some read the full-width
# forms alike.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_QUOTED = frozenset('",')


def draw(report: Report, screen: Screen) -> Iterator[str]:
    """The header, also where no row follows, then the rows as they come."""
    yield ",".join(report.columns) + "\n"
    for row in report.rows:
        yield ",".join(_cell(key, row[key], screen) for key in report.columns) + "\n"


def _cell(key: str, value: Value, screen: Screen) -> str:
    text = screen.shown(plain(value))
    if text.startswith(_FORMULA) and isinstance(value, str) and key not in AMOUNTS:
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED & set(text) else text
