"""`milestone list`: one row a milestone, over any number of contracts."""

from __future__ import annotations

from escrowbook.cli.batch import MISSING, Batch
from escrowbook.cli.choosing import named_paths
from escrowbook.cli.exits import Exit
from escrowbook.cli.listing import print_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Annotated

    from typer import Option

    from escrowbook.cli.calls import Many
    from escrowbook.cli.options import NulSeparated, Paths

# The words that `--state` takes (INTERFACE 5).
STATES = (
    "unfunded",
    "funded",
    "submitted",
    "changes-requested",
    "released",
    "refunded",
    "split",
    "cancelled",
)
FLAGS = ("part-funded", "refund-requested", "disputed", "on-hold", "dormant")


def list_milestones(
    call: Many,
    paths: Paths = None,
    state: Annotated[
        list[str] | None,
        Option(
            "--state",
            metavar="STATE|FLAG",
            help="Only milestones in this state, or with this flag; may be given several times.",
        ),
    ] = None,
    unfunded: Annotated[
        bool, Option("--unfunded", help="Only those with money missing, in open contracts.")
    ] = False,
    exit_code: Annotated[
        bool, Option("--exit-code", help="Exit with 1 if any row was found.")
    ] = False,
    null: NulSeparated = False,
) -> int:
    """List milestones.

    Without a path these are the milestones of all contracts of the book.
    """
    words = _filter_words(state or [])
    batch = Batch(call, "milestones", named_paths(paths, nul_separated=null))
    if words or unfunded:
        batch.wants = lambda tag: _matches(tag.split(" "), words, unfunded=unfunded)
    count = print_rows(call, batch, "milestones/1", ("contract", "milestone"))
    found = Exit.FOUND if exit_code and count else Exit.DONE
    return max(batch.exit, found)


def _filter_words(typed: Sequence[str]) -> frozenset[str]:
    words = [word for text in typed for word in text.split(",")]
    known = (*STATES, *FLAGS)
    for word in words:
        if word not in known:
            from escrowbook.core.errors import UsageError
            from escrowbook.core.meant import did_you_mean
            from escrowbook.core.money import quoted

            remedy = did_you_mean(word, known) or f"the words are {', '.join(known)}"
            raise UsageError(f"{quoted(word)} is no state and no flag", remedy)
    return frozenset(words)


def _matches(tag: list[str], words: frozenset[str], *, unfunded: bool) -> bool:
    """Whether a row is wanted; its tag is its state, its flags, and MISSING."""
    return (not unfunded or MISSING in tag) and (not words or not words.isdisjoint(tag))
