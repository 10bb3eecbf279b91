"""Widths on a terminal: East Asian characters take two cells, accents none.

Rich measures; it is imported only for what is not ASCII.
"""

from __future__ import annotations

from collections.abc import Iterator

_INDENT = "  "
# Fewer cells than this are not enough to read a sentence in.
_WORDS_WIDTH_MIN = 24


def width_of(text: str) -> int:
    """How many cells a text without control characters takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text with blanks up to `width`, after it or (`right`) before it."""
    blanks = " " * (width - width_of(text))
    return blanks + text if right else text + blanks


def shortened(text: str, width: int, ellipsis: str) -> str:
    """The text in at most `width` cells, its end as an ellipsis where it is longer."""
    if width_of(text) <= width:
        return text
    room = max(width - width_of(ellipsis), 0)
    return (_start(text, room).rstrip() + ellipsis)[: max(width, 0)]


def wrapped(text: str, width: int | None) -> list[str]:
    """The text in lines of at most `width` cells, broken at blanks where there are any."""
    if width is None or width_of(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in _pieces(text, max(width, 1)):
        longer = f"{line} {word}" if line else word
        if width_of(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
    return [*lines, line] if line or not lines else lines


def indented(text: str, width: int | None) -> list[str]:
    """The text in lines that begin two cells further in, where there is room for that."""
    if width is None:
        return [f"{_INDENT}{text}"]
    lines = wrapped(text, max(width - len(_INDENT), 1))
    return [line if width_of(line) + len(_INDENT) > width else _INDENT + line for line in lines]


def hung(margin: str, text: str, width: int | None) -> list[str]:
    """The text behind a margin, its further lines moved in as far as the first.

    Where the margin leaves no room for words, it stands above them.
    """
    room = None if width is None else width - width_of(margin)
    if width is not None and room is not None and room < _WORDS_WIDTH_MIN:
        return [*wrapped(margin.strip(), width), *indented(text, width)]
    first, *rest = wrapped(text, room)
    return [margin + first, *(" " * width_of(margin) + line for line in rest)]


def _pieces(text: str, width: int) -> Iterator[str]:
    """The words of a text, those that are wider than a line in parts."""
    for word in text.split(" "):
        rest = word
        while width_of(rest) > width:
            # A character may be wider than a line of one cell; it must go somewhere.
            start = _start(rest, width) or rest[0]
            yield start
            rest = rest[len(start) :]
        if rest:
            yield rest


def _start(text: str, width: int) -> str:
    """As much of the beginning as fits into `width` cells."""
    start = text[:width]
    while width_of(start) > width:
        start = start[:-1]
    return start
