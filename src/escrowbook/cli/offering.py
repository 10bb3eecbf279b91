"""TAB on a contract's id, in the words of Typer and without it: a person waits for each of them.

What is offered is completing.py's to say; here is how bash and zsh ask for it, and how they are
answered. Other shells, other words, and whatever is quoted, are left to Typer, whose scripts ask.
"""

from __future__ import annotations

from escrowbook.cli.door import TEXTS, found_door, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The arguments that are contracts, by their parameters.
CONTRACTS = ("contract", "paths")
# What means the same to a shell wherever it stands.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=+@ ")


def offered(program: str, environment: Mapping[str, str]) -> str | None:
    """What a shell is to be answered; None where Typer has to say it."""
    shell = environment.get(f"_{program.upper()}_COMPLETE")
    asked = _words_of_bash(environment) if shell == "complete_bash" else None
    if shell == "complete_zsh":
        asked = _words_of_zsh(environment)
    if asked is None:
        return None
    words, incomplete = asked
    book = _book_of(program, words)
    if incomplete.startswith("-") or book is None:
        return None
    from escrowbook.cli.completing import contract_ids

    ids = contract_ids(book or None, incomplete)
    if not all(_PLAIN.issuperset(each) for each in ids):
        return None
    if shell == "complete_bash":
        return "\n".join(ids)
    lines = "\n".join(f'"{each}"' for each in ids)
    return f"_arguments '*: :(({lines}))'" if ids else "_files"


def _words_of_bash(environment: Mapping[str, str]) -> tuple[Sequence[str], str] | None:
    """The words before the cursor without the program's name, and the word that it is in."""
    line, at = environment.get("COMP_WORDS", ""), environment.get("COMP_CWORD", "")
    if not _PLAIN.issuperset(line) or not (at.isascii() and at.isdigit() and int(at)):
        return None
    words = line.split()
    return words[1 : int(at)], "".join(words[int(at) : int(at) + 1])


def _words_of_zsh(environment: Mapping[str, str]) -> tuple[Sequence[str], str] | None:
    line = environment.get("_TYPER_COMPLETE_ARGS", "")
    if not _PLAIN.issuperset(line):
        return None
    words = line.split()[1:]
    return (words, "") if line.endswith(" ") or not words else (words[:-1], words[-1])


def _book_of(program: str, words: Sequence[str]) -> str | None:
    """The `--book` of a line whose next word is a contract, empty without; None for other lines."""
    found = found_door(program, words)
    if found is None or "--" in words:
        return None
    from escrowbook.cli.doors import SHARED

    (_, kind, arguments, options, _), rest = found
    # Whatever stands there already, only the next word is asked for.
    values = read(rest, {**options, **SHARED[kind]}, (("words", TEXTS, False),))
    if values is None:
        return None
    places = values.get("words", [])
    count = len(places) if isinstance(places, list) else 0
    is_last_several = bool(arguments) and arguments[-1][1] == TEXTS
    expected = arguments[-1:] if is_last_several else arguments[count : count + 1]
    if not expected or expected[0][0] not in CONTRACTS:
        return None
    return str(values.get("book", ""))
