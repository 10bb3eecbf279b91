"""How each kind of event reads in a sentence, behind the name of whoever did it."""

from datetime import date

import pytest

from escrowbook.core.events import EVENT_KINDS, read_event
from tests.core.checks.tables import moment

# What a journal line says beside its moment, and how that reads.
ALOUD: list[tuple[dict[str, object], str]] = [
    ({"do": "accept", "terms": "0123456789ab"}, "accepted the terms"),
    ({"do": "amend", "milestone": "M4", "amount": "300.00"}, "set M4 to 300.00 USD"),
    (
        {
            "do": "amend",
            "milestone": "M4",
            "title": "Shop",
            "amount": "300.00",
            "due": date(2026, 3, 1),
            "scope": "All of it",
        },
        "set M4 to title 'Shop', 300.00 USD, due 2026-03-01, a new scope",
    ),
    ({"do": "amend", "milestone": "M4", "due": date(2026, 3, 1)}, "set M4 to due 2026-03-01"),
    ({"do": "cancel", "milestone": "M4"}, "cancelled M4"),
    ({"do": "pause"}, "put the contract on hold"),
    ({"do": "resume"}, "resumed the contract"),
    ({"do": "note", "note": "wire 17"}, "noted"),
    ({"do": "void", "event": "9f2c41d07a3b"}, "undid the event 9f2c41d07a3b"),
    (
        {"do": "observe", "milestone": "M1", "what": "auto-release", "happened": False},
        "did not auto-release M1",
    ),
    ({"do": "observe", "what": "dormant", "happened": True}, "did make the contract dormant"),
    (
        {"do": "observe", "milestone": "M1", "escrow": "0.00"},
        "showed 0.00 USD in escrow of M1",
    ),
    (
        {"do": "observe", "what": "dormant", "happened": True, "escrow": "1.00"},
        "did make the contract dormant and showed 1.00 USD in escrow",
    ),
    ({"do": "close", "by": "client"}, "closed the contract"),
    (
        {"do": "close", "by": "client", "pay": {"M1": "100.00", "M2": "5.00"}},
        "closed the contract, paying 100.00 USD of M1, 5.00 USD of M2",
    ),
    (
        {"do": "dispute", "milestone": "M1", "claim": "250.00"},
        "disputed M1, claiming 250.00 USD",
    ),
    ({"do": "dispute", "claim": "0.00"}, "disputed the pool, claiming 0.00 USD"),
    (
        {"do": "offer", "milestone": "M1", "freelancer": "100.00", "by": "client"},
        "proposed that 100.00 USD of M1 go to the freelancer",
    ),
    (
        {"do": "settle", "milestone": "M1", "freelancer": "100.00"},
        "settled M1: 100.00 USD to the freelancer",
    ),
    (
        {"do": "pay-fee", "milestone": "M1", "amount": "291.00", "by": "client"},
        "paid 291.00 USD for the arbitration of M1",
    ),
    (
        {"do": "rule", "milestone": "M1", "freelancer": "100.00"},
        "ruled on M1: 100.00 USD to the freelancer",
    ),
    ({"do": "fund", "milestone": "M1", "amount": "250.00"}, "funded M1 with 250.00 USD"),
    ({"do": "fund", "amount": "250.00"}, "funded the contract with 250.00 USD"),
    ({"do": "release", "milestone": "M1", "amount": "250.00"}, "released 250.00 USD of M1"),
    ({"do": "release", "amount": "250.00"}, "released 250.00 USD of what is held"),
    ({"do": "bonus", "amount": "50.00"}, "paid a bonus of 50.00 USD"),
    ({"do": "request-refund", "milestone": "M1"}, "asked for all that is there of M1 back"),
    ({"do": "request-refund", "amount": "9.99"}, "asked for 9.99 USD of the pool back"),
    (
        {"do": "approve-refund", "milestone": "M1", "amount": "9.99"},
        "agreed to give back 9.99 USD of M1",
    ),
    # What was asked for may be a part of what is there.
    (
        {"do": "approve-refund", "milestone": "M1"},
        "agreed to give back what was asked for of M1",
    ),
    (
        {"do": "approve-refund", "amount": "9.99"},
        "agreed to give back 9.99 USD of the pool",
    ),
    (
        {"do": "decline-refund", "milestone": "M1"},
        "refused to give back what was asked for of M1",
    ),
    ({"do": "decline-refund"}, "refused to give back what was asked for of the pool"),
    (
        {"do": "refund", "milestone": "M1", "amount": "9.99", "from": "escrow"},
        "gave back 9.99 USD of M1, out of escrow",
    ),
    (
        {"do": "refund", "milestone": "M1", "amount": "9.99", "from": "paid"},
        "gave back 9.99 USD of M1, out of what was released",
    ),
    (
        {"do": "refund", "amount": "9.99", "from": "bonus"},
        "gave back 9.99 USD out of the bonuses",
    ),
    (
        {"do": "reverse", "milestone": "M1", "amount": "9.99", "from": "paid"},
        "took back 9.99 USD of M1, out of what was released",
    ),
    (
        {"do": "reverse", "amount": "9.99", "from": "escrow"},
        "took back 9.99 USD out of the pool",
    ),
    ({"do": "work", "milestone": "M1", "done": 40}, "has done 40 percent of M1"),
    ({"do": "submit", "milestone": "M1"}, "submitted M1"),
    ({"do": "request-changes", "milestone": "M1"}, "asked for changes in M1"),
    ({"do": "request-release", "milestone": "M1"}, "asked for the release of M1"),
    ({"do": "request-release"}, "asked for the release of what is held"),
]


@pytest.mark.parametrize("values, words", ALOUD, ids=[words for _, words in ALOUD])
def test_an_event_reads_aloud(values: dict[str, object], words: str) -> None:
    event = read_event({"at": moment("01-05"), **values}, "USD")

    assert words == event.aloud("USD")


def test_every_kind_has_words_of_its_own() -> None:
    assert all("aloud" in vars(kind) for kind in EVENT_KINDS.values())
