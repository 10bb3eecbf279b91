"""What receipts say of events that the rules allow and few people mean."""

import pytest

from escrowbook.core.reports.event_notes import event_notes
from tests.core.events.quarrels import contract_of

FUND = "01-05 fund amount=600.00"
AGAIN = "01-06 fund amount=500.00"
PAID = "01-07 release M1 amount=600.00"
# One milestone of 600.00 USD under Guru; what is said of the last event.
NOTES = {
    "what it costs": ([FUND], ()),
    "a second deposit": ([FUND, AGAIN], ("500.00 USD more than the milestones still cost",)),
    "partly too much": (
        ["01-05 fund amount=700.00"],
        ("100.00 USD more than the milestones still cost",),
    ),
    "its price": ([FUND, AGAIN, PAID], ()),
    "paid again": (
        [FUND, AGAIN, PAID, "01-08 release M1 amount=450.00"],
        ("450.00 USD more than M1's price",),
    ),
    "too much at once": (
        [FUND, AGAIN, "01-07 release M1 amount=650.00"],
        ("50.00 USD more than M1's price",),
    ),
    "another word": ([FUND, AGAIN, "01-07 note"], ()),
}


@pytest.mark.parametrize("events, notes", NOTES.values(), ids=NOTES)
def test_what_is_more_than_the_price_is_told(events: list[str], notes: tuple[str, ...]) -> None:
    contract = contract_of(events, "01-09", preset="guru", milestones=["M1 600.00"])

    assert notes == event_notes(contract, contract.entries[-1])


def test_an_excess_that_is_a_bonus_is_none() -> None:
    events = ["01-05 fund M1 amount=250.00", "01-06 release M1 amount=300.00"]
    contract = contract_of(events, "01-09")

    assert () == event_notes(contract, contract.entries[-1])
