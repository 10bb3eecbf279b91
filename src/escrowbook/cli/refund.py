"""`refund request`, `approve` and `decline`: the client's ask and its answer."""

from __future__ import annotations

from typing import Annotated

import typer

from escrowbook.cli.options import Contract, Milestone, Writing, command
from escrowbook.cli.recording import record_event

Amount = Annotated[
    str | None,
    typer.Option("--amount", metavar="A", help="How much; left out, all that it is about."),
]


@command
def request(
    call: Writing, contract: Contract, milestone: Milestone = None, amount: Amount = None
) -> int:
    """Record that the client asked.

    For money in escrow the freelancer has some days to answer, as the platform's rules say; for
    released money it is an ask without a clock.
    """
    return _record(call, contract, "request-refund", milestone, amount)


@command
def approve(
    call: Writing, contract: Contract, milestone: Milestone = None, amount: Amount = None
) -> int:
    """Record that the freelancer agreed.

    The money goes back to the client; of a part, the rest stays asked for.
    """
    return _record(call, contract, "approve-refund", milestone, amount)


@command
def decline(
    call: Writing, contract: Contract, milestone: Milestone = None, amount: Amount = None
) -> int:
    """Record that the freelancer refused.

    Money in escrow is then frozen by a dispute.
    """
    return _record(call, contract, "decline-refund", milestone, amount)


def _record(
    call: Writing, contract: str, do: str, milestone: str | None, amount: str | None
) -> int:
    return record_event(call, contract, {"do": do, "milestone": milestone, "amount": amount})
