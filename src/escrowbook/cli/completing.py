"""What TAB offers: contracts of the book, milestones of a contract, presets.

It must be quick and may never complain: where anything is wrong, nothing is offered.
"""

from __future__ import annotations

import os


def contract_ids(book: str | None, incomplete: str) -> list[str]:
    """Ids of the book's contracts; what looks like a path is left to the shell."""
    from escrowbook.actions.book import ids_of_book
    from escrowbook.cli.surroundings import BOOK_VARIABLE

    ids = ids_of_book(book, os.environ.get(BOOK_VARIABLE), os.curdir)
    return [each for each in ids if each.startswith(incomplete)]


def milestone_ids(book: str | None, contract: str, incomplete: str) -> list[tuple[str, str]]:
    """Ids of a contract's milestones, with their states.

    Never with their titles: some shells evaluate what they are offered.
    """
    from escrowbook.actions.errors import StoreError, Unsound
    from escrowbook.actions.opening import open_contract
    from escrowbook.cli.calls import Common
    from escrowbook.cli.surroundings import world_for

    try:
        world = world_for(Common(book=book))
        rows = open_contract(world, contract).contract.milestones
    except (StoreError, Unsound):
        return []
    return [(row.id, row.state) for row in rows if row.id.startswith(incomplete)]


def preset_names(incomplete: str) -> list[tuple[str, str]]:
    """Names of the presets, with their titles."""
    from escrowbook.actions.presets import every_preset

    return [
        (preset.name, preset.title)
        for preset in every_preset()
        if preset.name.startswith(incomplete)
    ]
