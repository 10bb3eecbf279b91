"""The least deposit: what share of a price has to be put in at first.

RULEBOOK 1b, PeoplePerHour: 100 percent up to 40, above that at least 30 [P1]; 6, row 59. Unlike
the tiers of a fee, a step counts for the whole price that falls into it.
"""

from __future__ import annotations

from escrowbook.core.fees import Fee, Tier, parse_fee
from escrowbook.core.money import HUNDRED_PERCENT, MoneyError, Rounding, quoted, round_fraction
from escrowbook.core.records import frozen


@frozen
class Deposit:
    """A share of the price, by the size of the price. `text` is what was written, for display."""

    text: str
    steps: tuple[Tier, ...]

    def least_minor(self, price_minor: int, rounding: Rounding) -> int:
        """The least deposit on a price, rounded once; never more than the price."""
        # The last step goes on without an end.
        step = next(
            each
            for each in self.steps
            if each.up_to_minor is None or price_minor <= each.up_to_minor
        )
        return round_fraction(price_minor * step.millionths, HUNDRED_PERCENT, rounding)


def parse_deposit(text: str, currency: str) -> Deposit:
    """Read `30%`, or `100% to 40.00, 30%`. Raises MoneyError for any other text."""
    try:
        share = parse_fee(text, currency)
    except MoneyError:
        share = None
    if not isinstance(share, Fee) or not share.tiers or share.flat_minor or share.minimum_minor:
        raise MoneyError(
            f"{quoted(text)} is not a share of the price, like 30%, or 100% to 40.00, 30%"
        )
    return Deposit(text, share.tiers)
