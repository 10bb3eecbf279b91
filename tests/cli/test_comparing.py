"""`contract compare`: one journal under several platforms, in every form."""

import json
from pathlib import Path
from typing import Any

import pytest

from escrowbook.actions.presets import every_preset
from tests.cli.counter import assert_sound, run_in_terminal, tell, tell_ok

COLUMNS = [
    "policy",
    "closed_by",
    "client",
    "freelancer",
    "platform",
    "arbiter",
    "undecided",
    "at",
    "unknown",
    "deposits",
    "counted",
    "left_out",
    "notes",
]


def rows(book: Path, *words: str) -> list[dict[str, Any]]:
    document = tell_ok("contract", "compare", "site", *words, "--json", book=book).json
    assert_sound([document])
    assert ("site", "USD") == (document["contract"], document["currency"])
    told: list[dict[str, Any]] = document["rows"]
    return told


def test_without_names_every_preset_is_compared_the_own_one_first(book: Path) -> None:
    names = [preset.name for preset in every_preset()]
    others = [name for name in names if name != "upwork-2026-11"]

    assert [name for name in ["upwork-2026-11", *others] for _ in range(3)] == [
        row["policy"] for row in rows(book)
    ]


def test_named_presets_come_in_the_order_of_their_names(book: Path) -> None:
    told = rows(book, "--policy", "generic", "--policy", "upwork-2026-11", "--policy", "generic")

    assert [
        ("generic-2026-11", None),
        ("generic-2026-11", "client"),
        ("generic-2026-11", "freelancer"),
        ("upwork-2026-11", None),
        ("upwork-2026-11", "client"),
        ("upwork-2026-11", "freelancer"),
    ] == [(row["policy"], row["closed_by"]) for row in told]


def test_presets_may_be_separated_by_commas(book: Path) -> None:
    apart = rows(book, "--policy", "generic", "--policy", "upwork")

    assert apart == rows(book, "--policy", "generic,upwork")


def test_each_end_to_the_cent(book: Path) -> None:
    told = rows(book, "--policy", "upwork", "--policy", "generic")

    assert [
        ("0.00", "550.00", "0.00", "2026-03-19T10:00:00+00:00"),
        ("300.00", "250.00", "0.00", "2026-03-17T12:00:00+00:00"),
        ("300.00", "250.00", "0.00", "2026-03-10T12:00:00+00:00"),
        ("0.00", "250.00", "300.00", "2026-03-10T12:00:00+00:00"),
        ("0.00", "250.00", "300.00", "2026-03-10T12:00:00+00:00"),
        ("0.00", "250.00", "300.00", "2026-03-10T12:00:00+00:00"),
    ] == [tuple(row[key] for key in ("client", "freelancer", "undecided", "at")) for row in told]


def test_the_ends_are_those_of_the_refund_report(book: Path) -> None:
    told = {row["closed_by"]: row for row in rows(book, "--policy", "upwork")}
    for by in ("client", "freelancer"):
        words = ("contract", "close", "site", "--refund-report", "--by", by, "--json")
        silence = tell_ok(*words, book=book).json["futures"][0]
        keys = ("client", "freelancer", "platform", "arbiter", "undecided", "at")

        assert [silence[key] for key in keys] == [told[by][key] for key in keys]


def test_nothing_is_written(book: Path) -> None:
    before = (book / "site.toml").read_bytes()
    rows(book)

    assert before == (book / "site.toml").read_bytes()


def test_every_form_says_the_same(book: Path) -> None:
    words = ("contract", "compare", "site", "--policy", "generic")
    told = rows(book, "--policy", "generic")
    lines = tell_ok(*words, "--format", "jsonl", book=book).lines
    tsv = [line.split("\t") for line in tell_ok(*words, book=book).lines]

    assert told == [json.loads(line) for line in lines]
    assert COLUMNS == tsv[0] == list(told[0])
    assert ["", "client", "freelancer"] == [cells[1] for cells in tsv[1:]]
    assert 4 == len(tell_ok(*words, "--format", "csv", book=book).lines)
    assert ["generic-2026-11", "generic-2026-11\tclient", "generic-2026-11\tfreelancer"] == tell_ok(
        *words, "-q", book=book
    ).lines


def test_what_a_platform_does_not_take_is_named(book: Path) -> None:
    for name in ("M1", "M2"):
        tell_ok("milestone", "fund", "plain", name, book=book)
    words = ("contract", "compare", "plain", "--policy", "upwork")
    document = tell_ok(*words, "--json", book=book).json
    table = tell_ok(*words, "--format", "table", book=book).out
    named = "event 2 (fund M2): M1 still holds 100.00 EUR"

    assert_sound([document])
    assert all(row["unknown"][0].startswith(named) for row in document["rows"])
    assert "100.00" == document["rows"][0]["undecided"]
    assert "nobody acts" in table
    assert "Left out or not known: upwork-2026-11" in table
    assert 1 == table.count("event 2 (fund M2)")


def test_on_a_terminal_it_is_a_table(book: Path) -> None:
    words = ("contract", "compare", "site", "--policy", "generic", "--color", "never")
    told = run_in_terminal(*words, book=book, environment={"COLUMNS": "60"})

    assert 0 == told.code
    assert "nobody acts" in told.out
    assert all(len(line) <= 60 for line in told.out.splitlines())


@pytest.mark.parametrize(
    "words, code",
    [
        (("site", "--policy", "upwrok"), 2),
        (("nowhere",), 4),
        (("site", "--format", "sarif"), 2),
        (("site", "--json", "--format", "tsv"), 2),
    ],
)
def test_what_cannot_be_compared(words: tuple[str, ...], code: int, book: Path) -> None:
    assert code == tell("contract", "compare", *words, book=book).code


def test_a_changed_line_is_warned_of(book: Path) -> None:
    path = book / "site.toml"
    tell_ok("contract", "note", "site", "hello", book=book)
    path.write_text(path.read_text(encoding="utf-8").replace("hello", "hallo"), encoding="utf-8")

    assert (
        "was changed after it was sealed" in tell_ok("contract", "compare", "site", book=book).err
    )
