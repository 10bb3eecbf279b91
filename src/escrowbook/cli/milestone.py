"""What happens to one milestone: fund, work, submit, release, refund, reverse."""

from __future__ import annotations

import os

from escrowbook.cli.recording import record_event
from escrowbook.cli.surroundings import digest_of_file
from escrowbook.core.errors import UsageError
from escrowbook.core.money import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Annotated, Literal

    from typer import Option

    from escrowbook.cli.calls import Writing
    from escrowbook.cli.options import Amount, Contract, Milestone


def fund(
    call: Writing, contract: Contract, milestone: Milestone = None, amount: Amount = None
) -> int:
    """Record a deposit.

    Without MILESTONE it is the first that is not fully funded; without --amount, all that is
    missing.
    Money in the pool is used first.
    """
    return _record(call, contract, "fund", milestone, amount=amount)


def work(
    call: Writing,
    contract: Contract,
    done: Annotated[int, Option("--done", metavar="PERCENT", help="How much is done, 0 to 100.")],
    milestone: Milestone = None,
) -> int:
    """Record progress.

    It is never refused and moves nothing: it shows how much work is not covered by escrow.
    """
    return _record(call, contract, "work", milestone, done=done)


def submit(
    call: Writing,
    contract: Contract,
    milestone: Milestone = None,
    file: Annotated[
        list[str] | None,
        Option("--file", metavar="F", help="A file that was delivered; its digest is kept."),
    ] = None,
) -> int:
    """Record a submission.

    The platform's review clock starts, if it has one and the milestone is funded.
    """
    return _record(call, contract, "submit", milestone, files=_digests(file or []))


def request_changes(call: Writing, contract: Contract, milestone: Milestone = None) -> int:
    """Record a request for changes: the review clock stops until the next submission."""
    return _record(call, contract, "request-changes", milestone)


def request_release(
    call: Writing, contract: Contract, milestone: Milestone = None, amount: Amount = None
) -> int:
    """Record that the freelancer asked for the money.

    It moves nothing. Where the platform takes silence for consent, the client's days to answer
    start; on a dormant contract it is the freelancer's answer in time.
    """
    return _record(call, contract, "request-release", milestone, amount=amount)


def release(
    call: Writing, contract: Contract, milestone: Milestone = None, amount: Amount = None
) -> int:
    """Record a release.

    Without --amount it is all that is in escrow. The platform's rules say what happens to the rest
    of a partial release, and to an amount above the escrow.
    """
    return _record(call, contract, "release", milestone, amount=amount)


def refund(
    call: Writing,
    contract: Contract,
    milestone: Milestone = None,
    amount: Amount = None,
    paid: Annotated[
        bool, Option("--paid", help="Out of what was released, not out of escrow.")
    ] = False,
) -> int:
    """Record that the freelancer gave money back.

    Out of escrow; with --paid out of what was released, what is still in the hold first.
    """
    source = "paid" if paid else "escrow"
    return _record(call, contract, "refund", milestone, amount=amount, source=source)


def reverse(
    call: Writing,
    contract: Contract,
    amount: Annotated[str, Option("--amount", metavar="A", help="How much, like 250 or 250.00.")],
    source: Annotated[
        Literal["escrow", "paid"], Option("--from", help="Which pot the money was taken from.")
    ],
    milestone: Milestone = None,
) -> int:
    """Record a chargeback or claw-back: it did happen, so only too small a pot refuses it."""
    return _record(call, contract, "reverse", milestone, amount=amount, source=source)


def _digests(paths: Sequence[str]) -> dict[str, str] | None:
    """The files' names with their digests; None for no file."""
    digests: dict[str, str] = {}
    for path in paths:
        name = os.path.basename(path)
        if name in digests:
            raise UsageError(f"two files are called {quoted(name)}", "submit them in one archive")
        digests[name] = digest_of_file(path)
    return digests or None


def _record(
    call: Writing,
    contract: str,
    do: str,
    milestone: str | None,
    *,
    source: str | None = None,
    **values: str | int | Mapping[str, str] | None,
) -> int:
    return record_event(
        call, contract, {"do": do, "milestone": milestone, "from": source, **values}
    )
