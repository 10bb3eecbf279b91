"""Every form of output over hostile rows: nothing acts, nothing is lost, nothing is a formula."""

import csv
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.reports.rows import Report, Row
from escrowbook.views.formats import FORMATS
from escrowbook.views.plain import AMOUNTS, plain
from escrowbook.views.screen import Screen
from tests.views.rows import USUAL, milestone, report

SCREENS = [Screen(), Screen(80), Screen(60, encoding="ascii")]
ANY = st.text(st.characters(codec=None), max_size=20)


def written(name: str, rows: list[Row], screen: Screen) -> str:
    """Rows in one form."""
    return "".join(FORMATS[name](report(rows), screen))


def hostile(text: str) -> str:
    """A text that holds a few code points from all over."""
    return f"a{text}b"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("screen", SCREENS, ids=range(3))
def test_no_code_point_below_3000_acts_in_any_form(name: str, screen: Screen) -> None:
    for first in range(0, 0x3000, 0x100):
        text = "".join(f"x{chr(code)}" for code in range(first, first + 0x100))
        row = milestone(title=hostile(text), path=text, contract="c", flags=[text])
        out = written(name, [row, USUAL[0]], screen)

        bad = {each for each in out if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")}
        assert bad <= ({"\n", "\t"} if name == "tsv" else {"\n"})
        assert not set("\u202e\u2066\u200b\ufeff\u061c\u00ad") & set(out)
        assert out.encode(screen.encoding)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("mark", ["[red]", "[/foo]", "[link=file:///x]", ":bomb:", "{0}", "%s"])
def test_marks_of_other_languages_are_only_text(name: str, mark: str) -> None:
    assert mark in written(name, [milestone(title=mark)], Screen(120, has_colour=False))


@given(text=ANY)
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_loses_nothing(name: str, text: str) -> None:
    out = written(name, [milestone(title=text)], Screen())
    row = json.loads(out)

    assert text == (row["rows"][0] if name == "json" else row)["title"]


@given(text=ANY)
@pytest.mark.parametrize("name", ["tsv", "csv"])
def test_every_row_has_every_cell(name: str, text: str) -> None:
    out = written(name, [milestone(title=text, path=text), USUAL[0]], Screen())
    rows = (
        [line.split("\t") for line in out.splitlines()]
        if name == "tsv"
        else list(csv.reader(io.StringIO(out)))
    )

    assert [14, 14, 14] == [len(row) for row in rows]
    assert 3 == out.count("\n")
    shown = Screen().shown(text)
    assert rows[1][3] in (shown, f"'{shown}")


@given(text=ANY)
def test_no_text_cell_is_a_formula(text: str) -> None:
    for start in "=+-@\uff1d\uff0b\uff0d\uff20":
        out = written("csv", [milestone(title=start + text)], Screen())
        cell = next(iter(csv.reader(io.StringIO(out.split("\n", 1)[1]))))[3]
        assert cell.startswith("'")


def test_number_cells_stay_numbers() -> None:
    rows: list[Row] = [{"n": -3, "net": "-9.90", "title": "-9.90"}]
    out = "".join(FORMATS["csv"](Report("x/1", ("n", "net", "title"), rows), Screen()))

    assert "n,net,title\n-3,-9.90,'-9.90\n" == out
    assert "net" in AMOUNTS


@pytest.mark.parametrize(
    "value, text",
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        ("x", "x"),
        ([], ""),
        (["a", "b"], "a,b"),
        ([7, 14], "7,14"),
        ([{"from": "client", "to": "escrow", "milestone": None}], "client escrow"),
    ],
)
def test_a_value_is_one_cell(value: object, text: str) -> None:
    assert text == plain(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name, out",
    [
        ("tsv", 1),
        ("csv", 1),
        ("json", '{\n  "schema": "escrowbook/milestones/1",\n  "rows": []\n}\n'),
        ("jsonl", ""),
        ("table", ""),
    ],
)
def test_no_rows_are_a_header_an_empty_list_or_nothing(name: str, out: object) -> None:
    empty = written(name, [], Screen())

    assert out in (empty, empty.count("\n"))


def test_rows_are_written_as_they_come() -> None:
    def endless() -> object:
        while True:
            yield USUAL[0]

    for name in ("tsv", "csv", "jsonl"):
        parts = FORMATS[name](Report("milestones/1", tuple(USUAL[0]), endless()), Screen())  # type: ignore[arg-type]
        assert all(next(parts).endswith("\n") for _ in range(3))


@pytest.mark.parametrize(
    "form, cell", [("tsv", "one\\, and more,two"), ("csv", '"one\\, and more,two"')]
)
def test_items_of_a_list_that_hold_commas_can_be_told_apart(form: str, cell: str) -> None:
    rows: list[Row] = [{"unknown": ["one, and more", "two"]}]

    assert cell in "".join(FORMATS[form](Report("x/1", ("unknown",), rows), Screen()))
