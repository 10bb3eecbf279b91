"""`refund request`, `approve`, `decline`."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.counter import tell, tell_ok


@pytest.fixture
def asked(book: Path) -> Path:
    """A book in which 60.00 of plain's M1 were asked for."""
    tell_ok("milestone", "fund", "plain", "M1", book=book)
    tell_ok("refund", "request", "plain", "--amount", "60", book=book)
    return book


def first(book: Path) -> dict[str, Any]:
    """The row of M1."""
    row: dict[str, Any] = tell_ok("contract", "show", "plain", "--json", book=book).json[
        "milestones"
    ][0]
    return row


def test_a_request_is_a_flag_and_moves_nothing(asked: Path) -> None:
    assert (["refund-requested"], "100.00") == (first(asked)["flags"], first(asked)["escrow"])


def test_approving_a_part_leaves_the_rest_asked_for(asked: Path) -> None:
    tell_ok("refund", "approve", "plain", "--amount", "50", book=asked)
    assert (["refund-requested"], "50.00") == (first(asked)["flags"], first(asked)["refunded"])
    tell_ok("refund", "approve", "plain", book=asked)
    assert ([], "60.00", "40.00") == (
        first(asked)["flags"],
        first(asked)["refunded"],
        first(asked)["escrow"],
    )


def test_declining_freezes_all_of_it(asked: Path) -> None:
    told = tell_ok("refund", "decline", "plain", book=asked)

    assert "the freelancer refused to give back" in told.out
    assert "disputed" in first(asked)["flags"]
    assert 3 == tell("milestone", "release", "plain", "M1", book=asked).code


def test_an_answer_needs_a_question(book: Path) -> None:
    assert [3, 3] == [
        tell("refund", verb, "plain", book=book).code for verb in ("approve", "decline")
    ]
