"""Lives are compared without coverage, and without looking for garbage in the rest of the suite.

Coverage makes them three times as slow and says nothing new, and so does a collector that goes
through all that a thousand tests before them have left.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import coverage
import pytest


@pytest.fixture(autouse=True)
def _lines_are_not_counted() -> Iterator[None]:
    counting = coverage.Coverage.current()
    gc.freeze()
    if counting is not None:
        counting.stop()
    yield
    if counting is not None:
        counting.start()
    gc.unfreeze()
