"""`milestone add`, `edit` and `cancel`: terms that change after they were written."""

from __future__ import annotations

from typing import Annotated

import typer

from escrowbook.actions.errors import NotFound
from escrowbook.actions.opening import open_contract
from escrowbook.cli.options import Contract, Milestone, Writing, command
from escrowbook.cli.promises import read_due, read_promise
from escrowbook.cli.recording import record_event
from escrowbook.cli.surroundings import world_for
from escrowbook.core.money import format_amount, quoted
from escrowbook.core.policy import did_you_mean

PromiseText = Annotated[
    str,
    typer.Argument(
        metavar="TITLE=AMOUNT[@DUE]",
        help="The last = divides title and amount, the last @ amount and due date.",
    ),
]
Scope = Annotated[
    str | None, typer.Option("--scope", metavar="TEXT", help="What it is to deliver.")
]
NeededMilestone = Annotated[str, typer.Argument(metavar="MILESTONE", help="Its id, like M4.")]
NewTitle = Annotated[str | None, typer.Option("--title", metavar="T", help="A new title.")]
NewAmount = Annotated[str | None, typer.Option("--amount", metavar="A", help="A new price.")]
NewDue = Annotated[str | None, typer.Option("--due", metavar="DUE", help="A new due date.")]


@command
def add(call: Writing, contract: Contract, promise: PromiseText, scope: Scope = None) -> int:
    """Add a milestone.

    It gets the next free id: M5 after M4.
    """
    world = world_for(call)
    terms = open_contract(world, contract).terms
    read = read_promise(promise, terms.currency, world.moment(terms), terms.zone)
    values = {
        "do": "amend",
        "title": read.title,
        "amount": format_amount(read.amount_minor, terms.currency),
        "due": read.due,
        "scope": scope,
    }
    return record_event(call, contract, values, world)


@command
def edit(
    call: Writing,
    contract: Contract,
    milestone: NeededMilestone,
    title: NewTitle = None,
    amount: NewAmount = None,
    due: NewDue = None,
    scope: Scope = None,
) -> int:
    """Change a milestone.

    What is not named stays. An amount below what was put in is refused.
    """
    world = world_for(call)
    opened = open_contract(world, contract)
    terms = opened.terms
    # An amendment of a milestone that is not there would add one.
    if opened.contract.milestone(milestone) is None:
        ids = [row.id for row in opened.contract.milestones]
        raise NotFound(
            opened.path,
            f"{terms.id} has no milestone {quoted(milestone)}",
            did_you_mean(milestone, ids) or f"milestone list {terms.id}",
        )
    values = {
        "do": "amend",
        "milestone": milestone,
        "title": title,
        "amount": amount,
        "due": None if due is None else read_due(due, world.moment(terms), terms.zone),
        "scope": scope,
    }
    return record_event(call, contract, values, world)


@command
def cancel(call: Writing, contract: Contract, milestone: Milestone = None) -> int:
    """Drop a milestone.

    Only one into which nothing was ever put; where money was, it is released or refunded.
    """
    return record_event(call, contract, {"do": "cancel", "milestone": milestone})
