"""`contract note`, `observe` and `undo`: remembering, and correcting the record."""

from __future__ import annotations

from escrowbook.actions.recording import undo as undo_event
from escrowbook.cli.output import give_receipt
from escrowbook.cli.recording import record_event, write_options
from escrowbook.cli.surroundings import world_for
from escrowbook.core.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from typer import Argument, Option

    from escrowbook.cli.calls import Writing
    from escrowbook.cli.options import Contract, Milestone, TimerName


def note(
    call: Writing,
    contract: Contract,
    text: Annotated[str, Argument(metavar="TEXT", help="What is worth remembering.")],
) -> int:
    """Keep a note in the journal.

    It changes nothing and does not restart a clock.
    """
    if call.note is not None:
        raise UsageError("a note has one text: --note is for other events")
    return record_event(call, contract, {"do": "note", "note": text})


def observe(
    call: Writing,
    contract: Contract,
    milestone: Milestone = None,
    happened: Annotated[
        TimerName | None,
        Option("--happened", help="The platform's clock did this now.", show_default=False),
    ] = None,
    did_not_happen: Annotated[
        TimerName | None,
        Option("--did-not-happen", help="It did not, and will not.", show_default=False),
    ] = None,
    escrow: Annotated[
        str | None,
        Option("--escrow", metavar="A", help="What the platform's page shows in escrow."),
    ] = None,
) -> int:
    """Record what the platform really did.

    It overrides our clock: --did-not-happen stops a timer for good, --happened puts it at this
    event's time. It speaks of the timer of that kind that last started.
    """
    if sum(each is not None for each in (happened, did_not_happen, escrow)) != 1:
        raise UsageError(
            "say one thing: --happened WHAT, --did-not-happen WHAT or --escrow A",
            f"contract observe {contract} --did-not-happen auto-release",
        )
    values = {
        "do": "observe",
        "milestone": milestone,
        "what": happened or did_not_happen,
        "happened": None if escrow is not None else happened is not None,
        "escrow": escrow,
    }
    return record_event(call, contract, values)


def undo(
    call: Writing,
    contract: Contract,
    number: Annotated[
        int | None, Argument(metavar="[N]", help="The number of the event in the journal.")
    ] = None,
) -> int:
    """Void an event.

    Without N it is the last event in force that is no undo itself; a second plain undo goes one
    further back, and undo N of an undo brings its target back. Refused where a later event would
    no longer stand.
    """
    return give_receipt(call, undo_event(world_for(call), contract, number, write_options(call)))
