"""The verbs of one milestone: what is left out, what is recorded, what is told."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.counter import tell, tell_ok


def event(book: Path, *words: str) -> dict[str, Any]:
    """The event that a command line records, without its moment and its seal."""
    told: dict[str, Any] = tell_ok(*words, "--json", book=book).json
    return {key: value for key, value in told["event"].items() if key not in ("at", "sum")}


@pytest.mark.parametrize(
    "words, recorded",
    [
        (("fund", "plain"), {"do": "fund", "milestone": "M1", "amount": "100.00", "by": "client"}),
        (
            ("fund", "plain", "M2", "--amount", "5", "--by", "platform", "--note", "n"),
            {"do": "fund", "milestone": "M2", "amount": "5.00", "by": "platform", "note": "n"},
        ),
        (
            ("work", "plain", "M2", "--done", "40"),
            {"do": "work", "milestone": "M2", "done": 40, "by": "freelancer"},
        ),
        (("submit", "plain", "M1"), {"do": "submit", "milestone": "M1", "by": "freelancer"}),
        (
            ("release", "site"),
            {"do": "release", "milestone": "M2", "amount": "300.00", "by": "client"},
        ),
        (
            ("release", "site", "--amount", "100", "--ref", "w1"),
            {
                "do": "release",
                "milestone": "M2",
                "amount": "100.00",
                "by": "client",
                "ref": "w1",
            },
        ),
        (("request-changes", "site"), {"do": "request-changes", "milestone": "M2", "by": "client"}),
        (
            ("request-release", "site", "M2"),
            {"do": "request-release", "milestone": "M2", "by": "freelancer"},
        ),
        (
            ("refund", "site", "M2", "--amount", "50"),
            {
                "do": "refund",
                "milestone": "M2",
                "amount": "50.00",
                "from": "escrow",
                "by": "freelancer",
            },
        ),
        (
            ("refund", "site", "M1", "--paid"),
            {
                "do": "refund",
                "milestone": "M1",
                "amount": "250.00",
                "from": "paid",
                "by": "freelancer",
            },
        ),
        (
            ("reverse", "site", "M1", "--amount", "250", "--from", "paid"),
            {
                "do": "reverse",
                "milestone": "M1",
                "amount": "250.00",
                "from": "paid",
                "by": "platform",
            },
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_left_out_is_filled_in(
    words: tuple[str, ...], recorded: dict[str, Any], book: Path
) -> None:
    assert recorded == event(book, "milestone", *words)


def test_where_several_could_be_meant_it_says_so(book: Path) -> None:
    tell_ok("milestone", "fund", "plain", "M1", book=book)
    tell_ok("milestone", "fund", "plain", "M2", book=book)
    told = tell("milestone", "release", "plain", book=book)

    assert 2 == told.code
    assert "M1, M2" in told.err


def test_delivered_files_are_kept_by_name_and_digest(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(b"draft")
    recorded = event(book, "milestone", "submit", "plain", "M1", "--file", str(path))

    assert {"draft.pdf": hashlib.sha256(b"draft").hexdigest()} == recorded["files"]


def test_a_delivered_file_that_is_not_there_stops_it(book: Path, tmp_path: Path) -> None:
    gone = tell("milestone", "submit", "plain", "M1", "--file", str(tmp_path / "gone"), book=book)
    (tmp_path / "a").mkdir()
    for path in (tmp_path / "x", tmp_path / "a" / "x"):
        path.write_bytes(b"")
    twice = ("--file", str(tmp_path / "x"), "--file", str(tmp_path / "a" / "x"))
    same = tell("milestone", "submit", "plain", "M1", *twice, book=book)

    assert (4, 2) == (gone.code, same.code)


def test_it_tells_what_was_done_what_moved_and_where_that_leaves_things(book: Path) -> None:
    told = tell_ok("milestone", "release", "site", "--amount", "100", "--at", "today", book=book)
    head = tell_ok("contract", "show", "site", "--json", book=book).json["head"]

    assert [
        "site: the client released 100.00 USD of M2 (event 6, 2026-03-10 00:00; recorded)",
        "  freelancer → platform  10.00 USD of M2 (fee)",
        "  escrow → pending  100.00 USD of M2 (principal)",
        "  escrow → pool  200.00 USD of M2 (carry)",
        "M2 is now released: pending 100.00",
        f"head {head}",
    ] == told.lines


def test_a_dry_run_tells_all_that_and_writes_nothing(book: Path) -> None:
    before = (book / "site.toml").read_bytes()
    told = tell_ok("milestone", "release", "site", "--dry-run", book=book)
    as_json = tell_ok("milestone", "release", "site", "--dry-run", "--json", book=book).json

    assert "not recorded: a dry run" in told.lines[0]
    assert (6, False) == (as_json["n"], as_json["recorded"])
    assert before == (book / "site.toml").read_bytes()


def test_a_key_is_recorded_once(book: Path) -> None:
    words = ("milestone", "release", "site", "--ref", "wire-17")
    first = tell_ok(*words, book=book)
    second = tell_ok(*words, book=book)
    other = tell(*words, "--amount", "7", book=book)

    assert "recorded)" in first.lines[0]
    assert "recorded before)" in second.lines[0]
    assert (3, "ref-taken") == (
        other.code,
        tell(*words, "--amount", "7", "--json", book=book).error["name"],
    )
    assert 6 == len(tell_ok("contract", "log", "site", "-q", book=book).lines)


def test_quiet_prints_what_it_was_about(book: Path) -> None:
    assert ["site\tM2"] == tell_ok("milestone", "release", "site", "-q", book=book).lines
    assert ["site"] == tell_ok("contract", "note", "site", "x", "-q", book=book).lines


def test_a_bare_date_is_the_end_of_what_was_recorded_that_day(book: Path) -> None:
    told = tell_ok(
        "milestone", "work", "site", "M2", "--done", "9", "--at", "2026-03-05", "--json", book=book
    )

    assert "2026-03-05T10:00:00+00:00" == told.json["event"]["at"]
