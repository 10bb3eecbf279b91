"""The log: everything in the order in which it took effect, voided events in their places."""

from hypothesis import given, settings

from escrowbook.core.journal import voided_numbers
from escrowbook.core.reports.log import LOG_COLUMNS, happenings, log_report
from tests.cli.counter import faults_of
from tests.core.reports.folded import FUND, RELEASE, SUBMIT, folded
from tests.strategies import Life, lives

EVENTS = (
    f'2026-01-05T10:00:00Z {FUND}, note = "wire 17"',
    f"2026-01-08T10:00:00Z {SUBMIT}",
    f"2026-01-06T10:00:00Z {RELEASE}",
)


def test_events_and_clock_take_their_places_in_time() -> None:
    rows = list(log_report(folded("2026-02-01T00:00Z", *EVENTS[:2])).rows)

    assert [
        (1, "2026-01-05T11:00:00+01:00", "fund", "client", "250.00", "wire 17", False),
        (2, "2026-01-08T11:00:00+01:00", "submit", "freelancer", None, None, False),
        (None, "2026-01-22T11:00:00+01:00", "auto-release", "clock", "250.00", None, True),
        (None, "2026-01-27T11:00:00+01:00", "hold-over", "clock", "250.00", None, True),
    ] == [
        tuple(row[key] for key in ("n", "at", "do", "by", "amount", "note", "clock"))
        for row in rows
    ]
    assert [
        {
            "from": "freelancer",
            "to": "platform",
            "milestone": "M1",
            "amount": "25.00",
            "why": "fee",
        },
        {
            "from": "escrow",
            "to": "pending",
            "milestone": "M1",
            "amount": "250.00",
            "why": "principal",
        },
    ] == rows[2]["transfers"]
    assert all(tuple(row) == LOG_COLUMNS for row in rows)


def test_a_voided_event_stays_where_it_was_and_moved_nothing() -> None:
    contract = folded("2026-02-01T00:00Z", *EVENTS[:1])
    seal = contract.entries[0].seal
    void = f'2026-01-07T10:00:00Z do = "void", event = "{seal}"'
    rows = list(log_report(folded("2026-02-01T00:00Z", EVENTS[0], void)).rows)

    assert [(1, True, []), (2, False, [])] == [
        (row["n"], row["voided"], row["transfers"]) for row in rows
    ]


def test_a_voided_event_after_everything_else_is_last() -> None:
    seal = folded("2026-02-01T00:00Z", EVENTS[0], EVENTS[1]).entries[1].seal
    void = f'2026-01-07T10:00:00Z do = "void", event = "{seal}"'
    rows = list(log_report(folded("2026-02-01T00:00Z", *EVENTS[:2], void)).rows)

    assert [(1, False), (3, False), (2, True)] == [(row["n"], row["voided"]) for row in rows]


def test_a_closing_names_what_it_pays() -> None:
    close = '2026-01-06T10:00:00Z do = "close", by = "client", pay = { M1 = "100.00" }'
    rows = list(log_report(folded("2026-01-07T00:00Z", EVENTS[0], close)).rows)

    assert ["250.00", "100.00"] == [row["amount"] for row in rows]


def test_a_row_tells_all_that_its_line_says() -> None:
    """What he claimed, was offered and shown is evidence (RULEBOOK 7); `void` names its event."""
    dispute = '2026-01-06T10:00:00Z do = "dispute", milestone = "M1", claim = "70.00"'
    offer = '2026-01-07T10:00:00Z do = "offer", milestone = "M1", freelancer = "40.00"'
    shown = '2026-01-08T10:00:00Z do = "observe", milestone = "M1", escrow = "90.00"'

    rows = list(
        log_report(
            folded("2026-01-09T00:00Z", EVENTS[0], dispute, f'{offer}, by = "client"', shown)
        ).rows
    )

    assert ["70.00", "40.00", "90.00"] == [
        rows[place]["event"][key]  # type: ignore[index, call-overload]
        for place, key in ((1, "claim"), (2, "freelancer"), (3, "escrow"))
    ]
    assert {
        "at": "2026-01-07T11:00:00+01:00",
        "do": "offer",
        "milestone": "M1",
        "freelancer": "40.00",
        "by": "client",
        "sum": "SUM",
    } == {**rows[2]["event"], "sum": "SUM"}  # type: ignore[dict-item]


@settings(max_examples=60)
@given(lives())
def test_every_life_has_a_sound_log(life: Life) -> None:
    contract = life.contract
    report = log_report(contract)
    rows = list(report.rows)
    voided = voided_numbers(contract.entries)

    document = {"schema": "escrowbook/log/1", **(report.about or {}), "rows": rows}
    assert [] == faults_of(document)
    numbers = [row["n"] for row in rows if isinstance(row["n"], int)]
    assert sorted(numbers) == [
        entry.number for entry in contract.entries if entry.event.at <= contract.moment
    ]
    assert {row["n"] for row in rows if row["voided"]} == voided & set(numbers)
    moments = [happening.at for happening in happenings(contract)]
    assert moments == sorted(moments)
