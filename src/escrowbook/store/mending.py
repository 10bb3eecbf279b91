"""What can be cut from the end of a damaged file so that it is sound again, and nothing else.

Only a tail is ever cut, and only one in which no event can be read: what a crash, a full disk or a
broken copy leaves. Damage before that is for people to judge.
"""

from __future__ import annotations

from escrowbook.core.errors import Problem
from escrowbook.core.records import frozen
from escrowbook.store.journal_lines import HEADER, JournalReader
from escrowbook.store.limits import over_nesting
from escrowbook.store.reading import read_contract
from escrowbook.store.syntax import parse


@frozen
class Cut:
    """A file in two: `kept` reads as a sound contract, `cut` is what stands behind it.

    `line` is the line on which the cut begins.
    """

    kept: bytes
    cut: bytes
    line: int


def tail_to_cut(data: bytes, path: str) -> Cut | None:
    """The damage at the end of a file that has problems; None where it is not only there."""
    problems = read_contract(data, path).problems
    without_zeroes = data.rstrip(b"\0")
    if _is_sound(without_zeroes, path):
        return _cut_at(data, len(without_zeroes))
    line = min(problem.place.line for problem in problems)
    start = sum(map(len, data.split(b"\n")[: line - 1])) + line - 1
    cut = _cut_at(data, start)
    return cut if _is_sound(cut.kept, path) and _is_mere_tail(cut, path) else None


def _cut_at(data: bytes, start: int) -> Cut:
    return Cut(data[:start], data[start:], data.count(b"\n", 0, start) + 1)


def _is_sound(data: bytes, path: str) -> bool:
    return not read_contract(data, path).problems


def _is_mere_tail(cut: Cut, path: str) -> bool:
    """Whether what is cut belongs to the journal, is torn, and no event in it can be read.

    A line that is sound TOML and no event is a person's: they mend it, nobody cuts it.
    """
    document = read_contract(cut.kept, path)
    text = cut.cut.decode(errors="replace")
    if document.terms is None or not document.has_journal:
        return text.strip() != "" and HEADER.startswith(text.strip())
    lines = text.replace("\r\n", "\n").split("\n")
    is_a_persons = not over_nesting(lines[0]) and not isinstance(parse(lines[0]), Problem)
    reader = JournalReader(document.terms.currency)
    reader.read(lines, cut.line)
    return not is_a_persons and not reader.entries
