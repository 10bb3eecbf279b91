"""What an arbiter costs, and who bears it (RULEBOOK 2, arbitration_fee and arbitration_payer)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from escrowbook.core.fees import Fee

if TYPE_CHECKING:
    from escrowbook.core.policy import Policy
    from escrowbook.core.standing import Standing


def whole_fee_minor(policy: Policy, disputed_minor: int) -> int | None:
    """The fee of an arbitration over so much; None where nobody knows it.

    RULEBOOK 6, rows 9, 10 and 12: 5 percent, at least 25.00, nothing up to 50.00.
    """
    waived_to_minor = policy.arbitration_waived_to
    if isinstance(waived_to_minor, int) and disputed_minor <= waived_to_minor:
        return 0
    if not isinstance(policy.arbitration_fee, Fee):
        return None
    if policy.arbitration_payer == "none":
        return 0
    return policy.arbitration_fee.charge(disputed_minor, 0, policy.rounding)


def side_fee_minor(policy: Policy, disputed_minor: int) -> int | None:
    """What one side pays for an arbitration; None where nobody knows it.

    `each` pays the whole fee, `both` half of it (of an odd unit, the larger half is told); where
    it comes out of escrow, no side pays.
    """
    if policy.arbitration_payer == "escrow":
        return 0
    fee_minor = whole_fee_minor(policy, disputed_minor)
    if fee_minor is None or policy.arbitration_payer != "both":
        return fee_minor
    return fee_minor - fee_minor // 2


def arbitration_fee_minor(standing: Standing, held_minor: int) -> int:
    """The fee that a ruling takes out of held money: never more than that.

    0 where the parties pay, where it is waived, and where nobody knows it.
    """
    if standing.policy.arbitration_payer != "escrow":
        return 0
    return min(held_minor, whole_fee_minor(standing.policy, held_minor) or 0)


def take_arbitration_fee(standing: Standing, milestone_id: str | None) -> None:
    """Held money -> arbiter, where the platform takes the fee from it.

    Where the fee is unknown it cannot be taken; totals that need it are then null.
    """
    held_minor = standing.held_of_minor(milestone_id)
    is_taken = standing.policy.arbitration_payer == "escrow"
    if is_taken and whole_fee_minor(standing.policy, held_minor) is None:
        standing.unknown_fees.add("arbitration_fee")
    fee_minor = arbitration_fee_minor(standing, held_minor)
    if fee_minor:
        source: Literal["escrow", "pool"] = "escrow" if milestone_id else "pool"
        standing.ledger.post(source, "arbiter", milestone_id, fee_minor, "arbitration")
