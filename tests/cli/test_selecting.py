"""Which findings are wanted."""

import pytest

from escrowbook.cli.selecting import ALWAYS, Selection
from escrowbook.core.checks.registry import OF_FILES
from escrowbook.core.errors import UsageError

NOTHING: frozenset[str] = frozenset()


def wanted(
    select: list[str], ignore: list[str], *, unfunded: bool = False, book: str = ""
) -> str | None:
    wants = Selection(select, ignore, unfunded=unfunded).wants(lambda: frozenset(book.split()))
    names = ("seal", "unfunded", "no-scope", "journal")
    return None if wants is None else " ".join(name for name in names if wants(f"{name} error"))


@pytest.mark.parametrize(
    "select, ignore, unfunded, book, told",
    [
        ([], [], False, "", None),
        ([], [], False, "no-scope", "seal unfunded journal"),
        ([], ["seal, no-scope"], False, "", "unfunded journal"),
        (["seal"], [], False, "seal", "seal journal"),
        (["seal,no-scope"], ["seal"], False, "", "no-scope journal"),
        (["seal"], [], True, "", "seal unfunded journal"),
        ([], [], True, "", "unfunded journal"),
        (["seal"], ["seal"], False, "", "journal"),
    ],
)
def test_what_is_wanted(
    select: list[str], ignore: list[str], book: str, told: str | None, *, unfunded: bool
) -> None:
    assert told == wanted(select, ignore, unfunded=unfunded, book=book)


def test_names_that_no_check_has_are_refused() -> None:
    with pytest.raises(UsageError, match="no check 'seals'"):
        Selection(["seals"], [], unfunded=False)
    with pytest.raises(UsageError, match="cannot be ignored"):
        Selection([], ["journal"], unfunded=False)


def test_what_is_always_told_is_what_is_said_of_files() -> None:
    assert set(OF_FILES) == set(ALWAYS)
