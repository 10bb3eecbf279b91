"""Real terminals of 60, 80 and 140 columns: no line is wider, no id, amount or state is cut."""

from pathlib import Path
from typing import Any

import pytest

from escrowbook.views.cells import width_of
from tests.cli.counter import run_in_terminal, tell_ok
from tests.cli.samples import PLAIN, SHOP, SITE, write

# Not `check`: its lines are places to jump to and commands to copy, so they stay whole.
PAGES = [
    ("milestone", "list"),
    ("contract", "list"),
    ("contract", "show", "site"),
    ("contract", "show", "shop", "-v"),
    ("contract", "log", "site"),
    ("contract", "close", "site", "--refund-report", "--by", "client"),
    ("agenda",),
    ("policy", "list"),
    ("policy", "show", "upwork"),
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book that no test changes."""
    folder = tmp_path_factory.mktemp("book")
    write(folder, SITE, SHOP, PLAIN)
    return folder


@pytest.mark.parametrize("columns", [60, 80, 140])
@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_every_page_fits(words: tuple[str, ...], columns: int, kept: Path) -> None:
    environment = {"COLUMNS": str(columns), "NO_COLOR": "1"}
    told = run_in_terminal(*words, book=kept, environment=environment)

    assert 0 == told.code
    assert told.lines
    assert [] == [line for line in told.lines if width_of(line) > columns]


def rows(kept: Path, *words: str) -> list[dict[str, Any]]:
    """The rows that a list gives to scripts."""
    rows: list[dict[str, Any]] = tell_ok(*words, "--json", book=kept).json["rows"]
    return rows


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_no_id_amount_or_state_is_cut(columns: int, kept: Path) -> None:
    environment = {"COLUMNS": str(columns), "NO_COLOR": "1"}
    shown = run_in_terminal("milestone", "list", book=kept, environment=environment).out
    listed = run_in_terminal("contract", "list", book=kept, environment=environment).out

    for row in rows(kept, "milestone", "list"):
        for key in ("contract", "milestone", "state", "price", "unfunded", "escrow", "released"):
            assert str(row[key]) in shown
    for row in rows(kept, "contract", "list"):
        for key in ("contract", "state", "price", "unfunded", "escrow", "released"):
            assert str(row[key]) in listed


def test_a_screen_of_one_column_does_not_crash(kept: Path) -> None:
    for words in PAGES:
        assert 0 == run_in_terminal(*words, book=kept, environment={"COLUMNS": "1"}).code
