"""Releases of one balance where milestones are paid whole (RULEBOOK 1b, Smart Invoice [SI])."""

import pytest

from escrowbook.core.defaults import completed
from escrowbook.core.journal import Refused
from escrowbook.core.settlement import takes_all
from tests.core.checks.tables import moment
from tests.core.events.quarrels import contract_of

WHOLE = """\
holds = "balance"
partial_release = "refuse"
release_order = "in-order"
last_release = "all"
"""
TWO = ("M1 100.00", "M2 200.00")
# RULEBOOK 6, row 47: 100 and 200, a balance of 350, both released: 100, then 250.
ROW_47 = ("01-05 fund amount=350.00", "01-06 release M1 amount=100.00")


def test_the_last_release_takes_all() -> None:
    contract = contract_of(
        [*ROW_47, "01-07 release M2 amount=250.00"],
        "01-07",
        preset="generic",
        policy=WHOLE,
        milestones=TWO,
    )

    assert [row.paid_minor for row in contract.milestones] == [100_00, 250_00]
    assert contract.totals.pool_minor == 0


@pytest.mark.parametrize(
    "event, code, remedy",
    [
        ("01-06 release M1 amount=99.99", "partial-release", "milestone release x M1"),
        ("01-06 release M1 amount=100.01", "more-than-escrow", "milestone release x M1"),
        ("01-06 release M1 amount=350.00", "more-than-escrow", "milestone release x M1"),
        ("01-06 release M2 amount=200.00", "out-of-order", "milestone release x M1"),
    ],
)
def test_neither_a_part_nor_more_is_released(event: str, code: str, remedy: str) -> None:
    with pytest.raises(Refused) as caught:
        contract_of([ROW_47[0], event], "01-07", preset="generic", policy=WHOLE, milestones=TWO)

    assert (caught.value.refusal.code, caught.value.refusal.remedy) == (code, remedy)


def test_a_balance_that_is_too_small_releases_nothing() -> None:
    with pytest.raises(Refused) as caught:
        contract_of(
            ["01-05 fund amount=60.00", "01-06 release M1 amount=60.00"],
            "01-07",
            preset="generic",
            policy=WHOLE,
            milestones=TWO,
        )

    assert (caught.value.refusal.code, caught.value.refusal.remedy) == (
        "partial-release",
        "milestone fund x",
    )


@pytest.mark.parametrize("amount", ["249.99", "200.00"])
def test_the_last_release_takes_no_less(amount: str) -> None:
    with pytest.raises(Refused) as caught:
        contract_of(
            [*ROW_47, f"01-07 release M2 amount={amount}"],
            "01-07",
            preset="generic",
            policy=WHOLE,
            milestones=TWO,
        )

    assert caught.value.refusal.code == "last-takes-all"


def test_what_is_put_in_after_the_last_is_released_whole() -> None:
    """Where nothing is left to be paid any milestone is the last."""
    paid = (*ROW_47, "01-07 release M2 amount=250.00", "01-08 fund amount=50.00")
    contract = contract_of(paid, "01-08", preset="generic", policy=WHOLE, milestones=TWO)
    values = {"do": "release", "milestone": "M2", "at": moment("01-08")}

    assert all(takes_all(contract.standing, each) for each in contract.standing.milestones.values())
    assert completed(values, contract, "client")["amount"] == "50.00"
    contract = contract_of(
        [*paid, "01-09 release M2 amount=50.00"],
        "01-09",
        preset="generic",
        policy=WHOLE,
        milestones=TWO,
    )
    assert [row.paid_minor for row in contract.milestones] == [100_00, 300_00]


def test_once_closed_any_part_may_still_be_released() -> None:
    events = (*ROW_47, "01-07 close by=client", "01-08 release M2 amount=30.00")
    policy = f'{WHOLE}close_by_client = "nothing"'
    contract = contract_of(events, "01-08", preset="generic", policy=policy, milestones=TWO)

    assert (contract.state, contract.totals.pool_minor) == ("ending", 220_00)


def test_a_part_of_a_milestone_s_own_escrow() -> None:
    policy = 'partial_release = "refuse"'
    with pytest.raises(Refused) as caught:
        contract_of(
            ["01-05 fund M1 amount=60.00", "01-06 release M1 amount=59.99"],
            "01-06",
            preset="generic",
            policy=policy,
        )
    contract = contract_of(
        ["01-05 fund M1 amount=60.00", "01-06 release M1 amount=60.00"],
        "01-06",
        preset="generic",
        policy=policy,
    )

    assert caught.value.refusal.code == "partial-release"
    assert caught.value.refusal.message == (
        "M1 holds 60.00 USD, and the platform releases all or nothing"
    )
    assert contract.milestones[0].paid_minor == 60_00
