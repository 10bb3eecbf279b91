"""WHEN: how people name a moment on the command line (INTERFACE 2).

An ISO date or date-time, `today`, `yesterday`, `+14d`, `-2w`, or a weekday. A bare date means
00:00 in the contract's zone, so what a word means depends on the contract.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from escrowbook.core.calendar import add_days, start_of_day
from escrowbook.core.errors import UsageError
from escrowbook.core.events.vocabulary import YEAR_MAX, YEAR_MIN
from escrowbook.core.money import quoted
from escrowbook.core.patterns import pattern

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS_OF_A_WEEK = 7
_ABBREVIATED = 3

REMEDY = (
    "write a date (2026-02-01), a date and time (2026-02-01T16:30, with Z or +02:00 where it is "
    "not the contract's zone), today, yesterday, +14d, -2w, or a weekday (fri)"
)

_DATE = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = pattern(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?"
)
_SHIFT = pattern(r"([+-])([0-9]{1,6})([dw])")


def read_when(text: str, now: datetime, zone: tzinfo, *, past: bool) -> datetime:
    """The moment that `text` names, in UTC, for a contract in `zone`.

    `past` is true for `--at`: a weekday is then the last one before today, else the next one
    after it. `+14d` and `-2w` keep the wall clock of `now`. Raises UsageError.
    """
    try:
        day = _read_day(text, now, zone, past=past)
        moment = start_of_day(day, zone) if day is not None else _read_moment(text, now, zone)
    except (ValueError, OverflowError):
        moment = None
    if moment is None:
        raise UsageError(f"{quoted(text)} is no moment", REMEDY)
    if not YEAR_MIN <= moment.year <= YEAR_MAX:
        raise UsageError(
            f"{quoted(text)} is too far away", f"name a year from {YEAR_MIN} to {YEAR_MAX}"
        )
    return moment


def is_bare_date(text: str) -> bool:
    """Whether `text` names a day without a time of day.

    For `--at` such a day means the later of its 00:00 and the last event recorded on it.
    """
    word = text.strip().lower()
    return (
        word in ("today", "yesterday") or _weekday(word) is not None or bool(_DATE.fullmatch(word))
    )


def _read_day(text: str, now: datetime, zone: tzinfo, *, past: bool) -> date | None:
    word = text.strip().lower()
    today = now.astimezone(zone).date()
    if word == "today":
        return today
    if word == "yesterday":
        return today - timedelta(days=1)
    weekday = _weekday(word)
    if weekday is not None:
        if past:
            return today - timedelta(days=(today.weekday() - weekday - 1) % DAYS_OF_A_WEEK + 1)
        return today + timedelta(days=(weekday - today.weekday() - 1) % DAYS_OF_A_WEEK + 1)
    return date.fromisoformat(word) if _DATE.fullmatch(word) else None


def _weekday(word: str) -> int | None:
    for number, name in enumerate(WEEKDAYS):
        if word in (name, name[:_ABBREVIATED]):
            return number
    return None


def _read_moment(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    word = text.strip()
    shift = _SHIFT.fullmatch(word.lower())
    if shift is not None:
        sign, count, unit = shift.groups()
        days = int(count) * (DAYS_OF_A_WEEK if unit == "w" else 1)
        return add_days(now, -days if sign == "-" else days, zone)
    if not _DATE_TIME.fullmatch(word):
        return None
    moment = datetime.fromisoformat(word.upper())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(UTC)
