"""Amounts and percentages as text and as integers, and rounding (RULEBOOK 6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.currencies import ACTIVE_CODES
from escrowbook.core.money import (
    AMOUNT_MAX_MINOR,
    MoneyError,
    Percent,
    Rounding,
    format_amount,
    minor_digits,
    parse_amount,
    parse_percent,
    quoted,
    round_fraction,
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
    with pytest.raises(MoneyError) as told:
        minor_digits(currency)

    assert str(told.value) == (
        f"{currency!r} is not a currency of ISO 4217 that amounts can be counted in; "
        "write its three capital letters, for example USD"
    )


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
    with pytest.raises(MoneyError) as told:
        parse_amount(text, "USD")

    assert str(told.value) == (
        f"{text!r} is malformed: an amount is digits and at most one point, for example 250.00"
    )


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
    with pytest.raises(MoneyError) as told:
        parse_amount(text, currency)

    assert f"{quoted(text)} has too many decimals: {allowed}" == str(told.value)


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
    with pytest.raises(MoneyError) as told:
        parse_amount(text, currency)

    assert f"{quoted(text)} is too large: the most is {largest}" == str(told.value)


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
    with pytest.raises(ValueError, match=f"^cannot round {numerator}/{denominator}: negative or"):
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
    "value, shown",
    [
        ("10%", "'10%'"),
        ("\x1b[2J\u202e", r"'\x1b[2J\u202e'"),
        ("9" * 500, "'" + "9" * 59 + "…'"),
        ("9" * 61, "'" + "9" * 59 + "…'"),
        ("9" * 60, "'" + "9" * 60 + "'"),
        (14, "14"),
        (True, "true"),
        (["\x1b"], r"['\x1b']"),
    ],
    ids=[
        "text",
        "control characters",
        "long",
        "just too long",
        "just not",
        "number",
        "flag",
        "list",
    ],
)
def test_values_in_messages_are_short_and_harmless(value: object, shown: str) -> None:
    assert quoted(value) == shown
