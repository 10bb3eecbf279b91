"""`dispute open`, `offer`, `settle`, `pay-fee` and `rule`: who gets money that both sides want."""

from __future__ import annotations

from escrowbook.actions.recording import record
from escrowbook.cli.output import give_receipt, write
from escrowbook.cli.recording import record_event, typed_values, write_options
from escrowbook.cli.surroundings import screen_for, world_for
from escrowbook.core.errors import UsageError
from escrowbook.core.money import quoted

_DIGITS_MAX = 3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from typer import Option

    from escrowbook.actions.recording import Receipt
    from escrowbook.cli.calls import Writing
    from escrowbook.cli.options import Contract, Milestone, Share


def open_dispute(
    call: Writing,
    contract: Contract,
    claim: Annotated[
        str,
        Option("--claim", metavar="A", help="How much the side that files wants; 0 is allowed."),
    ],
    milestone: Milestone = None,
    chance: Annotated[
        str | None,
        Option(
            "--chance",
            metavar="PERCENT",
            help="How likely a win is, 0 to 100, to see what it is worth.",
        ),
    ] = None,
) -> int:
    """Dispute what is held.

    Without MILESTONE it is about the pool. The disputed money is frozen, and the other side's days
    to answer start. --dry-run also shows whether the dispute is worth its fee.
    """
    values = {"do": "dispute", "milestone": milestone, "claim": claim, "chance": _percent(chance)}
    receipt = record(world_for(call), contract, typed_values(values), write_options(call))
    code = give_receipt(call, receipt)
    if call.dry_run and not (call.json or call.quiet):
        _tell_worth(call, receipt)
    return code


def _percent(typed: str | None) -> int | None:
    """A chance such as 60 or 60%; what rules say of it, they say. Raises UsageError."""
    if typed is None:
        return None
    digits = typed.strip().removesuffix("%").strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS_MAX):
        raise UsageError(f"{quoted(typed)} is no chance", "--chance 60, a whole number up to 100")
    return int(digits)


def offer(call: Writing, contract: Contract, freelancer: Share, milestone: Milestone = None) -> int:
    """Record what one side would leave the freelancer.

    It moves nothing. From the side that did not file the dispute, it counts as the answer in time.
    """
    return _record(call, contract, "offer", milestone, freelancer=freelancer)


def settle(
    call: Writing, contract: Contract, freelancer: Share, milestone: Milestone = None
) -> int:
    """Record that both sides agreed.

    The freelancer's share is released, the rest goes back. It needs no dispute.
    """
    return _record(call, contract, "settle", milestone, freelancer=freelancer)


def pay_fee(
    call: Writing,
    contract: Contract,
    amount: Annotated[str, Option("--amount", metavar="A", help="What this side paid.")],
    milestone: Milestone = None,
) -> int:
    """Record that one side paid for arbitration.

    If only one side pays in time, that side wins; if both pay, the ruling decides.
    """
    return _record(call, contract, "pay-fee", milestone, amount=amount)


def rule(call: Writing, contract: Contract, freelancer: Share, milestone: Milestone = None) -> int:
    """Record a ruling, or what the platform's staff decided.

    Where the platform takes its fee out of escrow, that goes first; --freelancer is his share of
    what is left.
    """
    return _record(call, contract, "rule", milestone, freelancer=freelancer)


def _record(
    call: Writing, contract: str, do: str, milestone: str | None, **values: str | None
) -> int:
    return record_event(call, contract, {"do": do, "milestone": milestone, **values})


def _tell_worth(call: Writing, receipt: Receipt) -> None:
    from escrowbook.core.reports.worth import worth_of_dispute
    from escrowbook.core.reports.worth_words import worth_sentences
    from escrowbook.views.cells import wrapped

    screen = screen_for(call)
    worth = worth_of_dispute(receipt.contract, receipt.entry.event.milestone_id)
    if worth is not None:
        for sentence in worth_sentences(worth, receipt.contract.terms.currency):
            write(f"{line}\n" for line in wrapped(screen.shown(sentence), screen.width))
