"""The index under a system that fails: killed writers, a full disk, several at once.

Whatever happens to it, the next answer is right, and costs no more than one without an index.
"""

import resource
import signal
import subprocess
from pathlib import Path

import pytest

from tests.bench.contracts import write_contracts
from tests.cli.counter import command_line, run, surroundings
from tests.faults.test_campaigns import count, printed

FILES = 60


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Some contracts in a folder."""
    write_contracts(tmp_path / "book", FILES)
    return tmp_path / "book"


def asked(book: Path, cache: Path, *more: str) -> bytes:
    done = run("check", str(book), *more, environment={"XDG_CACHE_HOME": str(cache)})
    assert (1, b"") == (done.returncode, done.stderr)
    return done.stdout


def begun(book: Path, cache: Path, *, file_bytes_max: int | None = None) -> subprocess.Popen[bytes]:
    def limit() -> None:
        if file_bytes_max is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes_max, file_bytes_max))

    return subprocess.Popen(
        command_line("check", str(book)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(None, XDG_CACHE_HOME=str(cache)),
        preexec_fn=limit,  # noqa: PLW1509 - a limit is set by the child itself
    )


def test_writers_that_are_killed_leave_nothing_wrong(tmp_path: Path) -> None:
    (summary,) = printed("random_index_kills", tmp_path, "40")
    assert count(summary) >= 10


@pytest.mark.campaign
def test_a_thousand_killed_writers_leave_nothing_wrong(tmp_path: Path) -> None:
    (summary,) = printed("random_index_kills", tmp_path, "1000")
    assert count(summary) >= 500


@pytest.mark.parametrize("file_bytes_max", [0, 1, 5_000, 20_000])
def test_on_a_full_disk_answers_are_right(file_bytes_max: int, book: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    expected = asked(book, cache, "--no-index")
    for _ in range(2):
        out, err = begun(book, cache, file_bytes_max=file_bytes_max).communicate(timeout=60)
        assert (expected, b"") == (out, err)
        assert [] == [path for path in cache.rglob("*") if path.is_file()]
    asked(book, cache)
    before = [path.read_bytes() for path in cache.rglob("*.index")]
    (book / "new.toml").write_bytes(b"[tool]\n")
    out, _ = begun(book, cache, file_bytes_max=file_bytes_max).communicate(timeout=60)

    assert expected == out
    assert before == [path.read_bytes() for path in cache.rglob("*.index")]


def test_several_at_once_each_say_what_is_right(book: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    expected = asked(book, cache, "--no-index")
    for _ in range(3):
        several = [begun(book, cache) for _ in range(3)]
        assert [(expected, b"")] * 3 == [each.communicate(timeout=60) for each in several]
        path = next(book.rglob("*.toml"))
        path.write_bytes(path.read_bytes() + b"# x\n")

    assert [".index"] == [path.suffix for path in cache.rglob("*") if path.is_file()]
    assert expected == asked(book, cache)
