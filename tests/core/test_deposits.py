"""The least deposit (RULEBOOK 1b, PeoplePerHour; 6, row 59)."""

import pytest

from escrowbook.core.deposits import parse_deposit
from escrowbook.core.journal import Refused
from escrowbook.core.money import MoneyError
from tests.core.events.quarrels import contract_of

PPH = "100% to 40, 30%"


@pytest.mark.parametrize(
    "text, price_minor, least_minor",
    [
        (PPH, 35_00, 35_00),
        (PPH, 40_00, 40_00),
        (PPH, 40_01, 12_00),  # 12.003: the step counts for the whole price
        (PPH, 200_00, 60_00),
        ("100%", 200_00, 200_00),
        ("30%", 1, 0),
        ("30%", 2, 1),
        ("0%", 200_00, 0),
        ("0%", 0, 0),
    ],
)
def test_a_step_counts_for_the_whole_price(text: str, price_minor: int, least_minor: int) -> None:
    assert parse_deposit(text, "USD").least_minor(price_minor, "half_up") == least_minor


@pytest.mark.parametrize("text", ["", "30", "unknown", "30% min 5.00", "5% + 1 below 9", "x"])
def test_what_is_no_share_of_a_price(text: str) -> None:
    with pytest.raises(MoneyError, match="is not a share of the price"):
        parse_deposit(text, "USD")


def test_steps_are_in_the_currency() -> None:
    assert parse_deposit(PPH, "JPY").least_minor(200, "half_up") == 60
    with pytest.raises(MoneyError):
        parse_deposit("100% to 40.50, 30%", "JPY")


MILESTONE = f'min_deposit = "{PPH}"'
BALANCE = f'{MILESTONE}\nholds = "balance"'


@pytest.mark.parametrize(
    "policy, events",
    [
        (MILESTONE, ["01-05 fund M1 amount=60.00"]),
        (MILESTONE, ["01-05 fund M2 amount=35.00"]),
        # Once the least deposit is there, what is added may be as small as one likes.
        (MILESTONE, ["01-05 fund M1 amount=60.00", "01-06 fund M1 amount=0.01"]),
        (BALANCE, ["01-05 fund amount=70.50", "01-06 fund amount=0.01"]),
    ],
)
def test_a_deposit_that_is_large_enough(policy: str, events: list[str]) -> None:
    contract = contract_of(
        events, "02-01", preset="generic", policy=policy, milestones=["M1 200.00", "M2 35.00"]
    )

    assert contract.totals.funded_minor > 0


@pytest.mark.parametrize(
    "policy, events, message, remedy",
    [
        (
            MILESTONE,
            ["01-05 fund M1 amount=59.99"],
            "the least deposit on M1 is 60.00 USD here, not 59.99 USD",
            "milestone fund x M1 --amount 60.00",
        ),
        (
            MILESTONE,
            ["01-05 fund M2 amount=34.99"],
            "the least deposit on M2 is 35.00 USD here, not 34.99 USD",
            "milestone fund x M2 --amount 35.00",
        ),
        (
            BALANCE,
            ["01-05 fund amount=70.49"],
            "the least deposit on the contract is 70.50 USD here, not 70.49 USD",
            "milestone fund x --amount 70.50",
        ),
    ],
)
def test_a_deposit_that_is_too_small(
    policy: str, events: list[str], message: str, remedy: str
) -> None:
    with pytest.raises(Refused) as caught:
        contract_of(
            events, "02-01", preset="generic", policy=policy, milestones=["M1 200.00", "M2 35.00"]
        )

    refusal = caught.value.refusal
    assert (refusal.code, refusal.message, refusal.remedy) == ("deposit-too-small", message, remedy)


def test_a_price_that_rose_asks_for_the_rest_of_its_deposit() -> None:
    events = ["01-05 fund M1 amount=60.00", "01-06 amend M1 amount=400.00"]
    with pytest.raises(Refused, match="the least deposit on M1 is 60"):
        contract_of(
            [*events, "01-07 fund M1 amount=59.99"],
            "02-01",
            preset="generic",
            policy=MILESTONE,
            milestones=["M1 200.00"],
        )


def test_a_cancelled_milestone_asks_for_no_deposit() -> None:
    events = ["01-05 cancel M1", "01-06 fund amount=35.00"]
    contract = contract_of(
        events, "02-01", preset="generic", policy=BALANCE, milestones=["M1 200.00", "M2 35.00"]
    )

    assert contract.totals.pool_minor == 35_00
