"""The clocks of disputes: fees that only one side pays."""

import pytest

from tests.core.events.quarrels import contract_of, told

FUNDED = "01-05 fund M1 amount=250.00"


# RULEBOOK 1b, Kleros: an unpaid arbitration fee loses, and as long as nobody pays nothing happens.
ONE_PAYS = """\
arbitration_payer = "each"
arbitration_pay_days = 7
"""
OPENED = (FUNDED, "01-06 dispute M1 claim=250.00")
BOTH_PAY = (
    "01-08 pay-fee M1 amount=30.00 by=client",
    "01-09 pay-fee M1 amount=30.00 by=freelancer",
)


@pytest.mark.parametrize(
    "events, outcome",
    [
        (OPENED, "disputed: M1 funded disputed escrow 250.00"),
        (
            (*OPENED, "01-08 pay-fee M1 amount=30.00 by=client"),
            "active: M1 refunded refunded 250.00",
        ),
        (
            (*OPENED, "01-08 pay-fee M1 amount=30.00 by=freelancer"),
            "active: M1 released paid 250.00",
        ),
        (
            (*OPENED, *BOTH_PAY),
            "disputed: M1 funded disputed escrow 250.00",
        ),
    ],
)
def test_the_only_one_who_paid_wins(events: tuple[str, ...], outcome: str) -> None:
    contract = contract_of(events, "01-13", preset="generic", policy=ONE_PAYS)

    assert told(contract) == outcome
