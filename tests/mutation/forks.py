"""Forks of one process, each alone with what it writes, and ended when it gets nowhere."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import time
from pathlib import Path

# Whoever waits for a lock uses no time of the processor.
WAITED_SECONDS_MAX = 60
MEMORY_BYTES_MAX = 2 << 30


def alone(scratch: Path, output: str) -> None:
    """In a fork: what it writes and remembers is nothing to the others."""
    os.setpgid(0, 0)
    shutil.rmtree(scratch, ignore_errors=True)
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(scratch.with_name(name.lower()))
        shutil.rmtree(os.environ[name], ignore_errors=True)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES_MAX, MEMORY_BYTES_MAX))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    writing = os.open(output, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    for descriptor in (0, 1, 2):
        os.dup2(writing, descriptor)


def wait(child: int) -> int:
    """Wait for a fork; its exit code, or minus the signal that ended it.

    One that works is ended by the time that it works (`_run`); one that only waits, from here.
    """
    pause, worked, since = 0.002, -1, time.monotonic()
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        time.sleep(pause)
        pause = min(pause * 1.2, 0.05)
        if time.monotonic() - since > WAITED_SECONDS_MAX:
            before, worked, since = worked, _worked_ticks(child), time.monotonic()
            if worked == before:
                os.killpg(child, signal.SIGKILL)
    # What it started ends with it.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status)


def _worked_ticks(child: int) -> int:
    """How long a process has worked, as the system counts it."""
    stat = Path(f"/proc/{child}/stat").read_text(encoding="utf-8")
    return sum(map(int, stat.rpartition(")")[2].split()[11:13]))


def told_end(ended: int) -> str:
    return "a test" if ended > 0 else signal.Signals(-ended).name
