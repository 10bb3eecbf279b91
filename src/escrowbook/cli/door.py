"""The door: a plain command line becomes a call of its function, and Typer stays outside.

Typer costs five starts of Python, and a script that calls us a thousand times needs nothing that
it does. The door reads by a table that is made of Typer's own tree (doors.py). It knows commands
and options by their whole names; whatever else there is, help, a mistake, an empty text, letters
drawn together, it leaves to Typer (docs/adr/0009).
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from escrowbook.cli.doors import Door

    # What an option or argument takes: one of the words below, or a choice of words.
    Kind = str | tuple[str, ...]
    Options = Mapping[str, tuple[str, Kind]]
    # Parameter, kind, and whether it has to be there.
    Arguments = Sequence[tuple[str, Kind, bool]]
    Values = dict[str, object]

FLAG, TEXT, TEXTS, NUMBER, DECIMAL = "flag", "text", "texts", "number", "decimal"
# What is longer may be too large; that is for Typer to say.
DIGITS_MAX = 9


class Call:
    """A command line that was understood: a function, and the values that it is called with.

    `kind` is the class of what it takes first, with the values of `shared`. Both are names below
    `escrowbook.cli`, and are imported by the call.
    """

    __slots__ = ("function", "kind", "own", "shared")

    def __init__(self, function: str, kind: str, shared: Values, own: Values) -> None:
        self.function = function
        self.kind = kind
        self.shared = shared
        self.own = own

    def __call__(self) -> object:
        """Run the command."""
        call = _named(self.kind)(**self.shared)  # type: ignore[operator]
        return _named(self.function)(call, **self.own)  # type: ignore[operator]


def entered(program: str, words: Sequence[str]) -> Call | None:
    """The call that a command line of a program means; None where Typer has to read it."""
    found = found_door(program, words)
    if found is None:
        return None
    from escrowbook.cli.doors import SHARED

    (function, kind, arguments, options, required), rest = found
    shared = SHARED[kind]
    values = read(rest, {**options, **shared}, arguments)
    if values is None or any(key not in values for key in required):
        return None
    of_kind = values.keys() & {key for key, _ in shared.values()}
    return Call(function, kind, {key: values.pop(key) for key in of_kind}, values)


def found_door(program: str, words: Sequence[str]) -> tuple[Door, Sequence[str]] | None:
    """The door of the command that a line begins with, and the words behind; None for none."""
    from escrowbook.cli.doors import DOORS

    path = tuple(words if program == "escrowbook" else (program, *words))
    name = next((each for each in (path[:2], path[:1]) if each in DOORS), None)
    return None if name is None else (DOORS[name], path[len(name) :])


def read(words: Sequence[str], options: Options, arguments: Arguments) -> Values | None:
    """The values of a command's words, by parameter; None for what the door does not know."""
    values: Values = {}
    places: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            places += rest
        elif word == "-" or not word.startswith("-"):
            places.append(word)
        elif not _take(word, rest, options, values):
            return None
    return values if _place(places, arguments, values) else None


def _take(word: str, rest: Iterator[str], options: Options, values: Values) -> bool:
    """Take an option, and its value from the words after it; whether that could be done."""
    name, equals, text = word.partition("=")
    if name not in options or (equals and not name.startswith("--")):
        return False
    key, kind = options[name]
    if kind == FLAG:
        values[key] = True
        return not equals
    value = _value(text if equals else next(rest, ""), kind)
    if value is None:
        return False
    values[key] = [*values.get(key, []), value] if kind == TEXTS else value  # type: ignore[misc]
    return True


def _place(places: list[str], arguments: Arguments, values: Values) -> bool:
    """Give the words that are no options to the arguments, in order; whether that could be done."""
    if "" in places:
        return False
    for key, kind, is_required in arguments:
        if not places:
            if is_required:
                return False
        elif kind == TEXTS:
            values[key], places = places, []
        else:
            values[key] = _value(places.pop(0), kind)
            if values[key] is None:
                return False
    return not places


def _value(text: str, kind: Kind) -> object:
    """The value of a text, None where it is none that the door knows."""
    if kind in (NUMBER, DECIMAL):
        digits = text.replace(".", "", 1) if kind == DECIMAL else text
        if not (digits.isascii() and digits.isdigit() and len(digits) <= DIGITS_MAX):
            return None
        return int(text) if kind == NUMBER else float(text)
    if isinstance(kind, tuple):
        return text if text in kind else None
    return text or None


def _named(name: str) -> object:
    """What a name below `escrowbook.cli` stands for, its module imported now."""
    module, _, attribute = name.partition(".")
    # What `importlib.import_module` does, which brings modules of its own.
    __import__(f"escrowbook.cli.{module}")
    return getattr(sys.modules[f"escrowbook.cli.{module}"], attribute)
