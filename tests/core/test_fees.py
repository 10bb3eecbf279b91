"""Every form of fee, with the worked examples of RULEBOOK 6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.fees import UNKNOWN, Fee, parse_fee
from escrowbook.core.money import HUNDRED_PERCENT, MoneyError, Rounding, parse_amount

AMOUNTS = st.integers(min_value=0, max_value=10**9)
ROUNDINGS = st.sampled_from(["half_up", "half_even", "down"])
PERCENTS = st.integers(0, 10_000).map(lambda hundredths: f"{hundredths / 100:.2f}%")
MONEY = st.integers(1, 10**7).map(lambda cents: f"{cents // 100}.{cents % 100:02d}")


def tiers(bounds: set[int], percents: list[str]) -> str:
    """Write tiers: the last percentage has no bound, surplus ones are not used."""
    *firsts, last = percents[: len(bounds) + 1]
    parts = [f"{share} to {bound}.00" for bound, share in zip(sorted(bounds), firsts, strict=True)]
    return ", ".join([*parts, last])


TIERS = st.builds(
    tiers,
    st.sets(st.integers(1, 10**7), min_size=1, max_size=4),
    st.lists(PERCENTS, min_size=5, max_size=5),
)
# All forms whose fee cannot fall when the payment grows; `below` is the one that can.
FEES_THAT_GROW = st.one_of(
    PERCENTS, MONEY, st.builds(lambda share, least: f"{share} min {least}", PERCENTS, MONEY), TIERS
)
FEES = st.one_of(
    FEES_THAT_GROW,
    st.builds(lambda share, flat, below: f"{share} + {flat} below {below}", PERCENTS, MONEY, MONEY),
)


def fee_of(text: str, currency: str = "USD") -> Fee:
    fee = parse_fee(text, currency)
    assert fee is not UNKNOWN
    return fee


@pytest.mark.parametrize(
    "fee, currency, gross, charged",
    [
        ("10%", "USD", "500.00", "50.00"),  # row 4: net 450.00
        ("10%", "USD", "266.64", "26.66"),  # row 5: 26.664, net 239.98
        ("10%", "USD", "333.36", "33.34"),  # row 6: 33.336, net 300.02
        ("20% to 500.00, 10%", "USD", "600.00", "110.00"),  # row 7: net 490.00
        ("3%", "USD", "1000.00", "30.00"),  # row 8: total 1030.00
        ("5% min 25.00", "USD", "1000.00", "50.00"),  # row 9: Guru, divided 950.00
        ("5% min 25.00", "USD", "400.00", "25.00"),  # row 12: 20.00 < 25.00, divided 375.00
        ("20% to 250.00, 7.5% to 5000.00, 3.5%", "GBP", "500.00", "68.75"),  # row 13: net 431.25
        ("20% to 250.00, 7.5% to 5000.00, 3.5%", "GBP", "1000.00", "106.25"),  # row 14: net 893.75
        ("20%", "USD", "10.00", "2.00"),  # row 16: Fiverr, net 8.00
        ("5.5% + 3.00 below 100.00", "USD", "99.99", "8.50"),  # row 17: total 108.49
        ("5.5% + 3.00 below 100.00", "USD", "100.00", "5.50"),  # row 17: total 105.50
        ("5%", "USD", "300.00", "15.00"),  # row 36: on the new money only
        ("5%", "USD", "250.00", "12.50"),  # row 37
        ("4.99", "USD", "250.00", "4.99"),  # row 37: initiation, charge 267.49
        ("7.5%", "USD", "33.33", "2.50"),  # row 41: 2.49975, net 30.83
        ("10%", "JPY", "33333", "3333"),  # row 50: net 30000
        ("10%", "KWD", "3.333", "0.333"),  # row 51: net 3.000
        ("3% min 3.00", "USD", "120.00", "3.60"),  # row 56: Freelancer.com, client
        ("3% min 3.00", "USD", "30.00", "3.00"),  # row 56
        ("10% min 5.00", "USD", "120.00", "12.00"),  # row 56: freelancer
        ("10% min 5.00", "USD", "30.00", "5.00"),  # row 56
        ("29.00", "USD", "1000.00", "29.00"),  # row 64: Contra
        ("0", "USD", "1000.00", "0.00"),
        ("0%", "USD", "1000.00", "0.00"),
        ("0.00", "USD", "1000.00", "0.00"),
        ("100%", "USD", "1000.00", "1000.00"),
        ("20% to 250.00, 7.5% to 5000.00, 3.5%", "USD", "250.00", "50.00"),
        ("20% to 250.00, 7.5% to 5000.00, 3.5%", "USD", "5000.00", "406.25"),
        ("20% to 250.00, 7.5% to 5000.00, 3.5%", "USD", "6000.00", "441.25"),
    ],
)
def test_worked_examples(fee: str, currency: str, gross: str, charged: str) -> None:
    gross_minor = parse_amount(gross, currency)

    assert fee_of(fee, currency).charge(gross_minor, 0, "half_up") == parse_amount(
        charged, currency
    )


@pytest.mark.parametrize(
    "before, gross, charged",
    [
        ("0.00", "250.00", "50.00"),
        ("250.00", "100.00", "7.50"),
        ("200.00", "100.00", "13.75"),  # 50.00 at 20 percent, 50.00 at 7.5
        ("200.00", "6000.00", "408.25"),  # 50.00, 4750.00, 1200.00 in the three tiers
        ("5000.00", "100.00", "3.50"),
        ("9000.00", "100.00", "3.50"),
    ],
)
def test_tiers_run_over_the_gross_of_the_contract(before: str, gross: str, charged: str) -> None:
    # INTERFACE 8: a release's fee is tiers(after) - tiers(before).
    fee = fee_of("20% to 250.00, 7.5% to 5000.00, 3.5%")
    charged_minor = fee.charge(parse_amount(gross, "USD"), parse_amount(before, "USD"), "half_up")

    assert charged_minor == parse_amount(charged, "USD")


@pytest.mark.parametrize(
    "rounding, charged_minor", [("half_up", 13), ("half_even", 12), ("down", 12)]
)
def test_half_a_cent_goes_as_the_policy_says(rounding: Rounding, charged_minor: int) -> None:
    assert fee_of("10%").charge(125, 0, rounding) == charged_minor


def test_the_flat_part_looks_at_the_payment_alone() -> None:
    # INTERFACE 8: it is added only to payments below 100.00, whatever was paid before.
    assert fee_of("5.5% + 3.00 below 100.00").charge(50_00, 500_00, "half_up") == 5_75


def test_a_minimum_falls_on_every_payment() -> None:
    assert fee_of("10% min 5.00").charge(30_00, 500_00, "half_up") == 5_00


@pytest.mark.parametrize("text", ["10%", "25.00", "5% min 25.00", "20% to 250.00, 3.5%"])
def test_what_was_written_is_kept_for_display(text: str) -> None:
    assert fee_of(text).text == text


def test_unknown_is_not_a_fee() -> None:
    assert parse_fee("unknown", "USD") is UNKNOWN


@pytest.mark.parametrize("text", ["10%", "25.00", "20% to 250.00, 3.5%"])
@pytest.mark.parametrize("gross_minor, before_minor", [(-1, 0), (1, -1)])
def test_a_negative_gross_is_our_mistake(text: str, gross_minor: int, before_minor: int) -> None:
    with pytest.raises(ValueError, match="negative gross"):
        fee_of(text).charge(gross_minor, before_minor, "half_up")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "none",
        "Unknown",
        "10 %",
        "-10%",
        "10%%",
        "10% of 5.00",
        "5% min",
        "5% min 25.00 max 50.00",
        "5% + 3.00",
        "5%+3.00 below 100.00",
        "25.00 + 5%",
        "20% to 250.00",
        "20% to 250.00, ",
        "20% to 250.00,7.5%",
        "20%, 7.5%",
        "20% to 250.00, 7.5% to 5000.00",
        "20% to 250.00, 7.5% min 3.00",
        "1,5%",
        "1e2",
        "\uff11\uff10%",  # full-width digits
        "10%\n",
        "1% to 1, " * 100 + "1%",
    ],
)
def test_malformed_fees(text: str) -> None:
    with pytest.raises(MoneyError, match=r"is not a fee; a fee is written like 10%, 25\.00"):
        parse_fee(text, "USD")


@pytest.mark.parametrize(
    "text, currency, message",
    [
        ("25.001", "USD", "'25.001' has too many decimals"),
        ("5% min 25.00", "JPY", "'25.00' has too many decimals: JPY has none"),
        ("5.5% + 3.001 below 100.00", "USD", "'3.001' has too many decimals"),
        ("5.5% + 3.00 below 100.001", "USD", "'100.001' has too many decimals"),
        ("20% to 250.001, 5%", "USD", "'250.001' has too many decimals"),
        ("99999999999999", "USD", "is too large"),
        ("101%", "USD", "'101' is not a percentage from 0 to 100"),
        ("5% to 10.00, 101%", "USD", "'101' is not a percentage from 0 to 100"),
        ("101% to 10.00, 5%", "USD", "'101' is not a percentage from 0 to 100"),
        ("1.0000001%", "USD", "'1.0000001' is not a percentage"),
        ("20% to 250.00, 7.5% to 250.00, 3.5%", "USD", "must reach further"),
        ("20% to 250.00, 7.5% to 100.00, 3.5%", "USD", "must reach further"),
        ("20% to 0.00, 3.5%", "USD", "must reach further"),
    ],
)
def test_fees_whose_numbers_are_wrong(text: str, currency: str, message: str) -> None:
    with pytest.raises(MoneyError, match=message):
        parse_fee(text, currency)


@given(FEES, AMOUNTS, AMOUNTS, ROUNDINGS)
def test_no_fee_is_ever_negative(
    text: str, gross_minor: int, before_minor: int, rounding: Rounding
) -> None:
    assert fee_of(text).charge(gross_minor, before_minor, rounding) >= 0


@given(FEES_THAT_GROW, AMOUNTS, AMOUNTS, AMOUNTS, ROUNDINGS)
def test_a_larger_payment_never_costs_less(
    text: str, gross_minor: int, more_minor: int, before_minor: int, rounding: Rounding
) -> None:
    fee = fee_of(text)
    smaller = fee.charge(gross_minor, before_minor, rounding)

    assert fee.charge(gross_minor + more_minor, before_minor, rounding) >= smaller


@given(st.one_of(TIERS, PERCENTS), st.lists(AMOUNTS, max_size=6), AMOUNTS)
def test_tiers_add_up_over_the_payments_before_rounding(
    text: str, payments_minor: list[int], before_minor: int
) -> None:
    fee = fee_of(text)
    reached_minor = before_minor
    shares = []
    for gross_minor in payments_minor:
        shares.append(fee.exact_share(gross_minor, reached_minor))
        reached_minor += gross_minor

    assert sum(shares) == fee.exact_share(sum(payments_minor), before_minor)


@given(TIERS, AMOUNTS)
def test_the_first_tiers_are_those_of_an_empty_contract(text: str, gross_minor: int) -> None:
    # tiers(after) - tiers(before) with before = 0, computed a second way: tier by tier.
    expected, left_minor, reached_minor = 0, gross_minor, 0
    for part in text.split(", "):
        percent, _, bound = part.partition("% to ")
        width_minor = parse_amount(bound, "USD") - reached_minor if bound else left_minor
        taken_minor = min(left_minor, width_minor)
        expected += taken_minor * round(float(percent.rstrip("%")) * 100)
        left_minor -= taken_minor
        reached_minor += width_minor

    assert fee_of(text).exact_share(gross_minor, 0) == expected * (HUNDRED_PERCENT // 10_000)
