"""What the clerk's work can end in, for whoever has to tell it: one door to all of them."""

from __future__ import annotations

from escrowbook.core.errors import CannotMerge
from escrowbook.engines.errors import HelperLost
from escrowbook.store.errors import (
    AlreadyThere,
    Ambiguous,
    BadConfig,
    ChangedMeanwhile,
    GitFailed,
    HeadMoved,
    Locked,
    NoPlaceForLock,
    NotARegularFile,
    NotConfirmed,
    NotFound,
    StoreError,
    SystemRefused,
    TooLong,
)
from escrowbook.store.interrupts import Interrupted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from escrowbook.core.errors import Problem

__all__ = [
    "AlreadyThere",
    "Ambiguous",
    "BadConfig",
    "CannotMerge",
    "ChangedMeanwhile",
    "GitFailed",
    "HeadMoved",
    "HelperLost",
    "Interrupted",
    "Locked",
    "NoPlaceForLock",
    "NoSuchEvent",
    "NotARegularFile",
    "NotConfirmed",
    "NotFound",
    "StoreError",
    "SystemRefused",
    "TooLong",
    "Unsound",
]


class Unsound(Exception):
    """A file that is not a sound contract: exit 5, with every problem of it."""

    def __init__(self, path: str, problems: Sequence[Problem]) -> None:
        super().__init__(f"{path}: {problems[0].message}")
        self.path = path
        self.problems = tuple(problems)


class NoSuchEvent(Exception):
    """A number that no event of the journal has: exit 4."""

    def __init__(self, path: str, number: int, count: int) -> None:
        super().__init__(f"{path} has no event {number}: its journal holds {count}")
        self.path = path
