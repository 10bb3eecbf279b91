"""What a receipt has to say of an event beside what it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.events.funding import Fund
from escrowbook.core.events.payment import Release

if TYPE_CHECKING:
    from escrowbook.core.contract import Contract
    from escrowbook.core.journal import Entry


def event_notes(contract: Contract, entry: Entry) -> tuple[str, ...]:
    """What an event did that the rules allow and few people mean; `contract` is right after it.

    RULEBOOK 1b, Guru: what one balance holds is tied to no milestone [G1][G2].
    """
    event, standing = entry.event, contract.standing
    row = contract.milestone(event.milestone_id or "")
    if isinstance(event, Release) and row is not None and row.above_price_minor:
        over_minor = min(event.amount_minor, row.above_price_minor)
        return (f"{standing.money(over_minor)} more than {row.id}'s price",)
    if isinstance(event, Fund) and event.milestone is None:
        wanted_minor = sum(each.unpaid_minor for each in standing.milestones.values())
        over_minor = min(event.amount_minor, standing.loose_pool_minor - wanted_minor)
        if over_minor > 0:
            return (f"{standing.money(over_minor)} more than the milestones still cost",)
    return ()
