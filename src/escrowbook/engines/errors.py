"""What can go wrong between us and whoever helps."""

from __future__ import annotations


class HelperLost(Exception):
    """Whoever was asked to help is gone before it answered (exit 7). Nothing is ever recorded then.

    `message` is one sentence for people, `remedy` the next thing to type or do.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
