"""What is kept of an answer is what was answered."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from escrowbook.actions.checking import check_file
from escrowbook.actions.opening import World
from escrowbook.cli.listing import HEADERS
from escrowbook.cli.questions import QUESTIONS, judged_of, milestone_tag
from escrowbook.core.checks.registry import OF_CONTRACTS
from escrowbook.core.reports.status import MILESTONE_COLUMNS
from escrowbook.store.errors import SystemRefused
from escrowbook.views.findings_text import draw_one
from escrowbook.views.screen import Screen

GALLERY = Path(__file__).parents[1] / "core/checks/files"
WORLD = World(datetime(2026, 2, 1, tzinfo=UTC), None, ".")


@pytest.mark.parametrize("path", sorted(GALLERY.glob("*.toml")), ids=lambda path: path.stem)
def test_findings_come_back_as_they_were(path: Path) -> None:
    data = path.read_bytes()
    judged = check_file(path.name, data, WORLD, OF_CONTRACTS.keys())
    answer = QUESTIONS["check"].answer(path.name, data, WORLD)

    assert judged == judged_of(path.name, answer.kind, answer.whole, None)
    assert [
        (f"{each.finding.check} {each.finding.severity}", "".join(draw_one(each, Screen())))
        for each in judged.found
    ] == [(tag, text.decode().removeprefix("\0")) for tag, text in answer.pieces]
    assert all(text.count(b"\0") == 1 for _, text in answer.pieces)


def test_an_answer_goes_to_another_process_and_back() -> None:
    import pickle

    for question in QUESTIONS.values():
        assert question == pickle.loads(pickle.dumps(question))  # noqa: S301 - our own


def test_the_columns_of_lists_are_those_of_their_rows() -> None:
    assert list(MILESTONE_COLUMNS) == HEADERS["milestones/1"].split()


def test_a_row_is_known_by_state_flags_and_what_is_missing() -> None:
    assert "funded part-funded missing" == milestone_tag("funded", ["part-funded"], is_missing=True)
    assert "released" == milestone_tag("released", [], is_missing=False)


def test_a_file_that_cannot_be_read_is_a_finding_of_check_alone() -> None:
    error = SystemRefused("book/x.toml", OSError(13, "no"), "read")
    told = {name: question.unread("x.toml", error) for name, question in QUESTIONS.items()}

    assert {"check"} == {name for name, answer in told.items() if answer is not None}
    assert told["check"] is not None
    assert told["check"].pieces[0][1].startswith(b"\0x.toml:1:1: error[unreadable]")
