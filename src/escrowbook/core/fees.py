"""Fees as the platforms state them: a percentage, a flat amount, and what they combine these to.

All forms are one shape: shares of the gross in tiers, plus a flat part, and at least a minimum.

    10%                                    a share
    25.00                                  a flat amount; `0` is no fee
    5% min 25.00                           a share, but never less
    5.5% + 3.00 below 100.00               a share, and a flat part on small payments
    20% to 250.00, 7.5% to 5000.00, 3.5%   tiers over the contract's gross so far
    unknown                                nobody could find out
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from escrowbook.core.money import (
    HUNDRED_PERCENT,
    MoneyError,
    Rounding,
    parse_amount,
    parse_percent,
    quoted,
    round_fraction,
)
from escrowbook.core.patterns import pattern
from escrowbook.core.records import frozen


class Unknown(Enum):
    """The type of `UNKNOWN`, so that `value is UNKNOWN` tells a type checker what is left."""

    UNKNOWN = "unknown"


# A value that was looked for and not found: a report that needs it says so and never assumes.
UNKNOWN: Final = Unknown.UNKNOWN

_TEXT_LENGTH_MAX = 200
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_SINGLE = pattern(
    rf"(?P<percent>{_NUMBER})%"
    rf"(?: min (?P<minimum>{_NUMBER})| \+ (?P<flat>{_NUMBER}) below (?P<below>{_NUMBER}))?"
    rf"|(?P<amount>{_NUMBER})"
)
_TIER = pattern(rf"({_NUMBER})% to ({_NUMBER})")
_LAST_TIER = pattern(rf"({_NUMBER})%")


@frozen
class Tier:
    """One share of the gross between the tier before and `up_to_minor` (None: all the rest)."""

    millionths: int
    up_to_minor: int | None = None


@frozen
class Fee:
    """A fee in one currency. `text` is what was written, for display."""

    text: str
    tiers: tuple[Tier, ...] = ()
    flat_minor: int = 0
    # The flat part is added only to payments below this; None adds it to all.
    flat_below_minor: int | None = None
    minimum_minor: int = 0

    @property
    def holds_amounts(self) -> bool:
        """Whether any amount is part of it, so that it holds in one currency only."""
        is_tiered = any(tier.up_to_minor is not None for tier in self.tiers)
        return is_tiered or self.flat_minor > 0 or self.minimum_minor > 0

    def charge(self, gross_minor: int, before_minor: int, rounding: Rounding) -> int:
        """Compute the fee on one payment of `gross_minor`, in minor units.

        `before_minor` is the contract's gross before it: tiers run on from there. The exact fee
        of the payment is rounded once (RULEBOOK 3, invariant 8). A flat fee and a minimum do not
        ask for the gross: they fall whole on every payment. Raises ValueError for a negative gross.
        """
        exact = self.exact_share(gross_minor, before_minor)
        if self.flat_below_minor is None or gross_minor < self.flat_below_minor:
            # Half a unit is rounded to an even fee, not to an even share of it.
            exact += self.flat_minor * HUNDRED_PERCENT
        charged_minor = round_fraction(exact, HUNDRED_PERCENT, rounding)
        return max(charged_minor, self.minimum_minor)

    def exact_share(self, gross_minor: int, before_minor: int) -> int:
        """Compute the tiers' part before rounding, in hundred-millionths of a minor unit."""
        if gross_minor < 0 or before_minor < 0:
            raise ValueError(f"no fee on a negative gross: {gross_minor} after {before_minor}")
        share = 0
        position_minor, end_minor = before_minor, before_minor + gross_minor
        for tier in self.tiers:
            if tier.up_to_minor is None or end_minor <= tier.up_to_minor:
                return share + (end_minor - position_minor) * tier.millionths
            if position_minor < tier.up_to_minor:
                share += (tier.up_to_minor - position_minor) * tier.millionths
                position_minor = tier.up_to_minor
        return share


def parse_fee(text: str, currency: str) -> Fee | Unknown:
    """Read a fee; the amounts in it are in `currency`. Raises MoneyError for any other text."""
    if text == "unknown":
        return UNKNOWN
    if len(text) > _TEXT_LENGTH_MAX:
        raise _malformed(text)
    if "," in text:
        return Fee(text, _parse_tiers(text, currency))
    match = _SINGLE.fullmatch(text)
    if match is None:
        raise _malformed(text)
    percent, minimum, flat, below, amount = match.groups()
    if amount is not None:
        return Fee(text, flat_minor=parse_amount(amount, currency))
    tiers = (Tier(parse_percent(percent)),)
    if minimum is not None:
        return Fee(text, tiers, minimum_minor=parse_amount(minimum, currency))
    if flat is not None:
        return Fee(
            text,
            tiers,
            flat_minor=parse_amount(flat, currency),
            flat_below_minor=parse_amount(below, currency),
        )
    return Fee(text, tiers)


def _parse_tiers(text: str, currency: str) -> tuple[Tier, ...]:
    *bounded, last = text.split(", ")
    tiers: list[Tier] = []
    reached_minor = 0
    for part in bounded:
        match = _TIER.fullmatch(part)
        if match is None:
            raise _malformed(text)
        up_to_minor = parse_amount(match.group(2), currency)
        if up_to_minor <= reached_minor:
            raise MoneyError(f"{quoted(text)}: each tier must reach further than the one before it")
        tiers.append(Tier(parse_percent(match.group(1)), up_to_minor))
        reached_minor = up_to_minor
    match = _LAST_TIER.fullmatch(last)
    if match is None:
        raise _malformed(text)
    return (*tiers, Tier(parse_percent(match.group(1))))


def _malformed(text: str) -> MoneyError:
    return MoneyError(
        f"{quoted(text)} is not a fee; a fee is written like 10%, 25.00, 5% min 25.00, "
        "5.5% + 3.00 below 100.00, 20% to 250.00, 7.5% to 5000.00, 3.5%, or unknown"
    )
