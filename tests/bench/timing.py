"""Interleaved runs of whole programs: ratios, since milliseconds drift by half within minutes."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

START = "import sys; from escrowbook.cli.main import {0}; sys.argv[0] = '{0}'; {0}()"
# The least that a cache can cost that asks for each file whether it changed.
WALK = """
import os, sys
def walk(path):
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                walk(entry.path)
            elif entry.name.endswith('.toml'):
                entry.stat()
walk(sys.argv[1])
"""


class Command(NamedTuple):
    """A program with its arguments; `before` is done before each run and takes no part in it."""

    words: Sequence[str]
    before: Callable[[], None] | None = None


class Run(NamedTuple):
    """What one run took: seconds, and seconds of all cores."""

    wall: float
    cpu: float


def python(code: str, *arguments: str) -> Sequence[str]:
    """A command of this Python."""
    return [sys.executable, "-c", code, *arguments]


def ours(program: str, *arguments: str) -> Sequence[str]:
    """A command of ours."""
    return python(START.format(program), *arguments)


def environment(cache: Path) -> Mapping[str, str]:
    """Ours, without what would leave modules uncompiled or change what a command does."""
    unwanted = ("ESCROWBOOK_", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "COV", "_TYPER")
    kept = {name: text for name, text in os.environ.items() if not name.startswith(unwanted)}
    return {**kept, "XDG_CACHE_HOME": str(cache), "XDG_STATE_HOME": str(cache / "state")}


def once(command: Command, env: Mapping[str, str]) -> Run:
    """Run a command once, its output thrown away."""
    if command.before is not None:
        command.before()
    away = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
    begin = time.perf_counter()
    process = os.posix_spawnp(command.words[0], [*command.words], env, file_actions=away)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) > 1:
        raise SystemExit(f"bench: {command.words} ended with {os.waitstatus_to_exitcode(status)}")
    return Run(wall, usage.ru_utime + usage.ru_stime)


def interleaved(
    commands: Mapping[str, Command], rounds: int, env: Mapping[str, str]
) -> Mapping[str, list[Run]]:
    """Run each command once a round, in turn, so that the machine's moods hit all alike."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            run = once(command, env)
            if number:
                runs[name].append(run)
    return runs


def ratio(one: Sequence[Run], other: Sequence[Run], kind: str) -> float:
    """The median over the rounds of how much the one took of what the other did."""
    taken = Run._fields.index(kind)
    pairs = zip(one, other, strict=True)
    return median(this[taken] / max(that[taken], 1e-9) for this, that in pairs)


def peak_megabytes(words: Sequence[str], env: Mapping[str, str]) -> float:
    """The most memory that a command of ours holds, as Linux counts it.

    A child's own count would hold what this process had when it was started.
    """
    tell = (
        "import atexit, os; atexit.register(lambda: os.write(2, "
        "open('/proc/self/status').read().split('VmHWM:')[1].split()[0].encode()))\n"
    )
    done = subprocess.run(
        python(tell + START.format("escrowbook"), *words),
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    return int(done.stderr.split()[-1]) / 1024


def machine() -> str:
    """What a measurement was made on, in a line."""
    told = subprocess.run(["uname", "-srm"], capture_output=True, text=True, check=False)
    version = ".".join(map(str, sys.version_info[:3]))
    return f"CPython {version}, {os.cpu_count()} cores, {told.stdout.strip()}"
