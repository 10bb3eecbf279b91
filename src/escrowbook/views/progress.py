"""A bar for batches that take longer than a moment. Rich is imported only once it is drawn."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

    from escrowbook.views.screen import Screen

# Up to this nobody wonders whether anything happens.
PATIENCE_SECONDS = 1.0


class Bar:
    """How many files have answered so far, on a terminal; how many will is not known before.

    It is gone when it is closed. Nothing is drawn where nobody looks.
    """

    def __init__(self, doing: str, screen: Screen, stream: TextIO) -> None:
        self.done = 0
        self._doing = doing
        self._screen = screen
        self._stream = stream
        self._started = time.monotonic()
        self._progress: Progress | None = None

    def advance(self) -> None:
        """One more."""
        self.done += 1
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], completed=self.done)
        elif self._screen.is_terminal and self._has_taken_long():
            self._progress = self._drawn()

    def close(self) -> None:
        """Take it away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def _has_taken_long(self) -> bool:
        return time.monotonic() - self._started > PATIENCE_SECONDS

    def _drawn(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        console = Console(
            file=self._stream,
            force_terminal=True,
            width=self._screen.width,
            no_color=not self._screen.has_colour,
        )
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed:,.0f} files"),
        )
        progress = Progress(*columns, console=console, transient=True)
        progress.start()
        progress.add_task(self._doing, total=None, completed=self.done)
        return progress
