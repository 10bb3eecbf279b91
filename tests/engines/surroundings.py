"""What the engines' tests start: a scheduler with two workers, an object store with a book in it.

    python -m tests.engines.surroundings cluster|store

prints where it listens, and goes on until its input ends. A program of its own, since both bring
threads and warnings of their own.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.cli.counter import ROOT, surroundings


@contextmanager
def started(what: str) -> Iterator[str]:
    """Start one of them; gives the address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.engines.surroundings", what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=surroundings(None),
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait(timeout=60)
        process.stdout.close()


def _cluster() -> None:
    from dask import config
    from distributed import LocalCluster

    # A worker that dies of what it was given kills no more of them: tests wait for it.
    config.set({"distributed.scheduler.allowed-failures": 0})
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        sys.stdout.write(f"{cluster.scheduler_address.removeprefix('tcp://')}\n")
        sys.stdout.flush()
        sys.stdin.read()


def _store() -> None:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    sys.stdout.write(f"http://{host}:{port}\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    {"cluster": _cluster, "store": _store}[sys.argv[1]]()
