"""Why each line of the refund report is as it is, with the page that says so (RULEBOOK 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.reports.sourcing import sourced

if TYPE_CHECKING:
    from escrowbook.core.contract import Contract
    from escrowbook.core.ledger import Transfer
    from escrowbook.core.policy import Policy

STAFF = "a decision of the platform's staff"
BECAUSE_RELEASED = (
    "it is released: money released is never refunded by closing; the client may ask, and he may "
    "refuse [T1][U11]"
)
BECAUSE_IN_HOLD = (
    "it is released: closing changes neither the money nor the end of its hold [T1][U11]"
)
BECAUSE_PROMISED = "it was a promise: never deposited, so there is nothing to give back [T1]"
BECAUSE_FROZEN = "frozen by a dispute until it is settled or ruled on (RULEBOOK 4, disputed)"
BECAUSE_ASKED = (
    "only a request: he approves, and it goes back; he declines, and it is disputed [U8][U12]"
)
BECAUSE_FOR_STAFF = "closing does not move it: the platform's staff decide what becomes of it"
BECAUSE_NOT_MOVED = "closing does not move it: it waits to be released, refunded or settled"
BECAUSE_PAID_BY_CLOSING = "closing pays it: it is released like any other release [U9]"
BECAUSE_BONUS = "a bonus is the freelancer's: nothing moves, only he can give it back [U24]"
BECAUSE_FINAL = "it is released, and released money is final here"


def because_released(before: Contract) -> str:
    """Why released money stays: closing refunds none, and some platforms refund none at all."""
    policy = before.terms.policy
    if is_final(policy):
        return sourced(BECAUSE_FINAL, policy, "voluntary_refund_days")
    return sourced(BECAUSE_RELEASED, policy, "close_by_freelancer")


def is_final(policy: Policy) -> bool:
    """Whether released money can neither be given back nor asked for through the platform."""
    return policy.voluntary_refund_days == 0 and policy.ask_refund_days == 0


def because_given_back(by: str, before: Contract) -> str:
    """Why money that is held goes back at once when `by` closes."""
    if by == "mutual":
        return "both agreed: what the closing does not pay goes back"
    if by == "freelancer":
        because = "a freelancer who closes gives back all escrow, with no request step [U10][U11]"
    else:
        because = "what still lies in escrow goes back when the contract is closed so [U19]"
    return sourced(because, before.terms.policy, f"close_by_{by}")


def because_fee_returns(transfer: Transfer) -> str:
    """Why a fee comes back to whoever paid it."""
    if transfer.why == "initiation":
        return "nothing was ever released, so the opening fee comes back [U21]"
    return "the fee on what goes back comes back with it (client_fee_returned)"


def closing_is_for_staff(after: Contract) -> bool:
    """Whether the platform's people decide about what the closing left where it was."""
    by = after.closed_by
    return by in ("client", "freelancer", "platform") and (
        after.terms.policy.closing_by(by) == "staff"
    )
