"""Shares in percent of what is there to divide, and whose the odd unit is.

RULEBOOK 3, invariant 7: a split hands out exactly the amount. Smart Invoice floors the provider's
share and gives the client the rest [SI]: that is the rule here, whatever the platform; a unit that
nobody gets, as Kleros lets one burn [KL], there never is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.arbitration import arbitration_fee_minor
from escrowbook.core.errors import UsageError
from escrowbook.core.money import MoneyError, Percent, format_amount, parse_percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escrowbook.core.standing import Standing

# The events that divide, or would: each names the freelancer's share.
DIVISIONS = ("offer", "settle", "rule")


def with_share(values: Mapping[str, object], standing: Standing) -> dict[str, object]:
    """The values with `freelancer = "50%"` as an amount; all others as they are.

    It is a share of what the milestone (None: the pool) holds, after the fee that a ruling takes
    out of it; rounded down, so that the odd unit is the client's (RULEBOOK 6, rows 43 and 45).
    Raises UsageError for a malformed percentage.
    """
    full = dict(values)
    typed = full.get("freelancer")
    if full.get("do") not in DIVISIONS or not isinstance(typed, str) or not typed.endswith("%"):
        return full
    try:
        percent = Percent(typed, parse_percent(typed.removesuffix("%")))
    except MoneyError as error:
        raise UsageError(str(error), "--freelancer 50%, or an amount") from None
    divisible_minor = _divisible_minor(full, standing)
    share_minor = percent.of(divisible_minor, "down")
    full["freelancer"] = format_amount(share_minor, standing.terms.currency)
    return full


def _divisible_minor(values: Mapping[str, object], standing: Standing) -> int:
    """What is there to divide; nothing in a milestone that there is not."""
    milestone = values.get("milestone")
    if milestone is not None and milestone not in standing.milestones:
        return 0
    held_minor = standing.held_of_minor(str(milestone) if milestone is not None else None)
    fee_minor = arbitration_fee_minor(standing, held_minor) if values["do"] == "rule" else 0
    return held_minor - fee_minor
