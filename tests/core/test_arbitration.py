"""What an arbiter costs: the whole fee, one side's part of it, and what a ruling takes."""

import pytest

from escrowbook.core.arbitration import side_fee_minor, whole_fee_minor
from escrowbook.core.policy import Policy, read_policy
from tests.core.events.quarrels import contract_of
from tests.core.example_preset import PRESET


def policy(fee: str, payer: str, waived_to: str = "0", currency: str = "USD") -> Policy:
    overrides = {
        "arbitration_fee": fee,
        "arbitration_payer": payer,
        "arbitration_waived_to": waived_to,
    }
    return read_policy(PRESET, overrides, currency)


# RULEBOOK 6, rows 9, 10, 12 and 46: what of it is held, what the arbiter takes.
WHOLE = [
    ("5% min 25.00", "escrow", "50.00", 100000, 5000),
    ("5% min 25.00", "escrow", "50.00", 5000, 0),
    ("5% min 25.00", "escrow", "50.00", 5001, 2500),
    ("5% min 25.00", "escrow", "50.00", 40000, 2500),
    ("5%", "escrow", "0", 100003, 5000),
    ("291.00", "each", "0", 10000, 29100),
    ("291.00", "none", "0", 10000, 0),
    ("291.00", "each", "0", 0, 0),
    ("unknown", "each", "0", 10000, None),
    ("unknown", "each", "100.00", 10000, 0),
    ("unknown", "none", "0", 10000, None),
    ("291.00", "each", "unknown", 10000, 29100),
]


@pytest.mark.parametrize("fee, payer, waived_to, held_minor, fee_minor", WHOLE)
def test_the_whole_fee(
    fee: str, payer: str, waived_to: str, held_minor: int, fee_minor: int | None
) -> None:
    assert fee_minor == whole_fee_minor(policy(fee, payer, waived_to), held_minor)


@pytest.mark.parametrize(
    "fee, payer, fee_minor",
    [
        ("291.00", "each", 29100),
        ("291.00", "both", 14550),
        ("0.01", "both", 1),
        ("0.03", "both", 2),
        ("291.00", "escrow", 0),
        ("unknown", "escrow", 0),
        ("unknown", "each", None),
        ("unknown", "both", None),
    ],
)
def test_one_sides_part(fee: str, payer: str, fee_minor: int | None) -> None:
    assert fee_minor == side_fee_minor(policy(fee, payer), 10000)


RULED = ("01-05 fund M1 amount=20.00", "01-06 dispute M1 claim=20.00", "01-07 rule M1 freelancer=0")


@pytest.mark.parametrize(
    "fee, waived_to, taken_minor, fees_minor",
    [
        ("5% min 25.00", "0", 2000, 2000),
        ("5%", "0", 100, 100),
        ("unknown", "0", 0, None),
        ("unknown", "20.00", 0, 0),
    ],
    ids=["no more than is held", "a share", "unknown", "unknown and waived"],
)
def test_what_a_ruling_takes(
    fee: str, waived_to: str, taken_minor: int, fees_minor: int | None
) -> None:
    terms = (
        f'arbitration_payer = "escrow"\narbitration_fee = "{fee}"\n'
        f'arbitration_waived_to = "{waived_to}"'
    )
    contract = contract_of(RULED, "01-08", preset="generic", policy=terms)

    assert taken_minor == contract.totals.arbitration_minor
    assert fees_minor == contract.totals.arbitration_fees_minor


def test_out_of_the_pool() -> None:
    events = [
        "01-05 fund M1 amount=250.00",
        "01-06 release M1 amount=150.00",
        "01-07 dispute claim=100.00",
        "01-08 rule freelancer=75.00",
    ]
    terms = 'arbitration_payer = "escrow"\narbitration_fee = "5% min 25.00"'
    contract = contract_of(events, "01-08", policy=terms)

    assert (2500, 0, 22500) == (
        contract.totals.arbitration_minor,
        contract.totals.pool_minor,
        contract.totals.released_minor,
    )
