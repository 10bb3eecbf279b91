"""Lives are compared without coverage: it makes them three times as slow and says nothing new."""

from __future__ import annotations

from collections.abc import Iterator

import coverage
import pytest


@pytest.fixture(autouse=True)
def _lines_are_not_counted() -> Iterator[None]:
    counting = coverage.Coverage.current()
    if counting is None:
        yield
        return
    counting.stop()
    yield
    counting.start()
