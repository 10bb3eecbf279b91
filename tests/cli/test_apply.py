"""`apply`: JSON lines in, a receipt or an error a line out."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from escrowbook.core.journal import seal_of
from tests.cli.counter import Told, assert_sound, tell, tell_ok

FUND = {"contract": "plain", "do": "fund", "milestone": "M1"}
SUBMIT = {"contract": "plain", "do": "submit", "milestone": "M1"}
RELEASE = {"contract": "plain", "do": "release", "amount": "60"}
REFUSED = {"contract": "plain", "do": "release", "milestone": "M2"}


def feed(book: Path, *orders: object, words: tuple[str, ...] = ("-",)) -> Told:
    """Run `apply` over lines: objects, or texts as they stand."""
    lines = [order if isinstance(order, str) else json.dumps(order) for order in orders]
    return tell("apply", *words, book=book, stdin="\n".join(lines) + "\n")


def answers(told: Told) -> list[dict[str, Any]]:
    """The lines that came out, each sound by its schema."""
    documents = [json.loads(line) for line in told.lines]
    assert_sound(documents)
    return documents


def outcomes(told: Told) -> list[str]:
    """What became of each line: the event's number, or why not."""
    return [
        str(each.get("n", each.get("name"))) + ("" if each.get("recorded", True) else " not")
        for each in answers(told)
    ]


def test_each_line_has_its_answer_in_order(book: Path) -> None:
    told = feed(book, FUND, "", REFUSED, SUBMIT, "{", {"do": "fund"}, RELEASE)

    assert 3 == told.code
    assert ["1", "nothing-in-escrow", "2", "usage", "usage", "3"] == outcomes(told)
    assert "" == told.err


def test_together_or_not_at_all(book: Path) -> None:
    before = (book / "plain.toml").read_bytes()
    told = feed(book, FUND, REFUSED, words=("-", "--atomic"))

    assert 3 == told.code
    assert ["nothing-in-escrow", "nothing-in-escrow"] == outcomes(told)
    assert before == (book / "plain.toml").read_bytes()
    assert ["1", "2", "3"] == outcomes(feed(book, FUND, SUBMIT, RELEASE, words=("-", "--atomic")))


def test_each_contract_stands_or_falls_alone(book: Path) -> None:
    note = {"contract": "site", "do": "note", "note": "x"}
    told = feed(book, FUND, note, REFUSED, words=("-", "--atomic"))

    assert ["nothing-in-escrow", "6", "nothing-in-escrow"] == outcomes(told)


def test_a_history_is_corrected_in_one_step(book: Path) -> None:
    """It was 200.00, not 300.00: without either half the submission after it could not stand."""
    at = datetime(2026, 2, 2, 10, tzinfo=UTC)
    fund = {"at": at, "do": "fund", "milestone": "M2", "amount": "300.00"}
    void = {"contract": "site", "do": "void", "event": seal_of(fund)}
    anew = {"contract": "site", **fund, "at": at.isoformat(), "amount": "200.00"}

    assert ["void-breaks", "more-than-missing"] == outcomes(feed(book, void, anew))
    assert ["6", "7"] == outcomes(feed(book, void, anew, words=("-", "--atomic")))
    rows = tell_ok("contract", "show", "site", "--json", book=book).json["milestones"]
    assert ("submitted", "200.00") == (rows[1]["state"], rows[1]["escrow"])


def test_a_dry_run_says_of_each_line_what_would_come_of_it_behind_the_others(book: Path) -> None:
    orders = (FUND, SUBMIT, REFUSED, RELEASE, FUND)
    dry = outcomes(feed(book, *orders, words=("-", "--dry-run")))

    assert ["1 not", "2 not", "nothing-in-escrow", "3 not", "more-than-missing"] == dry
    assert [each.removesuffix(" not") for each in dry] == outcomes(feed(book, *orders))


def test_a_dry_run_answers_and_writes_nothing(book: Path) -> None:
    before = (book / "plain.toml").read_bytes()

    assert ["1 not"] == outcomes(feed(book, FUND, words=("-", "--dry-run")))
    assert before == (book / "plain.toml").read_bytes()


def test_a_file_is_read_as_well(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps({**FUND, "ref": "a"}) + "\n", encoding="utf-8")
    first, second = (tell("apply", str(path), book=book) for _ in range(2))

    assert [["1"], ["1 not"]] == [outcomes(first), outcomes(second)]


def test_the_highest_code_of_all_lines_counts(book: Path) -> None:
    nowhere = {"contract": "nowhere", "do": "note", "note": "x"}

    assert [4, "not-found"] == [
        (told := feed(book, FUND, nowhere, REFUSED)).code,
        outcomes(told)[1],
    ]


def test_bytes_that_are_no_text_are_a_line_that_cannot_be_read(book: Path) -> None:
    told = tell("apply", "-", book=book, stdin=b'{"contract": "plain\xff", "do": "fund"}\n')

    assert 1 == len(told.lines)
    assert told.code in (2, 4)


def test_no_lines_are_no_answers(book: Path) -> None:
    assert (0, "") == ((told := tell("apply", "-", book=book)).code, told.out)


def test_what_would_have_to_be_guessed_is_refused(book: Path) -> None:
    """An unknown word, a key that is there twice, a sum of the caller's, an empty key."""
    before = (book / "plain.toml").read_bytes()
    told = feed(
        book,
        {"contract": "plain", "do": "nope"},
        '{"contract": "plain", "do": "fund", "amount": "1", "amount": "50"}',
        {"contract": "plain", "do": "note", "note": "x", "sum": "0123456789ab"},
        {"contract": "plain", "do": "note", "note": "x", "ref": ""},
        {"contract": "plain", "do": "accept", "terms": "000000000000"},
    )

    assert ["usage", "usage", "usage", "usage", "other-terms"] == outcomes(told)
    assert 3 == told.code
    assert before == (book / "plain.toml").read_bytes()
