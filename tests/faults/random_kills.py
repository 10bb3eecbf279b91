"""Writers that are killed at a random moment, by thousands.

`python -m tests.faults.random_kills FOLDER COUNT [--seed N]` prints how many were killed while
they worked, and a line for each that left something wrong. A writer is a fork of a process that
has everything imported, so that most moments fall into its work and not into its start.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.cli.counter import tell
from tests.faults.writings import Writing, writings


def start(writing: Writing, folder: Path) -> int:
    """Run a command in a process of its own; its number."""
    child = os.fork()
    if child == 0:
        os._exit(tell(*writing.words, book=folder).code)
    return child


def seconds_of(writing: Writing, folder: Path) -> float:
    """How long a command takes when nobody kills it."""
    begun = time.perf_counter()
    os.waitpid(start(writing, folder), 0)
    return time.perf_counter() - begun


def faults(folder: Path, count: int, seed: int) -> Iterator[str]:
    """Kill `count` writers; a line for each that left something wrong."""
    path = folder / "shop.toml"
    moments = random.Random(seed)
    every = writings(folder)
    killed = new = 0
    for number in range(count):
        writing = every[number % len(every)]
        if number < len(every):
            writing.prepare(path)
            seconds = seconds_of(writing, folder)
        writing.prepare(path)
        child = start(writing, folder)
        time.sleep(moments.uniform(0, seconds))
        os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        killed += code == -signal.SIGKILL
        new += path.exists() and path.read_bytes() == writing.after
        for fault in writing.faults(path, code):
            yield f"seed {seed}, kill {number}, {writing}: {fault}"
    sys.stdout.write(f"{killed} killed of {count}, {new} had recorded\n")


def main() -> None:
    """Kill as many as the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for fault in faults(options.folder / "book", options.count, options.seed):
        sys.stdout.write(f"{fault}\n")


if __name__ == "__main__":
    main()
