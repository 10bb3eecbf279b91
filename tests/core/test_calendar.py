"""Days in the contract's zone: the same wall clock, whatever the clocks of a country do."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest

from escrowbook.core.calendar import add_business_days, add_days, start_of_day

NEW_YORK, CAIRO = ZoneInfo("America/New_York"), ZoneInfo("Africa/Cairo")
KATHMANDU, KIRITIMATI = ZoneInfo("Asia/Kathmandu"), ZoneInfo("Pacific/Kiritimati")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "zone, moment, days, reached",
    [
        (UTC, "2026-02-27T10:00", 2, "2026-03-01T10:00"),
        # New York springs forward on 14 March: 02:30 is not there, and is read as 03:30.
        (NEW_YORK, "2027-03-13T07:30", 1, "2027-03-14T07:30"),
        (NEW_YORK, "2027-03-13T07:30", 2, "2027-03-15T06:30"),
        (NEW_YORK, "2027-03-14T06:59", 1, "2027-03-15T05:59"),
        # It falls back on 7 November: 01:30 comes twice, and the first counts.
        (NEW_YORK, "2027-11-06T05:30", 1, "2027-11-07T05:30"),
        (NEW_YORK, "2027-11-07T06:30", 1, "2027-11-08T06:30"),
        (NEW_YORK, "2027-11-07T06:30", 0, "2027-11-07T06:30"),
        (NEW_YORK, "2027-11-08T06:30", -1, "2027-11-07T05:30"),
        (KATHMANDU, "2026-01-01T18:15", 14, "2026-01-15T18:15"),
        (KIRITIMATI, "2026-01-31T10:00", 28, "2026-02-28T10:00"),
    ],
)
def test_days_keep_the_wall_clock(zone: tzinfo, moment: str, days: int, reached: str) -> None:
    assert utc(reached) == add_days(utc(moment), days, zone)


@pytest.mark.parametrize(
    "zone, moment, days, reached",
    [
        # 2027-03-11 is a Thursday; the weekend after it has a Sunday without 02:30 in New York.
        (NEW_YORK, "2027-03-11T07:30", 1, "2027-03-12T07:30"),
        (NEW_YORK, "2027-03-11T07:30", 2, "2027-03-15T06:30"),
        (NEW_YORK, "2027-03-11T07:30", 5, "2027-03-18T06:30"),
        (UTC, "2027-03-13T10:00", 1, "2027-03-15T10:00"),
        (UTC, "2027-03-14T10:00", 5, "2027-03-19T10:00"),
        (UTC, "2027-03-12T10:00", 0, "2027-03-12T10:00"),
        # Late on Friday in London is Saturday in Kiritimati.
        (KIRITIMATI, "2027-03-12T12:00", 1, "2027-03-14T12:00"),
    ],
)
def test_business_days_leave_weekends_out(
    zone: tzinfo, moment: str, days: int, reached: str
) -> None:
    assert utc(reached) == add_business_days(utc(moment), days, zone)


@pytest.mark.parametrize(
    "zone, day, begin",
    [
        (UTC, date(2026, 2, 1), "2026-02-01T00:00"),
        (NEW_YORK, date(2027, 3, 14), "2027-03-14T05:00"),
        (KIRITIMATI, date(2026, 2, 1), "2026-01-31T10:00"),
        # Cairo springs forward at midnight: the day begins at 01:00 there.
        (CAIRO, date(2026, 4, 24), "2026-04-23T22:00"),
    ],
)
def test_a_day_begins_at_midnight_in_its_zone(zone: tzinfo, day: date, begin: str) -> None:
    assert utc(begin) == start_of_day(day, zone)
