"""A cluster that helps: the same bytes as without it."""

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from escrowbook.core.errors import UsageError
from escrowbook.engines.cluster import cluster
from tests.cli.counter import command_line, run, surroundings
from tests.cli.samples import PLAIN, SHOP, SITE
from tests.engines.surroundings import started

FILES = 30
needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="pip install '.[test-engines]'"
)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A scheduler of this machine with two workers."""
    with started("cluster") as address:
        yield address


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More contracts than fit into one batch of the test."""
    for number in range(FILES):
        text = (PLAIN, SHOP, SITE)[number % 3].replace('id = "', f'id = "c{number}" # ', 1)
        path = tmp_path / f"{number % 4}/c{number}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "0/bad.toml").write_text("format = 1\n", encoding="utf-8")
    return tmp_path


@needs_dask
@pytest.mark.parametrize(
    "words",
    [("check",), ("check", "--unfunded", "--json"), ("milestone", "list"), ("agenda", "--json")],
)
def test_a_cluster_says_the_same(words: tuple[str, ...], scheduler: str, many: Path) -> None:
    plain = run(*words, str(many), "--no-index")
    helped = run(*words, str(many), "--no-index", "--engine", f"dask://{scheduler}")

    assert plain.stdout
    assert (plain.returncode, plain.stdout, plain.stderr) == (
        helped.returncode,
        helped.stdout,
        helped.stderr,
    )


# What is sent dies of it, as where a worker's memory is used up. What a program itself defines goes
# to workers by value, so theirs stay as they are.
DEADLY = """
import os, signal
from escrowbook.actions import answering
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
answering.answer_batch = die
"""
# The workers of a `LocalCluster` are children of the program that has the scheduler.
GONE = DEADLY.replace("getpid", "getppid")


# As long as that a scheduler is waited for that is not there.
IMPATIENT = "from escrowbook.engines import cluster; cluster.CONNECT_SECONDS = 3\n"


def told_of(address: str, many: Path, *before: str) -> tuple[int, str]:
    """How a check ends, and what it says, after some lines of ours."""
    words = ("check", str(many), "--no-index", "--engine", f"dask://{address}")
    python, _, start, *words_of_line = command_line(*words)
    done = subprocess.run(
        [python, "-c", "".join([*before, start]), *words_of_line],
        env=surroundings(None),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "" == done.stdout
    return done.returncode, done.stderr


@needs_dask
def test_workers_that_die_are_told_as_that(scheduler: str, many: Path) -> None:
    code, told = told_of(scheduler, many, DEADLY)

    assert 7 == code, told
    assert f"error: the workers at dask://{scheduler} died, one after the other" in told
    assert "run it again without --engine" in told


@needs_dask
def test_a_scheduler_that_goes_away_is_told_as_that(many: Path) -> None:
    with started("cluster") as address:
        code, told = told_of(address, many, IMPATIENT, GONE)

    assert 7 == code, told
    assert f"error: the scheduler at {address} is gone" in told


@needs_dask
def test_where_nobody_answers_it_is_told(many: Path) -> None:
    code, told = told_of("127.0.0.1:9", many, IMPATIENT)

    assert 2 == code, told
    assert "no scheduler answers at 127.0.0.1:9" in told


@pytest.mark.parametrize("url", ["dask://", "dask://host", "ray://h:1", "h:1", "dask://h:x"])
def test_what_is_no_cluster_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="there is no engine"):
        cluster(url)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="not installed"):
        cluster("dask://127.0.0.1:8786")
