"""TITLE=AMOUNT[@DUE], and one price in several parts."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.cli.promises import Promise, read_due, read_part, read_promise, shares_of
from escrowbook.core.errors import UsageError

NOW = datetime(2026, 3, 10, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text, promise",
    [
        ("A=5", Promise("A", 500, None)),
        (" A B = 5.5 ", Promise("A B", 550, None)),
        ("a=b=5", Promise("a=b", 500, None)),
        ("x@y=5", Promise("x@y", 500, None)),
        ("A=5@2026-02-01", Promise("A", 500, date(2026, 2, 1))),
        ("A=5@+14d", Promise("A", 500, date(2026, 3, 24))),
        ("A=5@fri", Promise("A", 500, date(2026, 3, 13))),
    ],
)
def test_the_last_signs_divide(text: str, promise: Promise) -> None:
    assert promise == read_promise(text, "USD", NOW)


@pytest.mark.parametrize("text", ["", "A", "=5", " =5", "A=", "A=five", "A=0", "A=5@", "A=@5"])
def test_what_is_no_promise_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_promise(text, "USD", NOW)


@pytest.mark.parametrize(
    "text, promise",
    [
        ("Logo", Promise("Logo", 7, None)),
        ("Logo@2026-10-10", Promise("Logo", 7, date(2026, 10, 10))),
        ("a@b @ +14d", Promise("a@b", 7, date(2026, 3, 24))),
        ("Photos @2x", Promise("Photos @2x", 7, None)),
        ("@2026-10-10", Promise("@2026-10-10", 7, None)),
    ],
)
def test_a_part_of_a_split_may_have_a_due_date(text: str, promise: Promise) -> None:
    assert promise == read_part(text, 7, NOW)


def test_a_due_date_of_a_part_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError):
        read_part("Logo@2026-13-45", 7, NOW)


def test_a_due_date_is_a_day_of_the_contracts_zone() -> None:
    assert date(2026, 3, 11) == read_due("+0d", NOW, ZoneInfo("Asia/Tokyo"))
    assert date(2026, 3, 10) == read_due("+0d", NOW, UTC)


@given(st.integers(1, 10**8), st.integers(1, 12))
def test_equal_parts_lose_nothing(total_minor: int, parts: int) -> None:
    total = f"{total_minor // 100}.{total_minor % 100:02d}"
    if total_minor < parts:
        with pytest.raises(UsageError):
            shares_of(total, str(parts), "USD")
    else:
        assert total_minor == sum(shares_of(total, str(parts), "USD"))
