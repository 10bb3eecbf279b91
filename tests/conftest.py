"""What holds for the whole suite: how searches run, and what tests do not inherit."""

import gc
import os
import signal
import tempfile
from collections.abc import Generator

import coverage
import pytest
from hypothesis import is_hypothesis_test, settings

# The suite tries the same cases on every run, so that a red run is the fault of a change and
# can be had again; campaigns (`./run campaigns`) look for new ones. No deadline: a slow machine
# is not a wrong answer.
settings.register_profile("suite", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("campaign", deadline=None, max_examples=10_000, print_blob=True)
settings.load_profile("suite")

# A book, a moment or a colour switch of whoever runs the tests must not change their outcome.
for name in ("ESCROWBOOK_DIR", "ESCROWBOOK_AS_OF", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
    os.environ.pop(name, None)

# Nor may a signal that they ignore, as nohup and shells in the background do.
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.SIG_DFL)

# And what it remembers of contracts that tests made is nothing to whoever runs them.
_state = tempfile.TemporaryDirectory(prefix="escrowbook-state-")
os.environ["XDG_STATE_HOME"] = _state.name

# Nor is its index of them.
_cache = tempfile.TemporaryDirectory(prefix="escrowbook-cache-")
os.environ["XDG_CACHE_HOME"] = _cache.name


def is_search(item: pytest.Item) -> bool:
    """Whether a test tries what chance, or an enumeration, comes by."""
    found = is_hypothesis_test(getattr(item, "obj", None))
    return found or item.get_closest_marker("search") is not None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Search without coverage, and without looking for garbage in the rest of the suite.

    Coverage makes a search three times as slow, and so does a collector that goes through all
    that a thousand tests before it have left. What core and store have to reach they reach by
    tables that people can read: a line that only chance comes by counts as one without a test.
    """
    if not is_search(item):
        return (yield)
    stopped: list[coverage.Coverage] = []
    # In a process of xdist pytest-cov begins twice, and below the second the first goes on.
    while (counting := coverage.Coverage.current()) is not None:
        counting.stop()
        stopped.append(counting)
    gc.freeze()
    try:
        return (yield)
    finally:
        gc.unfreeze()
        for counting in reversed(stopped):
            counting.start()
