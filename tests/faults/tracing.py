"""A command under `strace`: each of its calls to the system fails once, or is its last.

`python -m tests.faults.tracing FOLDER [--every N] [--every-command M]` prints what was done and a
line for each fault that left something wrong. Which calls there are is read from a run without a
fault: those between the first and the last that name the contract, its lock or its temporary, but
for the modules that Python reads meanwhile. Python starts the same way each time, so the n-th call
of a name is the same call again.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.cli.counter import command_line, surroundings
from tests.faults.writings import Writing, writings

STRACE = shutil.which("strace")
# Calls about memory, signals and the end: none of them comes to a disk, and none fails so.
NOT_FAILING = frozenset(
    {"exit_group", "munmap", "mmap", "brk", "rt_sigaction", "rt_sigprocmask", "rt_sigpending"}
)
CALL = re.compile(r"^\d+ +(\w+)\(")
# What Python cannot read of itself or of us is no fault of the contract's disk.
PYTHON = re.compile(r"/lib/python3|site-packages|/src/escrowbook/|\.pyc?\b")


@dataclass(frozen=True)
class Call:
    """The `ordinal`-th call of its name, as strace counts."""

    name: str
    ordinal: int


def calls(trace: str) -> list[Call]:
    """The calls from the first to the last that touches the contract's folder."""
    seen: Counter[str] = Counter()
    window: list[Call] = []
    after_last = 0
    for line in trace.splitlines():
        match = CALL.match(line)
        if match is None:
            continue
        name = match.group(1)
        seen[name] += 1
        is_ours = "shop.toml" in line
        if (is_ours or window) and not PYTHON.search(line):
            window.append(Call(name, seen[name]))
        if is_ours:
            after_last = len(window)
    return [call for call in window[:after_last] if call.name not in NOT_FAILING]


def trace(folder: Path, writing: Writing, *options: str) -> tuple[int, str]:
    """Run a command under strace; give its exit code (negative: its signal) and the trace."""
    assert STRACE is not None
    told, state = folder.parent / "trace.txt", folder.parent / "state"
    # What the run before remembered of the contract would make this one do other things.
    shutil.rmtree(state, ignore_errors=True)
    done = subprocess.run(
        [STRACE, "-f", "-y", "-o", str(told), *options, *command_line(*writing.words)],
        env=surroundings(folder, PYTHONHASHSEED="0", XDG_STATE_HOME=str(state)),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, told.read_text(errors="replace")


def ways(number: int) -> tuple[str, str]:
    """How the n-th fault happens, in turn: what strace calls it, and what we do."""
    return (
        ("error=EIO", "failed with EIO"),
        ("error=ENOSPC", "failed with ENOSPC"),
        ("error=EDQUOT", "failed with EDQUOT"),
        ("error=EINTR", "failed with EINTR"),
        ("signal=SIGKILL", "was its last"),
        ("error=EROFS", "failed with EROFS"),
    )[number % 6]


def faults(folder: Path, every: int, every_command: int = 1) -> Iterator[str]:
    """Make every n-th fault of every m-th command; a line for each that left something wrong."""
    path = folder / "shop.toml"
    number, done, missed = 0, 0, 0
    for writing in writings(folder)[::every_command]:
        writing.prepare(path)
        code, told = trace(folder, writing)
        if code or path.read_bytes() != writing.after:
            yield f"{writing} without a fault ended with {code}"
            continue
        for call in calls(told):
            number += 1
            if number % every:
                continue
            way, word = ways(number // every)
            writing.prepare(path)
            inject = f"inject={call.name}:{way}:when={call.ordinal}"
            code, told = trace(folder, writing, "-e", f"trace={call.name}", "-e", inject)
            if "INJECTED" not in told and "killed by SIGKILL" not in told:
                missed += 1
                continue
            done += 1
            for fault in writing.faults(path, code):
                yield f"{writing}: {call.name} number {call.ordinal} {word}: {fault}"
    sys.stdout.write(f"{done} faults, {missed} missed\n")


def main() -> None:
    """Make the faults that the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--every-command", type=int, default=1)
    options = parser.parse_args()
    for fault in faults(options.folder / "book", options.every, options.every_command):
        sys.stdout.write(f"{fault}\n")


if __name__ == "__main__":
    main()
