"""`milestone list`: one row a milestone, over any number of contracts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from escrowbook.cli.batch import Batch
from escrowbook.cli.exits import Exit
from escrowbook.cli.options import NulSeparated, Paths, Reading, command
from escrowbook.cli.output import give
from escrowbook.core.contract import Milestone
from escrowbook.core.errors import UsageError
from escrowbook.core.money import quoted
from escrowbook.core.policy import did_you_mean
from escrowbook.core.reports.rows import Row
from escrowbook.core.reports.status import listed_milestone, milestones_report

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

State = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        metavar="STATE|FLAG",
        help="Only milestones in this state, or with this flag; may be given several times.",
    ),
]
Unfunded = Annotated[
    bool, typer.Option("--unfunded", help="Only those with money missing, in open contracts.")
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="End with 1 where a row came out.")]


@command
def list_milestones(
    call: Reading,
    paths: Paths = None,
    state: State = None,
    unfunded: Unfunded = False,
    exit_code: ExitCode = False,
    null: NulSeparated = False,
) -> int:
    """List milestones.

    Without a path these are the milestones of all contracts of the book.
    """
    words = _filter_words(state or [])
    batch = Batch(call, paths, nul_separated=null)
    count = 0

    def rows() -> Iterator[Row]:
        nonlocal count
        for opened in batch:
            contract = opened.contract
            for row in contract.milestones:
                is_missing = contract.state != "closed" and row.unfunded_minor > 0
                if (is_missing or not unfunded) and _matches(row, words):
                    count += 1
                    yield listed_milestone(contract, opened.path, row)

    give(call, milestones_report(rows()), ("contract", "milestone"))
    found = Exit.FOUND if exit_code and count else Exit.DONE
    return max(batch.exit, found)


def _filter_words(typed: Sequence[str]) -> frozenset[str]:
    words = [word for text in typed for word in text.split(",")]
    known = (*STATES, *FLAGS)
    for word in words:
        if word not in known:
            remedy = did_you_mean(word, known) or f"the words are {', '.join(known)}"
            raise UsageError(f"{quoted(word)} is no state and no flag", remedy)
    return frozenset(words)


def _matches(row: Milestone, words: frozenset[str]) -> bool:
    return not words or row.state in words or not words.isdisjoint(row.flags)
