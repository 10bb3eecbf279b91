"""Fees: when they are charged, and when they come back (RULEBOOK 2; 4, initiation fee).

The shares of random terms are held by test_shares, the forms of a fee by test_fees.
"""

import pytest

from escrowbook.core.money import format_amount
from tests.core.events.quarrels import contract_of

FUNDED = "01-05 fund M1 amount=250.00"
# What is charged once, at the first deposit, and comes back where nothing was ever released.
OPENING = 'initiation_fee = "4.00"\ninitiation_fee_returned = "if-nothing-released"\n'
KEPT = OPENING.replace("if-nothing-released", "never")
NO_HOLD = "hold_days = 0\n"


def initiation(policy: str, *events: str) -> str:
    """What the client has paid for opening the contract, less what came back."""
    close = 'close_by_freelancer = "nothing"\nvoluntary_refund_days = 60\n'
    contract = contract_of(events, "02-01", preset="generic", policy=policy + close + NO_HOLD)
    return format_amount(contract.standing.ledger.fee_minor("client", "initiation"), "USD")


@pytest.mark.parametrize(
    "policy, events, left",
    [
        (OPENING, (), "0.00"),
        (OPENING, (FUNDED,), "4.00"),
        (OPENING, (FUNDED, "01-06 fund M2 amount=250.00"), "4.00"),
        # Closed, and all of it went back.
        (OPENING, (FUNDED, "01-06 refund M1 amount=250.00 from=escrow"), "4.00"),
        (
            OPENING,
            (FUNDED, "01-06 refund M1 amount=250.00 from=escrow", "01-07 close by=freelancer"),
            "0.00",
        ),
        (
            KEPT,
            (FUNDED, "01-06 refund M1 amount=250.00 from=escrow", "01-07 close by=freelancer"),
            "4.00",
        ),
        # Closing alone does not end it while something is held.
        (OPENING, (FUNDED, "01-07 close by=freelancer"), "4.00"),
        (
            OPENING,
            (FUNDED, "01-07 close by=freelancer", "01-08 refund M1 amount=250.00 from=escrow"),
            "0.00",
        ),
        # A cent that was released is enough, given back or not.
        (
            OPENING,
            (
                *(FUNDED, "01-06 release M1 amount=0.01"),
                "01-07 refund M1 amount=249.99 from=escrow",
                *("01-08 refund M1 amount=0.01 from=paid", "01-09 close by=freelancer"),
            ),
            "4.00",
        ),
    ],
)
def test_an_opening_fee_comes_back_where_nothing_was_released(
    policy: str, events: tuple[str, ...], left: str
) -> None:
    assert left == initiation(policy, *events)


CLIENT_FEE = 'client_fee = "3.33%"\nclient_fee_returned = true\nclient_fee_event = "funding"\n'
HIS_FEE = 'freelancer_fee = "3.33%"\nfreelancer_fee_returned = true\nvoluntary_refund_days = 60\n'


@pytest.mark.parametrize(
    "policy, payer, events, left",
    [
        # 3.33 % of 250.00 are 8.325, so 8.33; of 100.00 that went back 3.332 of it, so 3.33.
        (CLIENT_FEE, "client", (FUNDED,), "8.33"),
        (CLIENT_FEE, "client", (FUNDED, "01-06 refund M1 amount=100.00 from=escrow"), "5.00"),
        (
            CLIENT_FEE,
            "client",
            (
                FUNDED,
                "01-06 refund M1 amount=100.00 from=escrow",
                "01-07 refund M1 amount=150.00 from=escrow",
            ),
            "0.00",
        ),
        (
            CLIENT_FEE.replace("true", "false"),
            "client",
            (FUNDED, "01-06 refund M1 amount=250.00 from=escrow"),
            "8.33",
        ),
        (HIS_FEE, "freelancer", (FUNDED, "01-06 release M1 amount=250.00"), "8.33"),
        (
            HIS_FEE,
            "freelancer",
            (
                FUNDED,
                "01-06 release M1 amount=250.00",
                "01-07 refund M1 amount=100.00 from=paid",
            ),
            "5.00",
        ),
        (
            HIS_FEE.replace("true", "false"),
            "freelancer",
            (
                FUNDED,
                "01-06 release M1 amount=250.00",
                "01-07 refund M1 amount=250.00 from=paid",
            ),
            "8.33",
        ),
    ],
)
def test_of_a_fee_the_share_of_what_went_back_is_returned(
    policy: str, payer: str, events: tuple[str, ...], left: str
) -> None:
    contract = contract_of(events, "02-01", preset="generic", policy=policy + NO_HOLD)
    charged_minor = contract.standing.ledger.fee_minor(
        "client" if payer == "client" else "freelancer"
    )

    assert left == format_amount(charged_minor, "USD")


def test_fees_on_a_price_that_nobody_knows_are_told_as_such() -> None:
    policy = 'client_fee_event = "acceptance"\nfreelancer_fee_event = "acceptance"\n'
    standing = contract_of((FUNDED,), "02-01", preset="upwork", policy=policy).standing

    assert {"client_fee", "freelancer_fee"} <= standing.unknown_fees
    assert not standing.ledger.fees


AT_ACCEPTANCE = (
    'client_fee = "3%"\nclient_fee_event = "acceptance"\n'
    'freelancer_fee = "10%"\nfreelancer_fee_event = "acceptance"\n'
)


@pytest.mark.parametrize(
    "changes, charged",
    [
        # Two milestones of 250.00: 15.00 and 50.00 at acceptance.
        ((), ("15.00", "50.00")),
        (("amend M1 amount=350.00",), ("18.00", "60.00")),
        (("amend M1 amount=50.00",), ("15.00", "50.00")),
        # Down and up again: no more is due than on the highest price so far.
        (("amend M1 amount=50.00", "amend M1 amount=250.00"), ("15.00", "50.00")),
        (("amend M1 amount=50.00", "amend M1 amount=350.00"), ("18.00", "60.00")),
        (("cancel M1", "amend M3 title=New amount=250.00"), ("15.00", "50.00")),
    ],
)
def test_fees_on_a_price_fall_once(changes: tuple[str, ...], charged: tuple[str, str]) -> None:
    """INTERFACE 8: at acceptance on the price, on an excess fee(price + excess) - fee(price)."""
    events = [
        "01-05 fund M2 amount=1.00",
        *(f"01-{day:02} {change}" for day, change in enumerate(changes, 6)),
    ]
    contract = contract_of(events, "02-01", preset="generic", policy=AT_ACCEPTANCE)

    fees = contract.standing.ledger.fees
    paid = [fees.get((payer, "platform", "fee"), 0) for payer in ("client", "freelancer")]
    assert charged == tuple(format_amount(each, "USD") for each in paid)
