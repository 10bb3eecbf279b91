"""A cluster that helps: the same bytes as without it."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from escrowbook.core.errors import UsageError
from escrowbook.engines.cluster import cluster
from tests.cli.counter import run
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


@needs_dask
def test_where_nobody_answers_it_is_told(many: Path) -> None:
    told = run("check", str(many), "--no-index", "--engine", "dask://127.0.0.1:9")

    assert 2 == told.returncode
    assert b"no scheduler answers at 127.0.0.1:9" in told.stderr


@pytest.mark.parametrize("url", ["dask://", "dask://host", "ray://h:1", "h:1", "dask://h:x"])
def test_what_is_no_cluster_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="there is no engine"):
        cluster(url)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="not installed"):
        cluster("dask://127.0.0.1:8786")
