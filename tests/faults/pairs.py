"""One call of a command to the system fails, and then another, while it cleans up or goes on.

`python -m tests.faults.pairs FOLDER COUNT [--seed N]` prints one line of counts, and a line for
each fault that left something wrong. Everything happens in this process, so a folder in memory
(below /dev/shm) is quick. Which calls a command makes is seen in a run without a fault. Each of
them fails in each way that makes sense for it, in an order that the seed decides: first alone,
then with each call that comes after it, in a way that is drawn.

What the next command does depends on what is there: each state that is left is tried once.
"""

from __future__ import annotations

import fcntl
import io
import itertools
import json
import os
import random
import re
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from errno import (
    EACCES,
    EAGAIN,
    EDQUOT,
    EFBIG,
    EIO,
    EMFILE,
    EMLINK,
    ENOLCK,
    ENOSPC,
    ENOTSUP,
    EPERM,
    EROFS,
    errorcode,
)
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from escrowbook.cli.door import entered
from escrowbook.cli.ending import run
from escrowbook.store import files, locking, memory, replacing
from escrowbook.store.interrupts import ENDING
from tests.cli.counter import NOW, tell_ok
from tests.faults.leading import lead
from tests.faults.refusing import CALLS_MAX, RefusingSystem
from tests.faults.writings import Writing, writings

# How each call may fail; what is not named here only looks.
ERRORS = {
    "open": (EIO, EACCES, EMFILE, ENOSPC, EROFS),
    "write": (EIO, ENOSPC, EDQUOT, EFBIG),
    "pwrite": (EIO, ENOSPC),
    "ftruncate": (EIO, ENOSPC),
    "fsync": (EIO, ENOSPC, EDQUOT),
    "close": (EIO, ENOSPC, EDQUOT),
    "rename": (EIO, EACCES, ENOSPC, EROFS),
    "replace": (EIO, EACCES, ENOSPC, EROFS),
    "link": (EIO, EPERM, ENOSPC, EMLINK),
    "unlink": (EIO, EACCES, EROFS),
    "makedirs": (EACCES, ENOSPC, EROFS),
    "flock": (ENOLCK, EIO, EAGAIN),
    "fchmod": (EIO, EPERM),
    "listxattr": (EIO, ENOTSUP),
}
LOOKING = (EIO, EACCES)
# These may have done their work before they say no.
LATE = ("open", "write", "fsync", "rename", "replace", "link", "unlink")
INTERRUPTED = 130
CODES = (0, 7, 8, INTERRUPTED)
HEADS = "state/escrowbook/heads"


class Way(NamedTuple):
    """How a call fails: with an error, `late` after its work, `short` of it, or by a `signal`."""

    kind: str
    number: int = 0

    def __str__(self) -> str:
        return f"{self.kind} {errorcode[self.number]}" if self.number else self.kind


def ways(name: str) -> list[Way]:
    """Every way in which a call may fail, or be disturbed."""
    errors = ERRORS.get(name, LOOKING)
    found = [Way("failed with", number) for number in errors]
    found += [Way("failed late with", EIO)] if name in LATE else []
    found += [Way("was short")] if name == "write" else []
    return [*found, Way("brought a signal")]


class FaultySystem(RefusingSystem):
    """The calls `first` and `second`, counted from 1, fail; the second in a way that is drawn."""

    def __init__(self, first: int, way: Way | None, second: int, drawn: random.Random) -> None:
        super().__init__(0, 0, late=False, lasting=False)
        self.faults: list[str] = []
        self._first = first
        self._way = way
        self._second = second
        self._drawn = drawn

    def call(self, name: str, real: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self.calls.append((name, args))
        number = len(self.calls)
        way = self._way if number == self._first else None
        if number == self._second:
            way = self._drawn.choice(ways(name))
        if way is None:
            return real(*args, **kwargs)
        self.faults.append(f"{name} {number} {way}")
        if way.kind == "was short":
            return real(args[0], args[1][: max(1, len(args[1]) // 2)])
        if way.kind == "brought a signal":
            try:
                return real(*args, **kwargs)
            finally:
                signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
        # A descriptor is gone even where closing it fails (close(2)).
        if name == "close" or way.kind == "failed late with":
            outcome = real(*args, **kwargs)
            if name == "open":
                os.close(outcome)
        raise OSError(way.number, os.strerror(way.number))


def descriptors() -> set[int]:
    """Those of ours that are open."""
    found = {int(each) for each in os.listdir("/proc/self/fd")}
    return {each for each in found if os.path.exists(f"/proc/self/fd/{each}")}


@dataclass
class Campaign:
    """A folder, what was counted in it, and the states that were left and tried."""

    folder: Path
    seed: int
    single: int = 0
    pairs: int = 0
    recorded: int = 0
    codes: Counter[int] = field(default_factory=Counter)
    tried: set[object] = field(default_factory=set)

    @property
    def path(self) -> Path:
        return self.folder / "book" / "shop.toml"

    def firsts(self, every: list[Writing]) -> list[tuple[Writing, int, Way]]:
        """Every call of every command, with each way in which it may fail."""
        found = []
        for writing in every:
            self._prepare(writing)
            system = FaultySystem(0, None, 0, random.Random(0))
            code, said = self._run(writing, system)
            assert (code, writing.after) == (0, self.path.read_bytes()), (writing, said)
            for number, (name, _) in enumerate(system.calls, 1):
                found += [(writing, number, way) for way in ways(name)]
        return found

    def faults(self, count: int) -> Iterator[str]:
        """Make `count` faults and pairs of faults; a line for each that left something wrong."""
        drawn = random.Random(self.seed)
        firsts = self.firsts([*writings(self.folder / "book"), *further(self.folder / "book")])
        for turn in itertools.count():
            drawn.shuffle(firsts)
            for writing, number, way in firsts:
                # Each call after it, until the command ends before it comes to that.
                for second in range(number if turn == 0 else number + 1, CALLS_MAX):
                    is_pair = second > number
                    system = FaultySystem(number, way, second if is_pair else 0, drawn)
                    found = self._fault(writing, system)
                    if is_pair and len(system.faults) < 2:
                        break
                    self.single += not is_pair
                    self.pairs += is_pair
                    where = f"seed {self.seed}, {writing}: {', '.join(system.faults)}"
                    yield from (f"{where}: {each}" for each in found)
                    if self.single + self.pairs == count:
                        return

    def _fault(self, writing: Writing, system: FaultySystem) -> list[str]:
        self._prepare(writing)
        open_before = descriptors()
        code, said = self._run(writing, system)
        found = list(writing.faults_of_the_end(self.path, code, said))
        if code not in CODES:
            found.append(f"it ended with {code}: {said.strip()}")
        left = descriptors() - open_before
        for each in left:
            os.close(each)
        # No program of Python's can keep a signal out from between a call and its outcome's name:
        # where that outcome is a descriptor, it goes with the process, which ends at once.
        lost = [each for each in system.faults if re.fullmatch(r"open \d+ brought a signal", each)]
        if len(left) > len(lost) or (left and code != INTERRUPTED):
            found.append("a descriptor was left open")
        if signal.pthread_sigmask(signal.SIG_BLOCK, ()) & ENDING or signal.sigpending():
            found.append("signals are held back still")
        self.codes[code] += 1
        self.recorded += self.path.exists() and self.path.read_bytes() == writing.after
        state = (writing, self._state())
        if state not in self.tried:
            self.tried.add(state)
            found += writing.faults_of_the_next(self.path)
            found += [f"{each.name} was left" for each in (self.folder / HEADS).glob("*.tmp")]
        return found

    def _prepare(self, writing: Writing) -> None:
        writing.prepare(self.path)
        if (self.folder / HEADS).is_dir():
            for each in (self.folder / HEADS).iterdir():
                each.unlink()

    def _state(self) -> tuple[tuple[str, bytes], ...]:
        places = (self.folder / "book", self.folder / HEADS)
        left = (each for place in places if place.is_dir() for each in place.iterdir())
        return tuple(sorted((each.name, each.read_bytes()) for each in left if each.is_file()))

    def _run(self, writing: Writing, system: FaultySystem) -> tuple[int, str]:
        out, err = io.StringIO(), io.StringIO()
        refusing = system.module(os)
        with pytest.MonkeyPatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
            invoke = entered("escrowbook", writing.words)
            assert invoke is not None, writing.words
            for module in (files, locking, memory, replacing):
                patched.setattr(module, "os", refusing)
            patched.setattr(locking, "fcntl", system.module(fcntl))
            code = run(invoke, "escrowbook", list(writing.words))
        # `apply` tells of its events where their receipts are.
        return code, err.getvalue() or out.getvalue()

    def summary(self) -> str:
        ended = ", ".join(f"{count} with {code}" for code, count in sorted(self.codes.items()))
        return (
            f"seed {self.seed}: {self.single + self.pairs} faults, {self.single} of one call and "
            f"{self.pairs} of two; {self.recorded} had recorded; ended {ended}; the next command "
            f"tried on {len(self.tried)} states"
        )


def further(folder: Path) -> list[Writing]:
    """The other commands that write to a contract: apply, mend and merge."""
    path, base, theirs = (folder / name for name in ("shop.toml", "base.toml", "theirs.toml"))
    orders = folder.parent / "orders.jsonl"
    order = {"contract": "shop", "do": "note", "note": "applied"}
    orders.write_text("".join(json.dumps(order | {"ref": ref}) + "\n" for ref in "ab"))
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    shorter, shortest, torn = (b"".join(lines[:-1]), b"".join(lines[:-2]), whole[:-40])
    merged = ((base.name, shortest), (theirs.name, whole))
    merge = ("journal", "merge", str(base), str(path), str(theirs), path.name)
    return [
        done(Writing(("apply", str(orders), "--atomic"), whole, b""), path),
        done(Writing(("journal", "mend", str(path), "--write"), torn, b"", mends=True), path),
        done(Writing(merge, shorter, b"", merged), path),
    ]


def done(writing: Writing, path: Path) -> Writing:
    """The same with the bytes, and the name of a new file, that it leaves without a fault."""
    writing.prepare(path)
    before = set(path.parent.iterdir())
    tell_ok(*writing.words, book=path.parent)
    made = "".join(each.name for each in set(path.parent.iterdir()) - before)
    return replace(writing, after=path.read_bytes(), makes=made)


def faults(folder: Path, count: int, seed: int) -> Iterator[str]:
    """Make `count` faults below a folder that is not there yet; a line for each that harmed."""
    os.environ |= {
        "ESCROWBOOK_AS_OF": NOW,
        "ESCROWBOOK_DIR": str(folder / "book"),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    campaign = Campaign(folder, seed)
    yield from campaign.faults(count)
    sys.stdout.write(f"{campaign.summary()}\n")


if __name__ == "__main__":
    lead(faults)
