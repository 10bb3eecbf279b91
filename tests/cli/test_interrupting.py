"""A batch that is broken off: by Ctrl-C at once and without a word, by a lost helper with one."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from escrowbook.engines.work import HERE_FILES_MAX
from tests.cli.counter import command_line, faults_of, surroundings
from tests.cli.samples import SITE

FILES = 1_500
# As the system does it where memory is used up: without asking, and without a word.
KILLED_AT_BIRTH = (
    "import os, signal\n"
    "os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGKILL))\n"
)


def children(pid: int) -> list[int]:
    told = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, check=False
    )
    return [int(word) for word in told.stdout.split()]


def book_of(files: int, folder: Path) -> Path:
    book = folder / "book"
    book.mkdir()
    for number in range(files):
        text = SITE.replace('id = "site"', f'id = "c{number}"')
        (book / f"c{number}.toml").write_text(text, encoding="utf-8")
    return book


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the helpers")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_ends_at_once(jobs: int, tmp_path: Path) -> None:
    book = book_of(FILES, tmp_path)
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


@pytest.mark.skipif(sys.platform != "linux", reason="helpers are forks on Linux alone")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_helper_that_is_killed_is_told_as_that(more: tuple[str, ...], tmp_path: Path) -> None:
    book = book_of(HERE_FILES_MAX + 1, tmp_path)
    python, _, code, *words = command_line("check", str(book), "--jobs", "2", *more)
    done = subprocess.run(
        [python, "-c", KILLED_AT_BIRTH + code, *words],
        env=surroundings(None, XDG_CACHE_HOME=str(tmp_path / "cache")),
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert (7, b"") == (done.returncode, done.stdout)
    if more:
        told = json.loads(done.stderr)
        assert [] == faults_of(told)
        assert (7, "helper") == (told["code"], told["name"])
        assert "--jobs 1" in told["remedy"]
    else:
        first, remedy = done.stderr.decode().splitlines()
        assert "error: a process that helped was killed before it had answered" in first
        assert "--jobs 1" in remedy
    assert [] == list((tmp_path / "cache").rglob("*.index"))
