"""`contract accept`, `pause`, `resume`, `bonus`."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.counter import tell, tell_ok


def event(book: Path, *words: str) -> dict[str, Any]:
    """The event that a command line records, without its moment and its seal."""
    told: dict[str, Any] = tell_ok("contract", *words, "--json", book=book).json
    return {key: value for key, value in told["event"].items() if key not in ("at", "sum")}


def test_accepting_pins_the_terms(book: Path) -> None:
    recorded = event(book, "accept", "plain")
    path = book / "plain.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Two parts", "Three parts"), "utf-8")
    found = [each["check"] for each in tell("check", "plain", "--json", book=book).json["findings"]]

    assert {"do": "accept", "terms": recorded["terms"], "by": "freelancer"} == recorded
    assert "terms" in found
    assert recorded["terms"] != event(book, "accept", "plain")["terms"]


def test_the_same_terms_are_accepted_once(book: Path) -> None:
    tell_ok("contract", "accept", "plain", book=book)

    assert 3 == tell("contract", "accept", "plain", book=book).code


@pytest.mark.parametrize(
    "words, recorded",
    [
        (("pause", "site"), {"do": "pause", "by": "client"}),
        (("bonus", "site", "50"), {"do": "bonus", "amount": "50.00", "by": "client"}),
    ],
    ids=["pause", "bonus"],
)
def test_an_event_of_the_whole_contract(
    words: tuple[str, ...], recorded: dict[str, Any], book: Path
) -> None:
    assert recorded == event(book, *words)


def test_a_pause_shows_until_the_contract_goes_on(book: Path) -> None:
    def state() -> str:
        return str(tell_ok("contract", "show", "site", "--json", book=book).json["state"])

    tell_ok("contract", "pause", "site", book=book)
    assert "on-hold" == state()
    tell_ok("contract", "resume", "site", book=book)
    assert "active" == state()


def test_a_bonus_can_be_given_back(book: Path) -> None:
    tell_ok("contract", "bonus", "site", "50", book=book)
    recorded = event(book, "bonus", "site", "20", "--back")
    totals = tell_ok("contract", "show", "site", "--json", book=book).json["totals"]

    assert {"do": "refund", "amount": "20.00", "from": "bonus", "by": "freelancer"} == recorded
    assert "30.00" == totals["bonus"]
    assert 3 == tell("contract", "bonus", "site", "31", "--back", book=book).code
