"""What somebody may have meant with a mistyped word."""

import pytest

from escrowbook.core.meant import did_you_mean, nearest

KNOWN = ("review_days", "hold_days", "currency")


@pytest.mark.parametrize(
    "word, near",
    [
        ("review-days", "review_days"),
        ("hold_day", "hold_days"),
        ("curency", "currency"),
        ("xyz", ""),
        # Nobody types as much, and a search would take long.
        ("x" * 1_000_000, ""),
    ],
)
def test_the_nearest_word_is_meant_where_one_is_near(word: str, near: str) -> None:
    assert near == nearest(word, KNOWN)
    assert (f"did you mean {near}?" if near else "") == did_you_mean(word, KNOWN)
