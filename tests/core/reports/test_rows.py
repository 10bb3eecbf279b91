"""Amounts, moments and transfers as rows hold them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from escrowbook.core.ledger import Transfer
from escrowbook.core.reports.rows import (
    Report,
    day,
    money,
    moved_minor,
    schema_name,
    transfer_rows,
    when,
)

PRINCIPAL = Transfer("escrow", "pending", "M1", 10_000, "principal")
FEE = Transfer("freelancer", "platform", "M1", 1_000, "fee")


def test_unknown_stays_unknown() -> None:
    assert ["250.00", "5", "-0.05", None] == [
        money(25_000, "USD"),
        money(5, "JPY"),
        money(-5, "USD"),
        money(None, "USD"),
    ]
    assert ["2026-02-01", None] == [day(date(2026, 2, 1)), day(None)]


def test_moments_are_on_the_wall_clock_of_the_zone() -> None:
    moment = datetime(2026, 3, 29, 1, 30, 0, 999, tzinfo=UTC)

    assert ["2026-03-29T01:30:00+00:00", "2026-03-29T03:30:00+02:00"] == [
        when(moment, zone) for zone in (UTC, ZoneInfo("Europe/Berlin"))
    ]


def test_transfers_are_rows_and_fees_are_not_counted() -> None:
    assert [
        {"from": "escrow", "to": "pending", "milestone": "M1", "amount": "100.00"}
        | {"why": "principal"}
    ] == transfer_rows([PRINCIPAL], "USD")
    assert [10_000, None, None] == [moved_minor(each) for each in ([PRINCIPAL, FEE], [FEE], [])]


def test_money_that_is_still_held_has_not_moved() -> None:
    out_of_the_pool = Transfer("pool", "escrow", "M1", 10_000, "carry")
    retained = Transfer("escrow", "pool", "M1", 500, "retainage")

    assert [10_000, 10_000, None] == [
        moved_minor(each)
        for each in ([out_of_the_pool, PRINCIPAL], [PRINCIPAL, retained], [retained])
    ]


def test_a_fee_that_an_arbiter_gives_back_was_never_the_milestones() -> None:
    back = Transfer("arbiter", "client", "M1", 3_000, "arbitration")

    assert [10_000, None] == [moved_minor(each) for each in ([PRINCIPAL, back], [back])]


def test_a_report_names_its_schema() -> None:
    assert "escrowbook/log/1" == schema_name(Report("log/1", (), []).name)
