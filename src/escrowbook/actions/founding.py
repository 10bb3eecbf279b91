"""A new contract: its terms checked by the same reading as any other file, then written."""

from __future__ import annotations

import os

from escrowbook.actions.errors import Unsound
from escrowbook.actions.opening import Opened, World, opened_file
from escrowbook.actions.typed import refuse_controls
from escrowbook.core.errors import UsageError
from escrowbook.core.policy import PolicyError
from escrowbook.core.preset import stale_warnings
from escrowbook.core.records import frozen
from escrowbook.core.terms import ID_PATTERN, Terms
from escrowbook.store.drafting import NewContract, NewMilestone, contract_text
from escrowbook.store.errors import AlreadyThere
from escrowbook.store.presets import newest
from escrowbook.store.writing import create_contract

__all__ = ["NewContract", "NewMilestone", "Written", "found_contract", "preset_called"]


@frozen
class Written:
    """A contract that was written, or would be (`recorded` false for a dry run).

    `warnings` are what is doubtful about the rules that it names.
    """

    opened: Opened
    recorded: bool
    warnings: tuple[str, ...] = ()


def preset_called(name: str) -> str:
    """The full name of a preset: without a date, the newest. Raises UsageError."""
    try:
        return newest(name)
    except PolicyError as error:
        problem = error.problems[0]
        raise UsageError(problem.message, problem.remedy) from None


def found_contract(world: World, contract: NewContract, *, dry_run: bool = False) -> Written:
    """Write `ID.toml` into the book. Raises UsageError for terms that are none, or a taken id."""
    refuse_controls(_texts_of(contract))
    if not ID_PATTERN.fullmatch(contract.id):
        raise UsageError(
            f"{contract.id!r} is no id",
            "letters, digits, dot, underscore and hyphen; the first a letter or a digit",
        )
    path = os.path.join(world.book, f"{contract.id}.toml")
    opened = _read_back(world, path, contract)
    if os.path.lexists(path):
        raise _taken(contract.id, path)
    if not dry_run:
        try:
            create_contract(path, contract)
        except AlreadyThere:
            raise _taken(contract.id, path) from None
    return Written(opened, recorded=not dry_run, warnings=_doubts(world, opened.terms))


def _texts_of(contract: NewContract) -> dict[str, object]:
    return {
        "title": contract.title,
        "client": contract.client,
        "freelancer": contract.freelancer,
        "set": contract.overrides,
        **{each.id: (each.title, each.scope) for each in contract.milestones},
    }


def _read_back(world: World, path: str, contract: NewContract) -> Opened:
    """The contract as the file would be read: what reading refuses is never written."""
    try:
        data = contract_text(contract).encode()
        return opened_file(world, path, data)
    except ValueError:
        raise UsageError("a text of the terms is not Unicode") from None
    except Unsound as unsound:
        problem = unsound.problems[0]
        raise UsageError(problem.message, problem.remedy) from None


def _doubts(world: World, terms: Terms) -> tuple[str, ...]:
    today = world.moment(terms).astimezone(terms.zone).date()
    return stale_warnings(terms.policy.preset, terms.policy.read_on, today)


def _taken(contract_id: str, path: str) -> UsageError:
    return UsageError(f"the id {contract_id} is taken: {path} exists", "choose another id")
