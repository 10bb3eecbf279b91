"""What campaigns have in common: their command line, and commands in processes of their own."""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.cli.counter import tell


def lead(faults: Callable[[Path, int, int], Iterator[str]]) -> None:
    """Lead a campaign as the command line asks: `FOLDER COUNT [--seed N]`; a line each fault."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for fault in faults(options.folder, options.count, options.seed):
        sys.stdout.write(f"{fault}\n")


def start(*words: str, book: Path) -> int:
    """Fork a process that runs a command line and ends with its exit code; its number."""
    child = os.fork()
    if child == 0:
        os._exit(tell(*words, book=book).code)
    return child


def seconds_of(*words: str, book: Path) -> float:
    """How long a command takes when nobody kills it."""
    begun = time.perf_counter()
    os.waitpid(start(*words, book=book), 0)
    return time.perf_counter() - begun


class Killer:
    """Kills writers of one sort at random moments, most of them at their work.

    How long they take is known from one, and then learned from the others: a busy machine may
    have made the first one slow.
    """

    def __init__(self, seed: str, seconds: float) -> None:
        self._moments = random.Random(seed)
        self._seconds = seconds
        self.killed = 0

    def kill(self, child: int) -> int:
        """Wait a little and kill a process of ours; its exit code, as `subprocess` says it."""
        time.sleep(self._moments.uniform(0, self._seconds))
        os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        was_at_work = code == -signal.SIGKILL
        self.killed += was_at_work
        # So it comes to rest where seven of ten die at work.
        self._seconds *= 1.1 if was_at_work else 0.8
        return code
