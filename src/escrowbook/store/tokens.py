"""TOML cut into tokens, for finding places and for counting: tolerant, linear, never failing.

This is no parser. tomllib says what a text means; this says where something stands in it, also in
a text that is broken. Every pattern takes what it can and never looks back, so that no text of
2 MiB makes it slow.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from escrowbook.core.patterns import pattern

if TYPE_CHECKING:
    from re import Match

# An unclosed multi-line text runs to the end of the file, an unclosed one-line text to the end of
# its line: if they failed to match instead, each later quote would search to the end again.
_TEXTS = (
    r'"""(?:[^"\\]++|\\(?:.|\Z)|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
)
_TOKEN = pattern(
    rf"(?s)(?P<text>{_TEXTS})"
    r"|(?P<comment>\#[^\n]*+)"
    r"|(?P<newline>\n)"
    r"|(?P<blank>[ \t]++)"
    r"|(?P<mark>[\[\]{}=,.])"
    r"|(?P<word>[^ \t\n\"'#\[\]{}=,.]++)"
)
_TEXT_OR_COMMENT = pattern(rf"(?s){_TEXTS}|\#[^\n]*+")


class Token(NamedTuple):
    """A piece of TOML: `kind` is text, word, mark or newline; line and column count from 1."""

    kind: str
    text: str
    start: int
    line: int
    column: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


def tokens(text: str, first_line: int = 1) -> Iterator[Token]:
    """Yield all tokens but blanks and comments."""
    line, line_start = first_line, 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        start = match.start()
        piece = match.group()
        if kind not in ("blank", "comment"):
            yield Token(kind, piece, start, line, start - line_start + 1)
        breaks = piece.count("\n") if kind in ("text", "newline") else 0
        if breaks:
            line += breaks
            line_start = start + piece.rindex("\n") + 1


def skeleton(text: str) -> str:
    """Return the text with each quoted text and comment replaced by `_`; lines stay lines."""
    return _TEXT_OR_COMMENT.sub(_hollow, text)


def _hollow(match: Match[str]) -> str:
    return "_" + "\n" * match.group().count("\n")


def unquoted(key: str) -> str:
    """Return a key without its quotes; what it spells with escapes is left as it is."""
    return key[1:-1] if len(key) > 1 and key[0] in "\"'" and key[-1] == key[0] else key


def is_closed(text: str) -> bool:
    """Tell whether a quoted text, as a token has it, has its closing quotes."""
    quotes = text[:3] if text[:3] in ('"""', "'''") else text[:1]
    if len(text) < 2 * len(quotes) or not text.endswith(quotes):
        return False
    inner = text[: -len(quotes)]
    backslashes = len(inner) - len(inner.rstrip("\\"))
    return quotes[0] == "'" or backslashes % 2 == 0
