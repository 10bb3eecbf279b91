"""Money as text and as integers of minor units; rounding and splits that lose nothing.

No float and no decimal is ever used: an amount is an `int` that counts the currency's smallest
unit, a percentage is an `int` that counts millionths of a percent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from escrowbook.core.currencies import MINOR_DIGITS
from escrowbook.core.patterns import pattern
from escrowbook.core.records import frozen

Rounding = Literal["half_up", "half_even", "down"]

# Room for any freelance contract; small enough that sums and products stay quick and printable.
AMOUNT_MAX_MINOR = 10**12
PARTS_MAX = 1_000

# The denominator of every share: 100 percent in millionths of a percent.
HUNDRED_PERCENT = 100_000_000

_SHOWN_LENGTH_MAX = 60
_DECIMAL = pattern(r"([0-9]+)(?:\.([0-9]+))?")
_WHOLE_DIGITS_MAX = 13
_PERCENT = pattern(r"([0-9]{1,3})(?:\.([0-9]{1,6}))?")


class MoneyError(ValueError):
    """Text that is no amount, no percentage, no fee or no currency; the message says why."""


def quoted(value: object) -> str:
    """Show `value` in a message: short, and with nothing in it that acts on a terminal."""
    if isinstance(value, str):
        return repr(_shortened(value))
    if isinstance(value, bool):
        return str(value).lower()
    return _shortened(str(value))


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_LENGTH_MAX else text[: _SHOWN_LENGTH_MAX - 1] + "…"


def minor_digits(currency: str) -> int:
    """Tell how many decimals an amount in `currency` has: USD 2, JPY 0, KWD 3 (ISO 4217).

    Raises MoneyError for a code that is not active or has no minor units.
    """
    try:
        return MINOR_DIGITS[currency]
    except KeyError:
        raise MoneyError(
            f"{quoted(currency)} is not a currency of ISO 4217 that amounts can be counted in; "
            "write its three capital letters, for example USD"
        ) from None


def parse_amount(text: str, currency: str) -> int:
    """Read `250`, `250.0` or `250.00` as minor units of `currency`. Zero is an amount.

    Raises MoneyError where the text is malformed (signs, spaces, separators, exponents and digits
    that are not ASCII are), has more decimals than the currency, zeros too, or is too large.
    """
    digits = minor_digits(currency)
    match = _DECIMAL.fullmatch(text)
    if match is None:
        example = format_amount(250 * 10**digits, currency)
        raise MoneyError(
            f"{quoted(text)} is malformed: an amount is digits and at most one point, "
            f"for example {example}"
        )
    whole, fraction = match.group(1), match.group(2) or ""
    if len(fraction) > digits:
        raise MoneyError(f"{quoted(text)} has too many decimals: {currency} has {digits or 'none'}")
    # The length is looked at first: turning very long digits into a number would take for ever.
    if len(whole) <= _WHOLE_DIGITS_MAX:
        amount_minor = int(whole + fraction.ljust(digits, "0"))
        if amount_minor <= AMOUNT_MAX_MINOR:
            return amount_minor
    largest = format_amount(AMOUNT_MAX_MINOR, currency)
    raise MoneyError(f"{quoted(text)} is too large: the most is {largest} {currency}")


def format_amount(amount_minor: int, currency: str) -> str:
    """Write minor units as a decimal with all of the currency's decimals: `-9.90`, `250`."""
    digits = minor_digits(currency)
    if digits == 0:
        return str(amount_minor)
    sign = "-" if amount_minor < 0 else ""
    figures = str(abs(amount_minor)).rjust(digits + 1, "0")
    return f"{sign}{figures[:-digits]}.{figures[-digits:]}"


def round_fraction(numerator: int, denominator: int, rounding: Rounding) -> int:
    """Round `numerator / denominator` to a whole number; exactly a half goes as `rounding` says.

    `half_up` to the larger, `half_even` to the even one; `down` drops any fraction. Takes numbers
    that are not negative and raises ValueError for others: an amount's direction is its transfer's.
    """
    if numerator < 0 or denominator <= 0:
        raise ValueError(f"cannot round {numerator}/{denominator}: negative or without a unit")
    if rounding == "half_up":
        return (2 * numerator + denominator) // (2 * denominator)
    whole, rest = divmod(numerator, denominator)
    if rounding == "down" or 2 * rest < denominator:
        return whole
    if 2 * rest > denominator:
        return whole + 1
    return whole + whole % 2


def parse_percent(text: str) -> int:
    """Read `40` or `33.3` (no sign, up to six decimals) as millionths of a percent, at most 100.

    Raises MoneyError for anything else.
    """
    match = _PERCENT.fullmatch(text)
    if match is not None:
        millionths = int(match.group(1) + (match.group(2) or "").ljust(6, "0"))
        if millionths <= HUNDRED_PERCENT:
            return millionths
    raise MoneyError(f"{quoted(text)} is not a percentage from 0 to 100, for example 33.3")


@frozen
class Percent:
    """A share of an amount, as written (`text`, `10%`) and as millionths of a percent."""

    text: str
    millionths: int

    def of(self, amount_minor: int, rounding: Rounding) -> int:
        """Take the share of `amount_minor`, rounded once (RULEBOOK 6, row 63)."""
        return round_fraction(amount_minor * self.millionths, HUNDRED_PERCENT, rounding)


def split_equally(total_minor: int, parts: int) -> list[int]:
    """Divide into `parts` that add up and differ by at most one unit, odd units to the first.

    Whoever must get the odd unit is named first. Raises MoneyError for less than one part, or for
    more than `PARTS_MAX`. RULEBOOK 6, rows 43, 45, 50, 51, 53.
    """
    if not 1 <= parts <= PARTS_MAX:
        raise MoneyError(f"cannot split into {parts} parts: from 1 to {PARTS_MAX} are possible")
    share_minor, odd_units = divmod(total_minor, parts)
    return [share_minor + 1] * odd_units + [share_minor] * (parts - odd_units)


def split_by_percents(total_minor: int, percents: Sequence[str]) -> list[int]:
    """Divide by percentages such as `40` and `33.3`, which must add up to exactly 100.

    The units that rounding down leaves go to the largest remainders, ties to the earlier part
    (RULEBOOK 6, row 54). Raises MoneyError for malformed percentages or another total.
    """
    if len(percents) > PARTS_MAX:
        raise MoneyError(f"cannot split into {len(percents)} parts: the most is {PARTS_MAX}")
    millionths = [parse_percent(percent) for percent in percents]
    missing = HUNDRED_PERCENT - sum(millionths)
    if missing:
        off = f"{_percent_text(abs(missing))} {'less' if missing > 0 else 'more'}"
        raise MoneyError(f"the percentages must add up to 100: these are {off}")
    divided = [divmod(total_minor * part, HUNDRED_PERCENT) for part in millionths]
    shares_minor = [share_minor for share_minor, _ in divided]
    odd_units = total_minor - sum(shares_minor)
    by_remainder = sorted(range(len(divided)), key=lambda part: -divided[part][1])
    for part in by_remainder[:odd_units]:
        shares_minor[part] += 1
    return shares_minor


def _percent_text(millionths: int) -> str:
    whole, rest = divmod(millionths, 1_000_000)
    return f"{whole}.{rest:06d}".rstrip("0").rstrip(".")
