"""What commands say, and in which form."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from escrowbook.actions.opening import Failed, World, open_all, open_contract
from escrowbook.actions.recording import record
from escrowbook.cli.batch import Batch
from escrowbook.cli.exits import Exit, ReceiptLost
from escrowbook.cli.options import Making, Reading, Recording, Writing
from escrowbook.cli.output import (
    give,
    give_receipt,
    receipt_document,
    tell_failed,
    warn,
    write_ids,
)
from escrowbook.cli.recording import record_event, write_options
from escrowbook.cli.surroundings import world_for
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


def test_what_could_not_be_judged_has_its_code(
    world: World, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (book / "bad.toml").write_text("format = 1\n", encoding="utf-8")
    failed = [each for each in open_all(world, [str(book), "nowhere"]) if isinstance(each, Failed)]

    assert [5, 4] == [tell_failed(Reading(), each) for each in failed]
    assert "bad.toml:1:1: error: " in capsys.readouterr().err


def test_a_batch_goes_on_to_its_end(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book / "bad.toml").write_text("format = 1\n", encoding="utf-8")
    batch = Batch(Reading(book=str(book), as_of=NOW, verbose=True), None)

    assert ["plain", "shop", "site"] == [opened.terms.id for opened in batch]
    assert 5 == batch.exit
    assert "3 sound contracts" in capsys.readouterr().err


def test_a_doubt_is_a_warning(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    opened = replace(open_contract(world, "plain"), warnings=("line 3: changed",))
    warn(Reading(), opened)
    warn(Reading(json=True), opened)

    text, as_json = capsys.readouterr().err.splitlines()
    assert text.endswith("plain.toml: warning: line 3: changed")
    assert '"name":"seal"' in as_json
