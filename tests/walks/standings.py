"""Copying where a contract stands, cheaply, and telling which two stand alike.

`Standing.copy` is careful and slow, and a walk copies a million times.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from operator import attrgetter
from typing import TypeVar

from escrowbook.core.claims import Dispute, RefundRequest
from escrowbook.core.clock import timers_to_fire
from escrowbook.core.milestone_standing import MilestoneStanding
from escrowbook.core.records import fields
from escrowbook.core.standing import Dormancy, Lot, Standing

State = tuple[Hashable, ...]
Slotted = TypeVar("Slotted", Standing, MilestoneStanding, Lot, RefundRequest, Dormancy)


def _copier(kind: type[Slotted]) -> Callable[[Slotted], Slotted]:
    """What copies a record field by field, without asking it how."""
    names = tuple(fields(kind))
    values_of = attrgetter(*names)
    setters = tuple(getattr(kind, name).__set__ for name in names)

    def copied(it: Slotted) -> Slotted:
        twin = object.__new__(kind)
        for put, value in zip(setters, values_of(it), strict=True):
            put(twin, value)
        return twin

    return copied


_standing, _milestone, _lot = _copier(Standing), _copier(MilestoneStanding), _copier(Lot)
_request, _dormancy = _copier(RefundRequest), _copier(Dormancy)


def twin_of(standing: Standing) -> Standing:
    """An independent standing that stands where this one stands, as `Standing.copy` makes it."""
    twin = _standing(standing)
    twin.ledger = standing.ledger.copy()
    twin.milestones = {}
    for name, milestone in standing.milestones.items():
        copied = twin.milestones[name] = _milestone(milestone)
        copied.ledger = twin.ledger
        copied.request = _request(milestone.request) if milestone.request else None
        copied.dispute = milestone.dispute.copy() if milestone.dispute else None
    twin.observed = standing.observed.copy()
    twin.timers_started = {key: starts.copy() for key, starts in standing.timers_started.items()}
    twin.timers_fired = standing.timers_fired.copy()
    lots = {id(lot): _lot(lot) for lot in standing.lots}
    twin.lots = list(lots.values())
    twin.held_lots = [lots[id(lot)] for lot in standing.held_lots]
    twin.last_released = standing.last_released.copy()
    twin.pool_request = _request(standing.pool_request) if standing.pool_request else None
    twin.pool_dispute = standing.pool_dispute.copy() if standing.pool_dispute else None
    twin.release_requests = standing.release_requests.copy()
    twin.dormancy = _dormancy(standing.dormancy)
    twin.unknown_fees = standing.unknown_fees.copy()
    twin.assumed_keys = standing.assumed_keys.copy()
    return twin


def state_of(standing: Standing, now: datetime) -> State:
    """What the rules can tell of a standing, so that equal states are gone on from once.

    Times count from now, in whole days. Left out is what no rule reads: titles, scopes, notes,
    work done, offers, fees, the acceptance (only a second one asks for it), the claim where
    silence decides nothing, due dates where no clock counts from them, who closed where nobody is
    left to rule; and how large a bonus was. Which of two equal milestones is which is left out
    too, where no rule goes by their order.
    """
    policy = standing.policy
    dormancy = standing.dormancy
    closer = standing.closed_by
    is_with_staff = closer not in (None, "mutual") and policy.closing_by(str(closer)) == "staff"
    timers: dict[str | None, list[tuple[int, str]]] = {}
    for timer in timers_to_fire(standing):
        timers.setdefault(timer.milestone, []).append((_days(timer.due - now), timer.do))
    milestones = [
        (*_milestone_state(milestone, standing, now), *_place_state(name, standing, now, timers))
        for name, milestone in standing.milestones.items()
    ]
    if policy.holds == "milestone":
        milestones.sort(key=hash)
    counts_from_first = policy.term_from == "first-funding" and standing.first_funded_at
    return (
        *milestones,
        _place_state(None, standing, now, timers),
        *(standing.has_begun, standing.is_on_hold),
        *(closer is None, is_with_staff),
        standing.pool_minor,
        standing.pool_request.amount_minor if standing.pool_request else 0,
        _dispute_state(standing.pool_dispute, standing),
        *(dormancy.dormant_since is None, dormancy.client_was_silent),
        *(dormancy.release_asked_at is None, dormancy.notices_given),
        _days_left(counts_from_first, now, policy.term_days) if counts_from_first else None,
    )


def _place_state(
    name: str | None,
    standing: Standing,
    now: datetime,
    timers: dict[str | None, list[tuple[int, str]]],
) -> State:
    """What was released (under None: paid as a bonus), what is asked for, and the clocks."""
    policy = standing.policy
    released_at = standing.last_released.get(name) if name else None
    ask = standing.release_requests.get(name)
    lots = [
        (
            lot.amount_minor if name else None,
            lot.is_held,
            _days_left(lot.released_at, now, policy.voluntary_refund_days),
        )
        for lot in standing.lots
        if lot.milestone == name and lot.amount_minor
    ]
    return (
        tuple(lots),
        _days_left(released_at, now, policy.ask_refund_days) if released_at else None,
        tuple(sorted(timers.get(name, ()))),
        ask.amount_minor if ask else 0,
    )


def _milestone_state(milestone: MilestoneStanding, standing: Standing, now: datetime) -> State:
    is_submitted = milestone.stage == "submitted"
    request = milestone.request
    put_in_minor = milestone.put_in_minor
    return (
        milestone.price_minor,
        max(0, (milestone.due - now.date()).days) if milestone.due and _due_counts(standing) else 0,
        milestone.stage,
        is_submitted and milestone.review_started_at is not None,
        is_submitted and milestone.was_reviewed,
        milestone.is_cancelled,
        *(put_in_minor > 0, put_in_minor + milestone.dropped_minor),
        *(milestone.covered_minor, milestone.escrow_minor),
        milestone.released_gross_minor > 0,
        milestone.refunded_from_escrow_minor > 0,
        milestone.carried_out_minor > 0,
        (request.pot, request.amount_minor) if request else None,
        _dispute_state(milestone.dispute, standing),
    )


def _due_counts(standing: Standing) -> bool:
    policy = standing.policy
    is_dormancy = policy.dormant_days is not None and policy.dormant_from == "last-due"
    return is_dormancy or (policy.term_days is not None and policy.term_from == "due")


def _dispute_state(dispute: Dispute | None, standing: Standing) -> State | None:
    if dispute is None:
        return None
    decides = standing.policy.on_dispute_silence != "none"
    claim_minor = dispute.claim_minor if decides else 0
    # What was offered last is what a winner gets, where the loser bears the fee.
    offers = sorted(dispute.offers.items()) if standing.policy.arbitration_payer == "loser" else ()
    return (dispute.filer, claim_minor, dispute.is_answered, *sorted(dispute.fees_paid), *offers)


def _days_left(since: datetime, now: datetime, window_days: int | None) -> int:
    """How long a window is still open; -1 once it has closed, and 0 where it never does."""
    return 0 if window_days is None else max(-1, _days(since - now) + window_days)


def _days(duration: timedelta) -> int:
    return round(duration / timedelta(days=1))
