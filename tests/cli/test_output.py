"""What commands say, and in which form."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from escrowbook.actions.opening import World
from escrowbook.actions.recording import record
from escrowbook.cli.calls import Making, Reading, Recording, Writing
from escrowbook.cli.exits import Exit, ReceiptLost
from escrowbook.cli.output import (
    give,
    give_receipt,
    receipt_document,
    tell_failed,
    warn,
    write,
    write_bytes,
    write_ids,
)
from escrowbook.cli.recording import record_event, write_options
from escrowbook.cli.surroundings import world_for
from escrowbook.core.errors import Place, Problem
from escrowbook.core.records import replace
from escrowbook.core.reports.status import milestones_report
from escrowbook.views.screen import Screen
from tests.cli.counter import NOW
from tests.views.rows import USUAL


@pytest.fixture
def world(book: Path) -> World:
    """The world of the sample book."""
    return world_for(Reading(book=str(book), as_of=NOW))


def test_the_default_is_what_the_output_needs(capsys: pytest.CaptureFixture[str]) -> None:
    give(Reading(), milestones_report(USUAL), ("milestone",))
    assert capsys.readouterr().out.startswith("contract\tpath\t")
    give(Reading(quiet=True), milestones_report(USUAL), ("contract", "milestone"))
    assert "site\tM1\nsite\tM2\nsite\tM3\n" == capsys.readouterr().out
    give(Reading(quiet=True, json=True), milestones_report(USUAL), ("milestone",))
    assert capsys.readouterr().out.startswith("{")


def test_a_table_of_its_own_is_drawn_where_a_table_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def draw(screen: Screen) -> Iterator[str]:
        yield f"own, {screen.width} wide\n"

    give(Reading(format="table"), milestones_report(USUAL), (), draw)

    assert "own, 80 wide\n" == capsys.readouterr().out


def test_ids_that_are_not_there_leave_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    write_ids([{"n": None}, {"n": 3}, {"n": "a\tb"}], ("n",))

    assert "3\na\\tb\n" == capsys.readouterr().out


def test_a_receipt_that_cannot_be_written_is_no_lost_event(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = record(world, "plain", {"do": "note", "note": "x"}, write_options(Writing()))

    class Full:
        encoding = "utf-8"

        def isatty(self) -> bool:
            return False

        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("sys.stdout", Full())
    with pytest.raises(ReceiptLost, match="No space left"):
        give_receipt(Making(), receipt)
    with pytest.raises(OSError, match="No space left"):
        give_receipt(Making(), replace(receipt, recorded=False))


def test_notes_of_the_store_are_told(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    receipt = record(world, "plain", {"do": "note", "note": "x"}, write_options(Writing()))
    give_receipt(Making(json=True), replace(receipt, notes=("a hard link parted",)))

    told = capsys.readouterr()
    assert "note: a hard link parted\n" == told.err
    assert receipt_document(receipt)["recorded"] is True


def test_only_what_was_typed_is_recorded(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    call = Recording(note="n", ref="r", dry_run=True)

    assert Exit.DONE == record_event(call, "plain", {"do": "pause", "milestone": None}, world)
    assert "put the contract on hold: n" in capsys.readouterr().out
    assert (None, None, "n", "r", True) == (
        (options := write_options(call)).at,
        options.by,
        options.note,
        options.ref,
        options.dry_run,
    )


def test_what_could_not_be_judged_has_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("unreadable", "no", "mend it", Place(1, 1))

    assert 5 == tell_failed("bad.toml", (problem,), as_json=False)
    assert "bad.toml:1:1: error: no\n  try: mend it\n" == capsys.readouterr().err


def test_a_doubt_is_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    warn("plain.toml", ["line 3: changed"], as_json=False)
    warn("plain.toml", ["line 3: changed"], as_json=True)

    text, as_json = capsys.readouterr().err.splitlines()
    assert text.endswith("plain.toml: warning: line 3: changed")
    assert '"name":"seal"' in as_json


def test_bytes_come_behind_what_was_written_before(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    write(["a\n"])
    write_bytes([b"b\n", "c\u00e9\n".encode()])

    assert b"a\nb\nc\xc3\xa9\n" == capfdbinary.readouterr().out
