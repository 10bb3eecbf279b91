"""`contract accept`, `pause`, `resume` and `bonus`: what the parties agree on as a whole."""

from __future__ import annotations

from typing import Annotated

import typer

from escrowbook.cli.options import Contract, Writing, command
from escrowbook.cli.recording import record_event

BonusAmount = Annotated[str, typer.Argument(metavar="AMOUNT", help="How much, like 50 or 50.00.")]
Back = Annotated[bool, typer.Option("--back", help="The freelancer gives it back.")]


@command
def accept(call: Writing, contract: Contract) -> int:
    """Accept the terms.

    They are pinned: whoever changes them afterwards by hand is found out by `check`.
    """
    return record_event(call, contract, {"do": "accept"})


@command
def pause(call: Writing, contract: Contract) -> int:
    """Put the contract on hold.

    No clock stops and nothing is refused for it: it tells people why nobody acts.
    """
    return record_event(call, contract, {"do": "pause"})


@command
def resume(call: Writing, contract: Contract) -> int:
    """Go on."""
    return record_event(call, contract, {"do": "resume"})


@command
def bonus(call: Writing, contract: Contract, amount: BonusAmount, back: Back = False) -> int:
    """Record a bonus.

    It never lies in escrow, so nothing protects it; fees and the security hold apply as to a
    release. It may come after the end.
    """
    if back:
        return record_event(call, contract, {"do": "refund", "amount": amount, "from": "bonus"})
    return record_event(call, contract, {"do": "bonus", "amount": amount})
