"""The n-th call to the system fails, for n = 1, 2, 3 … until the write passes (P1, P2)."""

import errno
import os
from pathlib import Path

import pytest

from escrowbook.store import replacing
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


def test_a_file_in_the_place_of_the_temporary_is_not_ours(tmp_path: Path) -> None:
    path, temporary = tmp_path / "acme.toml", tmp_path / "x.tmp"
    path.write_bytes(OLD)
    temporary.write_bytes(b"precious")

    with pytest.raises(SystemRefused, match="File exists"):
        replacing.replace(str(path), str(temporary), OLD, NEW, lambda _: None)

    assert b"precious" == temporary.read_bytes()
    assert OLD == path.read_bytes()


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
