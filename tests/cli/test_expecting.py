"""`--expect-head` and `--wait`: record only where the contract was last seen, and not for ever."""

import fcntl
import time
from pathlib import Path

import pytest

from tests.cli.counter import tell, tell_ok


def head_of(book: Path, contract: str = "site") -> str:
    head = tell_ok("contract", "show", contract, "--json", book=book).json["head"]
    assert isinstance(head, str)
    return head


def pause(book: Path, *more: str) -> tuple[int, str]:
    told = tell("contract", "pause", "site", *more, book=book)
    return told.code, told.err


def test_an_event_is_recorded_where_the_head_is_the_expected_one(book: Path) -> None:
    before = head_of(book)

    assert (0, "") == pause(book, "--expect-head", before)
    assert before != head_of(book)


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_nothing_is_recorded_where_it_is_another(book: Path, dry: tuple[str, ...]) -> None:
    old = head_of(book)
    tell_ok("contract", "note", "site", "meanwhile", book=book)
    before = (book / "site.toml").read_bytes()
    now = head_of(book)

    code, said = pause(book, "--expect-head", old, *dry)
    error = tell("contract", "pause", "site", "--expect-head", old, "--json", book=book).error

    assert 6 == code
    assert f"is {now}, not {old}; nothing was recorded" in said
    assert (6, "head-moved") == (error["code"], error["name"])
    assert before == (book / "site.toml").read_bytes()


def test_the_same_key_is_looked_up_before_the_head(book: Path) -> None:
    old = head_of(book)
    once = ("--expect-head", old, "--ref", "k")

    assert [(0, ""), (0, "")] == [pause(book, *once), pause(book, *once)]
    assert 6 == pause(book, "--expect-head", old, "--ref", "another")[0]


def test_a_head_that_has_moved_is_told_before_what_the_rules_would_say(book: Path) -> None:
    old = head_of(book)
    pause(book)

    assert 6 == pause(book, "--expect-head", old)[0]
    assert 3 == pause(book)[0]


@pytest.mark.parametrize(
    "words",
    [
        ("--expect-head", "site"),
        ("--expect-head", "site@5:XYZ"),
        ("--expect-head", "site@5:0123456789ab\x1b"),
        ("--wait", "-1"),
        ("--wait", "nan"),
        ("--wait", "soon"),
    ],
)
def test_what_is_no_head_and_no_time_is_usage(book: Path, words: tuple[str, ...]) -> None:
    assert 2 == pause(book, *words)[0]


def test_a_wait_is_as_long_as_was_asked_for(book: Path) -> None:
    with (book / "site.toml.lock").open("w") as lock:
        lock.write("4711\n")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        started = time.monotonic()
        code, said = pause(book, "--wait", "0.3")
        took = time.monotonic() - started
        at_once = pause(book, "--wait", "0")

    assert (6, 6) == (code, at_once[0])
    assert took >= 0.3
    assert f"process 4711 is writing to {book / 'site.toml'}" in said
    assert "--wait 60" in said


def test_every_event_waits_for_ever_if_asked(book: Path) -> None:
    assert (0, "") == pause(book, "--wait", "inf")
    assert 0 == tell("apply", "-", "--wait", "1", stdin="", book=book).code
    assert 2 == tell("apply", "-", "--wait", "-1", stdin="", book=book).code
