"""Faults by the thousand, as programs of their own; in the suite a few of each.

The campaigns (`./run campaigns tests/faults`) have the counts that docs/reliability.md gives.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cli.counter import ROOT
from tests.faults.power_cuts import MKFS
from tests.faults.tracing import STRACE
from tests.faults.writings import Writing

needs_strace = pytest.mark.skipif(STRACE is None, reason="strace is not installed")
needs_linux = pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="no way to see which files are open"
)
needs_root = pytest.mark.skipif(
    os.geteuid() != 0 or not Path("/dev/loop-control").exists() or not MKFS,
    reason="only root mounts a file system by loop, and mkfs.ext4 makes it",
)


def printed(program: str, folder: Path, *words: str) -> list[str]:
    """What a program of `tests/faults` prints, from a process without threads."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{program}", str(folder), *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    sys.stdout.write(done.stdout)
    return done.stdout.splitlines()


def count(line: str) -> int:
    """The first number of a summary."""
    found = re.search(r"\d+", line)
    assert found is not None, line
    return int(found[0])


@needs_strace
def test_a_call_that_fails_harms_nothing(tmp_path: Path) -> None:
    (summary,) = printed("tracing", tmp_path, "--every", "25", "--every-command", "6")
    assert count(summary) >= 10


@needs_strace
@pytest.mark.campaign
def test_any_call_that_fails_harms_nothing(tmp_path: Path) -> None:
    (summary,) = printed("tracing", tmp_path)
    assert count(summary) >= 2_000


@pytest.fixture
def folder_in_memory(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk that costs no time, where there is one."""
    memory = Path("/dev/shm")  # noqa: S108 - a name of our own is made in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Path(folder)


@needs_linux
def test_two_calls_that_fail_harm_nothing(folder_in_memory: Path) -> None:
    (summary,) = printed("pairs", folder_in_memory, "400")
    assert ": 400 faults" in summary


@needs_linux
@pytest.mark.campaign
def test_a_hundred_thousand_faults_harm_nothing(folder_in_memory: Path) -> None:
    (summary,) = printed("pairs", folder_in_memory, "100000")
    assert ": 100000 faults" in summary


def test_a_writer_that_is_killed_harms_nothing(tmp_path: Path) -> None:
    (summary,) = printed("random_kills", tmp_path, "56")
    # Whoever was quicker than when he was measured has ended before.
    assert count(summary) >= 14


@pytest.mark.campaign
def test_ten_thousand_writers_that_are_killed_harm_nothing(tmp_path: Path) -> None:
    (summary,) = printed("random_kills", tmp_path, "10000")
    assert count(summary) >= 5_000


@needs_root
def test_a_power_cut_harms_nothing(tmp_path: Path) -> None:
    summaries = printed("power_cuts", tmp_path, "4")
    assert 3 == len(summaries), summaries


@needs_root
@pytest.mark.campaign
def test_three_hundred_power_cuts_harm_nothing(tmp_path: Path) -> None:
    summaries = printed("power_cuts", tmp_path, "100")
    assert 3 == len(summaries), summaries


@pytest.mark.parametrize(
    "left, code, fault",
    [
        (b"ol", 0, "neither old nor new"),
        (b"old", 0, "ended with 0 and recorded nothing"),
        (b"old", 8, "ended with 8 and recorded nothing"),
        (b"new", 7, "ended with 7 and recorded it"),
        (b"new", 70, "ended with 70"),
        (b"old", 1, "ended with 1"),
        (b"new", 130, "it was interrupted and said '', but recorded True"),
    ],
)
def test_a_bad_state_is_told(tmp_path: Path, left: bytes, code: int, fault: str) -> None:
    writing = Writing(("contract", "accept", "shop"), b"old", b"new")
    path = tmp_path / "shop.toml"
    path.write_bytes(left)

    assert any(fault in each for each in writing.faults(path, code, ""))
