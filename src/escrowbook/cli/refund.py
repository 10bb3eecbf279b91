"""`refund request`, `approve` and `decline`: the client's ask and its answer."""

from __future__ import annotations

from escrowbook.cli.recording import record_event

TYPE_CHECKING = False
if TYPE_CHECKING:
    from escrowbook.cli.calls import Writing
    from escrowbook.cli.options import AskedAmount, Contract, Milestone


def request(
    call: Writing, contract: Contract, milestone: Milestone = None, amount: AskedAmount = None
) -> int:
    """Record that the client asked.

    For money in escrow the freelancer has the days that the platform's rules give; for released
    money there is no deadline.
    """
    return _record(call, contract, "request-refund", milestone, amount)


def approve(
    call: Writing, contract: Contract, milestone: Milestone = None, amount: AskedAmount = None
) -> int:
    """Record that the freelancer agreed.

    The money goes back to the client; if only a part is approved, the rest stays requested.
    """
    return _record(call, contract, "approve-refund", milestone, amount)


def decline(
    call: Writing, contract: Contract, milestone: Milestone = None, amount: AskedAmount = None
) -> int:
    """Record that the freelancer refused.

    Money in escrow is then frozen by a dispute.
    """
    return _record(call, contract, "decline-refund", milestone, amount)


def _record(
    call: Writing, contract: str, do: str, milestone: str | None, amount: str | None
) -> int:
    return record_event(call, contract, {"do": do, "milestone": milestone, "amount": amount})
