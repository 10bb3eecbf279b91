"""The plain values under the independent model: money, fees, days, seals, and two presets.

Nothing here is shared with the program. The presets are copied by hand from INTERFACE 8, so
that a slip in the program's own preset files shows as a disagreement.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

Values = Mapping[str, Any]

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)

# Only the currencies whose minor unit is not a hundredth need a line.
DIGITS = {"JPY": 0, "KWD": 3}

GENERIC: dict[str, Any] = {
    "holds": "milestone",
    "funding": "any",
    "min_milestone": "0",
    "max_milestones": "none",
    "escrow_before_work": False,
    "review_days": "none",
    "on_review_expiry": "none",
    "hold_days": 0,
    "partial_release": "keep",
    "excess_release": "refuse",
    "release_order": "any",
    "last_release": "exact",
    "refund_request": "any-time",
    "refund_response_days": "none",
    "on_refund_silence": "none",
    "dispute_response_days": "none",
    "on_dispute_silence": "none",
    "voluntary_refund_days": "none",
    "ask_refund_days": "none",
    "dormant_days": "none",
    "dormant_from": "last-activity",
    "dormant_steps": [],
    "close_by_client": "nothing",
    "close_by_freelancer": "nothing",
    "close_by_platform": "nothing",
    "freelancer_fee": "0",
    "freelancer_fee_event": "release",
    "freelancer_fee_returned": True,
    "client_fee": "0",
    "client_fee_event": "funding",
    "client_fee_returned": True,
    "initiation_fee": "0",
    "initiation_fee_returned": "never",
    "retainage": "0%",
    "rounding": "half_up",
}

UPWORK: dict[str, Any] = {
    "holds": "milestone",
    "funding": "one-at-a-time",
    "min_milestone": "5.00 USD",
    "max_milestones": "unknown",
    "escrow_before_work": True,
    "review_days": 14,
    "on_review_expiry": "release",
    "hold_days": 5,
    "partial_release": "carry",
    "excess_release": "bonus",
    "release_order": "any",
    "last_release": "exact",
    "refund_request": "closing",
    "refund_response_days": 7,
    "on_refund_silence": "refund",
    "dispute_response_days": 5,
    "on_dispute_silence": "filer",
    "voluntary_refund_days": 180,
    "ask_refund_days": 365,
    "dormant_days": 90,
    "dormant_from": "last-due",
    "dormant_steps": [7, 7, 14],
    "close_by_client": "request",
    "close_by_freelancer": "refund",
    "close_by_platform": "refund",
    "freelancer_fee": "unknown",
    "freelancer_fee_event": "release",
    "freelancer_fee_returned": "unknown",
    "client_fee": "unknown",
    "client_fee_event": "funding",
    "client_fee_returned": "unknown",
    "initiation_fee": "unknown",
    "initiation_fee_returned": "if-nothing-released",
    "retainage": "0%",
    "rounding": "half_up",
}

PRESETS = {"generic-2026-11": GENERIC, "upwork-2026-11": UPWORK}

# What the model does not know how to do; a contract that asks for it is an error in the test.
ONLY = {
    "holds": ("milestone",),
    "funding": ("any", "one-at-a-time"),
    "on_review_expiry": ("release", "none"),
    "on_refund_silence": ("refund", "none"),
    "release_order": ("any",),
    "last_release": ("exact",),
    "freelancer_fee_event": ("release",),
    "client_fee_event": ("funding",),
    "retainage": ("0%",),
}


def policy_of(contract: Values) -> dict[str, Any]:
    """The preset that the contract names, with what its own `policy` table overrides."""
    written = contract["policy"]
    policy = PRESETS[written["preset"]] | {k: v for k, v in written.items() if k != "preset"}
    for key, known in ONLY.items():
        if policy[key] not in known:
            raise ValueError(f"the model does not cover {key} = {policy[key]!r}")
    return policy


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


def later(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same wall clock in the zone, so many days on (INTERFACE 3)."""
    if days == 0:
        return moment
    local = moment.astimezone(zone).replace(tzinfo=None, fold=0) + timedelta(days=days)
    return local.replace(tzinfo=zone).astimezone(UTC)


def business_days(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same wall clock in the zone, after so many days from Monday to Friday."""
    while days:
        moment = later(moment, 1, zone)
        days -= moment.astimezone(zone).isoweekday() <= 5
    return moment


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
