"""What an arbiter costs, who bears it, and what a side that wins has of it.

RULEBOOK 2, arbitration_fee and arbitration_payer; 1b, Kleros: the winner gets his fee back, and a
ruling for the buyer still pays the seller what the buyer had offered [KL].
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from escrowbook.core.fees import Fee

if TYPE_CHECKING:
    from escrowbook.core.claims import Dispute
    from escrowbook.core.policy import Policy
    from escrowbook.core.standing import Standing

Side = Literal["client", "freelancer"]
SIDES: tuple[Side, Side] = ("client", "freelancer")

# The rules under which the parties themselves pay an arbiter.
PAID_BY_PARTIES = ("each", "both", "loser")


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

    `each` pays the whole fee, so does the `loser`, `both` half of it (of an odd unit, the larger
    half is told); where it comes out of escrow, no side pays.
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


def won_minor(standing: Standing, milestone_id: str | None, winner: str) -> int:
    """The freelancer's share of what is disputed, where that side wins.

    All of it or nothing; where the loser bears the fee, what the winner himself had offered last.
    """
    held_minor = standing.held_of_minor(milestone_id)
    all_minor = held_minor if winner == "freelancer" else 0
    dispute = standing.dispute_over(milestone_id)
    if dispute is None or standing.policy.arbitration_payer != "loser":
        return all_minor
    return min(held_minor, dispute.offers.get(winner, all_minor))


def winner_of(dispute: Dispute, share_minor: int, held_minor: int) -> Side | None:
    """Whose last word a ruling is; None where it is neither side's, or both said the same."""
    last_words = (dispute.offers.get("client", 0), dispute.offers.get("freelancer", held_minor))
    won_by = [side for side, word in zip(SIDES, last_words, strict=True) if word == share_minor]
    return won_by[0] if len(won_by) == 1 else None


def return_arbitration_fee(
    standing: Standing, milestone_id: str | None, dispute: Dispute, winner: Side | None
) -> None:
    """Arbiter -> winner: all that he paid, where the loser bears it.

    Nobody wins, and both paid: one fee is shared between them in halves, and the odd unit stays
    with the arbiter, so that it is not lost.
    """
    if standing.policy.arbitration_payer != "loser":
        return
    half_minor = min(dispute.fees_paid.values()) // 2 if dispute.paid_by_both else 0
    for side in SIDES:
        back_minor = dispute.fees_paid.get(side, 0) if side == winner else 0
        if winner is None:
            back_minor = half_minor
        if back_minor:
            standing.ledger.post("arbiter", side, milestone_id, back_minor, "arbitration")
