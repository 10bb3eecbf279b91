"""One writer at a time: who waits, who is told, and what is left behind."""

import errno
import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from escrowbook.store.errors import (
    Locked,
    NoPlaceForLock,
    NotARegularFile,
    NotFound,
    SystemRefused,
)
from escrowbook.store.locking import locked
from tests.store.descriptors import Descriptors
from tests.store.samples import NOTE, SOUND, read

HOLD = """
import sys
from escrowbook.store.locking import locked
with locked(sys.argv[1]) as held:
    open(held.temporary, "w").close()
    print("held", flush=True)
    sys.stdin.read()
"""
APPEND = f"""
import sys
from escrowbook.store.files import read_file
from escrowbook.store.locking import locked
from escrowbook.store.reading import read_contract
from escrowbook.store.writing import append
for _ in range(int(sys.argv[2])):
    with locked(sys.argv[1], wait_seconds=60) as held:
        document = read_contract(read_file(held.path), held.path)
        assert not document.problems, document.problems
        line = f"{{len(document.entries) + 1}} = " + {NOTE!r}
        append(held, document, [line], lambda _: None)
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold the lock of `path`."""
    with start(HOLD, str(path)) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield holder
        finally:
            holder.kill()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "acme.toml"
    path.write_text(SOUND)
    return path


def test_the_lock_stands_beside_the_file_and_goes_with_it(contract: Path) -> None:
    with locked(str(contract)) as held:
        written = (contract.parent / "acme.toml.lock").read_text()
        assert str(contract) == held.path
        assert str(os.getpid()) == written.split()[0]
        assert ["acme.toml", "acme.toml.lock"] == names(contract.parent)

    assert ["acme.toml"] == names(contract.parent)


def test_whoever_may_write_to_the_folder_may_lock_in_it(contract: Path) -> None:
    before = os.umask(0)
    try:
        with locked(str(contract)):
            mode = contract.with_name("acme.toml.lock").stat().st_mode
    finally:
        os.umask(before)

    assert 0o666 == mode & 0o777


def test_the_lock_goes_with_a_failure(contract: Path) -> None:
    with pytest.raises(RuntimeError), locked(str(contract)):
        raise RuntimeError

    assert ["acme.toml"] == names(contract.parent)


def test_who_holds_the_lock_is_told(contract: Path) -> None:
    with held_elsewhere(contract) as holder:
        started = time.monotonic()
        with pytest.raises(Locked) as caught, locked(str(contract), wait_seconds=0.2):
            pytest.fail("two hold the lock")

        assert time.monotonic() - started >= 0.2
        assert holder.pid == caught.value.holder
        assert f"process {holder.pid} is writing to {contract}" == str(caught.value)


@pytest.mark.parametrize("is_readable", [True, False])
def test_a_holder_that_is_not_known_is_another_process(
    contract: Path, monkeypatch: pytest.MonkeyPatch, *, is_readable: bool
) -> None:
    descriptors = Descriptors(monkeypatch)

    def refused(*_: object) -> None:
        raise OSError(errno.EIO, "no")

    if not is_readable:
        monkeypatch.setattr(os, "pread", refused)
    lock = contract.parent / "acme.toml.lock"
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with (
            pytest.raises(Locked, match="another process") as caught,
            locked(str(contract), wait_seconds=0),
        ):
            pytest.fail("two hold the lock")

    assert caught.value.holder is None
    descriptors.check()


def test_who_will_not_wait_does_not(contract: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 5.0)
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("waited"))
    with contract.with_name("acme.toml.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)

        with pytest.raises(Locked), locked(str(contract), wait_seconds=0):
            pytest.fail("two hold the lock")


def test_who_waits_gets_the_lock_when_it_is_free(contract: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with locked(str(contract), wait_seconds=30):
            order.append("second")

    with locked(str(contract)):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.05)
        order.append("first")
    waiting.join()

    assert ["first", "second"] == order
    assert ["acme.toml"] == names(contract.parent)


def test_a_killed_holder_blocks_nobody_and_its_leftovers_go(contract: Path) -> None:
    with held_elsewhere(contract) as holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    left = names(contract.parent)
    assert 3 == len(left), "the file, its lock, a temporary"

    with locked(str(contract), wait_seconds=0):
        assert ["acme.toml", "acme.toml.lock"] == names(contract.parent)

    assert ["acme.toml"] == names(contract.parent)


@pytest.mark.parametrize("text", ["", "12", "12 ../../x\n", "1 0123456789abcdeF\n", "\x00" * 99])
def test_a_strange_lock_file_is_taken_and_nothing_else_is_removed(
    contract: Path, text: str
) -> None:
    (contract.parent / "acme.toml.lock").write_text(text)
    (contract.parent / "x").touch()

    with locked(str(contract), wait_seconds=0):
        assert f"{os.getpid()}\n" == contract.with_name("acme.toml.lock").read_text()

    assert ["acme.toml", "x"] == names(contract.parent)


def test_a_lock_file_that_was_removed_meanwhile_is_not_trusted(
    contract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = contract.parent / "acme.toml.lock"
    real_flock = fcntl.flock
    taken: list[int] = []

    def flock(descriptor: int, how: int) -> None:
        real_flock(descriptor, how)
        taken.append(os.fstat(descriptor).st_ino)
        if len(taken) == 1:
            # The holder before us lets go just now, and removes the file that we waited on.
            lock.rename(lock.with_suffix(".gone"))

    monkeypatch.setattr(fcntl, "flock", flock)
    descriptors = Descriptors(monkeypatch)
    with locked(str(contract)):
        assert taken[-1] == lock.stat().st_ino

    descriptors.check()
    assert 2 == len(set(taken))


def test_a_link_is_followed_and_the_lock_stands_beside_the_real_file(contract: Path) -> None:
    folder = contract.parent / "links"
    folder.mkdir()
    link = folder / "acme.toml"
    link.symlink_to(contract)

    with locked(str(link)) as held:
        assert str(contract) == held.path
        assert (contract.parent / "acme.toml.lock").exists()
        assert ["acme.toml"] == names(folder)


def become_socket(path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.parametrize("make, kind", [
    (lambda path: path.symlink_to(path.with_name("precious")), "a link"),
    (os.mkfifo, "a pipe"),
    (Path.mkdir, "a folder"),
    (become_socket, "a socket"),
], ids=["link", "pipe", "folder", "socket"])  # fmt: skip
def test_what_stands_where_the_lock_has_to_be_is_named_and_left(
    contract: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object], kind: str
) -> None:
    precious = contract.with_name("precious")
    precious.write_text("precious")
    lock = contract.with_name("acme.toml.lock")
    make(lock)
    before = lock.lstat()
    descriptors = Descriptors(monkeypatch)

    with pytest.raises(NoPlaceForLock) as caught, locked(str(contract)):
        pytest.fail("locked what is no file")

    assert f"{lock} is {kind}, but our lock has to be a file of that name" == str(caught.value)
    descriptors.check()
    assert before == lock.lstat()
    assert "precious" == precious.read_text()


def test_a_lock_that_cannot_be_made_is_the_systems_no(
    contract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(os, "open", refused)

    with pytest.raises(SystemRefused) as caught, locked(str(contract)):
        pytest.fail("locked on a read-only disk")

    assert f"cannot lock {contract}: Read-only file system" == str(caught.value)
    assert "the disk is read-only: mount it for writing, or work on a copy" == caught.value.remedy


@pytest.mark.parametrize(
    "module, call, nth", [(os, "fstat", 1), (os, "fstat", 2), (os, "lstat", 1), (fcntl, "flock", 1)]
)
def test_a_lock_that_cannot_be_looked_at_is_the_systems_no(
    contract: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, call: str, nth: int
) -> None:
    real = getattr(module, call)
    calls: list[object] = []

    def failing(what: int | str, *more: object) -> object:
        if isinstance(what, int) or what.endswith(".lock"):
            calls.append(what)
            if len(calls) == nth:
                raise OSError(errno.EIO, "no")
        return real(what, *more)

    descriptors = Descriptors(monkeypatch)
    monkeypatch.setattr(module, call, failing)
    with pytest.raises(SystemRefused) as caught, locked(str(contract)):
        pytest.fail("locked without looking")

    assert f"cannot lock {contract}: Input/output error" == str(caught.value)
    descriptors.check()
    with locked(str(contract)):
        pass
    assert ["acme.toml"] == names(contract.parent)


def test_what_is_no_path_gets_no_lock() -> None:
    with pytest.raises(NotFound, match="is no path"), locked("a\0.toml"):
        pytest.fail("locked what is no path")


@pytest.mark.parametrize("make, error", [
    (lambda _: None, NotFound),
    (Path.mkdir, NotARegularFile),
    (os.mkfifo, NotARegularFile),
    (lambda path: path.symlink_to(path), NotFound),
    (lambda path: path.symlink_to("nowhere"), NotFound),
], ids=["nothing", "folder", "pipe", "circle", "dangling"])  # fmt: skip
def test_what_is_no_file_gets_no_lock(tmp_path: Path, make: object, error: type) -> None:
    path = tmp_path / "acme.toml"
    assert callable(make)
    make(path)
    before = names(tmp_path)

    with pytest.raises(error), locked(str(path)):
        pytest.fail("locked what is no file")

    assert before == names(tmp_path)


def test_a_disk_that_cannot_lock_is_named(contract: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)

    with pytest.raises(SystemRefused) as caught, locked(str(contract)):
        pytest.fail("locked without a lock")

    assert "this disk cannot lock files: keep the book on a local disk" == caught.value.remedy


def test_eight_writers_lose_nothing(contract: Path) -> None:
    writers = [start(APPEND, str(contract), "10") for _ in range(8)]

    assert [0] * 8 == [writer.wait() for writer in writers]
    for writer in writers:
        writer.communicate()
    document = read(contract.read_bytes())
    assert () == document.problems
    assert 2 + 80 == len(document.entries)
    assert ["acme.toml"] == names(contract.parent)
