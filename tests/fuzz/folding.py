"""Fuzzing the rules: whatever happened, they take it or refuse it, and every check has an answer.

`python -m tests.fuzz.folding COUNT [--seed N]` prints what came of it, and a line for each journal
that ended otherwise. Events that cannot be read are left out: the fold gets all others.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TextIO

from escrowbook.core.checks.judging import verdict
from escrowbook.core.checks.registry import OF_CONTRACTS
from escrowbook.core.contract import Contract
from escrowbook.core.fold import fold, later
from escrowbook.core.journal import Refused
from escrowbook.core.reports.closing import refund_report
from tests.fuzz.counting import SECONDS_MAX, Tally, options
from tests.fuzz.journals import journals

MOMENT = datetime(2026, 6, 1, tzinfo=UTC)


def unequal(contract: Contract) -> Iterator[str]:
    """The rows whose money does not add up: the equation of INTERFACE 5, and no pot below zero."""
    for row in contract.milestones:
        went = (row.escrow_minor, row.pending_minor, row.paid_minor, row.refunded_minor)
        more = (row.carried_out_minor, row.arbitration_minor)
        if row.funded_minor + row.carried_in_minor != sum(went) + sum(more):
            yield f"{row.id}: what was put in is not what came of it"
        if min(*went, *more, row.unfunded_minor) < 0:
            yield f"{row.id} has a pot below zero"


def faults(count: int, seed: int, tally: Tally) -> Iterator[str]:
    """Fold `count` journals; a line for each that is not answered as it should be."""
    for number, (sample, document) in enumerate(journals(count, seed)):
        begun = time.process_time()
        refused: list[Refused] = []
        try:
            contract = fold(sample.terms, document.entries, MOMENT, refused)
            later(contract, None)
            verdict(sample.terms, document.entries, MOMENT, OF_CONTRACTS)
            refund_report(contract, "client")
            refund_report(contract, "freelancer")
        except Exception as error:  # noqa: BLE001 - that nothing is raised is what is tested.
            yield f"seed {seed}, journal {number}: {type(error).__name__}: {error}"
            continue
        yield from (f"seed {seed}, journal {number}: {each}" for each in unequal(contract))
        tally.count("journals")
        tally.events += len(document.entries)
        tally.refusals += len(refused)
        if tally.time(time.process_time() - begun) > SECONDS_MAX:
            yield f"seed {seed}, journal {number}: took more than {SECONDS_MAX} s"


def main(out: TextIO = sys.stdout) -> None:
    """Fold as many as the command line asks for."""
    count, seed = options()
    tally = Tally()
    out.writelines(f"{fault}\n" for fault in faults(count, seed, tally))
    out.write(f"{tally}; {tally.events} events, {tally.refusals} refused\n")


if __name__ == "__main__":
    main()
