"""event/1: one event, what it moved, the milestone after it, the head."""

from hypothesis import given, settings

from escrowbook.core.journal import head
from escrowbook.core.reports.receipt import event_document
from escrowbook.core.reports.rows import event_row
from tests.cli.counter import faults_of
from tests.core.reports.folded import FUND, folded
from tests.strategies import Life, lives


def test_a_document_says_all_of_an_event() -> None:
    contract = folded("2026-01-12T00:00Z", f'2026-01-05T10:00:00Z {FUND}, ref = "w17"')
    entry = contract.entries[0]
    transfers = contract.log[0].transfers
    document = event_document(contract, entry, transfers, "site@1:0123456789ab", recorded=True)

    assert [] == faults_of(document)
    assert {
        "at": "2026-01-05T11:00:00+01:00",
        "do": "fund",
        "milestone": "M1",
        "amount": "250.00",
        "ref": "w17",
        "sum": entry.seal,
    } == document["event"]
    assert ("site", 1, True, "site@1:0123456789ab") == (
        document["contract"],
        document["n"],
        document["recorded"],
        document["head"],
    )


@settings(max_examples=60)
@given(lives())
def test_every_event_of_every_life_has_a_sound_receipt(life: Life) -> None:
    contract = life.contract
    whole = head(contract.terms.id, contract.terms.digest, contract.entries)
    for happening in contract.log:
        entry = happening.entry
        if entry is None:
            continue
        document = event_document(contract, entry, happening.transfers, whole, recorded=False)
        assert [] == faults_of(document)
        currency, zone = contract.terms.currency, contract.terms.zone
        assert document["event"] == event_row(entry, currency, zone)
