"""How a contract ends: what is held goes where the rules for the closing side send it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.errors import assert_never
from escrowbook.core.settlement import refund_escrow, refund_pool, request_refund

if TYPE_CHECKING:
    from escrowbook.core.standing import Standing


def close_contract(standing: Standing, by: str) -> None:
    """The contract ends: what is held goes where the rules for the closing side send it.

    RULEBOOK 1a, close by client and by freelancer; 4. Promises without a cent are dropped, and
    so is the missing part of the others. Nothing that was released moves (3, invariant 5).
    """
    standing.closed_by = by
    standing.release_requests.clear()
    choice = standing.policy.closing_by(by)
    match choice:
        case "refund":
            _refund_all(standing)
        case "request":
            _request_all(standing)
        case "nothing" | "staff":
            pass  # It stays where it is.
        case _:
            assert_never(choice)
    for milestone in standing.milestones.values():
        milestone.review_started_at = None
        if not milestone.is_cancelled:
            milestone.dropped_minor += milestone.unpaid_minor
            milestone.is_cancelled = not milestone.put_in_minor


def _refund_all(standing: Standing) -> None:
    """Everything that is held goes back to the client, with no request step.

    RULEBOOK 1a, close by freelancer: ALL escrow, even for submitted work [U10][U11]. What is
    disputed stays frozen: nobody closes over a dispute, but a clock may (RULEBOOK 4).
    """
    standing.pool_request = None
    for milestone in standing.milestones.values():
        if milestone.escrow_minor and not milestone.is_disputed:
            refund_escrow(standing, milestone, milestone.escrow_minor)
    if standing.free_pool_minor:
        refund_pool(standing, standing.free_pool_minor)


def _request_all(standing: Standing) -> None:
    """Everything that is held is asked for back, and the freelancer's days start now.

    RULEBOOK 1a, close by client: the unpaid part becomes an escrow refund request [U9]. A
    request that was open before becomes part of it; what is disputed stays frozen.
    """
    standing.pool_request = None
    for milestone in standing.milestones.values():
        if milestone.escrow_minor and not milestone.is_disputed:
            request_refund(standing, milestone, milestone.escrow_minor)
    if standing.free_pool_minor:
        request_refund(standing, None, standing.free_pool_minor)
