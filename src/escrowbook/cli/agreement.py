"""`contract accept`, `pause`, `resume` and `bonus`: what the parties agree on as a whole."""

from __future__ import annotations

from escrowbook.cli.recording import record_event

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from typer import Argument, Option

    from escrowbook.cli.calls import Writing
    from escrowbook.cli.options import Contract


def accept(call: Writing, contract: Contract) -> int:
    """Accept the terms.

    `check` reports every later change of the terms by hand.
    """
    return record_event(call, contract, {"do": "accept"})


def pause(call: Writing, contract: Contract) -> int:
    """Put the contract on hold.

    No clock stops and nothing is refused: it only says why nobody acts.
    """
    return record_event(call, contract, {"do": "pause"})


def resume(call: Writing, contract: Contract) -> int:
    """Go on."""
    return record_event(call, contract, {"do": "resume"})


def bonus(
    call: Writing,
    contract: Contract,
    amount: Annotated[str, Argument(metavar="AMOUNT", help="How much, like 50 or 50.00.")],
    back: Annotated[bool, Option("--back", help="The freelancer gives it back.")] = False,
) -> int:
    """Record a bonus.

    It is never in escrow, so nothing protects it; fees and the security hold apply as to a
    release. It is possible after the contract is closed.
    """
    if back:
        return record_event(call, contract, {"do": "refund", "amount": amount, "from": "bonus"})
    return record_event(call, contract, {"do": "bonus", "amount": amount})
