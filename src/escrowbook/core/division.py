"""Disputes over held money: it is frozen, and in the end divided to the last unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.balance import allocate, draw
from escrowbook.core.claims import Dispute
from escrowbook.core.settlement import refund_escrow, refund_pool, release

if TYPE_CHECKING:
    from escrowbook.core.milestone_standing import MilestoneStanding
    from escrowbook.core.standing import Standing


def open_dispute(
    standing: Standing,
    milestone: MilestoneStanding | None,
    filer: str,
    claim_minor: int,
    chance_percent: int | None = None,
) -> None:
    """What a milestone's escrow (None: the pool) holds is frozen; the other side's days start.

    An open request and the review clock are over with it (RULEBOOK 1a, decline = dispute).
    """
    dispute = Dispute(standing.moment, filer, claim_minor, chance_percent)
    if milestone is None:
        standing.pool_dispute, standing.pool_request = dispute, None
        for covered in standing.milestones.values() if standing.holds_balance else ():
            covered.review_started_at = None
    else:
        milestone.dispute, milestone.request = dispute, None
        milestone.review_started_at = None
    milestone_id = milestone.id if milestone else None
    standing.answer_release(milestone_id)
    standing.start_timer("dispute-silence", milestone_id, standing.moment)
    standing.start_timer("arbitration-default", milestone_id, standing.moment)


def divide(standing: Standing, milestone_id: str | None, freelancer_minor: int) -> None:
    """Held money is divided: his share is released, the rest goes back, and the quarrel is over.

    RULEBOOK 3, invariant 7: a split hands out exactly the amount. The pool belongs to no
    milestone; what of it is his is released through the last one, in the order of the file, of
    which something was carried there.
    """
    standing.answer_release(milestone_id)
    if milestone_id is None:
        standing.pool_dispute = standing.pool_request = None
        _divide_pool(standing, freelancer_minor)
        return
    milestone = standing.milestones[milestone_id]
    if freelancer_minor:
        release(standing, milestone, freelancer_minor)
    if milestone.escrow_minor:
        refund_escrow(standing, milestone, milestone.escrow_minor)
    milestone.dispute = milestone.request = None


def release_pool(standing: Standing, amount_minor: int) -> None:
    """Money of the pool is released to the freelancer, through the milestones that it is for."""
    if standing.holds_balance:
        for milestone, share_minor in allocate(standing, amount_minor):
            release(standing, milestone, share_minor)
    elif amount_minor:
        milestone = _carrier(standing)
        draw(standing, milestone, amount_minor)
        release(standing, milestone, amount_minor)


def _divide_pool(standing: Standing, freelancer_minor: int) -> None:
    release_pool(standing, freelancer_minor)
    if standing.free_pool_minor:
        refund_pool(standing, standing.free_pool_minor)


def _carrier(standing: Standing) -> MilestoneStanding:
    """The last milestone in the order of the file whose rest was carried to the pool."""
    return [each for each in standing.milestones.values() if each.has_carried][-1]
