"""Splits hand out exactly the amount (RULEBOOK 3, invariant 7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.money import (
    AMOUNT_MAX_MINOR,
    PARTS_MAX,
    MoneyError,
    split_by_percents,
    split_equally,
)

AMOUNTS = st.integers(min_value=0, max_value=AMOUNT_MAX_MINOR)


@pytest.mark.parametrize(
    "total_minor, parts, shares_minor",
    [
        (100_000, 3, [33_334, 33_333, 33_333]),  # row 50: JPY 100000 in three
        (10_000, 3, [3_334, 3_333, 3_333]),  # row 51: KWD 10.000 in three
        (1999_99, 5, [400_00, 400_00, 400_00, 400_00, 399_99]),  # row 53: EUR 1999.99 in five
        (1, 2, [1, 0]),  # row 43: 0.01 evenly, the client named first: client 0.01, provider 0
        (9_99, 2, [5_00, 4_99]),  # row 45: 9.99 -> client 5.00, provider 4.99
        (0, 2, [0, 0]),
        (7, 1, [7]),
    ],
)
def test_equal_splits(total_minor: int, parts: int, shares_minor: list[int]) -> None:
    assert split_equally(total_minor, parts) == shares_minor


@pytest.mark.parametrize("parts", [0, -1, PARTS_MAX + 1, 10**12])
def test_a_split_has_a_sensible_number_of_parts(parts: int) -> None:
    told = f"^cannot split into {parts} parts: from 1 to 1000 are possible$"
    with pytest.raises(MoneyError, match=told):
        split_equally(100, parts)


@given(AMOUNTS, st.integers(1, PARTS_MAX))
def test_equal_splits_add_up_and_differ_by_a_unit_at_most(total_minor: int, parts: int) -> None:
    shares_minor = split_equally(total_minor, parts)

    assert sum(shares_minor) == total_minor
    assert len(shares_minor) == parts
    assert shares_minor == sorted(shares_minor, reverse=True)
    assert shares_minor[0] - shares_minor[-1] <= 1


@pytest.mark.parametrize(
    "total_minor, percents, shares_minor",
    [
        (333_33, ["40", "30", "30"], [133_33, 100_00, 100_00]),  # row 54: EUR, largest remainder
        (1000_00, ["30", "70"], [300_00, 700_00]),  # row 24: 1000.00, 30 / 70
        (1, ["50", "50"], [1, 0]),  # a tie goes to the earlier
        (2, ["25", "25", "25", "25"], [1, 1, 0, 0]),
        (1, ["33.3", "66.7"], [0, 1]),
        (100_00, ["100"], [100_00]),
        (100_00, ["0", "100"], [0, 100_00]),
    ],
)
def test_splits_by_percents(total_minor: int, percents: list[str], shares_minor: list[int]) -> None:
    assert split_by_percents(total_minor, percents) == shares_minor


@pytest.mark.parametrize(
    "percents, message",
    [
        (["40", "30"], "the percentages must add up to 100: these are 30 less"),
        (["40", "60.5"], "the percentages must add up to 100: these are 0.5 more"),
        (["33.333333"] * 3, "the percentages must add up to 100: these are 0.000001 less"),
        ([], "the percentages must add up to 100: these are 100 less"),
        (["50", "x"], "'x' is not a percentage from 0 to 100, for example 33.3"),
        (["1"] * (PARTS_MAX + 1), "cannot split into 1001 parts: the most is 1000"),
    ],
    ids=["too little", "too much", "a third", "nothing", "malformed", "too many"],
)
def test_percents_that_divide_nothing(percents: list[str], message: str) -> None:
    with pytest.raises(MoneyError) as told:
        split_by_percents(100, percents)

    assert message == str(told.value)


def test_the_most_parts_are_possible() -> None:
    assert [1] * PARTS_MAX == split_by_percents(PARTS_MAX, ["0.1"] * PARTS_MAX)


@given(AMOUNTS, st.lists(st.integers(0, 1_000), min_size=1, max_size=20))
def test_splits_by_percents_add_up_and_stay_within_a_unit(
    total_minor: int, thousandths: list[int]
) -> None:
    # Cut 100 percent at random places, in thousandths of a percent.
    cuts = sorted(min(cut * 100, 100_000) for cut in thousandths)
    widths = [end - start for start, end in zip([0, *cuts], [*cuts, 100_000], strict=True)]
    percents = [f"{width // 1_000}.{width % 1_000:03d}" for width in widths]

    shares_minor = split_by_percents(total_minor, percents)

    assert sum(shares_minor) == total_minor
    for share_minor, width in zip(shares_minor, widths, strict=True):
        assert abs(share_minor * 100_000 - total_minor * width) < 100_000
