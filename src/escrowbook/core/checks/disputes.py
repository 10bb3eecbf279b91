"""Disputes: what silence or an unpaid fee would give away, and whether arbitration pays its fee.

RULEBOOK 5: dispute-not-worth; of our own: dispute-answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from escrowbook.core.arbitration import SIDES, side_fee_minor
from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.fold import later
from escrowbook.core.money import format_amount
from escrowbook.core.reports.worth import worth_of_dispute
from escrowbook.core.reports.worth_words import waiting_sentence
from escrowbook.core.terms import NOWHERE

if TYPE_CHECKING:
    from escrowbook.core.arbitration import Side
    from escrowbook.core.claims import Dispute
    from escrowbook.core.contract import Happening

_WHOLE_PERCENT = 100
_DEADLINES = ("dispute-silence", "arbitration-default")


def dispute_answer(inspection: Inspection) -> Iterator[Remark]:
    """An open dispute that a clock decides against the side that does not act in time.

    RULEBOOK 1a, decline = dispute: a silent side loses what the other claims; arbitrate: so does
    the one that does not pay. What the clock would move is let happen on a copy, so the first
    deadline of each dispute is the one told. From the first day on, unless the book sets
    `dispute_answer_days`; the days left are counted from the inspection's moment.
    """
    contract = inspection.contract
    if not contract.standing.is_disputed:
        return
    days = inspection.thresholds.dispute_answer_days
    for happening in later(contract, None).log[len(contract.log) :]:
        timer = happening.firing.timer if happening.firing else None
        dispute = contract.standing.dispute_over(timer.milestone) if timer else None
        if timer is None or dispute is None or timer.do not in _DEADLINES:
            continue
        if days is not None and not inspection.is_within(inspection.day_of(happening.at), days):
            continue
        remark = _answer_in_time(inspection, happening, timer.do, timer.milestone, dispute)
        if remark is not None:
            yield remark


def _answer_in_time(
    inspection: Inspection, happening: Happening, do: str, milestone: str | None, dispute: Dispute
) -> Remark | None:
    """Who has to act, until when, and what the other side gets otherwise; None where nothing."""
    contract, policy = inspection.contract, inspection.policy
    loser, winner = _sides(do, dispute, policy.on_neither_pays)
    accounts = ("client",) if winner == "client" else ("pending", "freelancer")
    lost_minor = sum(
        transfer.amount_minor
        for transfer in happening.transfers
        if transfer.source in ("escrow", "pool") and transfer.target in accounts
    )
    if not lost_minor:
        return None
    named = milestone or "the pool"
    goes = f"{inspection.money(lost_minor)} to the {winner} {inspection.when(happening.at)}"
    of = " ".join(filter(None, ["escrowbook dispute {verb}", contract.terms.id, milestone]))
    if do == "dispute-silence":
        claim = inspection.money(dispute.claim_minor)
        message = (
            f"the {winner} disputes {named} and claims {claim}: if the {loser} does not answer, "
            f"silence gives {goes}"
        )
        remedy = f"{of.format(verb='offer')} --freelancer AMOUNT --by {loser}"
    else:
        fee_minor = side_fee_minor(policy, contract.standing.held_of_minor(milestone))
        currency = contract.terms.currency
        fee = "AMOUNT" if fee_minor is None else format_amount(fee_minor, currency)
        paid = f"only the {winner} has" if winner in dispute.fees_paid else "neither side has"
        message = (
            f"{paid} paid for the arbitration of {named}: if the {loser} does not pay, that gives "
            f"{goes}"
        )
        remedy = f"{of.format(verb='pay-fee')} --amount {fee} --by {loser}"
    row = contract.milestone(milestone or "")
    place = inspection.place_of(row) if row else NOWHERE
    return Remark(place, message, milestone, remedy=remedy)


def _sides(do: str, dispute: Dispute, on_neither_pays: str) -> tuple[Side, Side]:
    """Who loses by the deadline, and who wins."""
    winner = dispute.filer if do == "dispute-silence" else on_neither_pays
    if do == "arbitration-default":
        winner = next((side for side in SIDES if side in dispute.fees_paid), winner)
    return ("freelancer", "client") if winner == "client" else ("client", "freelancer")


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
