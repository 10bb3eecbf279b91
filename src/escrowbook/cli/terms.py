"""`milestone add`, `edit` and `cancel`: terms that change after they were written."""

from __future__ import annotations

from escrowbook.actions.errors import NotFound
from escrowbook.actions.opening import open_contract
from escrowbook.cli.promises import read_due, read_promise
from escrowbook.cli.recording import record_event
from escrowbook.cli.surroundings import world_for
from escrowbook.core.money import format_amount, quoted
from escrowbook.core.remedies import meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from typer import Argument, Option

    from escrowbook.cli.calls import Writing
    from escrowbook.cli.options import Contract, Milestone, Scope, complete_milestones


def add(
    call: Writing,
    contract: Contract,
    promise: Annotated[
        str,
        Argument(
            metavar="TITLE=AMOUNT[@DUE]",
            help="The last = divides title and amount, the last @ amount and due date.",
        ),
    ],
    scope: Scope = None,
) -> int:
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


def edit(
    call: Writing,
    contract: Contract,
    milestone: Annotated[
        str,
        Argument(metavar="MILESTONE", help="Its id, like M4.", autocompletion=complete_milestones),
    ],
    title: Annotated[str | None, Option("--title", metavar="T", help="A new title.")] = None,
    amount: Annotated[str | None, Option("--amount", metavar="A", help="A new price.")] = None,
    due: Annotated[str | None, Option("--due", metavar="DUE", help="A new due date.")] = None,
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
            f"{terms.id} has no milestone {quoted(milestone)}{meant(milestone, ids)}",
            f"milestone list {terms.id}",
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


def cancel(call: Writing, contract: Contract, milestone: Milestone = None) -> int:
    """Drop a milestone.

    Once money was put in, it is released or refunded instead.
    """
    return record_event(call, contract, {"do": "cancel", "milestone": milestone})
