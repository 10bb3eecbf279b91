"""Writers of the index that are killed at a random moment, by thousands.

`python -m tests.faults.random_index_kills FOLDER COUNT [--seed N]` prints how many were killed
while they worked, and a line for each after which a command did not say what the files say.
As in `random_kills`, a writer is a fork of a process that has everything imported.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.contracts import write_contracts
from tests.cli.counter import tell
from tests.faults.leading import Killer, lead, seconds_of, start

FILES = 60
# So often the index is gone, and a killed writer was to write all of it.
COLD_EVERY = 20


def faults(folder: Path, count: int, seed: int) -> Iterator[str]:
    """Kill `count` writers; a line for each after which an answer was another one."""
    book, cache = folder / "book", folder / "cache"
    os.environ["XDG_CACHE_HOME"] = str(cache)
    write_contracts(book, FILES)
    paths = sorted(book.rglob("*.toml"))
    expected = tell("check", str(book), "--no-index")
    # By whether it is cold; else one file has changed.
    killers = {True: Killer(f"{seed} cold", seconds_of("check", str(book), book=book))}
    left = 0
    for number in range(count):
        # A remark changes what has to be read, and nothing of what is said.
        with paths[number % FILES].open("ab") as file:
            file.write(b"# x\n")
        is_cold = not number % COLD_EVERY
        if is_cold:
            shutil.rmtree(cache / "escrowbook", ignore_errors=True)
        elif is_cold not in killers:
            seconds = seconds_of("check", str(book), book=book)
            killers[is_cold] = Killer(f"{seed} warm", seconds)
            continue
        before = len([*cache.rglob("*.tmp")])
        killers[is_cold].kill(start("check", str(book), book=book))
        left += len([*cache.rglob("*.tmp")]) > before
        for _ in ("whatever is left", "the index of just now"):
            if expected != tell("check", str(book)):
                yield f"seed {seed}, kill {number}: another answer"
    killed = sum(killer.killed for killer in killers.values())
    sys.stdout.write(f"{killed} killed of {count}, {left} were writing the index\n")


if __name__ == "__main__":
    lead(faults)
