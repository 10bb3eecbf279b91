"""What the clerk's work can end in, for whoever has to tell it: one door to all of them."""

from __future__ import annotations

from escrowbook.actions.opening import Unsound
from escrowbook.actions.recording import NoSuchEvent
from escrowbook.store.errors import (
    AlreadyThere,
    Ambiguous,
    BadConfig,
    ChangedMeanwhile,
    Locked,
    NotARegularFile,
    NotConfirmed,
    NotFound,
    StoreError,
    SystemRefused,
    TooLong,
)

__all__ = [
    "AlreadyThere",
    "Ambiguous",
    "BadConfig",
    "ChangedMeanwhile",
    "Locked",
    "NoSuchEvent",
    "NotARegularFile",
    "NotConfirmed",
    "NotFound",
    "StoreError",
    "SystemRefused",
    "TooLong",
    "Unsound",
]
