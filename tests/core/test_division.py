"""Dividing what is held: nothing is lost, and everything finds its owner."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escrowbook.core.contract import Contract
from tests.core.events.quarrels import contract_of


def shares_of(contract: Contract) -> tuple[int, int, int, int]:
    """Client, freelancer, arbiter, and what is left to decide."""
    totals = contract.totals
    left_minor = totals.escrow_minor + totals.pool_minor
    return totals.refunded_minor, totals.released_minor, totals.arbitration_minor, left_minor


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 25000), st.integers(0, 25000), st.sampled_from(("settle", "rule")))
def test_a_milestone_is_divided_to_the_last_cent(held: int, share: int, verb: str) -> None:
    share = min(share, held)
    events = [
        f"01-05 fund M1 amount={_money(held)}",
        "01-06 dispute M1 claim=0",
        f"01-07 {verb} M1 freelancer={_money(share)}",
    ]

    assert (held - share, share, 0, 0) == shares_of(contract_of(events, "01-07", preset="generic"))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 60000), st.integers(0, 60000))
def test_a_balance_is_divided_among_its_milestones(held: int, share: int) -> None:
    share = min(share, held)
    events = [
        f"01-05 fund amount={_money(held)}",
        "01-06 dispute claim=0",
        f"01-07 settle freelancer={_money(share)}",
    ]
    contract = contract_of(events, "01-07", preset="generic", policy='holds = "balance"')

    assert (held - share, share, 0, 0) == shares_of(contract)
    first_minor = min(share, 25000)
    assert [first_minor, share - first_minor] == [row.released_minor for row in contract.milestones]


def _money(amount_minor: int) -> str:
    return f"{amount_minor // 100}.{amount_minor % 100:02d}"


@pytest.mark.parametrize("funded", [("M1",), ("M1", "M2")])
def test_the_pool_pays_through_the_last_that_carried(funded: tuple[str, ...]) -> None:
    events = []
    for number, name in enumerate(funded, 1):
        events += [f"01-0{number} fund {name} amount=250.00"]
        events += [f"01-0{number} release {name} amount=100.00"]
    contract = contract_of([*events, "01-07 settle freelancer=10.00"], "01-07")

    assert [10000] * (len(funded) - 1) + [11000] == [
        row.released_minor for row in contract.milestones if row.id in funded
    ]


def test_a_settled_request_is_answered() -> None:
    events = [
        "01-05 fund M1 amount=250.00",
        "01-06 close by=client",
        "01-07 settle M1 freelancer=1.00",
    ]
    contract = contract_of(events, "01-07")

    assert "closed" == contract.state
    assert contract.standing.milestones["M1"].request is None
