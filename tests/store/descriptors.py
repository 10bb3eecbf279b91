"""What was opened has to be closed, once, whatever happens in between."""

import os
from typing import Any

import pytest


class Descriptors:
    """Counts what the program opens and closes, for as long as the patches hold."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened: list[int] = []
        self.closed: list[int] = []
        self._real_open, self._real_close = os.open, os.close
        monkeypatch.setattr(os, "open", self._open)
        monkeypatch.setattr(os, "close", self._close)

    def _open(self, *args: Any, **named: Any) -> int:
        number = self._real_open(*args, **named)
        self.opened.append(number)
        return number

    def _close(self, number: int) -> None:
        # What is no file at all is refused by the system, and harms nobody.
        if number >= 0:
            self.closed.append(number)
        self._real_close(number)

    def check(self) -> None:
        """Nothing is open any more, and nothing of others was closed."""
        assert sorted(self.opened) == sorted(self.closed)
