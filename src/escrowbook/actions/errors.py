"""What the clerk's work can end in, for whoever has to tell it: one door to all of them."""

from __future__ import annotations

from escrowbook.actions.opening import Unsound
from escrowbook.actions.recording import NoSuchEvent
from escrowbook.core.merging import CannotMerge
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

__all__ = [
    "AlreadyThere",
    "Ambiguous",
    "BadConfig",
    "CannotMerge",
    "ChangedMeanwhile",
    "GitFailed",
    "HeadMoved",
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
