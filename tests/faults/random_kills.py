"""Writers that are killed at a random moment, by thousands.

`python -m tests.faults.random_kills FOLDER COUNT [--seed N]` prints how many were killed while
they worked, and a line for each that left something wrong. A writer is a fork of a process that
has everything imported, so that most moments fall into its work and not into its start.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.faults.leading import Killer, lead, seconds_of, start
from tests.faults.writings import writings


def faults(folder: Path, count: int, seed: int) -> Iterator[str]:
    """Kill `count` writers; a line for each that left something wrong."""
    folder /= "book"
    path = folder / "shop.toml"
    every = writings(folder)
    killers = []
    new = 0
    for number in range(count):
        writing = every[number % len(every)]
        if number < len(every):
            writing.prepare(path)
            seconds = seconds_of(*writing.words, book=folder)
            killers.append(Killer(f"{seed} {number}", seconds))
        writing.prepare(path)
        code = killers[number % len(every)].kill(start(*writing.words, book=folder))
        new += path.exists() and path.read_bytes() == writing.after
        for fault in writing.faults(path, code):
            yield f"seed {seed}, kill {number}, {writing}: {fault}"
    killed = sum(killer.killed for killer in killers)
    sys.stdout.write(f"{killed} killed of {count}, {new} had recorded\n")


if __name__ == "__main__":
    lead(faults)
