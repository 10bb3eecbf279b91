"""Values as TOML text: the one line that an event becomes, and the text of a new contract.

tomli-w is not used for it: it writes moments with a space, lists over several lines, and leaves
characters as they are that a terminal would obey (P8).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from escrowbook.core.journal import written_moment

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SHORT_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r",
}  # fmt: skip
# What must be escaped in TOML (C0 and DEL), and what may stand there but moves or splits what a
# person sees: C1 controls, line and paragraph separators, marks that turn the direction of text,
# and the byte order mark.
_ESCAPED = re.compile(
    '[\\x00-\\x1f\\x7f-\\x9f"\\\\\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]'
)


def event_line(number: int, values: Mapping[str, object], seal: str) -> str:
    """Write the journal line of an event, in the order of its `values`, without a line end.

    `2 = { at = 2026-01-20T16:30:00Z, do = "submit", milestone = "M1", sum = "9f2c41d07a3b" }`.
    Raises ValueError for a text that is not Unicode (half of a surrogate pair).
    """
    return f"{number} = {table_text({**values, 'sum': seal})}"


def statement(key: str, value: object) -> str:
    """Write `key = value`."""
    return f"{_key_text(key)} = {value_text(value)}"


def table_text(values: Mapping[str, object]) -> str:
    """Write a table in braces, on one line."""
    pairs = ", ".join(statement(key, value) for key, value in values.items())
    return f"{{ {pairs} }}" if pairs else "{}"


def value_text(value: object) -> str:
    """Write one value: texts quoted, dates, numbers and flags bare, lists and tables on one line.

    Raises TypeError for a value that TOML has no form for, or that no contract holds.
    """
    if isinstance(value, str):
        return quoted_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return written_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return table_text(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(value_text, value))}]"
    raise TypeError(f"a contract file holds no {type(value).__name__}")


def quoted_text(text: str) -> str:
    """Write a basic string of TOML: one line, and nothing in it that acts on a terminal."""
    # A lone surrogate comes from bytes of the command line that are not UTF-8.
    text.encode()
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SHORT_ESCAPES.get(character) or f"\\u{ord(character):04x}"


def _key_text(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else quoted_text(key)
