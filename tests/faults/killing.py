"""Kill a writer at its n-th call to the system, for n = 1, 2, 3 … until it gets to its end.

Run as a program of its own, since forking is only sound in a process without threads:
`python -m tests.faults.killing FOLDER` prints a line for each kill that left something wrong.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

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


class KillingSystem(RefusingSystem):
    """One call is the last: the process is killed before it, or right after it."""

    def __init__(self, dies_at: int, *, late: bool) -> None:
        super().__init__(dies_at, 0, late=late, lasting=False)
        self._dies_at = dies_at
        self._is_late = late

    def call(self, name: str, real: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self.calls.append((name, args))
        if len(self.calls) == self._dies_at and not self._is_late:
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            return real(*args, **kwargs)
        finally:
            # Also where it says no, as it does of a file that is not there.
            if len(self.calls) == self._dies_at:
                os.kill(os.getpid(), signal.SIGKILL)


def is_killed(path: Path, dies_at: int, *, late: bool) -> bool:
    """Add a note in another process; tell whether it died before its end."""
    child = os.fork()
    if child == 0:
        install(pytest.MonkeyPatch(), KillingSystem(dies_at, late=late))
        add_note(path, 3)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def faults(folder: Path) -> Iterator[str]:
    path = folder / "acme.toml"
    for late in (False, True):
        for dies_at in range(1, CALLS_MAX):
            where = f"killed {'after' if late else 'before'} call {dies_at}"
            path.write_bytes(OLD)
            if not is_killed(path, dies_at, late=late):
                break
            left = path.read_bytes()
            if left not in (OLD, NEW):
                yield f"{where}: the file is neither old nor new"
            number = 3 if left == OLD else 4
            add_note(path, number)
            if path.read_bytes() != left + f"{number} = {NOTE}\n".encode():
                yield f"{where}: the next write failed"
            if leftovers(folder):
                yield f"{where}: left {leftovers(folder)}"
        sys.stdout.write(f"{dies_at - 1} kills\n")


if __name__ == "__main__":
    for fault in faults(Path(sys.argv[1])):
        sys.stdout.write(f"{fault}\n")
