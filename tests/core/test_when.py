"""WHEN: every form that people may type, in any zone, and nothing else."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.errors import UsageError
from escrowbook.core.when import is_bare_date, read_when

# A Tuesday; in Kiritimati it is Wednesday already.
NOW = datetime(2026, 3, 10, 12, 34, 56, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
KIRITIMATI = ZoneInfo("Pacific/Kiritimati")


def read(text: str, zone: ZoneInfo | None = None, *, past: bool = False) -> str:
    """The moment in UTC."""
    return read_when(text, NOW, zone or UTC, past=past).isoformat().removesuffix("+00:00")


@pytest.mark.parametrize(
    "text, zone, moment",
    [
        ("2026-02-01", UTC, "2026-02-01T00:00:00"),
        ("2026-02-01", BERLIN, "2026-01-31T23:00:00"),
        ("2026-07-01", BERLIN, "2026-06-30T22:00:00"),
        ("2026-02-01T16:30", BERLIN, "2026-02-01T15:30:00"),
        ("2026-02-01 16:30:05", BERLIN, "2026-02-01T15:30:05"),
        ("2026-02-01T16:30Z", BERLIN, "2026-02-01T16:30:00"),
        ("2026-02-01t16:30z", BERLIN, "2026-02-01T16:30:00"),
        ("2026-02-01T16:30-05:00", BERLIN, "2026-02-01T21:30:00"),
        ("today", UTC, "2026-03-10T00:00:00"),
        ("today", KIRITIMATI, "2026-03-10T10:00:00"),
        ("Yesterday", UTC, "2026-03-09T00:00:00"),
        ("+14d", UTC, "2026-03-24T12:34:56"),
        ("+14D", UTC, "2026-03-24T12:34:56"),
        ("-2w", UTC, "2026-02-24T12:34:56"),
        ("+0d", UTC, "2026-03-10T12:34:56"),
        ("+3w", BERLIN, "2026-03-31T11:34:56"),
        (" today ", UTC, "2026-03-10T00:00:00"),
    ],
)
def test_a_moment_is_read_in_the_contracts_zone(text: str, zone: ZoneInfo, moment: str) -> None:
    assert moment == read(text, zone)


@pytest.mark.parametrize(
    "text, ahead, ago",
    [
        ("fri", "2026-03-13", "2026-03-06"),
        ("Friday", "2026-03-13", "2026-03-06"),
        ("tue", "2026-03-17", "2026-03-03"),
        ("wed", "2026-03-11", "2026-03-04"),
        ("mon", "2026-03-16", "2026-03-09"),
    ],
)
def test_a_weekday_is_the_next_for_as_of_and_the_last_for_at(
    text: str, ahead: str, ago: str
) -> None:
    assert [f"{ahead}T00:00:00", f"{ago}T00:00:00"] == [
        read(text),
        read(text, past=True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "tomorrow",
        "2026-13-01",
        "2026-02-30",
        "2026-02-01T25:00",
        "2026-02-01T16:30:00.5",
        "2026-02-01T16",
        "20260201",
        "2026-W05-1",
        "2026-02",
        "1767225600",
        "14d",
        "+14",
        "+1.5d",
        "+d",
        "-14y",
        "++14d",
        "+9999999d",
        "+999999w",
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
        "２０２６-02-01",
        "2026-02-01T16:30+25:00",
        "fr",
        "frid",
    ],
)
def test_nothing_else_is_a_moment(text: str) -> None:
    for past in (False, True):
        with pytest.raises(UsageError) as caught:
            read(text, past=past)
        assert caught.value.remedy


@pytest.mark.parametrize(
    "text, is_bare",
    [
        ("2026-02-01", True),
        ("today", True),
        ("YESTERDAY", True),
        ("fri", True),
        ("2026-02-01T00:00", False),
        ("+14d", False),
        ("soon", False),
    ],
)
def test_a_day_without_a_time_is_bare(text: str, *, is_bare: bool) -> None:
    assert is_bare == is_bare_date(text)


@given(
    st.integers(-600_000_000, 4_000_000_000),
    st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati"]),
)
def test_a_written_moment_reads_back(seconds: int, zone: str) -> None:
    aware = datetime.fromtimestamp(seconds, UTC)
    there = aware.astimezone(ZoneInfo(zone))
    offset = there.utcoffset()

    if offset is not None and not offset % timedelta(minutes=1):
        assert aware == read_when(there.isoformat(), NOW, UTC, past=True)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_moment_or_refused(text: str) -> None:
    try:
        moment = read_when(text, NOW, BERLIN, past=False)
    except UsageError:
        return
    assert moment.tzinfo is UTC
