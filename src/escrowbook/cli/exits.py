"""Exit codes: what each means, and which exception ends in which (INTERFACE 7). One table."""

from __future__ import annotations

from escrowbook.core.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from escrowbook.core.errors import Place, Problem
    from escrowbook.core.reports.rows import Row


class Exit:
    """How a command ends, as plain numbers. In a batch the highest applies."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    REFUSED = 3
    NOT_FOUND = 4
    UNSOUND = 5
    BUSY = 6
    SYSTEM = 7
    NOT_CONFIRMED = 8
    DEFECT = 70
    INTERRUPTED = 130
    READER_GONE = 141


MEANINGS: Mapping[int, str] = {
    Exit.DONE: "done; nothing found",
    Exit.FOUND: "`check` found something at or above --fail-on, or a list with --exit-code a row",
    Exit.USAGE: "usage: an option, an amount, an id or a moment that does not fit, "
    "or a yes that was needed and not given",
    Exit.REFUSED: "refused by an escrow rule; nothing recorded",
    Exit.NOT_FOUND: "no such contract, path, milestone or event, or an id that names two",
    Exit.UNSOUND: "a file that is not a sound contract",
    Exit.BUSY: "the file is locked, changed while we looked, or stands elsewhere than "
    "--expect-head says; nothing recorded",
    Exit.SYSTEM: "the system refused (disk full, read-only, I/O); nothing recorded",
    Exit.NOT_CONFIRMED: "recorded, but the disk did not confirm it: "
    "run it again with the same --ref",
    Exit.DEFECT: "a defect of escrowbook; nothing recorded",
    Exit.INTERRUPTED: "interrupted, by Ctrl-C or a signal that ends programs; "
    "nothing recorded, unless it says so",
    Exit.READER_GONE: "the reader of the output went away",
}


class ReceiptLost(Exception):
    """An event was recorded, but nobody could be told: the output could not be written."""


# Refusals that say that something is not there, rather than that a rule forbids it.
_ABSENCES = frozenset({"no-such-milestone", "no-such-event"})


@frozen
class Complaint:
    """One thing that went wrong, as scripts (error/1) and people are told of it."""

    exit: int
    name: str
    message: str
    remedy: str = ""
    path: str | None = None
    place: Place | None = None

    def row(self) -> Row:
        """The JSON object of INTERFACE 7."""
        return {
            "schema": "escrowbook/error/1",
            "code": self.exit,
            "name": self.name,
            "message": self.message,
            "remedy": self.remedy,
            "path": self.path,
            "line": self.place.line if self.place else None,
            "column": self.place.column if self.place else None,
        }


def _table() -> Mapping[type[BaseException], int]:
    """Which exception ends in which code; of several that fit, the nearest class counts."""
    from escrowbook.actions import errors
    from escrowbook.core.errors import UsageError
    from escrowbook.core.journal import Refused

    return {
        UsageError: Exit.USAGE,
        errors.AlreadyThere: Exit.USAGE,
        errors.TooLong: Exit.USAGE,
        errors.BadConfig: Exit.USAGE,
        Refused: Exit.REFUSED,
        errors.CannotMerge: Exit.REFUSED,
        errors.NotFound: Exit.NOT_FOUND,
        errors.Ambiguous: Exit.NOT_FOUND,
        errors.NoSuchEvent: Exit.NOT_FOUND,
        errors.Unsound: Exit.UNSOUND,
        errors.NotARegularFile: Exit.UNSOUND,
        errors.Locked: Exit.BUSY,
        errors.ChangedMeanwhile: Exit.BUSY,
        errors.HeadMoved: Exit.BUSY,
        errors.NoPlaceForLock: Exit.SYSTEM,
        errors.GitFailed: Exit.SYSTEM,
        errors.HelperLost: Exit.SYSTEM,
        errors.SystemRefused: Exit.SYSTEM,
        OSError: Exit.SYSTEM,
        FileNotFoundError: Exit.NOT_FOUND,
        errors.NotConfirmed: Exit.NOT_CONFIRMED,
        ReceiptLost: Exit.NOT_CONFIRMED,
        KeyboardInterrupt: Exit.INTERRUPTED,
        BrokenPipeError: Exit.READER_GONE,
    }


def exit_of(error: BaseException) -> int:
    """The code that an exception ends in; whatever nobody expected is a defect of ours."""
    from escrowbook.core.journal import Refused

    if isinstance(error, Refused) and error.refusal.code in _ABSENCES:
        return Exit.NOT_FOUND
    table = _table()
    return next((table[kind] for kind in type(error).__mro__ if kind in table), Exit.DEFECT)


def complaints_of(error: BaseException) -> Iterator[Complaint]:
    """What an exception has to say: one complaint, or for an unsound file one a problem."""
    from escrowbook.actions.errors import CannotMerge, HelperLost, Interrupted, StoreError, Unsound
    from escrowbook.core.errors import UsageError
    from escrowbook.core.journal import Refused

    code = exit_of(error)
    if isinstance(error, Unsound):
        yield from problem_complaints(error.path, error.problems)
    elif isinstance(error, Refused):
        refusal = error.refusal
        yield Complaint(code, refusal.code, refusal.message, refusal.remedy)
    elif isinstance(error, CannotMerge):
        yield Complaint(code, "merge", error.message, error.remedy)
    elif isinstance(error, HelperLost):
        yield Complaint(code, "helper", error.message, error.remedy)
    elif isinstance(error, UsageError):
        yield Complaint(code, error.name, error.message, error.remedy)
    elif isinstance(error, StoreError):
        problems = getattr(error, "problems", ())
        place = problems[0].place if problems else None
        yield Complaint(code, error.name, error.message, error.remedy, error.path, place)
    elif isinstance(error, OSError):
        path = error.filename if isinstance(error.filename, str) else None
        name = "not-found" if code == Exit.NOT_FOUND else "system"
        doing = "cannot write the output: " if path is None else ""
        yield Complaint(code, name, f"{doing}{error.strerror or error}", "", path)
    elif isinstance(error, ReceiptLost):
        remedy = "`contract log` shows it; run it again with the same --ref for the receipt"
        yield Complaint(code, "receipt-lost", str(error), remedy)
    elif isinstance(error, Interrupted):
        yield Complaint(code, "interrupted", str(error), error.remedy)
    elif code == Exit.DEFECT:
        yield Complaint(
            code,
            "defect",
            f"a defect of escrowbook, nothing was recorded: {type(error).__name__}: {error}",
            "please report it; the same command with --debug shows where it happened",
        )
    else:
        name = "not-found" if code == Exit.NOT_FOUND else "interrupted"
        yield Complaint(code, name, str(error) or MEANINGS[code])


def problem_complaints(path: str, problems: tuple[Problem, ...]) -> Iterator[Complaint]:
    """Every problem of a file that is no sound contract."""
    for problem in problems:
        yield Complaint(
            Exit.UNSOUND, problem.code, problem.message, problem.remedy, path, problem.place
        )
