"""Sixteen processes write to one contract: all of it recorded, in order, and never seen half."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.counter import ROOT


def written(folder: Path, *words: str) -> str:
    """What the program says of itself; it starts without threads, so that it may fork."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.many_writers", str(folder), *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


def test_sixteen_writers_lose_nothing(tmp_path: Path) -> None:
    assert written(tmp_path, "16", "25").startswith("400 events by 16 writers in ")


@pytest.mark.campaign
def test_sixteen_writers_lose_nothing_for_longer(tmp_path: Path) -> None:
    sys.stdout.write(written(tmp_path, "16", "100", "judged"))
