"""A contract as it stands at a moment: what leaves a fold, frozen.

Amounts are integers of minor units in the contract's currency; None where a value that would be
needed is unknown. Pots are those of INTERFACE 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.claims import RefundRequest
from escrowbook.core.milestone_standing import FINAL_STATES, MilestoneStanding
from escrowbook.core.records import frozen
from escrowbook.core.standing import Standing

if TYPE_CHECKING:
    from datetime import date, datetime

    from escrowbook.core.clock import Firing
    from escrowbook.core.errors import Place
    from escrowbook.core.journal import Entry
    from escrowbook.core.ledger import Account, Ledger, Transfer
    from escrowbook.core.milestone_standing import State
    from escrowbook.core.terms import Terms


@frozen
class Milestone:
    """One row of the milestone table."""

    id: str
    title: str
    state: State
    flags: tuple[str, ...]
    price_minor: int
    unfunded_minor: int
    funded_minor: int
    carried_in_minor: int
    carried_out_minor: int
    escrow_minor: int
    pending_minor: int
    paid_minor: int
    refunded_minor: int
    given_back_minor: int
    arbitration_minor: int
    due: date | None
    scope: str
    place: Place
    submitted_at: datetime | None
    review_started_at: datetime | None
    changes_asked: int
    done_percent: int
    request: RefundRequest | None

    @property
    def is_final(self) -> bool:
        """Whether it is over: released, refunded, split or cancelled."""
        return self.state in FINAL_STATES

    @property
    def released_minor(self) -> int:
        """Pending and paid together."""
        return self.pending_minor + self.paid_minor

    @property
    def above_price_minor(self) -> int:
        """What of it he has beyond its price: of one balance a release may take more."""
        return max(0, self.released_minor - self.price_minor)


@frozen
class Totals:
    """The pots of a whole contract. `price` leaves cancelled milestones out."""

    price_minor: int
    unfunded_minor: int
    funded_minor: int
    escrow_minor: int
    pool_minor: int
    pending_minor: int
    paid_minor: int
    refunded_minor: int
    given_back_minor: int
    arbitration_minor: int
    bonus_minor: int
    client_fees_minor: int | None
    freelancer_fees_minor: int | None
    arbitration_fees_minor: int | None
    client_paid_arbiter_minor: int
    freelancer_paid_arbiter_minor: int

    @property
    def released_minor(self) -> int:
        """Pending and paid together."""
        return self.pending_minor + self.paid_minor

    @property
    def net_minor(self) -> int | None:
        """Released and bonuses, less his fees to the platform and to an arbiter.

        Of those what came back is left out; None where they are unknown.
        """
        if self.freelancer_fees_minor is None:
            return None
        fees_minor = self.freelancer_fees_minor + self.freelancer_paid_arbiter_minor
        return self.released_minor + self.bonus_minor - fees_minor


@frozen
class Happening:
    """One thing that happened: an event of the journal, or a clock's firing, with its transfers."""

    at: datetime
    entry: Entry | None
    firing: Firing | None
    transfers: tuple[Transfer, ...]


@frozen
class Contract:
    """Terms and events folded up to `moment`. `log` holds everything that happened, in order.

    `standing` belongs to the fold: a step copies it and goes on from there; nobody changes it.
    """

    terms: Terms
    moment: datetime
    state: str
    closed_by: str | None
    milestones: tuple[Milestone, ...]
    totals: Totals
    log: tuple[Happening, ...]
    entries: tuple[Entry, ...]
    standing: Standing

    @property
    def is_open(self) -> bool:
        """Whether nobody has closed it yet."""
        return self.closed_by is None

    def milestone(self, milestone_id: str) -> Milestone | None:
        """The row of a milestone, or None where there is no such one."""
        return next((row for row in self.milestones if row.id == milestone_id), None)


def freeze_milestone(milestone: MilestoneStanding, standing: Standing) -> Milestone:
    """The row of one milestone as it stands."""
    given_back_minor = milestone.given_back_minor
    request = milestone.request
    # In the order of its fields: each fold makes a row a milestone, and names cost it 4 percent.
    return Milestone(
        milestone.id,
        milestone.title,
        milestone.state,
        flags_of(milestone, standing),
        milestone.price_minor,
        milestone.unfunded_minor,
        milestone.funded_minor,
        milestone.carried_in_minor,
        milestone.carried_out_minor,
        milestone.escrow_minor,
        milestone.pending_minor,
        milestone.paid_minor,
        milestone.refunded_from_escrow_minor + given_back_minor,
        given_back_minor,
        milestone.arbitration_minor,
        milestone.due,
        milestone.scope,
        milestone.place,
        milestone.submitted_at,
        milestone.review_started_at,
        milestone.changes_asked,
        milestone.done_percent,
        RefundRequest(request.pot, request.amount_minor, request.asked_at) if request else None,
    )


def flags_of(milestone: MilestoneStanding, standing: Standing) -> tuple[str, ...]:
    """What is true of a milestone beside its state (INTERFACE 5), in that order."""
    flags = (
        ("part-funded", milestone.put_in_minor > 0 and milestone.unfunded_minor > 0),
        ("refund-requested", milestone.request is not None or standing.is_asked_back(milestone)),
        ("disputed", standing.is_frozen(milestone)),
        ("on-hold", standing.is_on_hold and not milestone.is_final),
        ("dormant", standing.is_dormant and not milestone.is_final),
    )
    return tuple(name for name, applies in flags if applies)


def totals_of(standing: Standing, milestones: tuple[Milestone, ...]) -> Totals:
    """The sums over all milestones, with the pool, bonuses and fees beside them."""
    ledger = standing.ledger
    client_fees_minor = ledger.fee_minor("client") + ledger.fee_minor("client", "initiation")
    freelancer_fees_minor = ledger.fee_minor("freelancer")
    arbitration_minor = sum(row.arbitration_minor for row in milestones)
    arbitration_minor += ledger.flow_minor("pool", "arbiter")
    client_paid_minor = _paid_arbiter_minor(ledger, "client")
    freelancer_paid_minor = _paid_arbiter_minor(ledger, "freelancer")
    unknown = standing.unknown_fees
    return Totals(
        price_minor=sum(row.price_minor for row in milestones if row.state != "cancelled"),
        unfunded_minor=sum(row.unfunded_minor for row in milestones),
        funded_minor=sum(row.funded_minor for row in milestones)
        + ledger.flow_minor("client", "pool"),
        escrow_minor=sum(row.escrow_minor for row in milestones),
        pool_minor=standing.pool_minor,
        pending_minor=sum(row.pending_minor for row in milestones),
        paid_minor=sum(row.paid_minor for row in milestones),
        refunded_minor=sum(row.refunded_minor for row in milestones)
        + ledger.flow_minor("pool", "client"),
        given_back_minor=sum(row.given_back_minor for row in milestones),
        arbitration_minor=arbitration_minor,
        bonus_minor=standing.bonus_gross_minor - standing.bonus_given_back_minor,
        client_fees_minor=None if unknown & {"client_fee", "initiation_fee"} else client_fees_minor,
        freelancer_fees_minor=None if "freelancer_fee" in unknown else freelancer_fees_minor,
        arbitration_fees_minor=None
        if "arbitration_fee" in unknown
        else arbitration_minor + client_paid_minor + freelancer_paid_minor,
        client_paid_arbiter_minor=client_paid_minor,
        freelancer_paid_arbiter_minor=freelancer_paid_minor,
    )


def _paid_arbiter_minor(ledger: Ledger, payer: Account) -> int:
    """What a party itself paid for arbitration, less what came back to it."""
    return sum(
        amount_minor * ((source == payer) - (target == payer))
        for (_, source, target), amount_minor in ledger.flows.items()
        if "arbiter" in (source, target)
    )
