"""The ledger: `post` alone changes balances, two at once, and pots add up whatever happens."""

from copy import deepcopy

import pytest
from hypothesis import given, settings

from escrowbook.core.contract import Contract, Milestone
from escrowbook.core.errors import Defect
from escrowbook.core.fold import fold, step
from escrowbook.core.ledger import Account, Ledger, Why
from tests.strategies import BEGIN, Life, lives

POTS = ("unfunded", "funded", "carried_in", "carried_out", "escrow", "pending", "paid", "refunded")
ROW_POTS = (*POTS, "given_back", "arbitration")
TOTAL_POTS = ("unfunded", "escrow", "pool", "pending", "paid", "refunded", "given_back", "bonus")


def stages(life: Life) -> list[Contract]:
    """The contract after each event, and when it was looked at last."""
    contract = fold(life.terms, [], BEGIN)
    seen = [contract]
    for entry in life.entries:
        contract = step(contract, entry)
        seen.append(contract)
    return [*seen, life.contract]


def came_of_it_minor(row: Milestone) -> int:
    """The right-hand side of the row equation of INTERFACE 5."""
    return (
        row.escrow_minor
        + row.pending_minor
        + row.paid_minor
        + row.refunded_minor
        + row.carried_out_minor
        + row.arbitration_minor
    )


@settings(max_examples=50)
@given(lives())
def test_rows_add_up_after_every_event(life: Life) -> None:
    """P-1: funded + carried_in = escrow + pending + paid + refunded + carried_out + arbitration.

    P-2: no pot is below zero.
    """
    for contract in stages(life):
        for row in contract.milestones:
            assert row.funded_minor + row.carried_in_minor == came_of_it_minor(row)
            assert [] == [pot for pot in ROW_POTS if getattr(row, f"{pot}_minor") < 0]
        totals = contract.totals
        assert [] == [pot for pot in TOTAL_POTS if getattr(totals, f"{pot}_minor") < 0]


@settings(max_examples=50)
@given(lives())
def test_no_cent_is_made_or_lost(life: Life) -> None:
    """P-3: accounts sum to zero, and what is carried lies in a milestone, the pool, or went back.

    RULEBOOK 3, invariants 2 and 3.
    """
    for contract in stages(life):
        ledger, rows = contract.standing.ledger, contract.milestones
        assert 0 == sum(ledger.balances.values())

        carried_minor = sum(row.carried_out_minor - row.carried_in_minor for row in rows)
        into_pool_minor = carried_minor + ledger.flow_minor("client", "pool")
        out_of_pool_minor = ledger.flow_minor("pool", "client")
        out_of_pool_minor += ledger.flow_minor("pool", "arbiter")
        assert into_pool_minor == contract.totals.pool_minor + out_of_pool_minor


@settings(max_examples=50)
@given(lives())
def test_pots_are_what_the_releases_left(life: Life) -> None:
    """P-4: pending and paid are the releases in and out of their holds, bonuses beside them."""
    for contract in stages(life):
        lots = contract.standing.lots
        for row in contract.milestones:
            own = [lot for lot in lots if lot.milestone == row.id]
            assert row.pending_minor == sum(lot.amount_minor for lot in own if lot.is_held)
            assert row.paid_minor == sum(lot.amount_minor for lot in own if not lot.is_held)
        bonus_minor = sum(lot.amount_minor for lot in lots if lot.milestone is None)
        assert bonus_minor == contract.totals.bonus_minor


def test_a_transfer_changes_two_balances_and_a_flow() -> None:
    ledger = Ledger()
    ledger.post("client", "escrow", "M1", 25000, "principal")
    ledger.post("escrow", "pending", "M1", 10000, "principal")

    assert 15000 == ledger.balance_minor("escrow", "M1")
    assert 10000 == ledger.balance_minor("pending", "M1")
    assert -25000 == ledger.balance_minor("client", "M1")
    assert 10000 == ledger.flow_minor("escrow", "pending", "M1")
    assert 0 == sum(ledger.balances.values())
    assert 2 == len(ledger.transfers)


def test_the_pool_belongs_to_no_milestone() -> None:
    ledger = Ledger()
    ledger.post("client", "escrow", "M1", 10000, "principal")
    ledger.post("escrow", "pool", "M1", 10000, "carry")
    ledger.post("pool", "escrow", "M2", 4000, "carry")

    assert 6000 == ledger.balance_minor("pool")
    assert 0 == ledger.balance_minor("pool", "M1")
    assert 4000 == ledger.flow_minor("pool", "escrow", "M2")


def test_fees_stay_out_of_the_flows() -> None:
    ledger = Ledger()
    ledger.post("client", "platform", "M1", 1250, "fee")
    ledger.post("client", "platform", "M1", 499, "initiation")
    ledger.post("platform", "client", None, 250, "fee")

    assert 1000 == ledger.fee_minor("client")
    assert 0 == ledger.fee_minor("freelancer")
    assert 499 == ledger.fee_minor("client", "initiation")
    assert 0 == ledger.flow_minor("client", "platform", "M1")


@pytest.mark.parametrize(
    "source, target, amount_minor, why",
    [
        ("escrow", "client", 1, "refund"),
        ("pool", "escrow", 1, "carry"),
        ("pending", "freelancer", 1, "principal"),
        ("client", "escrow", 0, "principal"),
        ("client", "escrow", -1, "principal"),
        ("client", "client", 1, "principal"),
    ],
)
def test_a_transfer_that_cannot_be_is_a_defect(
    source: Account, target: Account, amount_minor: int, why: Why
) -> None:
    ledger = Ledger()

    with pytest.raises(Defect):
        ledger.post(source, target, "M1", amount_minor, why)
    assert [] == ledger.transfers
    assert {} == ledger.balances


def test_a_copy_goes_its_own_way() -> None:
    ledger = Ledger()
    ledger.post("client", "escrow", "M1", 10000, "principal")
    ledger.post("client", "platform", "M1", 500, "fee")
    twin = ledger.copy()
    assert said(ledger) == said(twin)

    before = deepcopy(said(ledger))
    twin.post("escrow", "client", "M1", 10000, "refund")
    twin.post("platform", "client", "M1", 100, "fee")

    assert before == said(ledger)
    assert 0 == twin.balance_minor("escrow", "M1")
    assert 4 == len(twin.transfers)
    assert 400 == twin.fee_minor("client")


def said(ledger: Ledger) -> list[object]:
    """All that a ledger knows."""
    return [ledger.transfers, ledger.balances, ledger.flows, ledger.fees, ledger.held]


def test_what_an_account_holds_is_the_sum_over_its_milestones() -> None:
    ledger = Ledger()
    ledger.post("client", "escrow", "M1", 10000, "principal")
    ledger.post("client", "escrow", "M2", 500, "principal")
    ledger.post("escrow", "pending", "M1", 3000, "principal")
    ledger.post("client", "platform", "M1", 70, "fee")

    assert {"client": -10570, "escrow": 7500, "pending": 3000, "platform": 70} == ledger.held


def test_the_least_that_can_be_moved_is_one_minor_unit_and_all_of_it() -> None:
    ledger = Ledger()
    ledger.post("client", "escrow", "M1", 1, "principal")
    ledger.post("escrow", "client", "M1", 1, "refund")

    assert 0 == ledger.balance_minor("escrow", "M1")
