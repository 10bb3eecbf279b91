"""Rows as a grid: groups, totals, widths, colours."""

import pytest

from escrowbook.core.reports.rows import Row
from escrowbook.views.columns import LAYOUTS, Column, layout_of
from escrowbook.views.grid import (
    grid_of,
    paint_of,
    says_something,
    sum_of,
    to_the_minute,
    totals_per_currency,
)
from escrowbook.views.screen import Screen
from tests.views.rows import USUAL, WORST, milestone

COLUMNS = LAYOUTS["milestones/1"]


@pytest.mark.parametrize(
    "amounts, total",
    [
        (["1.10", "2.90"], "4.00"),
        (["5", "7"], "12"),
        (["0.01"], "0.01"),
        (["-0.05", "0.02"], "-0.03"),
        (["1.000", "0.999"], "1.999"),
        ([None, "2.00"], "2.00"),
        ([], "0"),
    ],
)
def test_amounts_are_added_to_the_last_decimal(amounts: list[str | None], total: str) -> None:
    assert total == sum_of(amounts)


def test_totals_are_per_currency_and_never_across() -> None:
    totals = totals_per_currency(COLUMNS, WORST)

    # A row of JPY is cancelled: its price of 1 does not count.
    assert [("JPY", "500000"), ("USD", "10000000249.99")] == [
        (row["currency"], row["price"]) for row in totals
    ]
    assert [] == totals_per_currency(COLUMNS, WORST[:1])


def test_the_price_of_a_cancelled_milestone_does_not_count() -> None:
    rows = [
        milestone(price="660.00"),
        milestone(price="340.00", state="cancelled", refunded="1.00"),
        milestone(price="0.00", refunded="1.00"),
    ]
    (total,) = totals_per_currency(COLUMNS, rows)

    assert ("660.00", "2.00") == (total["price"], total["refunded"])


def test_money_on_its_way_has_no_total() -> None:
    rows: list[Row] = [{"contract": "a", "currency": "USD", "amount": "1.00"}] * 2

    assert [] == totals_per_currency(LAYOUTS["agenda/1"], rows)


@pytest.mark.parametrize(
    "value, says", [(None, False), ("0.00", False), ("0", False), ([], False), ("0.10", True)]
)
def test_a_zero_says_nothing(value: str | None, *, says: bool) -> None:
    assert says == says_something(value)


def test_what_a_column_does_not_say_it_does_not_show() -> None:
    keys = [column.key for column in grid_of(COLUMNS, USUAL, [], Screen()).columns]

    assert "flags" not in keys
    assert "refunded" not in keys
    assert "due" in keys


def test_a_group_stands_above_its_rows() -> None:
    rows = [*USUAL, milestone(contract="shop", currency="JPY")]
    totals = totals_per_currency(COLUMNS, rows)
    grid = grid_of(COLUMNS, rows, totals, Screen(), is_grouped=True)

    assert {0: "site · USD", 3: "shop · JPY"} == grid.headings
    assert "contract" not in [column.key for column in grid.columns]
    assert ["total JPY", "total USD"] == [cells[0] for cells in grid.cells[4:]]
    assert [rows[3], totals[1]] == [grid.row(3), grid.row(5)]


def test_elastic_columns_shrink_and_others_do_not() -> None:
    grid = grid_of(COLUMNS, WORST, [], Screen())
    widths = dict(zip([column.key for column in grid.columns], grid.widths, strict=True))

    assert sum(widths.values()) + 2 * (len(widths) - 1) - grid.width_min == widths["title"] - 10


@pytest.mark.parametrize(
    "key, value, paint",
    [
        ("state", "released", "good"),
        ("state", "submitted", "waiting"),
        ("state", "unfunded", "bad"),
        ("state", "funded", ""),
        ("flags", ["on-hold", "disputed"], "waiting"),
        ("flags", [], ""),
        ("escrow", "0.00", "dim"),
        ("escrow", "5.00", ""),
        ("milestone", "M1", "strong"),
        ("title", "x", ""),
    ],
)
def test_a_colour_is_a_meaning(key: str, value: str, paint: str) -> None:
    column = next(column for column in COLUMNS if column.key == key)

    assert paint == paint_of(column, milestone(**{key: value}))


def test_moments_are_to_the_minute() -> None:
    assert "2026-01-20 16:30" == to_the_minute("2026-01-20T16:30:05+02:00")


def test_every_layout_keeps_an_id_and_its_amounts() -> None:
    for name, columns in LAYOUTS.items():
        ids = [column for column in columns if column.sort == "id"]
        assert ids, name
        assert [] == [column.key for column in ids if column.yields]
        assert len({column.key for column in columns}) == len(columns)


def test_an_unknown_report_is_laid_out_by_its_keys() -> None:
    assert (Column("a", "a", "text"),) == layout_of("new/1", ("a",))
