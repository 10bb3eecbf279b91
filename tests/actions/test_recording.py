"""Recording: what a write is judged against, and who is told to be at fault."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from escrowbook.actions.drafting import WriteOptions
from escrowbook.actions.errors import Unsound
from escrowbook.actions.opening import World
from escrowbook.actions.recording import record, undo
from tests.store.samples import SOUND

NOTE = {"do": "note", "note": "called"}
# It is later than the moment that counts as now, so no report speaks of it yet.
TOO_MUCH = """\
3 = { at = 2026-05-01T10:00:00Z, do = "release", milestone = "M1", amount = "250.01" }
"""


def world(book: Path, now: datetime) -> World:
    return World(now, None, str(book))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with a contract that is broken by an event still to come."""
    (tmp_path / "acme.toml").write_text(SOUND + TOO_MUCH)
    return tmp_path


MARCH = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("ref", [None, "key-1"])
def test_what_was_broken_before_is_not_the_new_events_fault(book: Path, ref: str | None) -> None:
    """A write is judged against the whole journal (INTERFACE 2): the file is no sound contract."""
    before = (book / "acme.toml").read_bytes()

    with pytest.raises(Unsound) as unsound:
        record(world(book, MARCH), "acme", NOTE, WriteOptions(ref=ref))
    assert "event 3 (release) is refused" in unsound.value.problems[0].message
    assert before == (book / "acme.toml").read_bytes()


def test_a_key_that_was_used_before_does_not_hide_it(book: Path) -> None:
    path = book / "acme.toml"
    path.write_text(SOUND.replace('note = "figma link"', 'note = "x", ref = "key-1"') + TOO_MUCH)
    values = {"do": "submit", "milestone": "M1"}

    with pytest.raises(Unsound):
        record(world(book, MARCH), "acme", values, WriteOptions(ref="key-1"))


def test_what_is_broken_can_be_undone(book: Path) -> None:
    receipt = undo(world(book, MARCH), "acme", 3, WriteOptions())

    assert ("void", 4) == (receipt.entry.event.do, receipt.entry.number)
    record(world(book, MARCH), "acme", NOTE, WriteOptions())
