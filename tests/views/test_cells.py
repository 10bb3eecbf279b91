"""Widths, shortening, wrapping: in cells, as a terminal counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.views.cells import hung, indented, padded, shortened, width_of, wrapped

TEXTS = st.text(st.sampled_from("ab \u00e9\u901a\u8ca9e\u0301"), max_size=40)
WIDTHS = st.integers(2, 30)


@pytest.mark.parametrize(
    "text, width", [("", 0), ("abc", 3), ("通販", 4), ("e\u0301", 1), ("Tomás", 5)]
)
def test_east_asian_characters_take_two_cells_and_accents_none(text: str, width: int) -> None:
    assert width == width_of(text)


@pytest.mark.parametrize(
    "text, width, short",
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("ab cdef", 4, "ab…"),
        ("通販サイト", 6, "通販…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_a_text_is_shortened_to_its_room(text: str, width: int, short: str) -> None:
    assert short == shortened(text, width, "…")


@pytest.mark.parametrize(
    "text, width, lines",
    [
        ("", 5, [""]),
        ("one two three", None, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("通販サイト", 5, ["通販", "サイ", "ト"]),
        ("通", 1, ["通"]),
    ],
)
def test_words_are_kept_where_they_fit(text: str, width: int | None, lines: list[str]) -> None:
    assert lines == wrapped(text, width)


@given(TEXTS, WIDTHS)
def test_nothing_is_wider_than_its_room(text: str, width: int) -> None:
    assert all(width_of(line) <= width for line in wrapped(text, width))
    assert all(width_of(line) <= width for line in indented(text, width))
    assert all(width_of(line) <= width for line in hung("12  ", text, width))
    assert width_of(shortened(text, width, "…")) <= width


@given(TEXTS, WIDTHS)
def test_wrapping_loses_no_character(text: str, width: int) -> None:
    assert text.replace(" ", "") == "".join(wrapped(text, width)).replace(" ", "")


@pytest.mark.parametrize("side", ["left", "right"])
@given(text=TEXTS, width=WIDTHS)
def test_padding_fills_the_room(text: str, width: int, side: str) -> None:
    assert max(width, width_of(text)) == width_of(padded(text, width, right=side == "right"))


def test_further_lines_hang_under_the_first() -> None:
    text = "300.00 USD of M2 is released to the freelancer"

    assert [
        "2026-03-19  300.00 USD of M2 is",
        "            released to the",
        "            freelancer",
    ] == hung("2026-03-19  ", text, 36)
    assert ["2026-03-19", "  300.00 USD of M2", "  is released to", "  the freelancer"] == hung(
        "2026-03-19  ", text, 18
    )
