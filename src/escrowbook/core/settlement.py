"""The movements that several events share: depositing, releasing, giving back.

Chapters decide whether something is allowed; this page says what then moves, to the cent.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from escrowbook.core.balance import cover, draw
from escrowbook.core.calendar import add_days
from escrowbook.core.charges import (
    charge_client,
    charge_freelancer,
    charge_initiation,
    return_client_fee,
    return_freelancer_fee,
)
from escrowbook.core.claims import RefundRequest
from escrowbook.core.errors import ensure
from escrowbook.core.milestone_standing import MilestoneStanding
from escrowbook.core.retainage import hold_back, shrink_retained
from escrowbook.core.standing import Lot, Standing

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.ledger import Why

# More than any change of a wall clock.
CLOCK_CHANGE = timedelta(hours=26)


def deposit(standing: Standing, milestone: MilestoneStanding, amount_minor: int) -> None:
    """The milestone's escrow gains `amount_minor`: the pool is used first, then new money.

    RULEBOOK 1a, fund: client fees are charged beside it, on the new money only (6, row 36).
    """
    standing.first_funded_at = standing.first_funded_at or standing.moment
    carried_minor = min(standing.free_pool_minor, amount_minor)
    if carried_minor:
        draw(standing, milestone, carried_minor)
        shrink_pool_request(standing)
    new_minor = amount_minor - carried_minor
    if not new_minor:
        return
    charge_initiation(standing, milestone.id, new_minor)
    charge_client(standing, milestone.id, new_minor)
    standing.ledger.post("client", "escrow", milestone.id, new_minor, "principal")


def deposit_balance(standing: Standing, amount_minor: int) -> None:
    """The one balance gains `amount_minor` of new money (RULEBOOK 1b, Guru [G1])."""
    standing.first_funded_at = standing.first_funded_at or standing.moment
    charge_initiation(standing, None, amount_minor)
    charge_client(standing, None, amount_minor)
    standing.ledger.post("client", "pool", None, amount_minor, "principal")


def release(standing: Standing, milestone: MilestoneStanding, amount_minor: int) -> None:
    """Money of the milestone leaves escrow for the freelancer, through the security hold.

    RULEBOOK 1a, release: each release has a hold of its own; the fee falls on its gross. Where
    one balance is held, the money comes out of that; where a share is held back, it stays there.
    """
    if standing.holds_balance:
        draw(standing, milestone, amount_minor)
        shrink_pool_request(standing)
    paid_minor = hold_back(standing, milestone, amount_minor)
    _pay_released(standing, milestone, paid_minor)
    shrink_request(milestone)


def releasable_minor(standing: Standing, milestone: MilestoneStanding) -> int:
    """What a release of this milestone can take: its escrow, or the free part of the balance.

    Out of one balance nothing is paid for a milestone that was cancelled.
    """
    if not standing.holds_balance:
        return milestone.escrow_minor
    return standing.free_pool_minor if milestone.is_agreed else 0


def takes_all(standing: Standing, milestone: MilestoneStanding) -> bool:
    """Whether its release takes everything that is held: where the last one does, and it is last.

    RULEBOOK 1b, Smart Invoice; 6, row 47. Where none is left to be paid, any of them is the last;
    a closed contract has promised nothing more, so there any part may go.
    """
    if standing.policy.last_release != "all" or standing.closed_by is not None:
        return False
    unsettled = [each for each in standing.milestones.values() if not each.is_final]
    return unsettled in ([], [milestone])


def start_reviews(standing: Standing) -> None:
    """Start the review clock of what is both submitted and backed by money, and was not yet.

    INTERFACE 3: it starts at the later of submission and funding; a top-up does not restart it.
    """
    if standing.holds_balance:
        cover(standing)
    if standing.closed_by is not None:
        return
    for milestone in standing.milestones.values():
        if milestone.stage != "submitted" or not milestone.backing_minor or milestone.was_reviewed:
            continue
        milestone.was_reviewed = True
        if not standing.is_asked_back(milestone):
            milestone.review_started_at = standing.moment
            standing.start_timer("auto-release", milestone.id, standing.moment)


def _pay_released(standing: Standing, milestone: MilestoneStanding, amount_minor: int) -> None:
    if amount_minor:
        charge_freelancer(standing, milestone.id, amount_minor)
        _pay(standing, "escrow", milestone.id, amount_minor, "principal")


def release_retained(standing: Standing) -> None:
    """What was held back is paid once every milestone is final (INTERFACE 8, retainage)."""
    for milestone in standing.milestones.values():
        kept_minor, milestone.retained_minor = milestone.retained_minor, 0
        if kept_minor:
            milestone.retained_paid_minor += kept_minor
            standing.ledger.post("pool", "escrow", milestone.id, kept_minor, "retainage")
            _pay_released(standing, milestone, kept_minor)


def pay_bonus(standing: Standing, amount_minor: int) -> None:
    """The client pays beside escrow. RULEBOOK 1a, bonus: held like a release, never protected."""
    charge_client(standing, None, amount_minor, is_bonus=True)
    charge_freelancer(standing, None, amount_minor)
    _pay(standing, "client", None, amount_minor, "bonus")


def _pay(
    standing: Standing,
    source: Literal["escrow", "client"],
    milestone: str | None,
    amount_minor: int,
    why: Why,
) -> None:
    released_at = standing.moment
    hold_days = standing.policy.hold_days
    ends_at = add_days(released_at, hold_days, standing.terms.zone)
    if hold_days:
        standing.ledger.post(source, "pending", milestone, amount_minor, why)
        standing.start_timer("hold-over", milestone, released_at)
    else:
        standing.ledger.post(source, "freelancer", milestone, amount_minor, why)
    lot = Lot(milestone, amount_minor, released_at, ends_at, hold_days > 0)
    standing.lots.append(lot)
    standing.last_released[milestone] = released_at
    if lot.is_held:
        insort(standing.held_lots, lot, key=lambda held: held.ends_at)


def end_hold(standing: Standing, lot: Lot) -> None:
    """The security hold is over: pending money is the freelancer's."""
    lot.is_held = False
    standing.held_lots.remove(lot)
    why: Why = "bonus" if lot.milestone is None else "principal"
    standing.ledger.post("pending", "freelancer", lot.milestone, lot.amount_minor, why)


def refund_escrow(
    standing: Standing, milestone: MilestoneStanding, amount_minor: int, why: Why = "refund"
) -> None:
    """Money goes back to the client out of a milestone's escrow."""
    standing.ledger.post("escrow", "client", milestone.id, amount_minor, why)
    shrink_request(milestone)
    # A dispute over nothing is over: a chargeback can empty escrow under it.
    if not milestone.escrow_minor:
        milestone.dispute = None
    return_client_fee(standing, milestone.id)


def refund_pool(standing: Standing, amount_minor: int, why: Why = "refund") -> None:
    """Money goes back to the client out of the pool."""
    standing.ledger.post("pool", "client", None, amount_minor, why)
    shrink_retained(standing)
    if not standing.loose_pool_minor:
        standing.pool_dispute = None
    shrink_pool_request(standing)
    return_client_fee(standing, None)


def shrink_request(milestone: MilestoneStanding) -> None:
    """A request for escrow never asks for more than is held; at nothing it is answered."""
    request = milestone.request
    if request is None or request.pot != "escrow":
        return
    request.amount_minor = min(request.amount_minor, milestone.escrow_minor)
    if not request.amount_minor:
        milestone.request = None


def shrink_pool_request(standing: Standing) -> None:
    """The same for a request for the pool."""
    request = standing.pool_request
    if request is None:
        return
    request.amount_minor = min(request.amount_minor, standing.loose_pool_minor)
    if not request.amount_minor:
        standing.pool_request = None


def returnable_minor(standing: Standing, milestone: str | None, window_days: int | None) -> int:
    """What of the released money (milestone None: of bonuses) can still be given back.

    RULEBOOK 1a, refund, voluntary: releases older than `window_days` are out of reach (None: no
    limit). Days are wall-clock days in the contract's zone; the last one still counts. No days are
    no window: such money is final from the second of its release.
    """
    return sum(lot.amount_minor for lot in _lots_within(standing, milestone, window_days))


def give_back(
    standing: Standing,
    milestone: str | None,
    amount_minor: int,
    why: Why,
    window_days: int | None = None,
) -> None:
    """The client gets back released money (milestone None: a bonus).

    What is still in the hold goes first, the newest release before older ones.
    """
    lots = list(_lots_within(standing, milestone, window_days))
    lots.reverse()
    lots.sort(key=lambda lot: not lot.is_held)
    left_minor = amount_minor
    for lot in lots:
        taken_minor = min(lot.amount_minor, left_minor)
        if not taken_minor:
            continue
        source: Literal["pending", "freelancer"] = "pending" if lot.is_held else "freelancer"
        standing.ledger.post(source, "client", milestone, taken_minor, why)
        lot.amount_minor -= taken_minor
        if lot.is_held and not lot.amount_minor:
            # A hold over nothing is over.
            lot.is_held = False
            standing.held_lots.remove(lot)
        left_minor -= taken_minor
    ensure(left_minor == 0, f"{left_minor} minor units of {milestone} were nowhere to be found")
    return_freelancer_fee(standing, milestone)


def _lots_within(
    standing: Standing, milestone: str | None, window_days: int | None
) -> Iterator[Lot]:
    """The releases of a milestone (None: the bonuses) of which something is left in the window."""
    lots = (lot for lot in standing.lots if lot.milestone == milestone and lot.amount_minor)
    if window_days is None:
        yield from lots
    if not window_days:
        return
    zone = standing.terms.zone
    about = add_days(standing.moment, -window_days, zone)
    for lot in lots:
        # Only near the edge do hours that a clock change adds or takes away matter.
        if lot.released_at > about + CLOCK_CHANGE or (
            lot.released_at >= about - CLOCK_CHANGE
            and standing.moment <= add_days(lot.released_at, window_days, zone)
        ):
            yield lot


def last_release_at(standing: Standing, milestone: str | None) -> datetime | None:
    """When money of the milestone was last released; None where none was."""
    return standing.last_released.get(milestone)


def request_refund(
    standing: Standing, milestone: MilestoneStanding | None, amount_minor: int
) -> None:
    """The client asks for held money back: for a milestone's escrow, or (None) for the pool.

    An open request stops the review clock for good (INTERFACE 3).
    """
    asked_at = standing.moment
    standing.answer_release(milestone.id if milestone else None)
    if milestone is None:
        standing.pool_request = RefundRequest("pool", amount_minor, asked_at)
        for covered in standing.milestones.values() if standing.holds_balance else ():
            covered.review_started_at = None
        standing.start_timer("refund-silence", None, asked_at)
    else:
        milestone.request = RefundRequest("escrow", amount_minor, asked_at)
        milestone.review_started_at = None
        standing.start_timer("refund-silence", milestone.id, asked_at)
