"""The measurement runs, sees the trap of missing bytecode, and our page tells of its rows."""

import re
from pathlib import Path

import pytest

from tests.bench import startup

PAGE = Path(__file__).parents[2] / "docs/performance.md"


@pytest.mark.parametrize("name", startup.codes("x"))
def test_each_command_that_is_measured_succeeds(name: str, tmp_path: Path) -> None:
    code, arguments = startup.codes(startup.book_in(str(tmp_path)))[name]

    startup.uncompiled(code, arguments)


def test_a_command_that_fails_is_not_measured() -> None:
    with pytest.raises(SystemExit, match="ended with 3"):
        startup.uncompiled("import sys; sys.exit(3)", ())


def test_a_module_without_bytecode_is_seen(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("", encoding="utf-8")
    come_in = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "

    assert ["planted"] == startup.uncompiled(
        come_in + "sys.dont_write_bytecode = True; import planted", ()
    )
    assert [] == startup.uncompiled(come_in + "import planted", ())


def test_a_run_has_its_time() -> None:
    wall, cpu = startup.timed("sum(range(10**6))", ())

    assert 0 < cpu
    assert 0 < wall


def test_a_table_tells_both_ratios() -> None:
    told = startup.table({"python -c pass": (1.0, 1.0), "x": (1.25, 12.349)})

    assert ["| `python -c pass` | 1.0 | 1.0 |", "| `x` | 1.2 | 12.3 |"] == told.splitlines()[2:]


def test_the_page_tells_of_each_command() -> None:
    page = PAGE.read_text(encoding="utf-8")
    told = page.partition("## What a start costs")[2].partition("\n## ")[0]

    assert list(startup.codes("x")) == re.findall(r"^\| `(.+?)` \|", told, re.MULTILINE)
    assert "python tests/bench/startup.py" in told
