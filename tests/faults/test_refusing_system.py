"""The n-th call to the system fails, for n = 1, 2, 3 … until the write passes (P1, P2)."""

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from escrowbook.store import files, locking, replacing
from escrowbook.store.drafting import NewContract
from escrowbook.store.errors import (
    NotConfirmed,
    StoreError,
    SystemRefused,
)
from escrowbook.store.files import read_file
from escrowbook.store.locking import locked
from escrowbook.store.reading import read_contract
from escrowbook.store.writing import append, create_contract
from tests.store.samples import NOTE, SOUND

CALLS_MAX = 100
# Calls that only look, or make a name: a system that works well answers them always.
NEVER_FAILING = {"strerror", "getpid", "urandom"}


class RefusingSystem:
    """Stands in for `os` and `fcntl`: one call fails, `late` after it did its work.

    Calls are counted through both modules. What fails once goes on failing where `lasting`.
    """

    def __init__(self, fails_at: int, error_number: int, *, late: bool, lasting: bool) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.failed = ""
        self._fails_at = fails_at
        self._error_number = error_number
        self._late = late
        self._lasting = lasting

    def module(self, real: Any) -> Any:
        return _Refusing(self, real)

    def call(self, name: str, real: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self.calls.append((name, args))
        number = len(self.calls)
        if number != self._fails_at and not (self._lasting and number > self._fails_at):
            return real(*args, **kwargs)
        self.failed = self.failed or name
        # A descriptor is gone even where closing it fails (close(2)).
        if self._late or name == "close":
            real(*args, **kwargs)
        raise OSError(self._error_number, os.strerror(self._error_number))


class _Refusing:
    def __init__(self, system: RefusingSystem, real: Any) -> None:
        self._system = system
        self._real = real

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._real, name)
        if not callable(real) or isinstance(real, type) or name in NEVER_FAILING:
            return real
        return lambda *args, **kwargs: self._system.call(name, real, *args, **kwargs)


def install(monkeypatch: pytest.MonkeyPatch, system: RefusingSystem) -> None:
    refusing = system.module(os)
    for module in (files, locking, replacing):
        monkeypatch.setattr(module, "os", refusing)
    monkeypatch.setattr(locking, "fcntl", system.module(fcntl))


def add_note(path: Path, number: int) -> None:
    with locked(str(path), wait_seconds=0) as held:
        document = read_contract(read_file(held.path), held.path)
        append(held, document, [f"{number} = {NOTE}"], lambda _: None)


def leftovers(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.suffix != ".toml")


OLD = SOUND.encode()
NEW = f"{SOUND}3 = {NOTE}\n".encode()
WAYS = pytest.mark.parametrize(
    "error_number, late, lasting",
    [
        (errno.EIO, False, False),
        (errno.EIO, True, False),
        (errno.ENOSPC, False, False),
        (errno.ENOSPC, False, True),
        (errno.EIO, False, True),
        (errno.EACCES, False, False),
    ],
    ids=["EIO", "EIO late", "ENOSPC", "ENOSPC lasting", "EIO lasting", "EACCES"],
)


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
        is_recorded = raised is None or isinstance(raised, NotConfirmed)
        assert path.exists() == is_recorded, where
        assert isinstance(raised, SystemRefused | NotConfirmed | None), where
        if is_recorded:
            assert not read_contract(path.read_bytes(), str(path)).problems
        if not lasting and system.failed != "unlink":
            assert leftovers(path.parent) == [], where
        outcomes.add(type(raised))
        if not system.failed:
            break
    else:
        pytest.fail("the creation never passed")
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


def test_a_disk_without_hard_links_still_takes_a_new_contract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no hard links here")

    path = tmp_path / "acme.toml"
    monkeypatch.setattr(os, "link", no_links)

    replacing.create(str(path), b"text")

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
        replacing.create(str(tmp_path / "acme.toml"), b"text")

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("moment", ["fsync", "rename", "link"])
def test_an_interrupt_leaves_no_temporary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "acme.toml"
    path.write_bytes(OLD)

    def write() -> None:
        if moment == "link":
            replacing.create(str(tmp_path / "new.toml"), b"text")
        else:
            add_note(path, 3)

    with monkeypatch.context() as patched:
        patched.setattr(os, moment, interrupted)
        with pytest.raises(KeyboardInterrupt):
            write()

    assert OLD == path.read_bytes()
    assert ["acme.toml"] == [each.name for each in tmp_path.iterdir()]


def test_an_interrupt_after_the_rename_tells_that_it_was_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_rename = os.rename

    def interrupted(*arguments: str) -> None:
        real_rename(*arguments)
        raise KeyboardInterrupt

    path = tmp_path / "acme.toml"
    path.write_bytes(OLD)
    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", interrupted)
        with pytest.raises(NotConfirmed, match="interrupted"):
            add_note(path, 3)

    assert NEW == path.read_bytes()
