"""Days in the contract's zone: the same wall clock a number of days later (INTERFACE 3)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def add_days(moment: datetime, days: int, zone: tzinfo) -> datetime:
    """The same wall clock in `zone`, `days` later, in UTC.

    A wall clock that a change to summer time skips is read with the offset before the change; of
    one that comes twice, the first counts.
    """
    if zone is UTC or not days:
        return moment + timedelta(days=days)
    wall = moment.astimezone(zone).replace(tzinfo=None) + timedelta(days=days)
    return wall.replace(tzinfo=zone).astimezone(UTC)


SATURDAY = 5


def add_business_days(moment: datetime, days: int, zone: tzinfo) -> datetime:
    """The same wall clock in `zone`, so many days later that are no Saturday and no Sunday.

    Holidays are no part of any platform's page that was read (RULEBOOK 3, invariant 9: assumed).
    """
    first = moment.astimezone(zone).date()
    passed, left = 0, days
    while left:
        passed += 1
        left -= (first + timedelta(days=passed)).weekday() < SATURDAY
    # Days are counted first and added at once: a wall clock that is skipped on the way stays.
    return add_days(moment, passed, zone)


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """00:00 of a day in `zone`, in UTC."""
    return datetime.combine(day, time(0, 0), tzinfo=zone).astimezone(UTC)
