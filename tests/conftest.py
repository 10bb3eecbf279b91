"""What holds for the whole suite: how hypothesis searches, and what it does not inherit."""

import os
import signal
import tempfile

from hypothesis import settings

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
