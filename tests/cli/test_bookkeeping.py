"""`contract note`, `observe`, `undo`."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.counter import tell, tell_ok

LATER = "2026-03-25T12:00:00Z"


def test_a_note_changes_nothing(book: Path) -> None:
    before = tell_ok("contract", "show", "site", "--json", book=book).json
    tell_ok("contract", "note", "site", "called, waits for Monday", book=book)
    after = tell_ok("contract", "show", "site", "--json", book=book).json
    told = tell_ok("contract", "log", "site", "--json", book=book).json["rows"][-1]

    assert before | {"head": after["head"]} == after
    assert ("note", "freelancer", "called, waits for Monday") == (
        told["do"],
        told["by"],
        told["note"],
    )


def state(book: Path, now: str = LATER) -> str:
    """The state of M2, which the clock releases on 19 March."""
    row = tell_ok("contract", "show", "site", "--json", book=book, now=now).json["milestones"][1]
    return str(row["state"])


def test_what_did_not_happen_stops_the_clock(book: Path) -> None:
    assert "released" == state(book)
    words = ("contract", "observe", "site", "M2", "--did-not-happen", "auto-release")
    tell_ok(*words, book=book, now=LATER)

    assert "submitted" == state(book)


def test_what_happened_happened_then(book: Path) -> None:
    words = ("contract", "observe", "site", "M2", "--happened", "auto-release")
    tell_ok(*words, "--at", "2026-03-21", book=book, now=LATER)

    rows = tell_ok("contract", "log", "site", "--json", book=book, now=LATER).json["rows"]
    assert ["2026-01-27T10:00:00+00:00", "2026-03-21T00:00:00+00:00"] == [
        row["at"] for row in rows if row["clock"]
    ]


def test_a_refusal_by_the_clock_names_the_observation_to_type(book: Path) -> None:
    words = ("milestone", "request-changes", "site", "M2")
    told = tell(*words, book=book, now=LATER)

    assert 3 == told.code
    (line,) = [line for line in told.err.splitlines() if "contract observe" in line]
    typed = line.partition("contract ")[2].split()
    tell_ok("contract", *typed, book=book, now=LATER)
    tell_ok(*words, book=book, now=LATER)


def test_what_the_page_shows_is_compared(book: Path) -> None:
    tell_ok("contract", "observe", "site", "M2", "--escrow", "200", book=book)
    findings = tell("check", "site", "--json", book=book).json["findings"]

    assert "observed-differs" in [each["check"] for each in findings]


def log(book: Path) -> list[dict[str, Any]]:
    """All of the log."""
    rows: list[dict[str, Any]] = tell_ok("contract", "log", "site", "--json", book=book).json[
        "rows"
    ]
    return rows


def test_a_second_undo_goes_one_further_back(book: Path) -> None:
    tell_ok("contract", "undo", "site", book=book)
    told = tell_ok("contract", "undo", "site", book=book)

    assert [4, 5] == [row["n"] for row in log(book) if row["voided"]]
    assert "undid event 4: the client funded M2 with 300.00 USD" in told.out


def test_an_undone_undo_brings_its_target_back(book: Path) -> None:
    before = tell_ok("milestone", "list", "site", "--json", book=book).json
    tell_ok("contract", "undo", "site", book=book)
    assert before != tell_ok("milestone", "list", "site", "--json", book=book).json
    told = tell_ok("contract", "undo", "site", "6", book=book)

    assert before == tell_ok("milestone", "list", "site", "--json", book=book).json
    assert "undid event 6: the freelancer undid event 5: the freelancer submitted M2" in told.out


def test_an_undo_that_later_events_forbid_names_the_first(book: Path) -> None:
    told = tell("contract", "undo", "site", "1", book=book)

    assert 3 == told.code
    assert "event 2" in told.err


def test_undoing_again_under_one_key_is_the_same_undo(book: Path) -> None:
    for words in (("--ref", "u"), ("5", "--ref", "u"), ("--ref", "u")):
        tell_ok("contract", "undo", "site", *words, book=book)

    assert [5] == [row["n"] for row in log(book) if row["voided"]]
    assert 3 == tell("contract", "undo", "site", "4", "--ref", "u", book=book).code


@pytest.mark.parametrize("number, code", [("0", 4), ("6", 4), ("x", 2), ("-1", 2)])
def test_a_number_that_no_event_has(number: str, code: int, book: Path) -> None:
    assert code == tell("contract", "undo", "site", number, book=book).code


def test_where_nothing_is_left_there_is_nothing_to_undo(book: Path) -> None:
    assert 2 == tell("contract", "undo", "plain", book=book).code
