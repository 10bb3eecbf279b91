"""Processes on this machine, one a core."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from escrowbook.engines.errors import HelperLost
from escrowbook.engines.work import Engine

if TYPE_CHECKING:
    from concurrent.futures import Executor


def cores() -> int:
    """How many of the machine's cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes(jobs: int) -> Engine | None:
    """So many processes; one is this one alone."""
    if jobs <= 1:
        return None
    return Engine(start=lambda: _start(jobs), batches_ahead=2 * jobs, lost=_lost)


def _start(jobs: int) -> Executor:
    import threading
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A fork is ten times as quick to start, but safe only where nobody else runs in here.
    is_alone = sys.platform == "linux" and threading.active_count() == 1
    context = get_context("fork" if is_alone else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_be_quiet)


def _lost(error: Exception) -> HelperLost | None:
    from concurrent.futures import BrokenExecutor

    if not isinstance(error, BrokenExecutor):
        return None
    return HelperLost(
        "a process that helped was killed before it had answered; is the memory used up?",
        "run it again with --jobs 1, which needs no other process",
    )


def _be_quiet() -> None:
    """Leave Ctrl-C to the process that asked: it stops us, and tells nobody where we were."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
