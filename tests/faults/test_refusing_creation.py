"""A new contract on a system that refuses: nothing, or the whole file (P1, P2)."""

import errno
import os
import stat
from pathlib import Path

import pytest

from escrowbook.store import replacing
from escrowbook.store.drafting import NewContract
from escrowbook.store.errors import NotConfirmed, StoreError, SystemRefused
from escrowbook.store.locking import locked, reserved
from escrowbook.store.reading import read_contract
from escrowbook.store.writing import create_contract
from tests.faults.refusing import (
    CALLS_MAX,
    WAYS,
    RefusingSystem,
    install,
    leftovers,
)


def create(path: Path, data: bytes) -> None:
    with reserved(str(path)) as held:
        replacing.create(held, data)


@WAYS
def test_a_failed_creation_leaves_nothing_or_the_whole(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error_number: int,
    *,
    late: bool,
    lasting: bool,
) -> None:
    contract = NewContract(
        id="acme", title="T", client="C", freelancer="F", currency="USD", preset="generic-2026-11"
    )
    outcomes = set()
    for fails_at in range(1, CALLS_MAX):
        path = tmp_path / str(fails_at) / "acme.toml"
        path.parent.mkdir()
        system = RefusingSystem(fails_at, error_number, late=late, lasting=lasting)
        with monkeypatch.context() as patched:
            install(patched, system)
            raised: StoreError | None = None
            try:
                create_contract(str(path), contract)
            except StoreError as error:
                raised = error
        where = f"call {fails_at}, {system.failed}"
        is_recorded = path.exists()
        # Where even looking fails nobody knows, and that is told.
        if not (isinstance(raised, NotConfirmed) and not raised.is_there):
            assert is_recorded == (raised is None or isinstance(raised, NotConfirmed)), where
        assert isinstance(raised, SystemRefused | NotConfirmed | None), where
        if is_recorded:
            assert not read_contract(path.read_bytes(), str(path)).problems
        if not lasting and not late:
            assert leftovers(path.parent) in ([], [".acme.toml.tmp"], ["acme.toml.lock"]), where
        outcomes.add(type(raised))
        # Whatever happened, who comes next cleans up what could not be removed.
        if is_recorded:
            with locked(str(path), wait_seconds=0):
                pass
        else:
            create_contract(str(path), contract)
        assert ["acme.toml"] == [each.name for each in path.parent.iterdir()], where
        if not system.failed:
            break
    else:
        pytest.fail("the creation never passed")
    assert {SystemRefused, NotConfirmed, type(None)} <= outcomes


def test_a_disk_without_hard_links_still_takes_a_new_contract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no hard links here")

    path = tmp_path / "acme.toml"
    monkeypatch.setattr(os, "link", no_links)

    create(path, b"text")

    assert b"text" == path.read_bytes()
    assert [] == leftovers(tmp_path)


def test_a_disk_without_hard_links_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(os, "rename", refused)

    with pytest.raises(SystemRefused):
        create(tmp_path / "acme.toml", b"text")

    assert [] == list(tmp_path.iterdir())


def test_a_disk_without_hard_links_that_fails_late_tells_that_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_rename = os.rename

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no")

    def late(*arguments: str) -> None:
        real_rename(*arguments)
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(os, "rename", late)

    with pytest.raises(NotConfirmed):
        create(tmp_path / "acme.toml", b"text")

    assert b"text" == (tmp_path / "acme.toml").read_bytes()


def test_what_is_kept_beside_and_not_confirmed_is_no_record_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_fsync = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "no")
        real_fsync(descriptor)

    path = tmp_path / "acme.toml"
    path.write_bytes(b"text")
    monkeypatch.setattr(os, "fsync", fsync)

    with (
        locked(str(path)) as held,
        pytest.raises(SystemRefused, match=r"cannot keep .*acme.toml.cut: Input/output error"),
    ):
        replacing.create_beside(held, f"{path}.cut", b"cut")
