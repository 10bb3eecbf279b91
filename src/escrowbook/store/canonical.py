"""The quick way to read what the program itself writes, and what most people write.

Each function reads one plain shape and declines (returns None) anything else, however sound: then
tomllib reads it. What is not declined means exactly what tomllib makes of it; a test compares the
two over many texts. tomllib reads the same contract about ten times slower (PERFORMANCE 2).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, Self

from escrowbook.core.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match

_BLANKS = " \t"
_KEY = r"[A-Za-z0-9_-]+"
_TEXT = r'"[^"\\]*"'
_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
# 18 digits fit into the 64 bits that TOML promises.
_WHOLE = r"(?:0|[1-9][0-9]{0,17})"
_STATEMENT = pattern(
    rf"({_KEY})[ \t]*=[ \t]*"
    rf'(?:"(?P<text>[^"\\]*)"|(?P<day>{_DATE})|(?P<whole>{_WHOLE})|(?P<flag>true|false)'
    rf"|(?P<point>{_WHOLE}\.[0-9]{{1,17}}))[ \t]*(?:#.*)?"
)
_PAIR = rf"{_KEY}[ \t]*=[ \t]*(?:{_TEXT}|{_MOMENT}|{_DATE}|{_WHOLE}|true|false)"
_EVENT = pattern(
    rf"[ \t]*([1-9][0-9]{{0,8}})[ \t]*=[ \t]*\{{[ \t]*({_PAIR}(?:[ \t]*,[ \t]*{_PAIR})*)[ \t]*\}}"
    r"[ \t]*(?:#.*)?"
)
_EVENT_PAIR = pattern(
    rf'({_KEY})[ \t]*=[ \t]*(?:"([^"\\]*)"|({_MOMENT})|({_DATE})|({_WHOLE})|(true|false))'
)
# The lines that the program writes have these pieces between their quoted texts, and no others.
_BEGINNING = pattern(rf"([1-9][0-9]{{0,8}}) = \{{ at = ({_MOMENT}), do = ")
_END = " }"
_DAY_LENGTH = len("2026-02-01")
_BETWEEN = {
    f", {key} = ": key
    for key in (
        *("by", "note", "ref", "sum", "milestone", "amount", "from", "freelancer", "claim"),
        *("what", "escrow", "event", "terms", "title", "scope"),
    )
}
_KEY_AFTER = _BETWEEN.__getitem__
# The keys of terms whose values are quoted texts wherever somebody wrote them as we do.
_TEXT_KEYS = frozenset(
    ("id", "title", "client", "freelancer", "currency", "timezone", "preset", "amount", "scope")
)


class WrittenNumber(float):
    """A number with a point as it was typed: amounts are read from `text`, never from the float.

    The terms digest alone uses the float, since it is made of JSON (INTERFACE 3).
    """

    __slots__ = ("text",)

    text: str

    def __new__(cls, text: str) -> Self:
        """Keep the text beside its nearest float."""
        number = super().__new__(cls, text)
        number.text = text
        return number


class CanonicalTerms(NamedTuple):
    """Plain values of the terms, and the line of each `[[milestone]]`."""

    values: dict[str, object]
    milestone_lines: list[int]


def canonical_terms(lines: Sequence[str]) -> CanonicalTerms | None:
    """Read the lines before `[journal]`: `key = value`, `[policy]`, `[[milestone]]`, comments."""
    values: dict[str, object] = {}
    table = values
    name: str
    value: object
    milestones: list[dict[str, object]] = []
    milestone_lines: list[int] = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        key, _, text = line.partition(" = ")
        # One text from end to end: the next quote after the first is the last character.
        if key in _TEXT_KEYS and text[:1] == '"' and text.find('"', 1) == len(text) - 1:
            if "\\" in text or key in table:
                return None
            table[key] = text[1:-1]
            continue
        if line[0] in _BLANKS:
            line = line.strip(_BLANKS)  # noqa: PLW2901
            if not line:
                continue
        if line[0] == "#":
            continue
        if line[0] == "[":
            header = line.partition("#")[0].rstrip(_BLANKS)
            table = {}
            if header == "[[milestone]]":
                milestones.append(table)
                milestone_lines.append(number)
            elif header == "[policy]" and "policy" not in values:
                values["policy"] = table
            else:
                return None
            continue
        try:
            # Of ten characters with these two dashes, only YYYY-MM-DD is a day for Python.
            if key == "due" and len(text) == _DAY_LENGTH and text[4] == text[7] == "-":
                name, value = key, date.fromisoformat(text)
            else:
                match = _STATEMENT.fullmatch(line)
                if match is None:
                    return None
                name, value = match[1], _value(match)
        except ValueError:
            return None
        if name in table:
            return None
        table[name] = value
    if milestones:
        if "milestone" in values:
            return None
        values["milestone"] = milestones
    return CanonicalTerms(values, milestone_lines)


def _value(match: Match[str]) -> object:
    """Make the value of a matched statement; ValueError for a day that no calendar has."""
    kind = match.lastgroup
    if kind == "text":
        return match["text"]
    if kind == "day":
        return date.fromisoformat(match["day"])
    if kind == "whole":
        return int(match["whole"])
    if kind == "flag":
        return match["flag"] == "true"
    return WrittenNumber(match["point"])


def canonical_event(line: str) -> tuple[int, dict[str, object]] | None:
    """Read one journal line `N = { … }` whose texts have no escapes and that has no inner tables.

    Returns N and the plain values. Where all is texts that the program wrote, as in most lines,
    only known pieces stand between the quotes, and nothing else needs a pattern.
    """
    beginning, *pieces = line.split('"')
    match = _BEGINNING.fullmatch(beginning)
    if match is None or not pieces or pieces.pop() != _END or "\\" in line:
        return _any_event(line)
    number, moment = match.groups()
    try:
        values: dict[str, object] = {"at": datetime.fromisoformat(moment), "do": pieces[0]}
        values.update(zip(map(_KEY_AFTER, pieces[1::2]), pieces[2::2], strict=True))
    except (IndexError, KeyError, ValueError):
        # Another piece than those, a day that no calendar has, or a text without an end.
        return _any_event(line)
    # A key that is there twice is one value less than there are texts.
    return (int(number), values) if len(values) == len(pieces) // 2 + 2 else None


def _any_event(line: str) -> tuple[int, dict[str, object]] | None:
    """Read a line with other values than texts, or with other spacing than ours."""
    match = _EVENT.fullmatch(line)
    if match is None:
        return None
    values: dict[str, object] = {}
    pairs = _EVENT_PAIR.findall(match[2])
    try:
        for key, text, moment, day, whole, flag in pairs:
            if moment:
                values[key] = datetime.fromisoformat(moment)
            elif day:
                values[key] = date.fromisoformat(day)
            elif whole:
                values[key] = int(whole)
            elif flag:
                values[key] = flag == "true"
            else:
                values[key] = text
    except ValueError:
        return None
    return (int(match[1]), values) if len(values) == len(pairs) else None
