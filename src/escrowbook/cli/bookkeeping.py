"""`contract note`, `observe` and `undo`: remembering, and correcting the record."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from escrowbook.actions.recording import undo as undo_event
from escrowbook.cli.options import Contract, Milestone, Writing, command
from escrowbook.cli.output import give_receipt
from escrowbook.cli.recording import record_event, write_options
from escrowbook.cli.surroundings import world_for
from escrowbook.core.errors import UsageError

TimerName = Literal[
    "auto-release",
    "hold-over",
    "refund-silence",
    "dormant",
    "dispute-silence",
    "arbitration-default",
    "release-silence",
    "term-over",
]
Text = Annotated[str, typer.Argument(metavar="TEXT", help="What is worth remembering.")]
Happened = Annotated[
    TimerName | None,
    typer.Option("--happened", help="The platform's clock did this now.", show_default=False),
]
DidNotHappen = Annotated[
    TimerName | None,
    typer.Option("--did-not-happen", help="It did not, and will not.", show_default=False),
]
ShownEscrow = Annotated[
    str | None,
    typer.Option("--escrow", metavar="A", help="What the platform's page shows in escrow."),
]
Number = Annotated[
    int | None, typer.Argument(metavar="[N]", help="The number of the event in the journal.")
]


@command
def note(call: Writing, contract: Contract, text: Text) -> int:
    """Keep a note in the journal.

    It changes nothing and restarts no clock.
    """
    if call.note is not None:
        raise UsageError("a note has one text: --note is for other events")
    return record_event(call, contract, {"do": "note", "note": text})


@command
def observe(
    call: Writing,
    contract: Contract,
    milestone: Milestone = None,
    happened: Happened = None,
    did_not_happen: DidNotHappen = None,
    escrow: ShownEscrow = None,
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


@command
def undo(call: Writing, contract: Contract, number: Number = None) -> int:
    """Void an event.

    Without N it is the last event in force that is no undo itself; a second plain undo goes one
    further back, and undo N of an undo brings its target back. Refused where a later event would
    no longer stand.
    """
    return give_receipt(call, undo_event(world_for(call), contract, number, write_options(call)))
