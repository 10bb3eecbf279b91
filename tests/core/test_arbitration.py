"""What an arbiter costs: the whole fee, one side's part of it, and what a ruling takes."""

from datetime import UTC, datetime

import pytest

from escrowbook.core.arbitration import side_fee_minor, whole_fee_minor, winner_of
from escrowbook.core.claims import Dispute
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


@pytest.mark.parametrize(
    "offers, share_minor, winner",
    [
        ({}, 0, "client"),
        ({}, 300, "freelancer"),
        ({}, 150, None),
        ({"client": 100, "freelancer": 250}, 100, "client"),
        ({"client": 100, "freelancer": 250}, 250, "freelancer"),
        ({"client": 100, "freelancer": 250}, 300, None),
        # Both said the same: it is nobody's victory.
        ({"client": 100, "freelancer": 100}, 100, None),
    ],
)
def test_whose_last_word_a_ruling_is(
    offers: dict[str, int], share_minor: int, winner: str | None
) -> None:
    dispute = Dispute(datetime(2026, 1, 10, tzinfo=UTC), "client", 0, offers=offers)

    assert winner == winner_of(dispute, share_minor, 300)


DISPUTED = ("01-05 fund M1 amount=250.00", "01-06 dispute M1 claim=250.00")
PAID_BY_ONE = (*DISPUTED, "01-07 pay-fee M1 amount=30.00 by=client")


@pytest.mark.parametrize(
    "payer, events, borne_minor",
    [
        ("loser", (*PAID_BY_ONE, "01-08 rule M1 freelancer=0.00"), 0),
        ("loser", (*PAID_BY_ONE, "01-08 rule M1 freelancer=250.00"), 3000),
        # Nobody wins, and only one has paid: nothing is known to be shared.
        ("loser", (*PAID_BY_ONE, "01-08 rule M1 freelancer=100.00"), 3000),
        ("loser", (*PAID_BY_ONE, "01-08 settle M1 freelancer=0.00"), 3000),
        ("each", (*PAID_BY_ONE, "01-08 rule M1 freelancer=0.00"), 3000),
    ],
)
def test_who_bears_what_was_paid(payer: str, events: tuple[str, ...], borne_minor: int) -> None:
    policy = f'arbitration_payer = "{payer}"\n'
    contract = contract_of(events, "01-08", preset="generic", policy=policy)

    assert borne_minor == contract.totals.arbitration_fees_minor


def test_where_nobody_pays_the_platform_s_rule_says_who_wins() -> None:
    policy = 'arbitration_payer = "loser"\narbitration_pay_days = 7\non_neither_pays = "client"\n'
    offered = [*DISPUTED, "01-07 offer M1 freelancer=40.00 by=client"]
    contract = contract_of(offered, "01-20", preset="generic", policy=policy)

    assert (4000, 21000) == (contract.totals.released_minor, contract.totals.refunded_minor)
