"""Shares of what is divided: each adds up to the last unit, and a rule names the odd unit's owner.

P-17: In JPY, USD and KWD, over all amounts and shares, what is divided is handed out to the unit.
The odd unit is the earlier part's (by parts), the largest remainder's (by percents), the client's
(a share of a dispute in percent), as `rounding` says (fees, retainage); fees that return with the
money come back whole when all of it does.
"""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escrowbook.core.contract import Contract
from escrowbook.core.errors import UsageError
from escrowbook.core.money import (
    HUNDRED_PERCENT,
    format_amount,
    round_fraction,
    split_by_percents,
    split_equally,
)
from escrowbook.core.shares import with_share
from tests.core.events.quarrels import contract_of

Strategies = dict[str, st.SearchStrategy[Any]]

CURRENCIES = st.sampled_from(("JPY", "USD", "KWD"))
AMOUNTS = st.integers(1, 10**9)
PERCENTS = st.integers(0, HUNDRED_PERCENT)
ROUNDINGS = st.sampled_from(("half_up", "half_even", "down"))


def percent_text(millionths: int) -> str:
    return f"{millionths // 10**6}.{millionths % 10**6:06d}"


def contract(currency: str, amounts: list[int], policy: str, *events: str) -> Contract:
    """A contract under generic rules; `{0}` in an event is the price of the first milestone."""
    prices = [format_amount(amount, currency) for amount in amounts]
    milestones = [f"M{number} {price}" for number, price in enumerate(prices, 1)]
    lines = [f"01-{day:02d} {event.format(*prices)}" for day, event in enumerate(events, 5)]
    return contract_of(
        lines, "02-10", preset="generic", policy=policy, milestones=milestones, currency=currency
    )


@pytest.mark.parametrize(
    "verb, percent, share",
    [
        ("rule", "50%", "4.99"),  # row 45: 9.99, the arbitrator refuses to rule
        ("settle", "50%", "4.99"),
        ("offer", "33.3%", "3.32"),
        ("settle", "0%", "0.00"),
        ("settle", "100%", "9.99"),
    ],
)
def test_the_odd_unit_is_the_clients(verb: str, percent: str, share: str) -> None:
    held = contract("USD", [999], "", "fund M1 amount={0}")
    values = {"do": verb, "milestone": "M1", "freelancer": percent}

    assert {**values, "freelancer": share} == with_share(values, held.standing)


@pytest.mark.parametrize(
    "values",
    [
        {"do": "settle", "milestone": "M1", "freelancer": "5.00"},
        {"do": "settle", "milestone": "M1"},
        {"do": "release", "milestone": "M1", "amount": "50%"},
    ],
)
def test_everything_else_stays_as_it_was_typed(values: dict[str, object]) -> None:
    held = contract("USD", [999], "", "fund M1 amount={0}")

    assert values == with_share(values, held.standing)


@pytest.mark.parametrize("percent", ["%", "101%", "-1%", "half%", "1.2345678%"])
def test_a_malformed_percentage_is_a_usage_error(percent: str) -> None:
    held = contract("USD", [999], "", "fund M1 amount={0}")

    with pytest.raises(UsageError, match="is not a percentage from 0 to 100"):
        with_share({"do": "rule", "milestone": "M1", "freelancer": percent}, held.standing)


def test_nothing_is_there_to_divide_in_a_milestone_that_there_is_not() -> None:
    held = contract("USD", [999], "", "fund M1 amount={0}")
    values = {"do": "settle", "milestone": "M9", "freelancer": "50%"}

    assert "0.00" == with_share(values, held.standing)["freelancer"]


PARTS: Strategies = {
    "total_minor": AMOUNTS,
    "parts": st.integers(1, 200),
    "cuts": st.lists(PERCENTS, max_size=6),
}
DISPUTES: Strategies = {
    "currency": CURRENCIES,
    "held_minor": AMOUNTS,
    "percent": PERCENTS,
    "fee": st.sampled_from(("0", "5%", "33.333333%", "5% min 25", "100%")),
}
RELEASES: Strategies = {
    "currency": CURRENCIES,
    "price_minor": st.integers(3, 10**9),
    "rate": PERCENTS,
    "cut": PERCENTS,
    "rounding": ROUNDINGS,
    "kept": st.booleans(),
}
RETURNS: Strategies = {
    "currency": CURRENCIES,
    "price_minor": st.integers(3, 10**9),
    "rate": PERCENTS,
    "cuts": st.lists(PERCENTS, max_size=4),
    "looked_at": st.integers(0, 5),
    "rounding": ROUNDINGS,
    "paid": st.booleans(),
}


@given(**PARTS)
def test_parts_and_percents(total_minor: int, parts: int, cuts: list[int]) -> None:
    """What `contract new --total --split` divides; no currency is asked for a unit."""
    equal_minor = split_equally(total_minor, parts)
    widths = [end - start for start, end in pairwise([0, *sorted(cuts), HUNDRED_PERCENT])]
    shares_minor = split_by_percents(total_minor, [percent_text(width) for width in widths])
    remainders = [total_minor * width % HUNDRED_PERCENT for width in widths]
    up = {
        part
        for part, (share, width) in enumerate(zip(shares_minor, widths, strict=True))
        if share > total_minor * width // HUNDRED_PERCENT
    }

    assert total_minor == sum(equal_minor) == sum(shares_minor)
    assert equal_minor == sorted(equal_minor, reverse=True)
    assert max(equal_minor) - min(equal_minor) <= 1
    # Whoever got one more had no smaller remainder than whoever did not, and came first in a tie.
    for more in up:
        for less in set(range(len(widths))) - up:
            assert (-remainders[more], more) < (-remainders[less], less)


@settings(max_examples=60, deadline=None)
@given(**DISPUTES)
def test_a_dispute_is_divided(currency: str, held_minor: int, percent: int, fee: str) -> None:
    """Out of escrow goes the arbiter's fee, of the rest his share rounded down, and no more."""
    policy = f'arbitration_payer = "escrow"\narbitration_fee = "{fee}"\nrounding = "down"\n'
    story = ["fund M1 amount={0}", "dispute M1 claim=0"]
    before = contract(currency, [held_minor], policy, *story)
    typed = {"do": "rule", "milestone": "M1", "freelancer": f"{percent_text(percent)}%"}
    share = with_share(typed, before.standing)["freelancer"]
    after = contract(currency, [held_minor], policy, *story, f"rule M1 freelancer={share}")
    totals, balance = after.totals, after.standing.ledger.held
    left_minor = held_minor - totals.arbitration_minor

    assert left_minor * percent // HUNDRED_PERCENT == totals.released_minor
    assert left_minor - totals.released_minor == totals.refunded_minor
    assert 0 == totals.escrow_minor + totals.pool_minor == sum(balance.values())


@settings(max_examples=60, deadline=None)
@given(**RELEASES)
def test_fees_and_retainage_of_a_release_in_two_parts(
    currency: str, price_minor: int, rate: int, cut: int, rounding: str, *, kept: bool
) -> None:
    """Each share is the rounded one of its own release, and the rest of it is the freelancer's."""
    key = "retainage" if kept else "freelancer_fee"
    first_minor = max(1, min(price_minor - 1, price_minor * cut // HUNDRED_PERCENT))
    parts = [first_minor, price_minor - first_minor]
    first, second = (format_amount(part, currency) for part in parts)
    policy = f'{key} = "{percent_text(rate)}%"\nrounding = "{rounding}"\n'
    story = ["fund M1 amount={0}", f"release M1 amount={first}"]
    half = contract(currency, [price_minor], policy, *story)
    whole = contract(currency, [price_minor], policy, *story, f"release M1 amount={second}")
    shares = [round_fraction(part * rate, HUNDRED_PERCENT, rounding) for part in parts]  # type: ignore[arg-type]
    balances = whole.standing.ledger.held

    if kept:
        assert shares[0] == half.totals.pool_minor
        assert first_minor - shares[0] == half.totals.released_minor
        assert (0, price_minor) == (whole.totals.pool_minor, whole.totals.released_minor)
    else:
        assert sum(shares) == whole.totals.freelancer_fees_minor == balances.get("platform", 0)
        assert price_minor - sum(shares) == balances["freelancer"]
    assert 0 == sum(balances.values())


@settings(max_examples=60, deadline=None)
@given(**RETURNS)
def test_fees_return_in_proportion(
    currency: str,
    price_minor: int,
    rate: int,
    cuts: list[int],
    looked_at: int,
    rounding: str,
    *,
    paid: bool,
) -> None:
    """Each refund brings its part of the fee back; all of the money brings back all of it."""
    side: Any = "freelancer" if paid else "client"
    policy = f'{side}_fee = "{percent_text(rate)}%"\nrounding = "{rounding}"\n'
    steps = sorted({price_minor * cut // HUNDRED_PERCENT for cut in cuts} | {0, price_minor})
    parts = [end - start for start, end in pairwise(steps)]
    source = "paid" if paid else "escrow"
    refunds = [
        f"refund M1 amount={format_amount(part, currency)} from={source} note={number}"
        for number, part in enumerate(parts)
    ]
    story = ["fund M1 amount={0}", *(["release M1 amount={0}"] if paid else [])]
    charged_minor = round_fraction(price_minor * rate, HUNDRED_PERCENT, rounding)  # type: ignore[arg-type]
    for count in {min(looked_at, len(parts)), len(parts)}:
        after = contract(currency, [price_minor], policy, *story, *refunds[:count])
        went_back_minor = sum(parts[:count])
        returned_minor = round_fraction(charged_minor * went_back_minor, price_minor, rounding)  # type: ignore[arg-type]

        assert charged_minor - returned_minor == after.standing.ledger.fee_minor(side)
        assert went_back_minor == after.totals.refunded_minor
        assert 0 == sum(after.standing.ledger.held.values())
