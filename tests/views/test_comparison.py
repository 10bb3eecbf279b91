"""A comparison on a screen: one table, and below it what did not fit, each once."""

import pytest

from escrowbook.core.reports.comparison import COMPARISON_COLUMNS
from escrowbook.core.reports.rows import Report, Row, Value
from escrowbook.views.comparison import draw_comparison
from escrowbook.views.screen import Screen


def row(policy: str, by: str | None, *unknown: str, client: str | None = "1.00") -> Row:
    at = None if client is None else "2026-03-10T12:00:00+00:00"
    figures = (client, "2.00", "0.00", "0.00", "0.00", at)
    told: tuple[Value, ...] = (list(unknown), "8.00", "8.00", 0, [])
    return dict(zip(COMPARISON_COLUMNS, (policy, by, *figures, *told), strict=True))


def drawn(screen: Screen, *rows: Row) -> str:
    return "".join(draw_comparison(Report("comparison/1", COMPARISON_COLUMNS, rows), screen))


def test_ends_stand_in_a_table_and_what_is_unknown_below_it() -> None:
    rows = (
        row("upwork-2026-11", None, "client_fee: what it was"),
        row("upwork-2026-11", "client", "client_fee: what it was", client=None),
        row("generic-2026-11", None),
    )

    assert drawn(Screen(width=80), *rows) == (
        "policy           closed by    client  freelancer  at\n"
        "upwork-2026-11   nobody acts    1.00        2.00  2026-03-10 12:00\n"
        "upwork-2026-11   client                     2.00\n"
        "generic-2026-11  nobody acts    1.00        2.00  2026-03-10 12:00\n"
        "\n"
        "Left out or not known: upwork-2026-11\n"
        "  · client_fee: what it was\n"
    )


def test_no_line_is_wider_than_the_screen() -> None:
    told = drawn(
        Screen(width=40),
        row(
            "upwork-2026-11", None, "event 3 (observe M1): it tells of a clock of another platform"
        ),
        row("generic-2026-11", "freelancer"),
    )

    assert max(len(line) for line in told.splitlines()) <= 40


def test_a_text_of_a_file_acts_on_no_terminal() -> None:
    told = drawn(Screen(width=80), row("upwork-2026-11", None, "event 1 (\x1b[31m): no"))

    assert "\x1b" not in told


@pytest.mark.parametrize(
    "changed, cell",
    [
        ({}, ""),
        ({"counted": "6.00", "left_out": 2}, "6.00 of 8.00"),
        ({"counted": "0.00", "left_out": 2}, "not comparable"),
        ({"counted": None}, "not comparable"),
        ({"left_out": 1}, "without 1 event"),
        ({"left_out": 2}, "without 2 events"),
        ({"deposits": "0.00", "counted": "0.00"}, ""),
    ],
)
def test_a_row_that_is_no_fair_comparison_is_marked(changed: Row, cell: str) -> None:
    rows = ({**row("guru-2026-11", None), **changed}, row("upwork-2026-11", None))
    told = drawn(Screen(width=100), *rows).splitlines()

    assert ("deposits counted" in told[0]) == bool(cell)
    assert cell in told[1]


def test_what_was_told_anew_stands_below_the_table() -> None:
    told = drawn(Screen(width=100), {**row("guru-2026-11", None), "notes": ["event 1: anew"]})

    assert "event 1: anew" in told
