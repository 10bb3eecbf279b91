"""The n-th call to the system fails, for n = 1, 2, 3 … until the write passes (P1, P2)."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from escrowbook.store.errors import NotConfirmed, StoreError, SystemRefused
from tests.faults.refusing import (
    CALLS_MAX,
    NEW,
    OLD,
    WAYS,
    RefusingSystem,
    add_note,
    install,
    leftovers,
)
from tests.store.samples import NOTE


@WAYS
def test_a_failed_append_leaves_old_or_new(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error_number: int,
    *,
    late: bool,
    lasting: bool,
) -> None:
    path = tmp_path / "acme.toml"
    outcomes = set()
    for fails_at in range(1, CALLS_MAX):
        path.write_bytes(OLD)
        system = RefusingSystem(fails_at, error_number, late=late, lasting=lasting)
        with monkeypatch.context() as patched:
            install(patched, system)
            raised: StoreError | None = None
            try:
                add_note(path, 3)
            except StoreError as error:
                raised = error
        where = f"call {fails_at}, {system.failed}"
        is_recorded = raised is None or (isinstance(raised, NotConfirmed) and raised.is_there)
        expected = NEW if is_recorded else OLD
        assert path.read_bytes() == expected, where
        assert isinstance(raised, SystemRefused | NotConfirmed | None), where
        if not lasting and not late:
            assert leftovers(tmp_path) in ([], ["acme.toml.lock"]), where
        outcomes.add(type(raised))
        # Whatever happened, the next write works and cleans up what could not be removed.
        number = 3 if expected is OLD else 4
        add_note(path, number)
        assert path.read_bytes() == expected + f"{number} = {NOTE}\n".encode(), where
        assert leftovers(tmp_path) == [], where
        if not system.failed:
            break
    else:
        pytest.fail("the write never passed")
    assert {SystemRefused, NotConfirmed, type(None)} <= outcomes


@pytest.mark.parametrize("error_number", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_failed_fsync_is_never_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error_number: int
) -> None:
    path = tmp_path / "acme.toml"
    path.write_bytes(OLD)
    passing = RefusingSystem(0, error_number, late=False, lasting=False)
    with monkeypatch.context() as patched:
        install(patched, passing)
        add_note(path, 3)
    places = [number for number, (name, _) in enumerate(passing.calls, 1) if name == "fsync"]
    assert len(places) == 2, "the file and its folder"

    for place in places:
        path.write_bytes(OLD)
        system = RefusingSystem(place, error_number, late=False, lasting=False)
        with monkeypatch.context() as patched:
            install(patched, system)
            with pytest.raises((SystemRefused, NotConfirmed)):
                add_note(path, 3)
        synced = [arguments for name, arguments in system.calls if name == "fsync"]
        assert len(synced) == len(set(synced)) == places.index(place) + 1


def test_a_short_write_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "acme.toml"
    path.write_bytes(OLD)
    real_write = os.write
    monkeypatch.setattr(os, "write", lambda at, data: real_write(at, data[:7]))

    add_note(path, 3)

    assert NEW == path.read_bytes()


def test_a_disk_that_keeps_other_bytes_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "acme.toml"
    path.write_bytes(OLD)
    real_write = os.write
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda at, data: real_write(at, b"x" * len(data)))
        with pytest.raises(SystemRefused, match="cannot read back"):
            add_note(path, 3)

    assert OLD == path.read_bytes()
    assert [] == leftovers(tmp_path)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda at: at.symlink_to("acme.toml")])
def test_what_is_no_leftover_is_named_and_left(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    path, temporary = tmp_path / "acme.toml", tmp_path / ".acme.toml.tmp"
    path.write_bytes(OLD)
    make(temporary)
    before = temporary.lstat()

    with pytest.raises(SystemRefused) as refused:
        add_note(path, 3)

    assert f"cannot make {temporary}: File exists" == str(refused.value)
    assert "find out who made it, and remove it" == refused.value.remedy
    assert before == temporary.lstat()
    assert OLD == path.read_bytes()
    assert [temporary, path] == sorted(tmp_path.iterdir())


def test_what_was_left_is_not_written_into(tmp_path: Path) -> None:
    path, temporary = tmp_path / "acme.toml", tmp_path / ".acme.toml.tmp"
    path.write_bytes(OLD)
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    os.link(precious, temporary)

    add_note(path, 3)

    assert NEW == path.read_bytes()
    assert b"precious" == precious.read_bytes()
    assert [path, precious] == sorted(tmp_path.iterdir())


@pytest.mark.parametrize("letters, is_room", [(245, True), (246, False)])
def test_where_a_lock_has_room_a_temporary_has_it_too(
    tmp_path: Path, letters: int, *, is_room: bool
) -> None:
    path = tmp_path / f"{'x' * letters}.toml"
    path.write_bytes(OLD)

    if is_room:
        add_note(path, 3)
    else:
        with pytest.raises(SystemRefused, match="File name too long"):
            add_note(path, 3)

    assert (NEW if is_room else OLD) == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_what_cannot_be_read_after_a_failed_rename_is_perhaps_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EIO, "the disk is gone")

    def gone(*_: object) -> None:
        patched.setattr(os, "open", refused)
        refused()

    path = tmp_path / "acme.toml"
    path.write_bytes(OLD)
    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", gone)
        with pytest.raises(NotConfirmed, match="perhaps recorded") as caught:
            add_note(path, 3)

    assert not caught.value.is_there
