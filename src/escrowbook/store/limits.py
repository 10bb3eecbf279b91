"""How much a file may hold, judged before it is parsed.

tomllib takes 32 seconds for one line of 64 KB of dotted keys, and a batch must not hang on one
hostile file: every file is judged or refused within a second (P7).
"""

from __future__ import annotations

from escrowbook.core.errors import Place, Problem
from escrowbook.core.patterns import pattern
from escrowbook.store.tokens import skeleton

FILE_BYTES_MAX = 2 * 1024 * 1024
LINE_BYTES_MAX = 4 * 1024
DOTTED_PARTS_MAX = 16
DEPTH_MAX = 16
EVENTS_MAX = 5_000
# Sound files have some thousand lines.
LINES_MAX = 100_000
# tomllib needs some microseconds, and half a kilobyte of memory, for each key, part of a dotted
# key, item and escape; sound terms have some thousand of these marks.
MARKS_MAX = 20_000
# After so many problems the rest is not told: nobody reads on, and each one costs time.
PROBLEMS_MAX = 100
# How much of a line a problem quotes.
SHOWN_LENGTH_MAX = 120

_BRACKET = pattern(r"[\[\]{}]")
_KEY_BREAK = pattern(r"[=,{}\[\]]")


def shown(text: str) -> str:
    """Return a piece of a file as problems quote it: one line, not too long."""
    first, _, rest = text.strip().partition("\n")
    if rest or len(first) > SHOWN_LENGTH_MAX:
        return first[: SHOWN_LENGTH_MAX - 1].rstrip() + "…"
    return first


def over_size(data: bytes) -> list[Problem]:
    """Name a file and lines that are too long to be read."""
    if len(data) > FILE_BYTES_MAX:
        return [
            Problem(
                "unreadable",
                f"the file is larger than {FILE_BYTES_MAX:,} bytes, which no contract is",
                "name a contract file, or split the work into several contracts",
                Place(1, 1),
            )
        ]
    if data.count(b"\n") > LINES_MAX:
        return [
            Problem(
                "unreadable",
                f"the file has more than {LINES_MAX:,} lines, which no contract has",
                "name a contract file, or split the work into several contracts",
                Place(1, 1),
            )
        ]
    lines = data.split(b"\n")
    if max(map(len, lines)) <= LINE_BYTES_MAX:
        return []
    return [
        Problem(
            "unreadable",
            f"the line has {len(line):,} bytes; the most is {LINE_BYTES_MAX:,}",
            'shorten it; a long scope can be written in several lines between """ and """',
            Place(number, 1),
            shown(line[: 2 * SHOWN_LENGTH_MAX].decode(errors="replace")),
        )
        for number, line in enumerate(lines, 1)
        if len(line.removesuffix(b"\r")) > LINE_BYTES_MAX
    ][:PROBLEMS_MAX]


def over_nesting(text: str, first_line: int = 1) -> list[Problem]:
    """Name what tomllib should not be given: too many marks, dotted parts or brackets in brackets.

    One problem at most, since what comes after it cannot be judged.
    """
    # An ordinary line has too few dots and brackets for anything to be wrong with them.
    if (
        len(text) <= LINE_BYTES_MAX
        and text.count(".") < DOTTED_PARTS_MAX
        and text.count("[") + text.count("{") <= DEPTH_MAX
    ):
        return []
    marks = text.count("\\") + max(text.count('"'), text.count("'")) // 2
    if marks <= MARKS_MAX:
        bare = skeleton(text)
        marks += sum(map(bare.count, "=,[{."))
    if marks > MARKS_MAX:
        return [
            Problem(
                "unreadable",
                f"the terms hold {marks:,} values and marks; the most is {MARKS_MAX:,}",
                "split the work into several contracts",
                Place(first_line, 1),
            )
        ]
    lines = bare.split("\n")
    for number, line in enumerate(lines, first_line):
        if line.count(".") >= DOTTED_PARTS_MAX and _dotted_parts(line) > DOTTED_PARTS_MAX:
            return [
                Problem(
                    "unreadable",
                    f"a key has more than {DOTTED_PARTS_MAX} dotted parts",
                    "a contract needs no dotted keys: delete the line",
                    Place(number, len(line) - len(line.lstrip()) + 1),
                    shown(text.split("\n")[number - first_line]),
                )
            ]
    return _over_depth(text, bare, first_line)


def _dotted_parts(line: str) -> int:
    return max(part.count(".") for part in _KEY_BREAK.split(line)) + 1


def _over_depth(text: str, bare: str, first_line: int) -> list[Problem]:
    depth = 0
    for match in _BRACKET.finditer(bare):
        depth += 1 if match.group() in "[{" else -1
        if depth > DEPTH_MAX:
            number = bare.count("\n", 0, match.start())
            return [
                Problem(
                    "unreadable",
                    f"brackets stand in brackets more than {DEPTH_MAX} deep",
                    "delete them: nothing in a contract is nested like that",
                    Place(first_line + number, 1),
                    shown(text.split("\n")[number]),
                )
            ]
    return []
