"""A bar for batches that take longer than a moment. Rich is imported only once it is drawn."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

from escrowbook.views.screen import Screen

# Up to this nobody wonders whether anything happens.
PATIENCE_SECONDS = 1.0

Item = TypeVar("Item")


def watched(
    items: Iterable[Item], count: int, doing: str, screen: Screen, stream: TextIO
) -> Iterator[Item]:
    """Hand on the items, and show on a terminal how many of `count` there were so far.

    The bar is gone when they end. Nothing is drawn where nobody looks.
    """
    if not screen.is_terminal:
        yield from items
        return
    started = time.monotonic()
    source = iter(items)
    for done, item in enumerate(source, 1):
        yield item
        if time.monotonic() - started > PATIENCE_SECONDS:
            yield from _with_bar(source, done, count, doing, screen, stream)
            return


def _with_bar(
    items: Iterator[Item], done: int, count: int, doing: str, screen: Screen, stream: TextIO
) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import Progress

    console = Console(
        file=stream, force_terminal=True, width=screen.width, no_color=not screen.has_colour
    )
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(doing, total=count, completed=done)
        for item in items:
            yield item
            progress.advance(task)
