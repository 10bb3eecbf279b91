"""What an arbiter costs, and who bears it (RULEBOOK 2, arbitration_fee and arbitration_payer)."""

from __future__ import annotations

from typing import Literal

from escrowbook.core.fees import Fee
from escrowbook.core.standing import Standing


def arbitration_fee_minor(standing: Standing, held_minor: int) -> int:
    """The fee that a ruling takes out of held money; 0 where the parties pay, or it is waived.

    RULEBOOK 6, rows 9, 10 and 12: 5 percent, at least 25.00, nothing up to 50.00.
    """
    policy = standing.policy
    waived_to_minor = policy.arbitration_waived_to
    if policy.arbitration_payer != "escrow" or not isinstance(policy.arbitration_fee, Fee):
        return 0
    if isinstance(waived_to_minor, int) and held_minor <= waived_to_minor:
        return 0
    return min(held_minor, policy.arbitration_fee.charge(held_minor, 0, policy.rounding))


def take_arbitration_fee(standing: Standing, milestone_id: str | None) -> None:
    """Held money -> arbiter, where the platform takes the fee from it.

    Where the fee is unknown it cannot be taken; totals that need it are then null.
    """
    policy = standing.policy
    if policy.arbitration_payer == "escrow" and not isinstance(policy.arbitration_fee, Fee):
        standing.unknown_fees.add("arbitration_fee")
        return
    fee_minor = arbitration_fee_minor(standing, standing.held_of_minor(milestone_id))
    if fee_minor:
        source: Literal["escrow", "pool"] = "escrow" if milestone_id else "pool"
        standing.ledger.post(source, "arbiter", milestone_id, fee_minor, "arbitration")
