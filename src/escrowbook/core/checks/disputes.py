"""Disputes: whether what can be won is worth what arbitration costs.

RULEBOOK 5: dispute-not-worth.
"""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.reports.worth import worth_of_dispute
from escrowbook.core.reports.worth_words import waiting_sentence
from escrowbook.core.terms import NOWHERE

_WHOLE_PERCENT = 100


def dispute_not_worth(inspection: Inspection) -> Iterator[Remark]:
    """An open dispute that brings, on average, no more than its fee.

    RULEBOOK 5: claim x chance <= fee; the break-even claim is the fee divided by the share won
    [T16][T17]. Without a chance a win counts as certain. Where the fee is unknown, `fee-unknown`
    asks for it; where it is paid it is spent, and no longer a reason. Asks for no day.
    """
    contract = inspection.contract
    percent = inspection.thresholds.dispute_not_worth_percent
    for milestone in (*(row.id for row in inspection.milestones), None):
        worth = worth_of_dispute(contract, milestone)
        dispute = contract.standing.dispute_over(milestone) if worth else None
        if worth is None or dispute is None or worth.by in dispute.fees_paid:
            continue
        if not worth.fee_minor or worth.gain_minor is None:
            continue
        brings_minor = worth.gain_minor + worth.fee_minor
        if brings_minor * _WHOLE_PERCENT > worth.fee_minor * percent:
            continue
        row = contract.milestone(milestone or "")
        even = (
            "no claim does"
            if worth.break_even_claim_minor is None
            else f"a claim of {inspection.money(worth.break_even_claim_minor)} does"
        )
        named = milestone or "the pool"
        wait = ""
        if worth.waiting is not None:
            wait = f"; {waiting_sentence(worth.waiting, inspection.money)}"
        yield Remark(
            inspection.place_of(row) if row else NOWHERE,
            f"the dispute over {named} brings the {worth.by} {inspection.money(brings_minor)} on "
            f"average, and arbitration costs {inspection.money(worth.fee_minor)}: it does not pay "
            f"its fee, {even}{wait}",
            milestone,
            remedy=""
            if milestone
            else f"escrowbook dispute settle {contract.terms.id} --freelancer AMOUNT",
        )
