"""Timers: the platform's clocks, one family a function, and what happens when one fires.

A timer is read from where the contract stands, never stored. To add one: a function that yields
what is running, and one that says what its firing does; a line for each in the tables below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from escrowbook.core.arbitration import SIDES, return_arbitration_fee, won_minor
from escrowbook.core.calendar import add_business_days, add_days, start_of_day
from escrowbook.core.claims import Dispute
from escrowbook.core.division import divide, release_pool
from escrowbook.core.ending import close_contract
from escrowbook.core.errors import Defect, assert_never, ensure
from escrowbook.core.release_requests import release_asked, release_request_timers
from escrowbook.core.settlement import end_hold, refund_escrow, refund_pool, release
from escrowbook.core.standing import Dormancy, Standing
from escrowbook.core.term import end_term, term_timers
from escrowbook.core.timer import Timer

if TYPE_CHECKING:
    from datetime import datetime


def review_timers(standing: Standing) -> Iterator[Timer]:
    """RULEBOOK 1a, auto-release: submitted and silent, `review_days` after submission [U6]."""
    days = standing.policy.review_days
    if days is None or standing.policy.on_review_expiry == "none" or standing.closed_by:
        return
    for milestone in standing.milestones.values():
        started = milestone.review_started_at
        if (
            started is None
            or milestone.stage != "submitted"
            or not milestone.backing_minor
            # A quarrel or a request has ended the review; money that is spoken for stays put.
            or standing.is_frozen(milestone)
            or standing.is_asked_back(milestone)
        ):
            continue
        due = add_days(started, days, standing.terms.zone)
        yield Timer("auto-release", "auto-release", milestone.id, started, due)


def request_timers(standing: Standing) -> Iterator[Timer]:
    """RULEBOOK 1a, stay silent: silence on a refund request pays the client [U8][U12]."""
    days = standing.policy.refund_response_days
    if days is None or standing.policy.silence_on_refund_pays is None:
        return
    requests = [(milestone.id, milestone.request) for milestone in standing.milestones.values()]
    for milestone_id, request in [*requests, (None, standing.pool_request)]:
        if request is None or request.pot == "paid":
            continue
        due = add_days(request.asked_at, days, standing.terms.zone)
        yield Timer("refund-silence", "refund-silence", milestone_id, request.asked_at, due)


def hold_timers(standing: Standing) -> Iterator[Timer]:
    """RULEBOOK 1a, release: each release has its own security hold [U4][U7]."""
    for lot in standing.held_lots:
        yield Timer("hold-over", "hold-over", lot.milestone, lot.released_at, lot.ends_at)


def dispute_timers(standing: Standing) -> Iterator[Timer]:
    """RULEBOOK 1a, decline = dispute, and arbitrate: who is silent, and who pays no fee, loses."""
    disputes = [(milestone.id, milestone.dispute) for milestone in standing.milestones.values()]
    for milestone_id, dispute in [*disputes, (None, standing.pool_dispute)]:
        if dispute is not None:
            yield from _silence_timer(standing, milestone_id, dispute)
            yield from _arbitration_timer(standing, milestone_id, dispute)


def _silence_timer(
    standing: Standing, milestone_id: str | None, dispute: Dispute
) -> Iterator[Timer]:
    """The other side has so many days to answer; silent, the filer gets what he claims [U13].

    RULEBOOK 1b, Freelancer.com: the freelancer has other days than the client [F7].
    """
    policy = standing.policy
    days = policy.dispute_response_days
    if dispute.filer != "freelancer" and policy.dispute_response_days_freelancer is not None:
        days = policy.dispute_response_days_freelancer
    if days is None or policy.on_dispute_silence == "none" or dispute.is_answered:
        return
    add = add_business_days if policy.dispute_days_are == "business" else add_days
    due = add(dispute.opened_at, days, standing.terms.zone)
    yield Timer("dispute-silence", "dispute-silence", milestone_id, dispute.opened_at, due)


def _arbitration_timer(
    standing: Standing, milestone_id: str | None, dispute: Dispute
) -> Iterator[Timer]:
    """Neither pays: the platform's rule; one pays: that one; both pay: the ruling [U14]."""
    policy = standing.policy
    days = policy.arbitration_pay_days
    if days is None or dispute.paid_by_both:
        return
    if not dispute.fees_paid and policy.on_neither_pays == "none":
        return
    mediation_days = policy.mediation_days_max or 0
    due = add_days(dispute.opened_at, mediation_days + days, standing.terms.zone)
    yield Timer("arbitration-default", "arbitration-default", milestone_id, dispute.opened_at, due)


def dormancy_timers(standing: Standing) -> Iterator[Timer]:
    """RULEBOOK 1c: notices, then dormant, then the steps of client, freelancer and client."""
    days = standing.policy.dormant_days
    if days is None or standing.closed_by or standing.is_disputed or not standing.held_minor:
        return
    started = dormancy_start(standing)
    if started is None:
        return
    zone = standing.terms.zone
    progress = standing.dormancy
    since = progress.dormant_since
    if since is None:
        notices = standing.policy.dormant_notice_days
        if progress.notices_given < len(notices):
            due = add_days(started, notices[progress.notices_given], zone)
            yield Timer("dormant-notice", None, None, started, due)
        yield Timer("dormant", "dormant", None, started, add_days(started, days, zone))
        return
    if not standing.policy.dormant_steps:
        yield Timer("dormant-refund", None, None, since, since)
        return
    client_days, freelancer_days, last_days = standing.policy.dormant_steps
    if progress.release_asked_at is not None:
        due = add_days(progress.release_asked_at, last_days, zone)
        yield Timer("dormant-release", None, None, progress.release_asked_at, due)
    elif not progress.client_was_silent:
        yield Timer("dormant-client-silent", None, None, since, add_days(since, client_days, zone))
    else:
        due = add_days(since, client_days + freelancer_days, zone)
        yield Timer("dormant-refund", None, None, since, due)


def dormancy_start(standing: Standing) -> datetime | None:
    """From when the idle days count; None where it cannot be computed.

    `last-due`: the later of 00:00 of the last due date and the last activity (INTERFACE 8).
    """
    active = standing.last_activity_at
    if standing.policy.dormant_from == "last-activity":
        return active
    dues = [
        milestone.due
        for milestone in standing.milestones.values()
        if milestone.due is not None and not milestone.is_cancelled
    ]
    if not dues:
        return None
    last_due = start_of_day(max(dues), standing.terms.zone)
    return last_due if active is None else max(last_due, active)


def _auto_release(standing: Standing, timer: Timer) -> None:
    milestone = standing.milestones[timer.milestone or ""]
    release(standing, milestone, milestone.backing_minor)
    # It is paid: what he had asked for beside the clock is not paid once more.
    standing.answer_release(milestone.id)
    note_activity(standing)
    match standing.policy.on_review_expiry:
        case "stop-order":
            close_contract(standing, "platform")
        case "release" | "accept" | "none":
            pass
        case _:
            assert_never(standing.policy.on_review_expiry)


def _refund_silence(standing: Standing, timer: Timer) -> None:
    """What was asked for goes back, or to the freelancer, as the platform reads the silence."""
    milestone = standing.milestones[timer.milestone] if timer.milestone else None
    request = milestone.request if milestone else standing.pool_request
    ensure(request is not None, "a clock ran for a request that nobody made")
    amount_minor = request.amount_minor if request is not None else 0
    pays_him = standing.policy.silence_on_refund_pays == "freelancer"
    if milestone is None and pays_him:
        release_pool(standing, amount_minor)
    elif milestone is None:
        refund_pool(standing, amount_minor)
    elif pays_him:
        release(standing, milestone, amount_minor)
    else:
        refund_escrow(standing, milestone, amount_minor)
    if milestone is None:
        standing.pool_request = None
    else:
        milestone.request = None


def _release_silence(standing: Standing, timer: Timer) -> None:
    release_asked(standing, timer.milestone)
    note_activity(standing)


def _hold_over(standing: Standing, timer: Timer) -> None:
    of_the_timer = (timer.milestone, timer.started)
    held = standing.held_lots
    end_hold(
        standing, next(lot for lot in held if (lot.milestone, lot.released_at) == of_the_timer)
    )


def _dispute_silence(standing: Standing, timer: Timer) -> None:
    dispute = _quarrel(standing, timer)
    held_minor = standing.held_of_minor(timer.milestone)
    claim_minor = min(dispute.claim_minor, held_minor)
    is_his = dispute.filer == "freelancer"
    divide(standing, timer.milestone, claim_minor if is_his else held_minor - claim_minor)


def _arbitration_default(standing: Standing, timer: Timer) -> None:
    """Whoever alone paid wins; where nobody did, the platform's rule says who."""
    dispute = _quarrel(standing, timer)
    paid_by = next((side for side in SIDES if side in dispute.fees_paid), None)
    winner = paid_by or standing.policy.on_neither_pays
    divide(standing, timer.milestone, won_minor(standing, timer.milestone, winner))
    return_arbitration_fee(standing, timer.milestone, dispute, paid_by)


def _quarrel(standing: Standing, timer: Timer) -> Dispute:
    dispute = standing.dispute_over(timer.milestone)
    if dispute is None:
        raise Defect("a clock ran for a dispute that nobody opened")
    return dispute


def _dormant_notice(standing: Standing, timer: Timer) -> None:
    standing.dormancy.notices_given += 1


def _dormant(standing: Standing, timer: Timer) -> None:
    standing.dormancy.dormant_since = standing.moment


def _dormant_client_silent(standing: Standing, timer: Timer) -> None:
    standing.dormancy.client_was_silent = True


def _dormant_release(standing: Standing, timer: Timer) -> None:
    """Asked, and the client was silent: what is held is the freelancer's (RULEBOOK 1c; 4)."""
    for milestone in standing.milestones.values():
        if milestone.escrow_minor:
            release(standing, milestone, milestone.escrow_minor)
    release_pool(standing, standing.free_pool_minor)
    standing.dormancy = Dormancy()


def _dormant_refund(standing: Standing, timer: Timer) -> None:
    """All were silent: the platform closes, and what is held goes to the client (RULEBOOK 1c)."""
    standing.dormancy = Dormancy()
    close_contract(standing, "platform")


RUNNING: tuple[Callable[[Standing], Iterator[Timer]], ...] = (
    review_timers,
    request_timers,
    release_request_timers,
    hold_timers,
    dispute_timers,
    term_timers,
    dormancy_timers,
)

FIRE: Mapping[str, Callable[[Standing, Timer], None]] = {
    "auto-release": _auto_release,
    "refund-silence": _refund_silence,
    "release-silence": _release_silence,
    "hold-over": _hold_over,
    "dispute-silence": _dispute_silence,
    "arbitration-default": _arbitration_default,
    "term-over": end_term,
    "dormant-notice": _dormant_notice,
    "dormant": _dormant,
    "dormant-client-silent": _dormant_client_silent,
    "dormant-release": _dormant_release,
    "dormant-refund": _dormant_refund,
}


def note_activity(standing: Standing, *, wakes: bool = True) -> None:
    """Somebody acted: idle days count anew, and a dormant contract is awake (RULEBOOK 1c)."""
    standing.last_activity_at = standing.moment
    if wakes:
        standing.dormancy = Dormancy()
