"""`journal merge` and `install-merge-driver`: git merges contracts by their events."""

from __future__ import annotations

import sys

from escrowbook.actions.merging import (
    Merged,
    install_driver,
    is_of_contracts,
    merge_files,
    merge_texts,
)
from escrowbook.cli.exits import Exit
from escrowbook.cli.output import ReceiptKept, give_document, say, write
from escrowbook.cli.surroundings import screen_for, world_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from typer import Argument

    from escrowbook.cli.calls import Common, Making


def merge(
    call: Making,
    base: Annotated[str, Argument(metavar="BASE", help="The common version (%O).")],
    ours: Annotated[
        str, Argument(metavar="OURS", help="Our version, which becomes the merged one (%A).")
    ],
    theirs: Annotated[str, Argument(metavar="THEIRS", help="Their version (%B).")],
    path: Annotated[
        str | None,
        Argument(metavar="[PATH]", help="What the file is called, if the versions are not (%P)."),
    ] = None,
) -> int:
    """Merge two versions.

    Their new events and ours come behind the common ones, by the time at which they happened, each
    through the rules, and are numbered anew: the same file comes of it on either side. Where both
    cannot stand nothing is written, both sides are told, and git leaves the file in conflict.
    A TOML file that is no contract is merged as git itself would.
    """
    if not is_of_contracts(base, ours, theirs):
        return merge_texts(base, ours, theirs)
    merged = merge_files(world_for(call), base, ours, theirs, path, dry_run=call.dry_run)
    with ReceiptKept(recorded=merged.recorded):
        if call.json:
            give_document(call, merged.row())
        else:
            write([screen_for(call).shown(_sentence(merged)) + "\n"])
    return Exit.DONE


def _sentence(merged: Merged) -> str:
    done = "merged" if merged.recorded else "would merge"
    return (
        f"{merged.path}: {done} {merged.ours} new of ours and {merged.theirs} of theirs behind "
        f"{merged.common} common events; head {merged.head}"
    )


def install_merge_driver(call: Common) -> None:
    """Install it.

    The driver is written into the settings of the git repository that the book is in, which belong
    to this clone alone, so each of you runs this once; `.gitattributes` of the book says which
    files it is for, and is committed.
    """
    # This very program, wherever it is installed: git runs it by its full path.
    program = [sys.executable, "-m", "escrowbook", "journal", "merge"]
    for line in install_driver(world_for(call).book, program):
        say(line)
