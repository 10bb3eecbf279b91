"""The world as a command finds it: the clock, the environment, the terminal. Read here alone."""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import BinaryIO, TextIO

    from escrowbook.actions.opening import World
    from escrowbook.cli.calls import Common
    from escrowbook.cli.options import ColourChoice
    from escrowbook.views.screen import Screen

BOOK_VARIABLE = "ESCROWBOOK_DIR"
AS_OF_VARIABLE = "ESCROWBOOK_AS_OF"

_WIDTH_USUAL = 80


class Surroundings:
    """What a command finds, before anything is read: cheap, for a batch may need no more.

    `clock_ns` is when the command began; `as_of` the moment that counts as now, as typed.
    """

    def __init__(self, call: Common) -> None:
        from escrowbook.actions.book import find_book

        self.clock_ns = time.time_ns()
        self.as_of = os.environ.get(AS_OF_VARIABLE) or None if call.as_of is None else call.as_of
        if self.as_of is not None:
            # What it means depends on each contract's zone; that it means anything is said at once.
            self._in_utc(self.as_of)
        self.book = find_book(call.book, os.environ.get(BOOK_VARIABLE), os.curdir)
        self.state = state_folder(os.environ)
        self.cache = cache_folder(os.environ)
        self._world: World | None = None

    @property
    def clock_now(self) -> datetime:
        """When the command began, to the second."""
        from datetime import UTC, datetime

        return datetime.fromtimestamp(self.clock_ns // 10**9, UTC)

    def _in_utc(self, as_of: str) -> datetime:
        from datetime import UTC

        from escrowbook.core.when import read_when

        return read_when(as_of, self.clock_now, UTC, past=False)

    @property
    def second(self) -> int | None:
        """What counts as now, in seconds since 1970; None where each contract's zone decides."""
        if self.as_of is None:
            return self.clock_ns // 10**9
        if not names_its_offset(self.as_of):
            return None
        return int(self._in_utc(self.as_of).timestamp())

    @property
    def world(self) -> World:
        """The world with what the book's own settings say of it. Raises store errors."""
        if self._world is None:
            from escrowbook.actions.book import world_of

            self._world = world_of(self.clock_now, self.as_of, book=self.book, state=self.state)
        return self._world


def names_its_offset(as_of: str) -> bool:
    """Whether a moment is the same in all zones, since it says its own: `…Z`, `…+02:00`."""
    day, _, time_of_day = as_of.strip().upper().partition("T")
    has_offset = time_of_day.endswith("Z") or time_of_day[-6:-5] in ("+", "-")
    return len(day) == len("2026-02-01") and has_offset


def world_for(call: Common) -> World:
    """The moment that counts as now and the book, from options, environment and current folder.

    Raises UsageError for a moment that is none, and store errors.
    """
    return Surroundings(call).world


def state_folder(environment: Mapping[str, str]) -> str | None:
    """Where this machine keeps what it saw (XDG Base Directory): None where there is no home.

    A relative XDG_STATE_HOME is to be ignored, says the specification.
    """
    base = environment.get("XDG_STATE_HOME", "")
    if not os.path.isabs(base):
        home = environment.get("HOME", "")
        if not os.path.isabs(home):
            return None
        base = os.path.join(home, ".local", "state")
    return os.path.join(base, "escrowbook")


def cache_folder(environment: Mapping[str, str]) -> str | None:
    """Where indexes may lie, by the same specification; None where there is no place for them."""
    base = environment.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        home = environment.get("HOME", "")
        if not os.path.isabs(home):
            return None
        base = os.path.join(home, ".cache")
    return os.path.join(base, "escrowbook")


def standard_input() -> BinaryIO:
    """What is piped into us. Raises UsageError where whoever started us closed it."""
    if sys.stdin is None:
        from escrowbook.core.errors import UsageError

        raise UsageError("there is no standard input to read", "name files instead of -")
    return sys.stdin.buffer


def screen_for(call: Common, stream: TextIO | None = None, *, as_table: bool = False) -> Screen:
    """What the output can show. Lines have any length where no terminal and no table is meant."""
    from escrowbook.views.screen import Screen

    stream = stream or sys.stdout
    is_terminal = stream.isatty()
    return Screen(
        width=_width(stream) if is_terminal or as_table else None,
        is_terminal=is_terminal,
        has_colour=has_colour(call.color, os.environ, is_terminal=is_terminal),
        encoding=stream.encoding or "utf-8",
    )


def has_colour(choice: ColourChoice, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to write colours: the option first, then NO_COLOR, what forces them, the terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    forced = [environment.get(name, "") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")]
    if any(value not in ("", "0") for value in forced):
        return True
    if environment.get("CLICOLOR") == "0":
        return False
    return is_terminal and environment.get("TERM") != "dumb"


def _width(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _WIDTH_USUAL
    except (OSError, ValueError):
        return _WIDTH_USUAL


def may_ask() -> bool:
    """Whether a person sits there who can be asked for a yes."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def is_confirmed(question: str) -> bool:
    """Ask until there is a yes or a no. Ctrl-C and the end of the input interrupt the command."""
    import typer

    try:
        return typer.confirm(question, err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None


def digest_of_file(path: str) -> str:
    """The SHA-256 of a file in hexadecimal digits, as `submit` keeps it."""
    from hashlib import file_digest

    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()
