r"""Text from files made harmless: nothing in it acts on a terminal, a spreadsheet or a reader (P8).

Whatever a view shows that a person or another program wrote goes through `visible`; JSON, which
has its own escapes, through `json_text`.
"""

from __future__ import annotations

import json

from escrowbook.core.patterns import pattern
from escrowbook.core.reports.rows import Value

# Control characters, both halves; whatever turns the direction of text, has no width, or joins
# and parts what it stands between; halves of characters, which no encoding can write.
_UNSEEN = (
    "\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match
_HARMFUL = pattern(f"[\x00-\x1f{_UNSEEN}]")
_HARMFUL_IN_JSON = pattern(f"[{_UNSEEN}]")

# Marks stack on the letter before them; a pile of them covers the lines above and below.
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARKS_MAX = 3
_PILE = pattern(f"(?<=[{_MARKS}]{{{_MARKS_MAX}}})[{_MARKS}]+")

_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_BYTE_MAX = 0xFF
_PLANE_MAX = 0xFFFF


def visible(text: str) -> str:
    r"""The text with every character that acts, hides or piles up shown as its escape.

    `\x1b`, `\u202e`, `\U000e0041`; tab and newline as `\t` and `\n`. What is left is one line.
    """
    if text.isascii() and text.isprintable():
        return text
    return _PILE.sub(_escapes, _HARMFUL.sub(_escapes, text))


def visible_message(text: str) -> str:
    """A message of ours with words of others in it: harmless too, its own line ends kept."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _escapes(found: Match[str]) -> str:
    return "".join(_escape(character) for character in found.group())


def _escape(character: str) -> str:
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if code <= _BYTE_MAX:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _PLANE_MAX else f"\\U{code:08x}"


def json_text(value: Value, *, indent: int | None = None, ascii_only: bool = False) -> str:
    r"""A value as JSON, in which nothing acts on a terminal: such characters are `\u` escapes."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, separators=separators)
    # The delete character is the only one of ASCII that JSON itself lets through.
    if text.isascii() and "\x7f" not in text:
        return text
    return _HARMFUL_IN_JSON.sub(_json_escape, text)


def _json_escape(found: Match[str]) -> str:
    return json.dumps(found.group(), ensure_ascii=True)[1:-1]


def printable(text: str, encoding: str) -> str:
    r"""The text with what the encoding cannot write as escapes: `\xe9` on an ASCII terminal."""
    return text.encode(encoding, "backslashreplace").decode(encoding)
