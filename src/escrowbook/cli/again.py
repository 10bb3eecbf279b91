"""The next thing to type, made of what was typed: a remedy keeps the words that still hold.

A rule knows its contract and its milestone, not the command line. Where its remedy is the command
that was typed, with something put right, whoever types it means the same day, party, note and key
as before; whatever the command, the same file, book and moment that counts as now.
"""

from __future__ import annotations

from escrowbook.cli.door import FLAG, found_door

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from escrowbook.cli.door import Options

PROGRAMS = ("escrowbook", "contract", "milestone")
SUFFIX = ".toml"

# Where a command looks, whatever it does.
_SURROUNDINGS = ("book", "as_of")

# What a refused command says of its own that is never the reason: whose it is, not how much.
_NEVER_REFUSED = ("by", "chance", "file")

# Given once, for what was shown then.
_NEVER_KEPT = ("yes",)


class Line:
    """A command line, read loosely: the places in order, and each option as it is written.

    `own` are the parameters that no other command shares; `begins_at` is how many words behind the
    program are the command's name.
    """

    def __init__(
        self,
        function: str,
        own: set[str],
        options: Options,
        words: Sequence[str],
        begins_at: int,
    ) -> None:
        self.begins_at = begins_at
        self.function = function
        self.own = own
        self.options = options
        self.places: list[str] = []
        # Parameter, and the words that give it.
        self.given: list[tuple[str, list[str]]] = []
        rest = iter(words)
        for word in rest:
            name, equals, _ = word.partition("=")
            if word == "--":
                self.places += rest
            elif name in options:
                key, kind = options[name]
                is_whole = kind == FLAG or equals
                self.given.append((key, [word] if is_whole else [word, next(rest, "")]))
            else:
                self.places.append(word)


def line_of(program: str, words: Sequence[str]) -> Line | None:
    """The command line of a program; None where it names no command of ours."""
    from escrowbook.cli.doors import SHARED

    found = found_door(program, words)
    if found is None:
        return None
    (function, kind, _, options, _), rest = found
    own = {key for key, _ in options.values()}
    return Line(function, own, {**options, **SHARED[kind]}, rest, len(words) - len(rest))


def kept(remedy: str, program: str, words: Sequence[str], *, is_refused: bool) -> str:
    """A remedy with what still holds of the command that was typed, ready to be typed itself.

    `words` stand behind the program's name. Of a command that a rule refused (`is_refused`) no
    amount is kept: that may be what was wrong with it. What is no command stays as it is.
    """
    from shlex import join, quote, split

    try:
        first, *others = split(remedy)
    except ValueError:
        return remedy
    if first not in PROGRAMS:
        return remedy
    typed, following = line_of(program, words), line_of(first, others)
    if typed is None or following is None:
        return remedy
    said = {key for key, _ in following.given}
    more = [
        word
        for key, given in typed.given
        if key not in said
        and given[0].partition("=")[0] in following.options
        and _holds(key, typed, following, is_refused=is_refused)
        for word in given
    ]
    file = typed.places[0] if typed.places else ""
    if following.places and file.endswith(f"/{following.places[0]}{SUFFIX}"):
        remedy = _with_file(remedy, following, quote(file))
    return f"{remedy} {join(more)}" if more else remedy


def _with_file(remedy: str, following: Line, file: str) -> str:
    """The remedy with a file for its contract, which may be called as the verb before it is."""
    words = remedy.split(" ")
    place = words.index(following.places[0], 1 + following.begins_at)
    return " ".join([*words[:place], file, *words[place + 1 :]])


def _holds(key: str, typed: Line, following: Line, *, is_refused: bool) -> bool:
    if key in _SURROUNDINGS:
        return True
    if typed.function != following.function or key in _NEVER_KEPT:
        return False
    return not is_refused or key not in typed.own or key in _NEVER_REFUSED
