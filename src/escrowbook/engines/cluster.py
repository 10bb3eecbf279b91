"""A cluster of machines, through Dask's own executor: `dask://HOST:PORT` is its scheduler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.errors import UsageError
from escrowbook.engines.errors import HelperLost
from escrowbook.engines.work import Engine

if TYPE_CHECKING:
    from concurrent.futures import Executor

SCHEME = "dask://"
# One task costs the scheduler some milliseconds, whatever is in it.
BATCH_FILES = 500
# Enough for the batches of a few dozen machines to be on their way.
BATCHES_AHEAD = 64
CONNECT_SECONDS = 10


def cluster(url: str) -> Engine:
    """The cluster at a URL. Raises UsageError where that is none, or Dask is not installed."""
    host, _, port = url.removeprefix(SCHEME).rpartition(":")
    if not (url.startswith(SCHEME) and host and port.isascii() and port.isdigit()):
        raise UsageError(f"there is no engine {url}", "write dask://HOST:PORT")
    try:
        import distributed
    except ImportError:
        raise UsageError(
            f"{url} needs Dask, which is not installed", "pip install 'escrowbook[dask]'"
        ) from None

    def start() -> Executor:
        try:
            client = distributed.Client(f"tcp://{host}:{port}", timeout=CONNECT_SECONDS)
        except (OSError, TimeoutError):
            raise UsageError(
                f"no scheduler answers at {host}:{port}", "dask scheduler starts one"
            ) from None
        # What a batch says depends on this moment and on this machine's book: never on an old one.
        executor: Executor = client.get_executor(pure=False)
        return executor

    def lost(error: Exception) -> HelperLost | None:
        from concurrent.futures import CancelledError

        from distributed.comm import CommClosedError
        from distributed.scheduler import KilledWorker

        remedy = "look after the cluster, or run it again without --engine"
        if isinstance(error, KilledWorker):
            return HelperLost(f"the workers at {url} died, one after the other", remedy)
        # A client that has lost its scheduler calls off what it had sent there.
        if isinstance(error, CancelledError | CommClosedError):
            return HelperLost(f"the scheduler at {host}:{port} is gone", remedy)
        return None

    # Whoever names a cluster wants it asked, so no file is kept back for this process.
    return Engine(start, BATCHES_AHEAD, lost, here_files_max=0, batch_files=BATCH_FILES)
