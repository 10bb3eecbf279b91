"""Ctrl-C in the middle of a batch: at once, without a word, and nothing is left behind."""

import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.counter import command_line, surroundings
from tests.cli.samples import SITE

FILES = 1_500


def children(pid: int) -> list[int]:
    told = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, check=False
    )
    return [int(word) for word in told.stdout.split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the helpers")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_ends_at_once(jobs: int, tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    for number in range(FILES):
        text = SITE.replace('id = "site"', f'id = "c{number}"')
        (book / f"c{number}.toml").write_text(text, encoding="utf-8")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command_line("check", str(book), "--jobs", str(jobs)),
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=surroundings(None, XDG_CACHE_HOME=str(tmp_path / "cache")),
        start_new_session=True,
    )
    os.close(theirs)
    # By the time that the bar is drawn all are at work.
    drawn = b""
    while b"checking" not in drawn:
        drawn += os.read(ours, 4096)
    helpers = children(process.pid)
    # A terminal tells all of them.
    os.killpg(process.pid, signal.SIGINT)
    begin = time.monotonic()
    process.communicate(timeout=30)
    os.close(ours)

    assert 130 == process.returncode
    assert (jobs if jobs > 1 else 0) == len(helpers)
    assert [] == [pid for pid in helpers if Path(f"/proc/{pid}").exists()]
    assert time.monotonic() - begin < 20
    assert b"Traceback" not in drawn
    assert [] == list((tmp_path / "cache").rglob("*"))[1:]
