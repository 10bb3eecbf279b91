"""Retainage: a share of each release is held back until the whole work is done.

INTERFACE 8, `retainage`: percent held from each release until every milestone is final; RULEBOOK
6, row 63: 10 percent of 2500.00 are 250.00, and 2250.00 are requested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escrowbook.core.milestone_standing import MilestoneStanding
    from escrowbook.core.standing import Standing


def hold_back(standing: Standing, milestone: MilestoneStanding, amount_minor: int) -> int:
    """Keep the agreed share of a release in the pool; return what is left to be paid.

    The odd unit is rounded as the policy says, so that both parts are exactly the release.
    """
    policy = standing.policy
    kept_minor = policy.retainage.of(amount_minor, policy.rounding)
    if not kept_minor or standing.closed_by is not None:
        return amount_minor
    standing.ledger.post("escrow", "pool", milestone.id, kept_minor, "retainage")
    milestone.retained_minor += kept_minor
    return amount_minor - kept_minor


def shrink_retained(standing: Standing) -> None:
    """No more is held back than there is: a chargeback may take that too.

    It is the last of the pool to go, for the rest belongs to no milestone; of several shares the
    one of the last milestone goes first.
    """
    missing_minor = standing.retained_minor - standing.pool_minor
    for milestone in reversed(standing.milestones.values()):
        if missing_minor <= 0:
            return
        lost_minor = min(milestone.retained_minor, missing_minor)
        milestone.retained_minor -= lost_minor
        missing_minor -= lost_minor


def retained_is_due(standing: Standing) -> bool:
    """Whether every milestone is final, so that what was held back is to be paid."""
    return any(milestone.retained_minor for milestone in standing.milestones.values()) and all(
        milestone.is_final and not milestone.unfunded_minor
        for milestone in standing.milestones.values()
    )
