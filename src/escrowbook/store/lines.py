"""Values as TOML text: the one line that an event becomes, and the text of a new contract.

tomli-w quotes the texts. Moments, lists and tables are written here: it would put a space into a
moment and spread a list over several lines, and an event is one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from escrowbook.core.journal import written_moment
from escrowbook.core.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match

_BARE_KEY = pattern(r"[A-Za-z0-9_-]+")
# What TOML lets stand in a text, but what moves or splits what a person sees (P8): tabs, C1
# controls, separators of lines and paragraphs, marks that turn the direction of text, and the
# byte order mark.
_ACTING = pattern("[\\t\\x80-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]")


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
    # Reading commands come past this page and write nothing.
    from tomli_w import dumps

    return _ACTING.sub(_escape, dumps({"text": text}).removeprefix("text = ").removesuffix("\n"))


def _escape(match: Match[str]) -> str:
    return "\\t" if match.group() == "\t" else f"\\u{ord(match.group()):04x}"


def _key_text(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else quoted_text(key)
