"""Status rows: what they hold, and that they say of every life what its contract says."""

import pytest
from hypothesis import given, settings

from escrowbook.core.reports.agenda import ahead
from escrowbook.core.reports.status import (
    CONTRACT_COLUMNS,
    MILESTONE_COLUMNS,
    contract_document,
    contracts_report,
    listed_contract,
    listed_milestone,
    milestones_report,
    next_date,
)
from tests.cli.counter import faults_of
from tests.core.events.quarrels import contract_of
from tests.core.reports.folded import FUND, SUBMIT, folded
from tests.strategies import Life, lives


def test_a_document_says_all_of_a_contract() -> None:
    document = contract_document(folded("2026-01-12T00:00Z", f"2026-01-05T10:00:00Z {FUND}"), ["w"])

    assert [] == faults_of(document)
    assert ("site", "active", "2026-01-12T01:00:00+01:00", ["w"]) == (
        document["id"],
        document["state"],
        document["as_of"],
        document["warnings"],
    )


@settings(max_examples=60)
@given(lives())
def test_every_life_has_sound_documents(life: Life) -> None:
    contract = life.contract
    rows = [listed_milestone(contract, "x.toml", row) for row in contract.milestones]
    document = contract_document(contract, ())

    assert [] == faults_of(document)
    assert [] == faults_of({"schema": "escrowbook/milestones/1", "rows": rows})
    listed = listed_contract(contract, "x.toml")
    assert [] == faults_of({"schema": "escrowbook/contracts/1", "rows": [listed]})
    assert MILESTONE_COLUMNS == milestones_report(rows).columns
    assert all(tuple(row) == MILESTONE_COLUMNS for row in rows)
    assert CONTRACT_COLUMNS == tuple(listed) == contracts_report([listed]).columns


@pytest.mark.parametrize(
    "moment, events, date",
    [
        ("2026-01-01T00:00Z", (), "2026-02-01"),
        ("2026-02-01T22:59Z", (), "2026-02-01"),
        ("2026-02-01T23:00Z", (), "2026-03-20"),
        ("2026-04-01T00:00Z", (), None),
        ("2026-01-12T00:00Z", (FUND, SUBMIT), "2026-01-19"),
        ("2026-01-20T00:00Z", (FUND, SUBMIT), "2026-01-24"),
        ("2026-01-25T00:00Z", (FUND, SUBMIT), "2026-03-20"),
        ("2026-01-12T00:00Z", (FUND, 'do = "close", by = "freelancer"'), None),
        ("2026-01-12T00:00Z", (FUND, 'do = "close", by = "client"'), "2026-01-12"),
    ],
)
def test_the_next_date_is_a_due_day_or_the_clocks(
    moment: str, events: tuple[str, ...], date: str | None
) -> None:
    contract = folded(moment, *(f"2026-01-05T10:00:00Z {event}" for event in events))

    assert date == next_date(contract, ahead(contract))


@settings(max_examples=60)
@given(lives())
def test_a_row_is_final_where_nothing_of_its_milestone_is_held_and_something_was(
    life: Life,
) -> None:
    standing = life.contract.standing.milestones.values()

    assert [each.is_final for each in standing] == [
        row.is_final for row in life.contract.milestones
    ]


HALF = ("01-05 fund M1 amount=600.00", "01-06 dispute M1 claim=600.00")
BOTH_PAID = (
    *HALF,
    "01-07 pay-fee M1 amount=150.00 by=freelancer",
    "01-07 pay-fee M1 amount=150.00 by=client",
)
# What happened; fees to the arbiter in all, by the client, by the freelancer, and his net.
ARBITRATIONS = {
    "one side paid": (
        (*HALF, "01-07 pay-fee M1 amount=150.00 by=freelancer"),
        ("150.00", "0.00", "150.00", "-150.00"),
    ),
    "nobody won: 300 + 75 - 150": (
        (*BOTH_PAID, "01-08 rule M1 freelancer=300.00"),
        ("150.00", "75.00", "75.00", "225.00"),
    ),
    "he won, and has his fee back": (
        (*BOTH_PAID, "01-08 rule M1 freelancer=600.00"),
        ("150.00", "150.00", "0.00", "600.00"),
    ),
    "the client won": (
        (*BOTH_PAID, "01-08 rule M1 freelancer=0"),
        ("150.00", "0.00", "150.00", "-150.00"),
    ),
}


@pytest.mark.parametrize("events, figures", ARBITRATIONS.values(), ids=ARBITRATIONS)
def test_his_net_is_after_what_he_paid_for_arbitration(
    events: tuple[str, ...], figures: tuple[str, ...]
) -> None:
    contract = contract_of(events, "01-09", preset="kleros", milestones=["M1 600.00"])
    totals = contract_document(contract, ())["totals"]
    assert isinstance(totals, dict)
    fees, paid = totals["fees"], totals["arbitration_paid"]
    assert isinstance(fees, dict)
    assert isinstance(paid, dict)

    assert figures == (fees["arbitration"], paid["client"], paid["freelancer"], totals["net"])
