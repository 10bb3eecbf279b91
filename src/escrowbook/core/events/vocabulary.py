"""The sorts of values that journal lines hold: how each is read, checked and written back.

Amounts are quoted decimal strings in the contract's currency and integers of minor units inside.
Every reader raises ValueError with a message for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from escrowbook.core.errors import Defect
from escrowbook.core.events.event import Kind
from escrowbook.core.money import format_amount, parse_amount
from escrowbook.core.terms import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable

PERCENT_MAX = 100
SEAL_LENGTH = 12
# Wide enough for any contract, and far enough from the calendar's ends to add days to.
YEAR_MIN = 1900
YEAR_MAX = 9000
PARTIES = ("client", "freelancer", "platform", "arbiter", "mutual")
TIMERS = (
    "auto-release",
    "hold-over",
    "refund-silence",
    "dormant",
    "dispute-silence",
    "arbitration-default",
    "release-silence",
    "term-over",
)


def _read_text(raw: object, currency: str) -> str:
    if not isinstance(raw, str):
        raise ValueError("must be a quoted text")
    # Half a character comes from bytes that are no text, and no file could keep it.
    if not raw.isascii() and any("\ud800" <= character <= "\udfff" for character in raw):
        raise ValueError("must be Unicode text")
    return raw


def _read_amount(raw: object, currency: str) -> int:
    """A positive amount."""
    amount_minor = _read_amount_or_zero(raw, currency)
    if amount_minor == 0:
        raise ValueError("must be more than zero")
    return amount_minor


def _read_amount_or_zero(raw: object, currency: str) -> int:
    """An amount; the quotes are the rule, since a torn bare number is another number."""
    if not isinstance(raw, str):
        raise ValueError('must be a quoted amount, like "250.00"')
    return parse_amount(raw, currency)


def _write_amount(value: object, currency: str) -> object:
    return format_amount(value, currency) if isinstance(value, int) else value


def _read_percent(raw: object, currency: str) -> object:
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= PERCENT_MAX:
        raise ValueError("must be a whole number from 0 to 100, without quotes")
    return raw


def _read_flag(raw: object, currency: str) -> object:
    if not isinstance(raw, bool):
        raise ValueError("must be true or false, without quotes")
    return raw


def _read_date(raw: object, currency: str) -> object:
    if isinstance(raw, datetime) or not isinstance(raw, date):
        raise ValueError("must be a plain date without quotes, like 2026-02-01")
    if not YEAR_MIN <= raw.year <= YEAR_MAX:
        raise ValueError(f"must be in a year from {YEAR_MIN} to {YEAR_MAX}")
    return raw


def _read_id(raw: object, currency: str) -> str:
    if not isinstance(raw, str) or not ID_PATTERN.fullmatch(raw):
        raise ValueError(
            "must be an id: letters, digits, dot, underscore and hyphen, 64 at most, "
            "the first a letter or a digit"
        )
    return raw


def _read_seal(raw: object, currency: str) -> object:
    if (
        not isinstance(raw, str)
        or len(raw) != SEAL_LENGTH
        or any(digit not in "0123456789abcdef" for digit in raw)
    ):
        raise ValueError("must be 12 hexadecimal digits in quotes")
    return raw


def _read_files(raw: object, currency: str) -> object:
    """Names of delivered files with the digest of each: `{ "draft.pdf" = "9f2c…" }`."""
    if not isinstance(raw, Mapping) or not all(isinstance(text, str) for text in raw.values()):
        raise ValueError('must be a table of names and digests, like { "draft.pdf" = "9f2c…" }')
    return tuple(
        (_read_text(name, currency), _read_text(text, currency)) for name, text in raw.items()
    )


def _write_files(value: object, currency: str) -> object:
    return dict(value) if isinstance(value, tuple) else value


def _read_shares(raw: object, currency: str) -> object:
    """What closing pays for each milestone: `{ M4 = "100.00" }`."""
    if not isinstance(raw, Mapping):
        raise ValueError('must be a table of milestones and amounts, like { M4 = "100.00" }')
    return tuple(
        (_read_id(name, currency), _read_amount(text, currency)) for name, text in raw.items()
    )


def _write_shares(value: object, currency: str) -> object:
    if not isinstance(value, tuple):
        raise Defect(f"{value!r} is no table of amounts")
    return {name: format_amount(amount_minor, currency) for name, amount_minor in value}


def _word(*words: str) -> Callable[[object, str], object]:
    def read(raw: object, currency: str) -> object:
        if raw not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return raw

    return read


def _as_it_is(value: object, currency: str) -> object:
    return value


TEXT = Kind("text", _read_text, _as_it_is)
AMOUNT = Kind("amount", _read_amount, _write_amount)
AMOUNT_OR_ZERO = Kind("amount or zero", _read_amount_or_zero, _write_amount)
PERCENT = Kind("percent", _read_percent, _as_it_is)
FLAG = Kind("true or false", _read_flag, _as_it_is)
DATE = Kind("date", _read_date, _as_it_is)
ID = Kind("id", _read_id, _as_it_is)
SEAL = Kind("seal", _read_seal, _as_it_is)
FILES = Kind("files", _read_files, _write_files)
SHARES = Kind("shares", _read_shares, _write_shares)
TIMER = Kind("timer", _word(*TIMERS), _as_it_is)
PARTY = Kind("party", _word(*PARTIES), _as_it_is)
REFUND_SOURCE = Kind("refund source", _word("escrow", "paid", "bonus"), _as_it_is)
REVERSAL_SOURCE = Kind("reversal source", _word("escrow", "paid"), _as_it_is)


def read_moment(raw: object) -> datetime:
    """An event's `at`: a date-time with an offset, whole seconds, kept in UTC."""
    if not isinstance(raw, datetime):
        raise ValueError("must be a date-time without quotes, like 2026-01-05T10:00:00Z")
    if raw.tzinfo is None:
        raise ValueError("must have an offset: add Z for UTC, or one like +02:00")
    if raw.microsecond:
        raise ValueError("must be in whole seconds")
    if not YEAR_MIN <= raw.year <= YEAR_MAX:
        raise ValueError(f"must be in a year from {YEAR_MIN} to {YEAR_MAX}")
    return raw.astimezone(UTC)
