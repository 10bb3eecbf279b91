"""Cards: rows on a screen too narrow for a table."""

from escrowbook.views.cards import cards
from escrowbook.views.columns import LAYOUTS
from escrowbook.views.grid import grid_of
from escrowbook.views.screen import Screen
from tests.views.rows import LONG_ID, USUAL, milestone

COLUMNS = LAYOUTS["milestones/1"]


def test_a_name_that_is_too_long_goes_on_in_the_next_line() -> None:
    row = milestone(milestone=LONG_ID, title="A title of some length")
    drawn = cards(grid_of(COLUMNS, [row], [], Screen(30)), Screen(30))

    assert LONG_ID in drawn.replace("\n", "")
    assert "  A title of some length\n" in drawn


def test_facts_are_packed_into_lines() -> None:
    drawn = cards(grid_of(COLUMNS, USUAL[:1], [], Screen(40)), Screen(40))

    assert (
        """\
site · M1 · released · Wireframes
  USD  price 250.00  unfunded 0.00
  funded 250.00  escrow 0.00
  released 250.00  due 2026-02-01
  path book/site.toml
"""
        == drawn
    )


def test_a_screen_without_end_has_one_line_for_all() -> None:
    drawn = cards(grid_of(COLUMNS, USUAL[:1], [], Screen()), Screen())

    assert 2 == drawn.count("\n")
