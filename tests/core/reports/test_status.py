"""Status rows: what they hold, and that they say of every life what its contract says."""

import pytest
from hypothesis import given, settings

from escrowbook.core.reports.agenda import ahead
from escrowbook.core.reports.status import (
    CONTRACT_COLUMNS,
    FINAL_STATES,
    MILESTONE_COLUMNS,
    contract_document,
    contracts_report,
    listed_contract,
    listed_milestone,
    milestones_report,
    next_date,
)
from tests.cli.counter import faults_of
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


def test_every_final_state_is_one() -> None:
    assert {"released", "refunded", "split", "cancelled"} == FINAL_STATES
