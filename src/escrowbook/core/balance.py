"""One balance for all milestones: what it covers, and how money leaves it.

RULEBOOK 1b, Guru: one shared balance per job and freelancer, not tied to a milestone [G1][G2]. The
money lies in the pool; it goes through a milestone's escrow only on its way to the freelancer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escrowbook.core.milestone_standing import MilestoneStanding
    from escrowbook.core.standing import Standing


def cover(standing: Standing) -> None:
    """Say what of the balance covers each milestone, in the order of the file.

    INTERFACE 3: a milestone's `unfunded` is then what the balance does not cover. What a dispute
    has frozen is still there.
    """
    left_minor = standing.loose_pool_minor
    for milestone in standing.milestones.values():
        wanted_minor = 0 if milestone.is_cancelled else milestone.unpaid_minor
        milestone.covered_minor = min(left_minor, wanted_minor)
        left_minor -= milestone.covered_minor
        if not milestone.backing_minor:
            milestone.end_review()


def draw(standing: Standing, milestone: MilestoneStanding, amount_minor: int) -> None:
    """Move money from the balance to a milestone's escrow, to be released at once."""
    standing.ledger.post("pool", "escrow", milestone.id, amount_minor, "carry")


def allocate(standing: Standing, amount_minor: int) -> list[tuple[MilestoneStanding, int]]:
    """Which milestones an amount out of the balance pays for: in order, up to their prices.

    What is left over pays for the last one, so that every unit has a milestone.
    """
    shares: list[tuple[MilestoneStanding, int]] = []
    left_minor = amount_minor
    every = list(standing.milestones.values())
    milestones = [each for each in every if each.is_agreed] or every
    for milestone in milestones:
        share_minor = min(left_minor, max(0, milestone.price_minor - milestone.put_in_minor))
        if milestone is milestones[-1]:
            share_minor = left_minor
        if share_minor:
            shares.append((milestone, share_minor))
            left_minor -= share_minor
    return shares
