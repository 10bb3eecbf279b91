"""A writer that is killed leaves the old file or the new one, and no lock (P1)."""

import os
import subprocess
import sys
from pathlib import Path


def test_a_writer_that_is_killed_at_any_call_harms_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.killing", str(tmp_path)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=True,
    )

    lines = done.stdout.splitlines()
    assert 2 == len(lines), lines
    # Locking, reading, writing, syncing, renaming: if it were fewer calls, not all were counted.
    assert all(int(line.removesuffix(" kills")) > 30 for line in lines), lines
