"""`contract close`: look at what it would do with each cent, then do it after a yes."""

from __future__ import annotations

from escrowbook.actions.closing import Closing, closing_of, look, pay_shares
from escrowbook.actions.closing import close as close_contract
from escrowbook.cli.exits import Exit
from escrowbook.cli.output import give_document, give_receipt, say, write
from escrowbook.cli.recording import write_options
from escrowbook.cli.surroundings import is_confirmed, may_ask, screen_for, world_for
from escrowbook.core.errors import UsageError
from escrowbook.core.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Literal

    from typer import Option

    from escrowbook.actions.opening import World
    from escrowbook.cli.calls import Recording
    from escrowbook.cli.options import Contract
    from escrowbook.core.reports.closing import RefundReport
    from escrowbook.core.reports.closing_windows import Reader
    from escrowbook.views.closing import Written


def close(
    call: Recording,
    contract: Contract,
    by: Annotated[
        Literal["client", "freelancer", "mutual", "platform"] | None,
        Option(
            "--by", help="Who closes; left out, the side that keeps the book.", show_default=False
        ),
    ] = None,
    pay: Annotated[
        list[str] | None,
        Option("--pay", metavar="M=AMOUNT", help="How much of the escrow the freelancer gets."),
    ] = None,
    refund_report: Annotated[
        bool,
        Option("--refund-report", help="Show what closing would do with each cent; write nothing."),
    ] = False,
    yes: Annotated[bool, Option("--yes", help="Close without asking.")] = False,
) -> int:
    """End the contract.

    On a terminal you see what closing does and are asked first; in a script, give --yes.
    """
    world = world_for(call)
    closing = closing_of(world, by, pay_shares(pay or []))
    if refund_report and (call.dry_run or not yes):
        _, report = look(world, contract, closing, call.at)
        _give_report(call, world, report, "looked-at")
        return Exit.DONE
    if not yes and not call.dry_run:
        _ask(call, world, contract, closing)
    receipt, report = close_contract(world, contract, closing, write_options(call))
    if refund_report:
        _give_report(call, world, report, "recorded" if receipt.recorded else "looked-at")
        return Exit.DONE
    if not receipt.is_repeated:
        from escrowbook.core.reports.closing_words import dropped

        undo = f"contract undo {receipt.contract.terms.id}"
        way_back = f"; `{undo}` corrects the record where it never happened, and moves no money"
        for warning in report.warnings:
            say(f"take care: {warning}{way_back if receipt.recorded else ''}")
        for told in dropped(report):
            say(f"note: {told}")
    return give_receipt(call, receipt)


def _ask(call: Recording, world: World, contract: str, closing: Closing) -> None:
    """Show the report and wait for a yes. Raises UsageError where none is given.

    What the rules refuse is refused at once: nobody is asked about what cannot be done.
    """
    if call.json or not may_ask():
        from shlex import quote

        raise UsageError(
            "closing needs a yes, and nobody is there to ask: look at its report first, or say "
            "--yes",
            f"contract close {quote(contract)} --refund-report",
        )
    close_contract(world, contract, closing, replace(write_options(call), dry_run=True))
    _, report = look(world, contract, closing, call.at)
    _give_report(call, world, report, "asked")
    if not is_confirmed("Close it?"):
        raise UsageError("not closed: nobody said yes")


def _give_report(call: Recording, world: World, report: RefundReport, written: Written) -> None:
    if call.json:
        from escrowbook.core.reports.closing_rows import report_document

        give_document(call, report_document(report, recorded=written == "recorded"))
        return
    from escrowbook.views.closing import closing_text

    reader: Reader = "client" if world.party == "client" else "freelancer"
    write([closing_text(report, reader, screen_for(call), written)])
    if call.verbose:
        say(f"the book is {world.book}, kept by the {world.party}")
