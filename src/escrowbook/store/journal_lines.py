"""The journal as it stands in the file: one `N = { … }` a line, N counting from 1.

Each line is read on its own, so that one broken line hides no other and no text in one line can
reach into the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import cast

from escrowbook.core.currencies import MINOR_DIGITS
from escrowbook.core.errors import Place, Problem
from escrowbook.core.events import EventError, KeyProblem, read_event
from escrowbook.core.journal import Entry, seal_of
from escrowbook.core.patterns import pattern
from escrowbook.core.records import replace
from escrowbook.store.canonical import canonical_event
from escrowbook.store.decoding import MEND
from escrowbook.store.limits import EVENTS_MAX, PROBLEMS_MAX, over_nesting, shown
from escrowbook.store.places import Address, Places, Spot
from escrowbook.store.syntax import parse
from escrowbook.store.tokens import skeleton

HEADER = "[journal]"
_BLANKS = " \t"
_HEADER = pattern(r"[ \t]*\[[ \t]*journal[ \t]*\][ \t]*(?:#.*)?")
_NUMBERED = pattern(r"[ \t]*([1-9][0-9]*)[ \t]*=[ \t]*\{")
# A line that means to be event N, in whatever shape.
_MEANT = pattern(r"[ \t]*[\"']?0*([1-9][0-9]{0,8})[\"']?[ \t]*[=.]")
_CONFLICT_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_LINE_TOKENS_MAX = 1_500
_MOST_EXACT = max(MINOR_DIGITS, key=lambda currency: MINOR_DIGITS[currency])

_SHAPE = "an event is one line `N = { … }`, N counting 1, 2, 3 …"
_OPEN = ("the { of the event is not closed on its line", _SHAPE)
_TORN = (
    (
        "the last line is cut off, as a crash or a broken copy leaves it; without a copy, let it "
        "be cut and record the event again"
    ),
    MEND,
)
_MERGE = "a git merge was left unfinished here"
_MERGE_EVENTS = "keep the lines of both sides, number them 1, 2, 3 …, and delete the lines of marks"
_MERGE_TERMS = "keep one side, or what you both agree on, and delete the lines of marks"


def find_header(lines: Sequence[str], after: int = 0) -> int | None:
    """Give the index of the first line from `after` on that reads `[journal]`."""
    for index in range(after, len(lines)):
        if "journal" in lines[index] and _HEADER.fullmatch(lines[index]):
            return index
    return None


class JournalReader:
    """One reading of the lines after `[journal]`: `read` once, then see `entries`, `problems`."""

    def __init__(self, currency: str) -> None:
        # Where the terms have no currency, amounts are judged by the one with the most decimals,
        # so that every other mistake is still told; no entry comes out of it.
        self._currency = currency or _MOST_EXACT
        self._is_currency_known = currency != ""
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._line_of: dict[int, int] = {}
        self._next_number = 1
        # The numbers on the two sides of a merge are the same; that is not told beside the merge.
        self._is_merged = False
        # Whether lines belong to something that was told already: an event that goes on over
        # further lines, a table that should not be here. They are not told one by one.
        self._is_aside = False

    def read(self, lines: Sequence[str], first_line: int) -> None:
        """Read `lines`, the first of which is line `first_line` of the file.

        The last of `lines` is empty where the file ends with a line end, as it should.
        """
        for line_number, line in enumerate(lines, first_line):
            if not line:
                continue
            canonical = canonical_event(line)
            if canonical is not None:
                self._is_aside = False
                self._number(canonical[0], line, line_number)
                self._event(canonical[0], canonical[1], line, line_number)
            elif line.strip(_BLANKS) and line.lstrip(_BLANKS)[0] != "#":
                is_torn = line_number == first_line + len(lines) - 1
                self._other_line(line, line_number, is_torn=is_torn)
            if len(self._line_of) > EVENTS_MAX:
                self._say(
                    f"the journal has more than {EVENTS_MAX:,} events",
                    "close this contract and go on in a new one",
                    line,
                    line_number,
                )
                return
            if len(self.problems) >= PROBLEMS_MAX:
                return

    def _say(
        self, message: str, remedy: str, line: str, line_number: int, spot: Spot | None = None
    ) -> None:
        if spot is None:
            column = len(line) - len(line.lstrip(_BLANKS)) + 1
            spot = Spot(Place(line_number, column), shown(line))
        self.problems.append(Problem("journal", message, remedy, spot.place, spot.text))

    def _number(self, number: int, line: str, line_number: int) -> None:
        """Judge the number of a line: after a gap, counting goes on from what stands there."""
        first_line = self._line_of.setdefault(number, line_number)
        if number == self._next_number or self._is_merged:
            self._next_number = number + 1
            return
        if first_line != line_number:
            self._say(
                f"event {number} is there twice: first in line {first_line}",
                f"delete one of the two, or number this one {self._next_number}",
                line,
                line_number,
            )
            return
        self._say(
            f"event {number} stands where {self._next_number} should",
            f"bring back what is missing, or number this one {self._next_number}",
            line,
            line_number,
        )
        self._next_number = max(number, self._next_number) + 1

    def _event(self, number: int, values: dict[str, object], line: str, line_number: int) -> None:
        written_seal = values.get("sum")
        try:
            event = read_event(values, self._currency)
        except EventError as error:
            self._key_problems(error.problems, number, line, line_number)
            return
        if not isinstance(written_seal, (str, type(None))):
            problem = KeyProblem("sum", "`sum` must be a quoted text", "delete it")
            self._key_problems([problem], number, line, line_number)
            return
        if self._is_currency_known:
            place = Place(line_number, len(line) - len(line.lstrip(_BLANKS)) + 1)
            self.entries.append(Entry(number, event, seal_of(values), written_seal, place))

    def _key_problems(
        self, problems: Sequence[KeyProblem], number: int, line: str, line_number: int
    ) -> None:
        spots = {}
        if any(problem.key for problem in problems):
            spots = Places(line, line_number, _LINE_TOKENS_MAX).spots
        for problem in problems:
            spot = spots.get(Address(str(number), 0, problem.key)) if problem.key else None
            remedy = problem.remedy or _remedy_for(problem.key)
            self._say(problem.message, remedy, line, line_number, spot)

    def _other_line(self, line: str, line_number: int, *, is_torn: bool) -> None:
        """Read a line that the quick reader declined: sound, but not plain, or broken."""
        if line.startswith(_CONFLICT_MARKS):
            self._conflict(line, line_number)
            return
        match = _NUMBERED.match(line)
        if match is None:
            meant = _MEANT.match(line)
            if meant is not None and int(meant[1]) == self._next_number:
                self._next_number += 1
            if is_torn:
                self._say(*_TORN, line, line_number)
            elif meant is not None or not self._is_aside or line.lstrip(_BLANKS)[0] == "[":
                self._say(*_wrong_shape(line), line, line_number)
                self._is_aside = self._is_aside or line.lstrip(_BLANKS)[0] == "["
            return
        number = int(match[1])
        self._number(number, line, line_number)
        limits = over_nesting(line, line_number)
        outcome = limits[0] if limits else parse(line, line_number)
        if isinstance(outcome, Problem):
            bare = skeleton(line)
            self._is_aside = bare.count("{") > bare.count("}")
            if is_torn:
                outcome = replace(outcome, message=_TORN[0], remedy=_TORN[1])
            elif self._is_aside:
                outcome = replace(outcome, message=_OPEN[0], remedy=_OPEN[1])
            self.problems.append(replace(outcome, code="journal"))
            return
        # The line is a text of its own that begins `N = {`, so there is one table in it.
        values = cast("dict[str, object]", outcome[match[1]])
        self._event(number, values, line, line_number)

    def _conflict(self, line: str, line_number: int) -> None:
        if not self._is_merged or line.startswith(_CONFLICT_MARKS[0]):
            self._say(_MERGE, _MERGE_EVENTS, line, line_number)
        self._is_merged = True


def conflicts(lines: Sequence[str]) -> list[Problem]:
    """Name each git merge that was left unfinished in the terms."""
    begun = (
        (number, line)
        for number, line in enumerate(lines, 1)
        if line.startswith(_CONFLICT_MARKS[0])
    )
    return [
        Problem("unreadable", _MERGE, _MERGE_TERMS, Place(number), shown(line))
        for number, line in islice(begun, PROBLEMS_MAX)
    ]


def _remedy_for(key: str) -> str:
    return f"correct `{key}`, or restore the line" if key else "add it, or restore the line"


def _wrong_shape(line: str) -> tuple[str, str]:
    """Say what is wrong with a line of the journal that does not begin `N = {`, and what to do."""
    import re

    text = line.lstrip(_BLANKS)
    if _HEADER.fullmatch(line):
        return "[journal] is there twice", "put all events below the first one"
    if text.startswith(("[journal.", "[[journal")):
        return "the journal is written as tables", _SHAPE
    if text.startswith("["):
        return "the journal is not the last table", "move this table above [journal]"
    if re.match(r"0[0-9]*[ \t]*=", text):
        return "the number of an event begins with a zero", _SHAPE
    if re.match(r"[\"'][0-9]+[\"'][ \t]*=", text):
        return "the number of an event is in quotes", "write it without: " + _SHAPE
    if re.match(r"[0-9]+[ \t]*\.", text):
        return "an event is spread over several lines", _SHAPE
    if re.match(r"[0-9]+[ \t]*=", text):
        return "an event is not in braces", _SHAPE
    return "the line is no event", _SHAPE
