"""Every document of INTERFACE 6 keeps to its JSON Schema, and every form says the same."""

import csv
import io
import json
from pathlib import Path

import pytest

from escrowbook.store.presets import preset_names
from tests.cli.counter import assert_sound, faults_of, tell, tell_ok
from tests.cli.life import COURT, LIFE

# Command lines that read, each with the document that it gives.
READING = [
    (("contract", "show", "site"), "contract/1"),
    (("contract", "show", "shop"), "contract/1"),
    (("contract", "show", "plain"), "contract/1"),
    (("contract", "list"), "contracts/1"),
    (("contract", "log", "site"), "log/1"),
    (("contract", "log", "shop"), "log/1"),
    (("contract", "log", "plain"), "log/1"),
    (("milestone", "list"), "milestones/1"),
    (("agenda",), "agenda/1"),
    (("policy", "list"), "policies/1"),
    (("policy", "show", "upwork"), "policy/1"),
    (("policy", "show", "generic-2026-11"), "policy/1"),
    (("check",), "findings/1"),
    (("journal", "verify"), "verification/1"),
    (("journal", "head", "site"), "head/1"),
    (("journal", "mend", "site"), "mend/1"),
    (("contract", "close", "site", "--refund-report"), "refund-report/1"),
    (("contract", "close", "site", "--refund-report", "--by", "client"), "refund-report/1"),
    (("contract", "close", "shop", "--refund-report", "--by", "platform"), "refund-report/1"),
    (("contract", "close", "plain", "--refund-report", "--by", "mutual"), "refund-report/1"),
]


@pytest.mark.parametrize("words, name", READING, ids=[" ".join(words) for words, _ in READING])
def test_what_is_read_keeps_to_its_schema(words: tuple[str, ...], name: str, book: Path) -> None:
    told = tell(*words, "--json", book=book)

    assert told.code == (1 if words[0] == "check" else 0)
    assert f"escrowbook/{name}" == told.json["schema"]
    assert [] == faults_of(told.json)


def test_what_is_written_keeps_to_its_schema(tmp_path: Path) -> None:
    documents = [tell_ok(*words, "--json", book=tmp_path).json for words in (*LIFE, *COURT)]

    assert_sound(documents)
    events = [each for each in documents if each["schema"] != "escrowbook/contract/1"]
    assert {"escrowbook/event/1"} == {each["schema"] for each in events}
    assert len(LIFE) + len(COURT) - 2 == len(events)
    assert all(each["recorded"] for each in events)


def test_a_new_contract_is_contract_1(book: Path) -> None:
    words = ("--title", "T", "--client", "C", "--freelancer", "F", "--currency", "USD")
    more = ("--policy", "upwork", "--milestone", "One=5")
    told = tell_ok("contract", "new", "fresh", *words, *more, "--json", book=book)

    assert_sound([told.json])
    assert ("fresh", "draft", "5.00") == (
        told.json["id"],
        told.json["state"],
        told.json["totals"]["price"],
    )


def test_a_closing_that_is_looked_at_and_done_is_the_report(book: Path) -> None:
    words = ("contract", "close", "site", "--refund-report", "--by", "client", "--json")
    before = tell_ok(*words, book=book).json
    done = tell_ok(*words, "--yes", book=book).json

    assert_sound([before, done])
    assert {**before, "recorded": True} == done
    assert "ending" == tell_ok("contract", "show", "site", "--json", book=book).json["state"]


@pytest.mark.parametrize(
    "words",
    [
        ("milestone", "fund", "site", "M9"),
        ("milestone", "fund", "site", "M3"),
        ("milestone", "fund", "nowhere"),
        ("milestone", "fund", "site", "--amount", "1e3"),
        ("milestone", "fund"),
        ("milestone", "fnud", "site"),
        ("contract", "close", "site"),
    ],
    ids=" ".join,
)
def test_every_error_is_an_object(words: tuple[str, ...], book: Path) -> None:
    told = tell(*words, "--json", book=book)

    assert "" == told.out
    assert [] == faults_of(told.error)
    assert told.code == told.error["code"]


ROWS = [
    ("contract", "list"),
    ("contract", "log", "site"),
    ("milestone", "list"),
    ("agenda",),
    ("policy", "list"),
    ("policy", "show", "upwork"),
]


@pytest.mark.parametrize("words", ROWS, ids=" ".join)
def test_every_form_says_the_same(words: tuple[str, ...], book: Path) -> None:
    rows = tell_ok(*words, "--json", book=book).json["rows"]
    lines = tell_ok(*words, "--format", "jsonl", book=book).lines
    tsv = [line.split("\t") for line in tell_ok(*words, book=book).lines]
    comma = list(csv.reader(io.StringIO(tell_ok(*words, "--format", "csv", book=book).out)))

    assert rows
    assert rows == [json.loads(line) for line in lines]
    assert list(rows[0]) == tsv[0] == comma[0]
    assert [[cell(value) for value in row.values()] for row in rows] == tsv[1:] == comma[1:]


def cell(value: object) -> str:
    """A JSON value as a cell holds it: lists joined by commas, nothing for null."""
    if isinstance(value, list):
        return ",".join(cell(each) for each in value)
    if isinstance(value, dict):
        return " ".join(cell(each) for each in value.values() if each is not None)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


@pytest.mark.parametrize(
    "words, ids",
    [
        (("contract", "list"), ["plain", "shop", "site"]),
        (("milestone", "list", "site"), ["site\tM1", "site\tM2", "site\tM3"]),
        (("contract", "log", "site"), ["1", "2", "3", "4", "5"]),
        (("agenda", "site"), ["site\tM2", "site\tM2", "site", "site", "site", "site", "site"][:2]),
        (("policy", "list"), preset_names()),
        (("contract", "show", "site"), ["site"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_quiet_prints_bare_ids(words: tuple[str, ...], ids: list[str], book: Path) -> None:
    assert ids == tell_ok(*words, "-q", book=book).lines


@pytest.mark.parametrize("words", [("contract", "list"), ("milestone", "list"), ("agenda",)])
def test_nothing_is_a_header_or_an_empty_list(words: tuple[str, ...], tmp_path: Path) -> None:
    header = tell_ok(*words, book=tmp_path).lines

    assert 1 == len(header)
    assert 8 <= len(header[0].split("\t"))
    assert [] == tell_ok(*words, "--json", book=tmp_path).json["rows"]
    assert ("", "") == (
        tell_ok(*words, "--format", "jsonl", book=tmp_path).out,
        tell_ok(*words, "-q", book=tmp_path).out,
    )
    assert 1 == len(tell_ok(*words, "--format", "csv", book=tmp_path).lines)
