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

from escrowbook.store.errors import NotConfirmed

ENDING = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


class Interrupted(KeyboardInterrupt):
    """A signal came when everything was recorded already (exit 130), perhaps not durably."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class HeldBack:
    """`with HeldBack() as signals:` none of `ENDING` comes through before the end of the block.

    `signals.done` is the path that new bytes were put in the place of, once they were: what comes
    through then is Interrupted, and so it is where the disk did not confirm that. What comes
    before is whatever the counter made of signals.
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
        """Let through what came meanwhile: whatever it was, one interrupt that tells the truth."""
        interrupted = self._interrupted(error)
        if interrupted and not _took_signals():
            interrupted = None
        signal.pthread_sigmask(signal.SIG_SETMASK, self._before)
        if interrupted:
            raise interrupted from error

    def _interrupted(self, error: BaseException | None) -> Interrupted | None:
        """What an interrupt has to say at the end; None where nothing was recorded."""
        if isinstance(error, NotConfirmed):
            return Interrupted(f"interrupted; {error.message}", error.remedy)
        if self.done:
            return Interrupted(f"interrupted, but it was recorded in {self.done}")
        return None

    @contextmanager
    def let_in(self) -> Iterator[None]:
        """Let signals in for a while in which nothing of ours is half done."""
        signal.pthread_sigmask(signal.SIG_SETMASK, self._before)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)


def _took_signals() -> bool:
    """Take the signals that wait, and tell whether there were any."""
    is_any = False
    while waiting := signal.sigpending() & ENDING:
        signal.sigwait(waiting)
        is_any = True
    return is_any


def stop_if_asked() -> None:
    """Go no further where a signal waits. It comes through at the end of the block."""
    if signal.sigpending() & ENDING:
        raise KeyboardInterrupt
