"""A system that refuses: `os` and `fcntl` with one call that fails."""

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from escrowbook.store import files, locking, replacing
from escrowbook.store.files import read_file
from escrowbook.store.locking import locked
from escrowbook.store.reading import read_contract
from escrowbook.store.writing import append
from tests.store.samples import NOTE, SOUND

CALLS_MAX = 100
# Calls that only look, or make a name: a system that works well answers them always.
NEVER_FAILING = {"strerror", "getpid", "urandom", "fsencode"}


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
