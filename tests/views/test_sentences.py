"""Moments, transfers and events as people read them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from escrowbook.core.ledger import Transfer
from escrowbook.views.screen import Screen
from escrowbook.views.sentences import spoken_event, spoken_moment, spoken_transfer
from tests.core.reports.folded import FUND, folded


def test_a_moment_is_on_the_wall_clock() -> None:
    moment = datetime(2026, 1, 20, 23, 30, 59, tzinfo=UTC)

    assert "2026-01-21 00:30" == spoken_moment(moment, ZoneInfo("Europe/Berlin"))


def test_a_transfer_names_both_ends() -> None:
    of_one = Transfer("escrow", "pending", "M1", 25_000, "principal")
    of_none = Transfer("pool", "client", None, 5, "refund")

    assert "escrow → pending  250.00 USD of M1 (principal)" == spoken_transfer(
        of_one, "USD", Screen()
    )
    assert "pool -> client  5 JPY (refund)" == spoken_transfer(
        of_none, "JPY", Screen(encoding="ascii")
    )


def test_an_undo_is_told_by_what_it_undid() -> None:
    events = [f"2026-01-05T10:00:00Z {FUND}"]
    for _ in range(2):
        seal = folded("2026-02-01T00:00Z", *events).entries[-1].seal
        events.append(f'2026-01-06T10:00:00Z do = "void", event = "{seal}", by = "client"')
    entries = folded("2026-02-01T00:00Z", *events).entries

    assert [
        "the client funded M1 with 250.00 USD",
        "the client undid event 1: the client funded M1 with 250.00 USD",
        "the client undid event 2: the client undid event 1: the client funded M1 with 250.00 USD",
    ] == [spoken_event(entry, entries, "USD") for entry in entries]


def test_both_parties_close_together() -> None:
    (entry,) = folded(
        "2026-02-01T00:00Z", '2026-01-06T10:00:00Z do = "close", by = "mutual"'
    ).entries

    assert "both parties closed the contract" == spoken_event(entry, [entry], "USD")
