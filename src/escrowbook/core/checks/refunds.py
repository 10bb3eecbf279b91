"""Refunds: what silence, a misunderstanding or a closing of his own would give away.

RULEBOOK 5: refund-answer, asked-released, close-loses; of our own: undecided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from escrowbook.core.checks.inspection import Inspection, Remark, is_above
from escrowbook.core.exposure import work_value_minor
from escrowbook.core.reports.undecided import undecided
from escrowbook.core.terms import NOWHERE

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.claims import RefundRequest
    from escrowbook.core.contract import Milestone
    from escrowbook.core.errors import Place


def refund_answer(inspection: Inspection) -> Iterator[Remark]:
    """An open request for held money: answer it, silence decides otherwise.

    RULEBOOK 1a, stay silent. Told from the first day on, unless the book sets
    `refund_answer_days`; the days left are counted from the inspection's moment.
    """
    deadlines = {
        timer.milestone: timer.due for timer in inspection.timers if timer.do == "refund-silence"
    }
    for row in inspection.milestones:
        due = deadlines.get(row.id)
        if not _is_soon(inspection, due):
            continue
        if row.request is not None and row.request.pot == "escrow":
            message = _asked(inspection, row.id, row.request, due)
            yield Remark(inspection.place_of(row), message, row.id)
    request = inspection.contract.standing.pool_request
    if request is not None and _is_soon(inspection, deadlines.get(None)):
        message = _asked(inspection, "the pool", request, deadlines.get(None))
        contract_id = inspection.contract.terms.id
        yield Remark(
            _place_of_request(inspection, request),
            message,
            remedy=f"escrowbook refund decline {contract_id}",
        )


def asked_released(inspection: Inspection) -> Iterator[Remark]:
    """The client asks for money that was released already: nothing moves, and he may refuse.

    RULEBOOK 5: windows 30 / 180 / 365 [T1][T6]; 1a, refund request, released money. The windows
    are the policy's. Asks for no day.
    """
    for row in inspection.milestones:
        request = row.request
        if request is not None and request.pot == "paid":
            yield Remark(
                inspection.place_of(row),
                f"the client asked on {inspection.day_of(request.asked_at)} for "
                f"{inspection.money(request.amount_minor)} of {row.id} that is already released: "
                f"there is no deadline, and the freelancer may refuse{_windows(inspection)}",
                row.id,
            )


def undecided_after_closing(inspection: Inspection) -> Iterator[Remark]:
    """Money that a closing left where it is, and that no clock will ever move.

    RULEBOOK 4: closing moves nothing, or the platform's staff decide. Asks for no day.
    """
    for each in undecided(inspection.contract):
        row = inspection.contract.milestone(each.milestone or "")
        yield Remark(
            inspection.place_of(row) if row else NOWHERE,
            f"the contract is closed, and {each.sentence}",
            each.milestone,
            remedy=each.remedy,
        )


def _windows(inspection: Inspection) -> str:
    """`; after a release the platform mediates for 30 days, …`: what the policy says."""
    policy = inspection.policy
    windows = (
        (policy.mediate_released_days, "the platform mediates"),
        (policy.voluntary_refund_days, "the freelancer can refund it"),
        (policy.ask_refund_days, "the client can ask"),
    )
    told = [
        f"{words} at any time" if days is None else f"{words} for {days} days"
        for days, words in windows
        if days != 0
    ]
    return f"; after a release {', '.join(told)}" if told else ""


def close_loses(inspection: Inspection) -> Iterator[Remark]:
    """Work is done, its money is in escrow, and closing would hand that money to the client.

    RULEBOOK 1a, close by freelancer: all escrow goes back, no request step, even for submitted
    work [U10][U11]. Where a review clock runs the date that saves it is told, counted from the
    inspection's moment.
    """
    if not inspection.contract.is_open or inspection.policy.close_by_freelancer != "refund":
        return
    if inspection.contract.standing.is_disputed:
        return
    saved_at = {
        timer.milestone: timer.due for timer in inspection.timers if timer.do == "auto-release"
    }
    for row in inspection.milestones:
        held_minor = inspection.held_minor(row)
        least_percent = inspection.thresholds.close_loses_percent
        if held_minor and is_above(work_value_minor(row), row, least_percent):
            yield Remark(
                inspection.place_of(row),
                f"work on {row.id} is {'submitted' if row.submitted_at else 'under way'}; if the "
                f"freelancer closes the contract, its {inspection.money(held_minor)} goes back to "
                f"the client: {_what_saves(inspection, row, saved_at.get(row.id))}",
                row.id,
                remedy=""
                if row.id in saved_at
                else f"milestone submit {inspection.contract.terms.id} {row.id}",
            )


def _asked(inspection: Inspection, named: str, request: RefundRequest, due: datetime | None) -> str:
    asked = (
        f"the client asked for {inspection.money(request.amount_minor)} of {named} back on "
        f"{inspection.day_of(request.asked_at)}"
    )
    if due is None:
        return f"{asked}, and waits for an answer: decline or approve it; there is no deadline"
    taker = inspection.policy.silence_on_refund_pays or "client"
    return f"{asked}: decline or approve it, silence gives it to the {taker} {inspection.when(due)}"


def _is_soon(inspection: Inspection, due: datetime | None) -> bool:
    """Whether the book wants to hear of it yet; what has no deadline is always told."""
    days = inspection.thresholds.refund_answer_days
    return days is None or due is None or inspection.is_within(inspection.day_of(due), days)


def _place_of_request(inspection: Inspection, request: RefundRequest) -> Place:
    """The line that asked: a request for the pool belongs to no milestone."""
    for happening in reversed(inspection.contract.log):
        if happening.entry is None or happening.at != request.asked_at:
            continue
        if happening.entry.event.do in ("request-refund", "close"):
            return happening.entry.place
    return NOWHERE


def _what_saves(inspection: Inspection, row: Milestone, due: datetime | None) -> str:
    if due is not None:
        return f"wait, it is released {inspection.when(due)}"
    days = inspection.policy.review_days
    if days is None:
        return "do not close before it is released"
    return f"submit it, and wait out the review of {days} days"
