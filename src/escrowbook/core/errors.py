"""What can be said against an event, a file or a contract: refusals, problems and findings.

A *refusal* is an escrow rule's answer to one event. A *problem* is something about a file that
keeps it from being a sound contract. A *finding* is something about a sound contract that a
person should know. A *defect* is our own mistake: nothing is recorded, and the exit code is 70.
"""

from __future__ import annotations

from escrowbook.core.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Never, NoReturn

    Severity = Literal["error", "warning", "info"]


@frozen
class Place:
    """Where something stands in a file: line and column, both counted from 1."""

    line: int
    column: int = 1


@frozen
class Refusal:
    """An escrow rule says no: `code` is a word of `refusals.py`, `remedy` what to type next."""

    code: str
    message: str
    remedy: str = ""


@frozen
class Problem:
    """Something that keeps a file from being a sound contract.

    `code` is `unreadable` (not text, not TOML, not our terms) or `journal` (numbering, shape or
    an event that the rules refuse); `text` is the offending text as it stands in the file.
    """

    code: Literal["unreadable", "journal"]
    message: str
    remedy: str
    place: Place
    text: str = ""


@frozen
class Finding:
    """One thing that `check` says about a contract; `amount_minor` where money is the point."""

    check: str
    severity: Severity
    place: Place
    message: str
    remedy: str
    milestone: str | None = None
    amount_minor: int | None = None


class UsageError(Exception):
    """The words of a command do not fit: exit 2. `remedy` is the next thing to type.

    `name` is the word that scripts see.
    """

    def __init__(self, message: str, remedy: str = "", name: str = "usage") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.name = name


class CannotMerge(Exception):
    """The two sides cannot both stand. `remedy` says what people have to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class Defect(Exception):
    """A promise of the core is broken: our mistake, never the user's. Nothing may be recorded."""


def ensure(promise: object, message: str) -> None:
    """Raise `Defect` unless `promise` is true. Unlike `assert` it survives `python -O`."""
    if not promise:
        raise Defect(message)


def assert_never(word: Never) -> NoReturn:
    """End a `match` over a policy's words: mypy proves that none of them comes here."""
    raise Defect(f"no rule says what {word!r} means")
