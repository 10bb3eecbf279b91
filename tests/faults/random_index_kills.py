"""Writers of the index that are killed at a random moment, by thousands.

`python -m tests.faults.random_index_kills FOLDER COUNT [--seed N]` prints how many were killed
while they worked, and a line for each after which a command did not say what the files say.
As in `random_kills`, a writer is a fork of a process that has everything imported.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.contracts import write_contracts
from tests.cli.counter import tell

FILES = 60
# So often the index is gone, and a killed writer was to write all of it.
COLD_EVERY = 20


def start(book: Path) -> int:
    """Have the book checked by a process of its own; its number."""
    child = os.fork()
    if child == 0:
        os._exit(tell("check", str(book)).code)
    return child


def seconds_of(book: Path) -> float:
    """How long a check takes that nobody kills."""
    begun = time.perf_counter()
    os.waitpid(start(book), 0)
    return time.perf_counter() - begun


def faults(folder: Path, count: int, seed: int) -> Iterator[str]:
    """Kill `count` writers; a line for each after which an answer was another one."""
    book, cache = folder / "book", folder / "cache"
    os.environ["XDG_CACHE_HOME"] = str(cache)
    write_contracts(book, FILES)
    paths = sorted(book.rglob("*.toml"))
    moments = random.Random(seed)
    expected = tell("check", str(book), "--no-index")
    # Cold and with one file changed, by whether it is cold.
    seconds = {True: seconds_of(book), False: 0.0}
    killed = left = 0
    for number in range(count):
        # A remark changes what has to be read, and nothing of what is said.
        with paths[number % FILES].open("ab") as file:
            file.write(b"# x\n")
        is_cold = not number % COLD_EVERY
        if is_cold:
            shutil.rmtree(cache / "escrowbook", ignore_errors=True)
        elif not seconds[False]:
            seconds[False] = seconds_of(book)
            continue
        before = len([*cache.rglob("*.tmp")])
        child = start(book)
        time.sleep(moments.uniform(0, seconds[is_cold]))
        os.kill(child, signal.SIGKILL)
        killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        left += len([*cache.rglob("*.tmp")]) > before
        for _ in ("whatever is left", "the index of just now"):
            if expected != tell("check", str(book)):
                yield f"seed {seed}, kill {number}: another answer"
    sys.stdout.write(f"{killed} killed of {count}, {left} were writing the index\n")


def main() -> None:
    """Kill as many as the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for fault in faults(options.folder, options.count, options.seed):
        sys.stdout.write(f"{fault}\n")


if __name__ == "__main__":
    main()
