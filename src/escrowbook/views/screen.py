"""Where output goes: how wide it is, whether a person looks at it, and what it can show."""

from __future__ import annotations

import codecs

from escrowbook.core.records import frozen
from escrowbook.views.safe import printable, visible

# Colours carry meaning only (`good`, `waiting`, `bad`), the rest is weight.
_CODES = {"good": "32", "waiting": "33", "bad": "31", "dim": "2", "strong": "1"}
_UNICODE = frozenset({"utf-8", "utf-16", "utf-32"})


@frozen
class Screen:
    """An output: `width` in cells, None where lines may have any length."""

    width: int | None = None
    is_terminal: bool = False
    has_colour: bool = False
    encoding: str = "utf-8"

    @property
    def is_unicode(self) -> bool:
        """Whether every character can be written."""
        return codecs.lookup(self.encoding).name in _UNICODE

    def shown(self, text: str) -> str:
        """Text of a file as it may be written here."""
        text = visible(text)
        return text if self.is_unicode else printable(text, self.encoding)

    def painted(self, text: str, paint: str) -> str:
        """The text in one of our colours or weights, the blanks around it left alone.

        As it is where there is no colour.
        """
        code, words = _CODES.get(paint), text.strip()
        if not (code and words and self.has_colour):
            return text
        before, _, after = text.partition(words)
        return f"{before}\x1b[{code}m{words}\x1b[0m{after}"

    @property
    def ellipsis(self) -> str:
        """What stands for the rest of a shortened text."""
        return "…" if self.is_unicode else "..."

    @property
    def rule(self) -> str:
        """What a horizontal line is made of."""
        return "─" if self.is_unicode else "-"

    @property
    def dot(self) -> str:
        """What stands between facts in a line."""
        return "·" if self.is_unicode else "-"

    @property
    def arrow(self) -> str:
        """From here to there."""
        return "→" if self.is_unicode else "->"
