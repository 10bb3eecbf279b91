"""tomllib, with all that it can raise turned into problems that have a place and a remedy."""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.errors import Place, Problem
from escrowbook.core.patterns import pattern
from escrowbook.core.records import field, mutable
from escrowbook.store.canonical import WrittenNumber
from escrowbook.store.limits import shown
from escrowbook.store.places import TOKENS_MAX, Places
from escrowbook.store.tokens import is_closed, tokens

# Texts above this size are read once; below it, reading goes on after a line that is not TOML.
MENDABLE_LENGTH_MAX = 64 * 1024
SET_ASIDE_MAX = 20
# TOML promises 64 bits, Python has no end: larger ones cannot even be printed after 4,300 digits.
_WHOLE_MAX = 2**63 - 1
_MAYBE_TOO_LONG = pattern(r"[0-9A-Fa-f_]{16}")
_WHOLE = pattern(r"[+-]?(?:0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+|[0-9_]+)")

_AT = pattern(r"(?s)(.*) \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)")
_MEANT = pattern(
    r"[ \t]*[A-Za-z0-9_-]+[ \t]*=[ \t]*"
    r"(?:(?P<date>[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2})"
    r"|(?P<foreign>[0-9]{1,4}[./][0-9]{1,2}[./][0-9]{1,4})|[0-9]{1,3}(?:,[0-9]{3})+)"
)
# Without a header, or the beginning of a text over several lines, what follows means another thing.
_NOT_SET_ASIDE = pattern(r"^[ \t]*\[|\"{3}|'{3}")
_KEY = pattern(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=")

_ONE_A_LINE = 'write one `key = "value"` a line; a comment begins with #'
_NO_COMMAS = ("a number has no commas", "write it like 1250.00")
_NO_DATE = ("no calendar has this date or time", "write it like 2026-02-01")
_YEAR_FIRST = ("a date is written with its year first", "write it like 2026-10-25")
_TWICE = "delete one of the two"
_CLOSE_TEXT = 'end the text with " on the same line; a " inside it is written \\"'
_BACKSLASH = "write a backslash in a text as \\\\"
# The first words of a message of tomllib, what we say instead, and what to do.
_MEANINGS = (
    ("Invalid value", "what stands behind `=` is no value", 'put texts in double quotes: "…"'),
    ("Illegal character '\\n'", "a quoted text does not end on its line", _CLOSE_TEXT),
    ("Found invalid character", "a quoted text does not end on its line", "end the text with '"),
    ("Unterminated string", "a quoted text does not end", _CLOSE_TEXT),
    ("Expected \"'''\"", "a text between ''' does not end", "end it with '''"),
    ('Expected "\'"', "a quoted text does not end on its line", "end the text with '"),
    ("Expected '='", "a key stands here without `=`", _ONE_A_LINE),
    ("Expected newline", "something stands behind the value", _ONE_A_LINE),
    ("Cannot overwrite", "the key is there twice", _TWICE),
    ("Duplicate inline table key", "the key is there twice", _TWICE),
    ("Cannot declare", "the table is there twice", "put the keys of both below one header"),
    ("Cannot mutate", "the table is there twice", "put the keys of both below one header"),
    ("Cannot redefine", "the table is there twice", "put the keys of both below one header"),
    ("Expected ']'", "a header is not closed", "close it with ]"),
    ("Expected ']]'", "a header is not closed", "close it with ]]"),
    ("Unescaped '\\'", "a backslash in a text means nothing here", _BACKSLASH),
    ("Invalid hex", "\\u in a text is not followed by its hexadecimal digits", _BACKSLASH),
    ("Escaped character", "\\u in a text names no character", _BACKSLASH),
    ("Invalid date", *_NO_DATE),
    ("Unclosed inline table", "a { is not closed on its line", "close it with }"),
    ("Unclosed array", "a [ is not closed", "close it with ]"),
    ("Invalid statement", "the line is no `key = value`, no [header], no comment", _ONE_A_LINE),
    ("Invalid initial", "a key is missing here, or has no letters and digits", _ONE_A_LINE),
)
_UNENDED = ("Unterminated string", "Expected \"'''\"", 'Expected "\'"')
# tomllib says these behind the value; what is wrong is the key.
_ABOUT_KEYS = ("Cannot overwrite", "Duplicate", "Cannot mutate")


@mutable
class Parsed:
    """Plain values of a text, or None; what is wrong with it; keys on lines that were set aside."""

    values: dict[str, object] | None
    problems: list[Problem] = field(default_factory=list)
    set_aside: set[str] = field(default_factory=set)


class Repeats:
    """The keys of a text that are there twice: looked for once, however often one is asked for."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self._text = text
        self._first_line = first_line
        self._places: Places | None = None

    def problem(self, line: int) -> Problem | None:
        """Name the key on a line, counted from 1, that is there twice, with both places."""
        if self._places is None:
            most = 1_500 if "\n" not in self._text else TOKENS_MAX
            self._places = Places(self._text, tokens_max=most)
        repeated = self._places.repeated
        on_line = (each for each in repeated if each[1].place.line == line and each[0].key)
        found = next(on_line, None)
        if found is None:
            return None
        address, spot = found
        first = self._places.spots[address].place
        where = f"line {self._first_line + first.line - 1}"
        if first.line == line:
            where = f"column {first.column}"
        return Problem(
            "unreadable",
            f"`{address.key}` is there twice: first in {where}",
            _TWICE,
            Place(self._first_line + line - 1, spot.place.column),
            spot.text,
        )


def parse(
    text: str, first_line: int = 1, repeats: Repeats | None = None
) -> dict[str, object] | Problem:
    """Give the plain values of a TOML text, or the first problem in it.

    Numbers with a point become `WrittenNumber`. The limits must have been checked before.
    `repeats` is for whoever parses nearly the same text again.
    """
    import tomllib  # Costs more than the interpreter's own start; a canonical file never needs it.

    try:
        values: dict[str, object] = tomllib.loads(text, parse_float=WrittenNumber)
    except tomllib.TOMLDecodeError as error:
        return _translated(str(error), text, first_line, repeats or Repeats(text, first_line))
    except RecursionError:
        return Problem(
            "unreadable", "brackets stand too deep in brackets", "", Place(first_line, 1)
        )
    except (ValueError, ArithmeticError):
        return _long_number(text, first_line)
    if _MAYBE_TOO_LONG.search(text) and any(map(_is_too_large, _leaves(values))):
        return _long_number(text, first_line)
    return values


def parse_all(text: str) -> Parsed:
    """Parse a text; where a line is not TOML, name it, set it aside and read on.

    So that a person sees all that is wrong in one run. Reading stops where setting a line aside
    would change what later lines mean (a header) or does not help.
    """
    repeats = Repeats(text)
    outcome = parse(text, repeats=repeats)
    if not isinstance(outcome, Problem):
        return Parsed(outcome)
    parsed = Parsed(None, [outcome])
    lines = text.split("\n")
    while len(text) <= MENDABLE_LENGTH_MAX and len(parsed.problems) < SET_ASIDE_MAX:
        line = lines[outcome.place.line - 1]
        # At the end of the text something that began earlier is still open.
        is_at_end = outcome.place.column > len(line) and not any(lines[outcome.place.line :])
        if not line.strip() or is_at_end or _NOT_SET_ASIDE.search(line):
            return parsed
        key = _KEY.match(line)
        if key is not None:
            parsed.set_aside.add(key[1])
        lines[outcome.place.line - 1] = ""
        outcome = parse("\n".join(lines), repeats=repeats)
        if not isinstance(outcome, Problem):
            parsed.values = outcome
            return parsed
        parsed.problems.append(outcome)
    return parsed


def _translated(said: str, text: str, first_line: int, repeats: Repeats) -> Problem:
    match = _AT.fullmatch(said)
    message = match[1] if match else said
    lines = text.split("\n")
    if match and match[2]:
        line, column = int(match[2]), int(match[3])
    else:
        line = max(1, len(text.rstrip("\n").split("\n")))
        column = len(lines[line - 1]) + 1
    remedy = ""
    for beginning, meaning, what_to_do in _MEANINGS:
        if message.startswith(beginning):
            if beginning.startswith(_ABOUT_KEYS):
                return repeats.problem(line) or _about_line(
                    lines[line - 1], Place(first_line + line - 1), meaning, what_to_do
                )
            message, remedy = meaning, what_to_do
            if beginning in _UNENDED:
                # tomllib is at the end of the file by now; a person wants to see the beginning.
                line, column = _open_text(text, (line, column))
            if beginning == "Expected newline":
                message, remedy = _behind(lines[line - 1]) or (message, remedy)
            break
    place = Place(first_line + line - 1, column)
    return Problem("unreadable", message, remedy, place, shown(lines[line - 1]))


def _behind(line: str) -> tuple[str, str] | None:
    """Say what a value with something behind it was meant to be, where that can be seen."""
    match = _MEANT.match(line)
    if match is None:
        return None
    if match["foreign"]:
        return _YEAR_FIRST
    return _NO_DATE if match["date"] else _NO_COMMAS


def _open_text(text: str, otherwise: tuple[int, int]) -> tuple[int, int]:
    """Find the first quoted text that has no end: line and column of its quotes."""
    opened = (
        (token.line, token.column)
        for token in tokens(text)
        if token.kind == "text" and not is_closed(token.text)
    )
    return next(opened, otherwise)


def _about_line(text: str, place: Place, message: str, remedy: str) -> Problem:
    column = len(text) - len(text.lstrip()) + 1
    return Problem("unreadable", message, remedy, Place(place.line, column), shown(text))


def _long_number(text: str, first_line: int) -> Problem:
    """Name the number that is larger than TOML allows."""
    long = (
        (Place(token.line, token.column), token.text)
        for token in tokens(text, first_line)
        if token.kind == "word" and _WHOLE.fullmatch(token.text) and _is_long(token.text)
    )
    place, piece = next(long, (Place(first_line, 1), ""))
    return Problem(
        "unreadable",
        "the number is larger than any that a contract needs",
        "amounts are written like 250.00",
        place,
        shown(piece),
    )


def _is_long(digits: str) -> bool:
    try:
        return _is_too_large(int(digits, 0))
    except ValueError:
        return True


def _is_too_large(value: object) -> bool:
    return isinstance(value, int) and abs(value) > _WHOLE_MAX


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield value
