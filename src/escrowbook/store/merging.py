"""The bytes of a merged file: lines are kept as they stand on either side, but for their numbers.

Whichever side is ours, the same bytes come of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from escrowbook.core.errors import CannotMerge
from escrowbook.core.patterns import pattern
from escrowbook.core.records import frozen
from escrowbook.store.journal_lines import find_header
from escrowbook.store.limits import EVENTS_MAX, FILE_BYTES_MAX

if TYPE_CHECKING:
    from escrowbook.core.journal import Entry
    from escrowbook.core.merging import Joined
    from escrowbook.store.reading import Document

_NUMBER = pattern(rb"([ \t]*)[1-9][0-9]*")
Lines = tuple[bytes, ...]


@frozen
class Sheet:
    """A file in parts: its terms, its header, each event's line and the comments above that.

    `header` begins where the last line of the terms ends. `before` and `lines` are by the number
    of the event's line in the file; `ending` are comments after the last event.
    """

    terms: bytes
    header: bytes
    before: dict[int, Lines]
    lines: dict[int, bytes]
    ending: Lines


# What is common where nothing is.
_NO_SHEET = Sheet(b"", b"", {}, {}, ())


def sheet_of(document: Document) -> Sheet:
    """Take a sound document apart."""
    *whole, rest = document.data.split(b"\n")
    lines = [line + b"\n" for line in whole]
    if rest:
        lines.append(rest + (b"\r\n" if whole[-1].endswith(b"\r") else b"\n"))
    start = _header_of(lines) + 1 if document.has_journal else len(lines)
    before: dict[int, Lines] = {}
    events: dict[int, bytes] = {}
    above: list[bytes] = []
    places = {entry.place.line for entry in document.entries}
    for number, line in enumerate(lines[start:], start + 1):
        if number in places:
            before[number], events[number] = tuple(above), line
            above = []
        else:
            above.append(line)
    top = b"".join(lines[:start])
    header = lines[start - 1] if document.has_journal else b""
    terms = top.removesuffix(header).rstrip()
    return Sheet(terms, top[len(terms) :], before, events, tuple(above))


def _header_of(lines: Sequence[bytes]) -> int:
    """The last `[journal]`: an earlier one stands in a text of the terms that quotes a journal."""
    texts = enumerate(line.decode().strip() for line in lines)
    headers = [index for index, text in texts if find_header([text]) is not None]
    return headers[-1]


def merged_bytes(
    base: Document | None, ours: Document, theirs: Document, outcome: Sequence[Joined]
) -> bytes:
    """The file that says what `outcome` says. `base` is None where nothing is common.

    Raises CannotMerge where both sides changed the terms, or the file would be too long.
    """
    common = _NO_SHEET if base is None else sheet_of(base)
    mine, yours = sheet_of(ours), sheet_of(theirs)
    header = _changed_one(common.header, mine.header, yours.header)
    parts = [_terms(common, mine, yours), header]
    ending = common.ending
    is_new_begun = False
    for each in outcome:
        if each.base is None and not is_new_begun:
            parts += ending
            is_new_begun = True
        parts += _above(each, common, mine, yours)
        parts.append(_numbered(_line(each, common, mine, yours), each.entry.number))
    if not is_new_begun:
        parts += ending
    parts += _one_of_each(_without(mine.ending, ending), _without(yours.ending, ending))
    data = b"".join(parts)
    if len(data) > FILE_BYTES_MAX or len(outcome) > EVENTS_MAX:
        raise CannotMerge(
            f"together they would be more than {EVENTS_MAX:,} events or {FILE_BYTES_MAX:,} bytes",
            "close this contract and go on in a new one",
        )
    return data


def _terms(common: Sheet, mine: Sheet, yours: Sheet) -> bytes:
    """The terms of whichever side changed them."""
    if mine.terms == common.terms:
        return yours.terms
    if yours.terms in (mine.terms, common.terms):
        return mine.terms
    raise CannotMerge(
        "both sides changed the terms, each in its own way",
        "agree on them, write them into both files, and merge again",
    )


def _line(each: Joined, common: Sheet, mine: Sheet, yours: Sheet) -> bytes:
    """The line of an event, as the side has it that changed its spacing or comment."""
    was = _line_of(common, each.base)
    return _changed_one(was, _line_of(mine, each.ours), _line_of(yours, each.theirs))


def _changed_one(was: bytes, left: bytes, right: bytes) -> bytes:
    """Of two, the one that is there and not as it was; of two such, one that both come to."""
    return min({left, right} - {was, b""}, default=was)


def _line_of(sheet: Sheet, entry: Entry | None) -> bytes:
    return b"" if entry is None else _numbered(sheet.lines[entry.place.line], 1)


def _numbered(line: bytes, number: int) -> bytes:
    return _NUMBER.sub(lambda match: match[1] + str(number).encode(), line, count=1)


def _above(each: Joined, common: Sheet, mine: Sheet, yours: Sheet) -> Iterator[bytes]:
    """The comments above an event: the common ones, then what each side added."""
    kept = _before(common, each.base)
    known = (*kept, *common.ending)
    yield from kept
    left, right = _before(mine, each.ours), _before(yours, each.theirs)
    yield from _one_of_each(_without(left, known), _without(right, known))


def _before(sheet: Sheet, entry: Entry | None) -> Lines:
    return () if entry is None else sheet.before[entry.place.line]


def _without(lines: Lines, known: Lines) -> Lines:
    return tuple(line for line in lines if line not in known)


def _one_of_each(mine: Lines, yours: Lines) -> Iterator[bytes]:
    """What both sides added: once where it is the same, else in an order that both come to."""
    for lines in sorted({mine, yours}):
        yield from lines
