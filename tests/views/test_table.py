"""Tables: never wider than the screen, and no id, amount or state is cut."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.reports.rows import Report, Row
from escrowbook.views.cells import width_of
from escrowbook.views.screen import Screen
from escrowbook.views.table import draw
from tests.views.rows import LONG_ID, USUAL, WORST, contract, contracts, milestone, report

KEPT = ("milestone", "state", "price", "unfunded", "escrow", "released")


def table(rows: Sequence[Row], width: int | None, **screen: object) -> str:
    """The table of rows on a screen of that width."""
    return "".join(draw(report(list(rows)), Screen(width, **screen)))  # type: ignore[arg-type]


def test_a_wide_table_has_everything() -> None:
    assert """\
id         title       state       price  unfunded  funded  escrow  released  due
site · USD
M1         Wireframes  released   250.00      0.00  250.00    0.00    250.00  2026-02-01
M2         Design      submitted  250.00      0.00  250.00  300.00      0.00  2026-02-01
M3         Pages       unfunded   250.00    450.00  250.00    0.00    250.00
────────────────────────────────────────────────────────────────────────────────────────
total USD                         750.00    450.00  750.00  300.00    500.00
""" == table(USUAL, 90)


def test_a_narrow_one_leaves_columns_out() -> None:
    assert """\
id         title       state       price  unfunded  escrow  released
site · USD
M1         Wireframes  released   250.00      0.00    0.00    250.00
M2         Design      submitted  250.00      0.00  300.00      0.00
M3         Pages       unfunded   250.00    450.00    0.00    250.00
────────────────────────────────────────────────────────────────────
total USD                         750.00    450.00  300.00    500.00
""" == table(USUAL, 70)


@pytest.mark.parametrize("width", range(60, 130, 5))
def test_a_currency_never_stands_without_its_amount(width: int) -> None:
    row: Row = {
        "at": "2026-12-04T15:00:00+00:00",
        "contract": "pressed-too-early",
        "path": "contracts/pressed-too-early.toml",
        "milestone": "M1",
        "what": "auto-release",
        "if_nobody_acts": "500.00 USD of M1 is released to the freelancer",
        "amount": "500.00",
        "currency": "USD",
    }
    agenda = Report("agenda/1", tuple(row), [row])
    beside = re.sub("500.00 *USD of M1", "", "".join(draw(agenda, Screen(width))))

    assert ("USD" not in beside) or ("500.00  USD" in beside)


def test_a_narrower_one_becomes_cards() -> None:
    assert """\
site · USD
M1 · released · Wireframes
  price 250.00  unfunded 0.00  escrow 0.00
  released 250.00  due 2026-02-01
M2 · submitted · Design
  price 250.00  unfunded 0.00  escrow 300.00
  released 0.00  due 2026-02-01
M3 · unfunded · Pages
  price 250.00  unfunded 450.00  escrow 0.00
  released 250.00

total USD
  price 750.00  unfunded 450.00  escrow 300.00
  released 500.00
""" == table(USUAL, 46)


def test_several_contracts_have_a_column_where_there_is_room_for_it() -> None:
    rows = [USUAL[0], milestone(contract="shop")]
    wide, narrow = table(rows, 110), table(rows, 78)

    assert wide.startswith("contract  id  title ")
    assert "\nshop · USD\n" in narrow


@pytest.mark.parametrize("rows", [USUAL, WORST, WORST[:1], WORST[1:2]], ids=range(4))
@pytest.mark.parametrize("width", [1, 2, 10, 20, 40, 60, 80, 100, 140, 200, None])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_no_line_is_wider_than_the_screen_and_nothing_is_cut(
    rows: list[Row], width: int | None, encoding: str
) -> None:
    drawn = table(rows, width, encoding=encoding)
    # A single character of two cells is wider than a screen of one.
    room = None if width is None else max(width, 2)

    assert [] == [line for line in drawn.split("\n") if room and width_of(line) > room]
    assert drawn.encode(encoding)
    squeezed = re.sub(r"\s", "", drawn)
    for row in rows:
        for key in KEPT:
            assert str(row[key]) in squeezed
    if (width or 999) >= 60:
        whole = [str(row[key]) for row in rows for key in KEPT if row[key] != LONG_ID]
        assert [] == [value for value in whole if value not in drawn]


@given(st.lists(st.sampled_from(WORST + USUAL), min_size=1, max_size=6), st.integers(2, 200))
def test_no_rows_and_no_width_break_it(rows: list[Row], width: int) -> None:
    assert all(width_of(line) <= width for line in table(rows, width).split("\n"))


@pytest.mark.parametrize("width", [30, 60, 80, 140])
def test_contracts_keep_to_the_screen_too(width: int) -> None:
    rows = [contract(), contract(contract=LONG_ID, title="通販" * 30, currency="JPY", price="5")]
    drawn = "".join(draw(contracts(rows), Screen(width)))

    assert [] == [line for line in drawn.split("\n") if width_of(line) > width]
    assert drawn.count("total") == 2


def test_colours_mean_something() -> None:
    drawn = table(USUAL, 90, has_colour=True)

    assert "\x1b[32mreleased\x1b[0m" in drawn
    assert "\x1b[33msubmitted\x1b[0m" in drawn
    assert "\x1b[31munfunded\x1b[0m" in drawn
    assert "\x1b[2m0.00\x1b[0m" in drawn
    assert table(USUAL, 90) == re.sub(r"\x1b\[\d+m", "", drawn)


def test_cards_are_coloured_alike() -> None:
    drawn = table(USUAL, 46, has_colour=True)

    assert "\x1b[33msubmitted\x1b[0m" in drawn
    assert table(USUAL, 46) == re.sub(r"\x1b\[\d+m", "", drawn)


def test_an_ascii_screen_gets_ascii_lines() -> None:
    assert table(USUAL, 90, encoding="ascii").isascii()
    assert "\n-----" in table(USUAL, 90, encoding="ascii")


def test_nothing_is_no_table() -> None:
    assert "" == table([], 80)


def test_a_report_without_a_layout_shows_its_keys() -> None:
    drawn = "".join(draw(Report("new/1", ("a", "b"), [{"a": "x", "b": ["1", "2"]}]), Screen(80)))

    assert "a  b\nx  1,2\n" == drawn
