"""A signal that ends us, at any call to the system: old and told nothing, or new and told so."""

import errno
import fcntl
import os
import signal
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from escrowbook.store.drafting import NewContract
from escrowbook.store.interrupts import ENDING, HeldBack, Interrupted
from escrowbook.store.locking import locked
from escrowbook.store.writing import create_contract
from tests.faults.refusing import (
    CALLS_MAX,
    NEW,
    OLD,
    RefusingSystem,
    add_note,
    install,
    leftovers,
)
from tests.store.samples import NOTE


def to_ourselves(number: int) -> None:
    """Send a signal to this thread: pytest's watchdog, just started, may take one to the process.

    The program has no second thread while it writes.
    """
    signal.pthread_kill(threading.get_ident(), number)


class SignallingSystem(RefusingSystem):
    """Nothing fails, but one call brings a signal."""

    def __init__(self, comes_at: int, number: int) -> None:
        super().__init__(0, 0, late=False, lasting=False)
        self._comes_at = comes_at
        self._number = number

    def call(self, name: str, real: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self.calls.append((name, args))
        try:
            return real(*args, **kwargs)
        finally:
            # Also where the system says no, as it does of a file that is not there.
            if len(self.calls) == self._comes_at:
                to_ourselves(self._number)


@pytest.fixture(autouse=True)
def ended_by_signals() -> Iterator[None]:
    """Each signal becomes KeyboardInterrupt, as the counter makes it."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
    assert set() == signal.sigpending() & ENDING
    assert set() == signal.pthread_sigmask(signal.SIG_BLOCK, ()) & ENDING


@pytest.mark.parametrize("number", sorted(ENDING), ids=lambda number: number.name)
def test_a_signal_at_any_call_leaves_old_or_new_and_tells_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "acme.toml"
    endings = []
    for comes_at in range(1, CALLS_MAX):
        path.write_bytes(OLD)
        system = SignallingSystem(comes_at, number)
        ended: BaseException | None = None
        with monkeypatch.context() as patched:
            install(patched, system)
            try:
                add_note(path, 3)
            except KeyboardInterrupt as error:
                ended = error
        endings.append(type(ended))
        if len(system.calls) < comes_at:
            break
        is_recorded = path.read_bytes() == NEW
        assert is_recorded or path.read_bytes() == OLD
        assert isinstance(ended, Interrupted) == is_recorded
        assert [] == leftovers(tmp_path)
        add_note(path, 4 if is_recorded else 3)
        assert path.read_bytes().count(NOTE.encode()) == 1 + is_recorded
    else:
        pytest.fail("the write never passed")
    assert {KeyboardInterrupt, Interrupted, type(None)} == set(endings)


NEW_CONTRACT = NewContract(
    id="acme", title="T", client="C", freelancer="F", currency="USD", preset="generic-2026-11"
)


def test_a_signal_at_any_call_of_a_creation_leaves_nothing_or_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endings = set()
    for comes_at in range(1, CALLS_MAX):
        path = tmp_path / str(comes_at) / "acme.toml"
        path.parent.mkdir()
        system = SignallingSystem(comes_at, signal.SIGTERM)
        ended: BaseException | None = None
        with monkeypatch.context() as patched:
            install(patched, system)
            try:
                create_contract(str(path), NEW_CONTRACT)
            except KeyboardInterrupt as error:
                ended = error
        endings.add(type(ended))
        if len(system.calls) < comes_at:
            break
        assert (type(ended) is Interrupted) == path.exists()
        assert [] == leftovers(path.parent)
    else:
        pytest.fail("the creation never passed")
    assert {KeyboardInterrupt, Interrupted, type(None)} == endings


def test_what_was_recorded_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_rename = os.rename

    def rename(*names: str) -> None:
        real_rename(*names)
        to_ourselves(signal.SIGTERM)

    path = tmp_path / "acme.toml"
    path.write_bytes(OLD)
    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", rename)
        with pytest.raises(Interrupted) as caught:
            add_note(path, 3)

    assert f"interrupted, but it was recorded in {path}" == str(caught.value)
    assert "" == caught.value.remedy


@pytest.mark.parametrize("numbers", [[signal.SIGTERM], [signal.SIGINT, signal.SIGTERM]])
@pytest.mark.parametrize("is_new", [False, True], ids=["a line", "a contract"])
def test_what_was_recorded_and_not_confirmed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, numbers: list[int], *, is_new: bool
) -> None:
    real_fsync = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            for number in numbers:
                to_ourselves(number)
            raise OSError(errno.EIO, "no")
        real_fsync(descriptor)

    path = tmp_path / "acme.toml"
    if not is_new:
        path.write_bytes(OLD)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        with pytest.raises(Interrupted) as caught:
            create_contract(str(path), NEW_CONTRACT) if is_new else add_note(path, 3)

    assert (
        f"interrupted; recorded in {path}, but the disk did not confirm it: Input/output error"
        == str(caught.value)
    )
    assert "look after the disk, then run it again with the same --ref" == caught.value.remedy
    assert path.read_bytes() != OLD
    assert [] == leftovers(tmp_path)


def test_several_signals_are_one_interrupt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_rename = os.rename

    def rename(*names: str) -> None:
        real_rename(*names)
        for number in ENDING:
            to_ourselves(number)

    path = tmp_path / "acme.toml"
    path.write_bytes(OLD)
    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", rename)
        with pytest.raises(Interrupted):
            add_note(path, 3)

    assert NEW == path.read_bytes()


def test_where_nothing_was_recorded_a_signal_comes_through_at_the_end() -> None:
    with pytest.raises(KeyboardInterrupt) as caught, HeldBack():  # noqa: PT012
        to_ourselves(signal.SIGTERM)
        reached_the_end = True

    assert reached_the_end
    assert not isinstance(caught.value, Interrupted)


def test_signals_are_let_in_for_a_while_only() -> None:
    def held_back() -> list[int]:
        return sorted(signal.pthread_sigmask(signal.SIG_BLOCK, ()) & ENDING)

    with HeldBack() as signals:
        before = held_back()
        with signals.let_in():
            meanwhile = held_back()
        after = held_back()

    assert [sorted(ENDING), [], sorted(ENDING)] == [before, meanwhile, after]


def test_who_waits_for_a_lock_hears_signals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "acme.toml"
    path.write_bytes(OLD)
    monkeypatch.setattr(time, "sleep", lambda _: to_ourselves(signal.SIGHUP))
    with (tmp_path / "acme.toml.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        with pytest.raises(KeyboardInterrupt), locked(str(path)):
            pytest.fail("two hold the lock")

    assert OLD == path.read_bytes()
