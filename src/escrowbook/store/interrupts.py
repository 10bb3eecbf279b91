"""Signals that ask us to end wait while a file is being written.

They come through before the new bytes take their place, and then nothing is recorded, or after
that, and then it is told that it was: no signal leaves a lock, a temporary or a doubt behind.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

ENDING = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


class Interrupted(KeyboardInterrupt):
    """A signal came when everything was recorded already (exit 130)."""

    def __init__(self, path: str) -> None:
        super().__init__(f"interrupted, but it was recorded in {path}")


class HeldBack:
    """`with HeldBack() as signals:` none of `ENDING` comes through before the end of the block.

    `signals.done` is the path that new bytes were put in the place of, once they were: what comes
    through then is Interrupted. What comes before is whatever the counter made of signals.
    """

    def __init__(self) -> None:
        self.done = ""

    def __enter__(self) -> Self:
        """Hold signals back; what was held back before stays so afterwards."""
        self._before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let through what came meanwhile."""
        waiting = signal.sigpending() & ENDING if self.done else frozenset()
        if waiting:
            signal.sigwait(waiting)
        signal.pthread_sigmask(signal.SIG_SETMASK, self._before)
        if waiting:
            raise Interrupted(self.done)

    @contextmanager
    def let_in(self) -> Iterator[None]:
        """Let signals in for a while in which nothing of ours is half done."""
        signal.pthread_sigmask(signal.SIG_SETMASK, self._before)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)


def stop_if_asked() -> None:
    """Go no further where a signal waits. It comes through at the end of the block."""
    if signal.sigpending() & ENDING:
        raise KeyboardInterrupt
