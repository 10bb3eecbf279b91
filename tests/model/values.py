"""The plain values under the independent model: money, fees, days and seals.

Nothing here is shared with the program.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

Values = Mapping[str, Any]

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)

# Only the currencies whose minor unit is not a hundredth need a line.
DIGITS = {"JPY": 0, "KWD": 3}


@lru_cache(maxsize=4096)
def minor(amount: object, currency: str) -> int:
    """`"12.34"` as 1234 minor units."""
    scaled = Decimal(str(amount)).scaleb(DIGITS.get(currency, 2))
    if scaled != int(scaled):
        raise ValueError(f"{amount} is not exact in {currency}")
    return int(scaled)


def decimal_text(amount_minor: int, currency: str) -> str:
    """1234 minor units as `"12.34"`."""
    digits = DIGITS.get(currency, 2)
    return f"{Decimal(amount_minor).scaleb(-digits):.{digits}f}"


def rounded(exact: Fraction, how: str) -> int:
    """A fraction of a minor unit, rounded as the policy's `rounding` says."""
    down = exact.numerator // exact.denominator
    rest = exact - down
    half = Fraction(1, 2)
    if how == "down" or rest < half:
        return down
    if rest > half or how == "half_up":
        return down + 1
    return down + down % 2


def exact_fee(text: str, currency: str, gross: int, before: int) -> Fraction | None:
    """The fee on `gross`, in minor units and not rounded yet; None where it is unknown.

    `before` is what was charged on earlier: only tiers look at it.
    """
    if text == "unknown":
        return None
    if " to " in text:
        return tiers(text, currency, before + gross) - tiers(text, currency, before)
    percent = re.fullmatch(r"([\d.]+)%(?: min ([\d.]+))?(?: \+ ([\d.]+) below ([\d.]+))?", text)
    if percent is None:
        return Fraction(minor(text, currency))
    share, least, extra, limit = percent.groups()
    fee = Fraction(share) / 100 * gross
    if least is not None:
        fee = max(fee, Fraction(minor(least, currency)))
    if extra is not None and gross < minor(limit, currency):
        fee += minor(extra, currency)
    return fee


def tiers(text: str, currency: str, gross: int) -> Fraction:
    """`20% to 250.00, 10%` on a whole gross."""
    fee, begin = Fraction(0), 0
    for part in text.split(", "):
        share, _, limit = part.partition("% to ")
        end = max(gross, begin) if not limit else minor(limit, currency)
        fee += Fraction(share.rstrip("%")) / 100 * max(0, min(gross, end) - begin)
        begin = end
    return fee


def least_deposit(text: str, currency: str, price: int, how: str) -> int:
    """`100% to 40, 30%` of a price: the step that the whole price falls into counts for all."""
    for part in text.split(", "):
        share, _, limit = part.partition("% to ")
        if not limit or price <= minor(limit, currency):
            return rounded(Fraction(share.rstrip("%")) / 100 * price, how)
    return 0


def later(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same wall clock in the zone, so many days on (INTERFACE 3)."""
    if days == 0:
        return moment
    local = moment.astimezone(zone).replace(tzinfo=None, fold=0) + timedelta(days=days)
    return local.replace(tzinfo=zone).astimezone(UTC)


def business_days(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same wall clock in the zone, after so many days from Monday to Friday."""
    first, passed = moment.astimezone(zone).date(), 0
    while days:
        passed += 1
        days -= (first + timedelta(days=passed)).isoweekday() <= 5
    return later(moment, passed, zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """00:00 of a day in the zone."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def seal(values: Values) -> str:
    """The `sum` of an event, or the digest of the terms (INTERFACE 3)."""

    def plain(value: object) -> object:
        if isinstance(value, datetime):
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if isinstance(value, date):
            return value.isoformat()
        raise TypeError(f"{value!r} has no form in a seal")

    kept = {key: value for key, value in values.items() if key not in ("sum", "journal")}
    text = json.dumps(
        kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=plain
    )
    return hashlib.sha256(text.encode()).hexdigest()[:12]
