"""One writer at a time: `flock` on `<file>.lock`, beside the file that a link leads to.

The kernel lets go of the lock when its holder dies, so a lock file that was left behind is never
stale: it is simply taken. Whoever holds the lock removes the file when done; a writer that waited
on the removed file notices that it is no longer the one in the folder, and begins again.

New bytes are put together in a temporary whose name is that of the file, `.NAME.tmp`, and nobody
but the holder of the lock touches it: what a killed writer left there, the next holder removes.
"""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from escrowbook.core.patterns import pattern
from escrowbook.store.errors import Locked, NoPlaceForLock, SystemRefused
from escrowbook.store.files import kind_of, not_regular, unreadable
from escrowbook.store.interrupts import HeldBack

# As long as a person waits without asking why.
WAIT_SECONDS_USUAL = 5.0
_PAUSE_SECONDS = 0.01
LOCK_FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_HOLDER = pattern(r"([0-9]{1,10})\n")
_HOLDER_BYTES_MAX = 64


class Held(NamedTuple):
    """A lock in our hands: `path` is the real file, `temporary` where its next bytes may be put.

    `signals` hears that they are in its place, so that whoever is interrupted then is told.
    """

    path: str
    temporary: str
    signals: HeldBack


@contextmanager
def locked(path: str, wait_seconds: float | None = None) -> Iterator[Held]:
    """Hold the lock of a contract file; read, judge and `append` inside it.

    Waits `wait_seconds`, None for the usual time; signals that end us come through then, and not
    while we have the lock. Raises NotFound and NotARegularFile for what is no file, Locked where
    another process still has it, NoPlaceForLock, and SystemRefused where nobody may write.
    """
    with reserved(real_file(path), wait_seconds) as held:
        yield held


@contextmanager
def reserved(real: str, wait_seconds: float | None = None) -> Iterator[Held]:
    """Hold the lock of a file that need not be there yet; `real` leads over no link.

    Waits and raises as `locked` does.
    """
    lock_path = f"{real}.lock"
    deadline = time.monotonic() + (WAIT_SECONDS_USUAL if wait_seconds is None else wait_seconds)
    with HeldBack() as signals:
        descriptor = _acquire(real, lock_path, deadline, signals)
        try:
            temporary = _temporary(real)
            _remove_leftover(temporary)
            _name_holder(descriptor)
            yield Held(real, temporary, signals)
        finally:
            # Removed while it is still ours, so that nobody's lock but our own can go.
            with suppress(OSError):
                if _is_in_place(descriptor, lock_path):
                    os.unlink(lock_path)
            _close(descriptor)


def real_file(path: str) -> str:
    """Follow links to the file itself, which must be there and regular."""
    try:
        # A path that is no link is kept as it was typed: messages show it.
        real = os.path.realpath(path) if os.path.islink(path) else path
        mode = os.stat(real).st_mode
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if not stat.S_ISREG(mode):
        raise not_regular(path, mode)
    return real


def _acquire(real: str, lock_path: str, deadline: float, signals: HeldBack) -> int:
    while True:
        descriptor = _open(real, lock_path)
        try:
            _wait(descriptor, real, deadline, signals)
            if _is_in_place(descriptor, lock_path):
                return descriptor
        except OSError as error:
            _close(descriptor)
            raise SystemRefused(real, error, "lock") from error
        except BaseException:
            _close(descriptor)
            raise
        _close(descriptor)


def _wait(descriptor: int, real: str, deadline: float, signals: HeldBack) -> None:
    while not _try_lock(descriptor, real):
        if time.monotonic() >= deadline:
            raise Locked(real, _holder(descriptor))
        with signals.let_in():
            time.sleep(_PAUSE_SECONDS)


def _open(real: str, lock_path: str) -> int:
    try:
        # The mode is what the umask leaves: whoever may write to the folder may lock in it.
        descriptor = os.open(lock_path, LOCK_FLAGS, 0o666)
    except OSError as error:
        _refuse_strangers(lock_path)
        raise SystemRefused(real, error, "lock") from error
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError as error:
        _close(descriptor)
        raise SystemRefused(real, error, "lock") from error
    if not stat.S_ISREG(mode):
        _close(descriptor)
        raise NoPlaceForLock(lock_path, kind_of(mode))
    return descriptor


def _refuse_strangers(lock_path: str) -> None:
    """Name what stands where the lock has to be, and is no file: a link, a folder, a socket."""
    with suppress(OSError):
        mode = os.lstat(lock_path).st_mode
        if not stat.S_ISREG(mode):
            raise NoPlaceForLock(lock_path, kind_of(mode))


def _close(descriptor: int) -> None:
    # Nothing that counts was written to a lock file, so nothing can be lost.
    with suppress(OSError):
        os.close(descriptor)


def _try_lock(descriptor: int, real: str) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise SystemRefused(real, error, "lock") from error
    return True


def _is_in_place(descriptor: int, lock_path: str) -> bool:
    """Tell whether the file that we locked is still the one in the folder."""
    try:
        there = os.lstat(lock_path)
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(descriptor), there)


def _name_holder(descriptor: int) -> None:
    # Who holds the lock is told to those who wait; that it could not be written harms nobody.
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)


def _holder(descriptor: int) -> int | None:
    with suppress(OSError):
        told = os.pread(descriptor, _HOLDER_BYTES_MAX, 0).decode("latin-1")
        match = _HOLDER.fullmatch(told)
        return int(match[1]) if match is not None else None
    return None


def _temporary(real: str) -> str:
    """Name the temporary of a file: the dot keeps it out of walks.

    It is no longer than the name of the lock, so where that has room this has it too.
    """
    folder, name = os.path.split(real)
    return os.path.join(folder, f".{name}.tmp")


def _remove_leftover(temporary: str) -> None:
    """Remove what a writer that was killed left behind; what is no file is somebody else's."""
    with suppress(OSError):
        if stat.S_ISREG(os.lstat(temporary).st_mode):
            os.unlink(temporary)
