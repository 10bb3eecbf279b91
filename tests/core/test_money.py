"""Amounts as text and as minor units, rounding, and splits that lose nothing (RULEBOOK 6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.currencies import ACTIVE_CODES, MINOR_DIGITS
from escrowbook.core.money import (
    AMOUNT_MAX_MINOR,
    PARTS_MAX,
    MoneyError,
    Percent,
    Rounding,
    format_amount,
    minor_digits,
    parse_amount,
    parse_percent,
    quoted,
    round_fraction,
    split_by_percents,
    split_equally,
)

AMOUNTS = st.integers(min_value=0, max_value=AMOUNT_MAX_MINOR)
CURRENCIES = st.sampled_from(sorted(ACTIVE_CODES))


@pytest.mark.parametrize(
    "currency, digits",
    [
        ("USD", 2),
        ("EUR", 2),
        ("JPY", 0),  # RULEBOOK 8, minor units: ISO 4217, JPY 0, KWD 3
        ("KWD", 3),
        ("KRW", 0),
        ("ISK", 0),
        ("TND", 3),
        ("CLF", 4),
        ("XCG", 2),
    ],
)
def test_minor_digits(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits


@pytest.mark.parametrize("currency", ["usd", "US", "", "USDX", "ZZZ", "XXX", "XAU", "HRK", "$"])
def test_codes_that_amounts_cannot_be_counted_in(currency: str) -> None:
    with pytest.raises(MoneyError, match="not a currency of ISO 4217"):
        minor_digits(currency)


def test_every_active_code_has_its_digits() -> None:
    assert set(MINOR_DIGITS) == ACTIVE_CODES
    assert len(ACTIVE_CODES) == 165
    assert all(len(code) == 3 and code.isupper() for code in ACTIVE_CODES)


@pytest.mark.parametrize(
    "text, currency, amount_minor",
    [
        ("250", "USD", 250_00),
        ("250.0", "USD", 250_00),
        ("250.00", "USD", 250_00),
        ("0.01", "USD", 1),
        ("0", "USD", 0),
        ("0.00", "USD", 0),
        ("007.50", "USD", 7_50),
        ("100000", "JPY", 100_000),
        ("10.000", "KWD", 10_000),
        ("3.333", "KWD", 3_333),
        ("1.0001", "CLF", 10_001),
        ("10000000000.00", "USD", AMOUNT_MAX_MINOR),
        ("1000000000000", "JPY", AMOUNT_MAX_MINOR),
    ],
)
def test_amounts_that_can_be_read(text: str, currency: str, amount_minor: int) -> None:
    assert parse_amount(text, currency) == amount_minor


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-1.00",
        "+1.00",
        " 1.00",
        "1.00 ",
        "1.00\n",
        "1 000",
        "1_000",
        "1,000",
        "1,50",
        "1.",
        ".5",
        "1.2.3",
        "1e3",
        "1E3",
        "0x10",
        "NaN",
        "Infinity",
        "$5",
        "5 USD",
        "\uff11\uff12",  # full-width digits
        "\u0663",  # an Arabic three
        "\u00b2",  # a superscript two
        "1\x00",
    ],
)
def test_malformed_amounts(text: str) -> None:
    with pytest.raises(MoneyError, match=r"is malformed: .* for example 250\.00"):
        parse_amount(text, "USD")


@pytest.mark.parametrize(
    "text, currency, allowed",
    [
        ("1.000", "USD", "USD has 2"),
        ("1.001", "USD", "USD has 2"),
        ("1.0", "JPY", "JPY has none"),
        ("1.0000", "KWD", "KWD has 3"),
        ("1." + "0" * 100_000, "USD", "USD has 2"),
    ],
    ids=["zeros too", "a tenth of a cent", "yen", "dinar", "very long"],
)
def test_too_many_decimals(text: str, currency: str, allowed: str) -> None:
    with pytest.raises(MoneyError, match=f"has too many decimals: {allowed}$"):
        parse_amount(text, currency)


@pytest.mark.parametrize(
    "text, currency, largest",
    [
        ("10000000000.01", "USD", "10000000000.00 USD"),
        ("1000000000001", "JPY", "1000000000000 JPY"),
        ("99999999999999", "USD", "10000000000.00 USD"),
        ("0" * 13 + "1", "USD", "10000000000.00 USD"),
        ("9" * 100_000, "USD", "10000000000.00 USD"),
    ],
    ids=["a cent", "a yen", "14 digits", "14 digits with zeros", "very long"],
)
def test_too_large(text: str, currency: str, largest: str) -> None:
    with pytest.raises(MoneyError, match=f"is too large: the most is {largest}$"):
        parse_amount(text, currency)


@pytest.mark.parametrize(
    "amount_minor, currency, text",
    [
        (250_00, "USD", "250.00"),
        (1, "USD", "0.01"),
        (0, "USD", "0.00"),
        (-9_90, "USD", "-9.90"),
        (-1, "USD", "-0.01"),
        (0, "JPY", "0"),
        (-33_333, "JPY", "-33333"),
        (333, "KWD", "0.333"),
        (10**15, "USD", "10000000000000.00"),
    ],
)
def test_amounts_are_written_with_all_decimals(amount_minor: int, currency: str, text: str) -> None:
    assert format_amount(amount_minor, currency) == text


@given(AMOUNTS, CURRENCIES)
def test_what_is_written_is_read_back(amount_minor: int, currency: str) -> None:
    assert parse_amount(format_amount(amount_minor, currency), currency) == amount_minor


@given(st.text(max_size=20), CURRENCIES)
def test_any_text_is_an_amount_in_range_or_refused(text: str, currency: str) -> None:
    try:
        amount_minor = parse_amount(text, currency)
    except MoneyError:
        return

    assert 0 <= amount_minor <= AMOUNT_MAX_MINOR
    assert text.isascii()


@pytest.mark.parametrize(
    "numerator, denominator, half_up, half_even, down",
    [
        (0, 1, 0, 0, 0),
        (7, 1, 7, 7, 7),
        (24, 10, 2, 2, 2),
        (25, 10, 3, 2, 2),
        (35, 10, 4, 4, 3),
        (26, 10, 3, 3, 2),
        (1, 2, 1, 0, 0),
        (3, 2, 2, 2, 1),
        (1, 3, 0, 0, 0),
        (2, 3, 1, 1, 0),
    ],
)
def test_rounding(
    numerator: int, denominator: int, half_up: int, half_even: int, down: int
) -> None:
    assert round_fraction(numerator, denominator, "half_up") == half_up
    assert round_fraction(numerator, denominator, "half_even") == half_even
    assert round_fraction(numerator, denominator, "down") == down


@pytest.mark.parametrize("numerator, denominator", [(-1, 2), (1, 0), (1, -2)])
def test_rounding_takes_no_negative_numbers(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="cannot round"):
        round_fraction(numerator, denominator, "half_up")


@given(
    st.integers(0, 10**20),
    st.integers(1, 10**10),
    st.sampled_from(["half_up", "half_even", "down"]),
)
def test_rounding_is_off_by_a_half_at_most(
    numerator: int, denominator: int, rounding: Rounding
) -> None:
    rounded = round_fraction(numerator, denominator, rounding)
    off = numerator - rounded * denominator

    assert 2 * abs(off) <= denominator or (rounding == "down" and 0 <= off < denominator)


@pytest.mark.parametrize(
    "text, millionths",
    [
        ("0", 0),
        ("40", 40_000_000),
        ("33.3", 33_300_000),
        ("0.000001", 1),
        ("100", 100_000_000),
        ("100.000000", 100_000_000),
    ],
)
def test_percentages_that_can_be_read(text: str, millionths: int) -> None:
    assert parse_percent(text) == millionths


@pytest.mark.parametrize(
    "text",
    ["", "-1", "100.000001", "101", "999", "1000", "1e1", "33,3", "40%", "\uff14", "0.0000001"],
)
def test_malformed_percentages(text: str) -> None:
    with pytest.raises(MoneyError, match="is not a percentage from 0 to 100"):
        parse_percent(text)


def test_a_percent_of_an_amount() -> None:
    # Row 63: retainage 10 of 2500.00 -> held 250.00
    assert Percent("10%", 10_000_000).of(2500_00, "half_up") == 250_00


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
    with pytest.raises(MoneyError, match="cannot split into"):
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
        (["40", "30"], "must add up to 100: these are 30 less"),
        (["40", "60.5"], "must add up to 100: these are 0.5 more"),
        (["33.333333"] * 3, "these are 0.000001 less"),
        ([], "these are 100 less"),
        (["50", "x"], "'x' is not a percentage"),
        (["1"] * (PARTS_MAX + 1), "the most is 1000"),
    ],
    ids=["too little", "too much", "a third", "nothing", "malformed", "too many"],
)
def test_percents_that_divide_nothing(percents: list[str], message: str) -> None:
    with pytest.raises(MoneyError, match=message):
        split_by_percents(100, percents)


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


@pytest.mark.parametrize(
    "value, shown",
    [
        ("10%", "'10%'"),
        ("\x1b[2J\u202e", r"'\x1b[2J\u202e'"),
        ("9" * 500, "'" + "9" * 59 + "…'"),
        (14, "14"),
        (True, "true"),
        (["\x1b"], r"['\x1b']"),
    ],
    ids=["text", "control characters", "long", "number", "flag", "list"],
)
def test_values_in_messages_are_short_and_harmless(value: object, shown: str) -> None:
    assert quoted(value) == shown
