"""The clocks of disputes: days of either side, and fees that only one side pays."""

import pytest

from tests.core.events.quarrels import contract_of, dates, told

# RULEBOOK 1b, Freelancer.com: reply within 4 days (freelancer) or 14 (client), silence = filer.
UNEQUAL = """\
on_dispute_silence = "filer"
dispute_response_days = 14
dispute_response_days_freelancer = 4
"""
FUNDED = "01-05 fund M1 amount=250.00"


@pytest.mark.parametrize(
    "filer, policy, due",
    [
        ("client", UNEQUAL, "01-10 dispute-silence"),
        ("freelancer", UNEQUAL, "01-20 dispute-silence"),
        (
            "client",
            UNEQUAL.replace("_freelancer = 4", '_freelancer = "none"'),
            "01-20 dispute-silence",
        ),
        ("client", UNEQUAL.replace("days = 14", 'days = "none"'), "01-10 dispute-silence"),
        ("freelancer", UNEQUAL.replace("days = 14", 'days = "none"'), None),
        ("client", UNEQUAL.replace('"filer"', '"none"'), None),
    ],
)
def test_the_silent_side_has_days_of_its_own(filer: str, policy: str, due: str | None) -> None:
    events = [FUNDED, f"01-06 dispute M1 claim=200.00 by={filer}"]
    contract = contract_of(events, "01-06", preset="generic", policy=policy)

    assert dates(contract) == ([due] if due else [])


def test_business_days_of_the_freelancer() -> None:
    # The 6th of January 2026 is a Tuesday: four business days on is the Monday after.
    policy = f'{UNEQUAL}dispute_days_are = "business"'
    events = [FUNDED, "01-06 dispute M1 claim=200.00 by=client"]

    assert dates(contract_of(events, "01-06", preset="generic", policy=policy)) == [
        "01-12 dispute-silence"
    ]


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


# RULEBOOK 1a, stay silent, the other way round: where nobody answers, the pool is the freelancer's.
HIS_IN_SILENCE = """\
holds = "balance"
refund_request = "any-time"
refund_response_days = 7
on_refund_silence = "release"
"""


@pytest.mark.parametrize(
    "as_of, paid, pool_minor", [("01-12", [0, 0], 300_00), ("01-13", [250_00, 50_00], 0)]
)
def test_a_silence_may_give_the_whole_balance_to_the_freelancer(
    as_of: str, paid: list[int], pool_minor: int
) -> None:
    events = ["01-05 fund amount=300.00", "01-06 request-refund"]
    contract = contract_of(events, as_of, preset="generic", policy=HIS_IN_SILENCE)

    assert paid == [row.paid_minor for row in contract.milestones]
    assert pool_minor == contract.totals.pool_minor
