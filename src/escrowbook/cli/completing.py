"""What TAB offers: contracts of the book, milestones of a contract, presets.

It must be quick and may never complain: where anything is wrong, nothing is offered.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from escrowbook.actions.opening import World


def complete_contracts(context: typer.Context, incomplete: str) -> list[str]:
    """Ids of the book's contracts; what looks like a path is left to the shell."""
    from escrowbook.actions.checking import files_to_check
    from escrowbook.actions.errors import StoreError

    try:
        world = _world(context)
        files, _ = files_to_check(world, [world.book])
    except StoreError:
        return []
    ids = {os.path.basename(file.path).removesuffix(".toml") for file in files}
    return sorted(each for each in ids if each.startswith(incomplete))


def complete_milestones(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Ids of the named contract's milestones, with their states.

    Never with their titles: some shells evaluate what they are offered.
    """
    from escrowbook.actions.errors import StoreError, Unsound
    from escrowbook.actions.opening import open_contract

    name = context.params.get("contract")
    if not isinstance(name, str):
        return []
    try:
        contract = open_contract(_world(context), name).contract
    except (StoreError, Unsound):
        return []
    return [(row.id, row.state) for row in contract.milestones if row.id.startswith(incomplete)]


def complete_presets(incomplete: str) -> list[tuple[str, str]]:
    """Names of the presets, with their titles."""
    from escrowbook.actions.presets import every_preset

    return [
        (preset.name, preset.title)
        for preset in every_preset()
        if preset.name.startswith(incomplete)
    ]


def _world(context: typer.Context) -> World:
    from escrowbook.cli.options import Common
    from escrowbook.cli.surroundings import world_for

    book = context.params.get("book")
    return world_for(Common(book=book if isinstance(book, str) else None))
