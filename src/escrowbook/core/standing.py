"""Where a contract stands while it is being folded: the ledger, and the facts that are not money.

A Standing is private to one fold: chapters read it to judge an event and change it to record one.
What leaves the fold is the frozen `Contract` (contract.py). All moments are in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from escrowbook.core.ledger import Ledger
from escrowbook.core.money import format_amount

if TYPE_CHECKING:
    from datetime import date, datetime

    from escrowbook.core.errors import Place
    from escrowbook.core.policy import Policy
    from escrowbook.core.terms import Terms

Stage = Literal["waiting", "submitted", "changes-requested"]

# A timer is known by what it does, the milestone it runs for, and when it started.
TimerKey = tuple[str, str | None, "datetime"]


@dataclass(slots=True)
class RefundRequest:
    """The client asks for money back. `pot` says whether for escrow, the pool or released money.

    Only a request for money that is still held has a clock; released money is merely asked for.
    """

    pot: Literal["escrow", "pool", "paid"]
    amount_minor: int
    asked_at: datetime


@dataclass(slots=True)
class Lot:
    """One release (or bonus, milestone None) with its own security hold.

    `amount_minor` is what of it has not been given back; `is_held` until `ends_at`.
    """

    milestone: str | None
    amount_minor: int
    released_at: datetime
    ends_at: datetime
    is_held: bool


@dataclass(slots=True)
class Dormancy:
    """How far the platform's steps against an idle contract have gone (RULEBOOK 1c)."""

    notices_given: int = 0
    dormant_since: datetime | None = None
    client_was_silent: bool = False
    release_asked_at: datetime | None = None


@dataclass(slots=True)
class MilestoneStanding:
    """One milestone: its terms as amended, what was done about it, and its pots in the ledger."""

    ledger: Ledger
    id: str
    title: str
    price_minor: int
    due: date | None
    scope: str
    place: Place
    stage: Stage = "waiting"
    submitted_at: datetime | None = None
    review_started_at: datetime | None = None
    changes_asked: int = 0
    done_percent: int = 0
    dropped_minor: int = 0
    is_cancelled: bool = False
    is_disputed: bool = False
    request: RefundRequest | None = None

    @property
    def funded_minor(self) -> int:
        """New money that the client put in."""
        return self.ledger.flow_minor("client", "escrow", self.id)

    @property
    def carried_in_minor(self) -> int:
        """What came out of the pool."""
        return self.ledger.flow_minor("pool", "escrow", self.id)

    @property
    def put_in_minor(self) -> int:
        """All that was ever put in, new or carried."""
        return self.funded_minor + self.carried_in_minor

    @property
    def unfunded_minor(self) -> int:
        """Promised and not deposited: a promise, in no balance (RULEBOOK 3, invariant 6)."""
        if self.is_cancelled:
            return 0
        return max(0, self.price_minor - self.put_in_minor - self.dropped_minor)

    @property
    def escrow_minor(self) -> int:
        """Held now."""
        return self.ledger.balance_minor("escrow", self.id)

    @property
    def pending_minor(self) -> int:
        """Released, in the security hold."""
        return self.ledger.balance_minor("pending", self.id)

    @property
    def given_back_minor(self) -> int:
        """What of the released money went back to the client."""
        return self.ledger.flow_minor("pending", "client", self.id) + self.ledger.flow_minor(
            "freelancer", "client", self.id
        )

    @property
    def paid_minor(self) -> int:
        """Released, hold over; before his fees, after what he gave back."""
        arrived_minor = self.ledger.flow_minor("escrow", "freelancer", self.id)
        arrived_minor += self.ledger.flow_minor("pending", "freelancer", self.id)
        return arrived_minor - self.ledger.flow_minor("freelancer", "client", self.id)

    @property
    def released_gross_minor(self) -> int:
        """All that ever left escrow for the freelancer, given back or not."""
        return self.ledger.flow_minor("escrow", "pending", self.id) + self.ledger.flow_minor(
            "escrow", "freelancer", self.id
        )

    @property
    def refunded_from_escrow_minor(self) -> int:
        """What went back to the client before anybody was paid."""
        return self.ledger.flow_minor("escrow", "client", self.id)

    @property
    def carried_out_minor(self) -> int:
        """The rest of partial releases, carried to the pool."""
        return self.ledger.flow_minor("escrow", "pool", self.id)

    @property
    def arbitration_minor(self) -> int:
        """Fees of an arbiter that were taken out of escrow."""
        return self.ledger.flow_minor("escrow", "arbiter", self.id)

    @property
    def state(self) -> str:
        """One of the eight words of INTERFACE 5, read from the pots and the last submission."""
        if self.escrow_minor > 0:
            return "funded" if self.stage == "waiting" else self.stage
        if self.is_cancelled:
            return "cancelled"
        if self.released_gross_minor > 0:
            return "split" if self.refunded_from_escrow_minor > 0 else "released"
        if self.refunded_from_escrow_minor > 0:
            return "refunded"
        return "released" if self.put_in_minor > 0 else "unfunded"

    @property
    def is_final(self) -> bool:
        """Whether nothing of it is held and something was: released, refunded, split, cancelled."""
        return self.escrow_minor == 0 and (self.is_cancelled or self.put_in_minor > 0)


@dataclass(slots=True)
class Standing:
    """Everything that the rules may ask about a contract at one moment of its fold."""

    terms: Terms
    ledger: Ledger
    milestones: dict[str, MilestoneStanding]
    moment: datetime
    # What observations made of timers: when each really fired, or None where it never did.
    observed: dict[TimerKey, datetime | None] = field(default_factory=dict)
    timers_started: dict[tuple[str, str | None], list[datetime]] = field(default_factory=dict)
    timers_fired: dict[TimerKey, datetime] = field(default_factory=dict)
    lots: list[Lot] = field(default_factory=list)
    accepted_digest: str | None = None
    has_begun: bool = False
    is_on_hold: bool = False
    closed_by: str | None = None
    pool_request: RefundRequest | None = None
    is_pool_disputed: bool = False
    last_activity_at: datetime | None = None
    dormancy: Dormancy = field(default_factory=Dormancy)
    # Policy keys of fees that were due while nobody knew them: totals that need them are null.
    unknown_fees: set[str] = field(default_factory=set)
    # Policy keys whose value nobody knows, and whose assumed value decided something.
    assumed_keys: set[str] = field(default_factory=set)

    @classmethod
    def opening(cls, terms: Terms, moment: datetime) -> Standing:
        """The standing before anything happened."""
        ledger = Ledger()
        milestones = {
            agreed.id: MilestoneStanding(
                ledger,
                agreed.id,
                agreed.title,
                agreed.amount_minor,
                agreed.due,
                agreed.scope,
                agreed.place,
            )
            for agreed in terms.milestones
        }
        return cls(terms, ledger, milestones, moment)

    def copy(self) -> Standing:
        """An independent standing, for a simulation or one more step."""
        ledger = self.ledger.copy()
        return replace(
            self,
            ledger=ledger,
            milestones={
                name: replace(
                    milestone,
                    ledger=ledger,
                    request=replace(milestone.request) if milestone.request else None,
                )
                for name, milestone in self.milestones.items()
            },
            observed=self.observed.copy(),
            timers_started={key: starts.copy() for key, starts in self.timers_started.items()},
            timers_fired=self.timers_fired.copy(),
            lots=[replace(lot) for lot in self.lots],
            pool_request=replace(self.pool_request) if self.pool_request else None,
            dormancy=replace(self.dormancy),
            unknown_fees=self.unknown_fees.copy(),
            assumed_keys=self.assumed_keys.copy(),
        )

    @property
    def policy(self) -> Policy:
        """The platform's rules for this contract."""
        return self.terms.policy

    @property
    def pool_minor(self) -> int:
        """Held, and of no active milestone."""
        return self.ledger.balance_minor("pool")

    @property
    def escrow_minor(self) -> int:
        """Held in all milestones together."""
        return sum(milestone.escrow_minor for milestone in self.milestones.values())

    @property
    def held_minor(self) -> int:
        """All that is still to be decided: escrow and pool."""
        return self.escrow_minor + self.pool_minor

    @property
    def released_gross_minor(self) -> int:
        """All that was ever released, bonuses not counted."""
        return sum(milestone.released_gross_minor for milestone in self.milestones.values())

    @property
    def bonus_gross_minor(self) -> int:
        """All bonuses ever paid, given back or not."""
        return self.ledger.flow_minor("client", "pending") + self.ledger.flow_minor(
            "client", "freelancer"
        )

    @property
    def bonus_given_back_minor(self) -> int:
        """What of the bonuses went back to the client."""
        return self.ledger.flow_minor("pending", "client") + self.ledger.flow_minor(
            "freelancer", "client"
        )

    @property
    def is_disputed(self) -> bool:
        """Whether any money of the contract is frozen by a dispute."""
        return self.is_pool_disputed or any(
            milestone.is_disputed for milestone in self.milestones.values()
        )

    @property
    def is_dormant(self) -> bool:
        """Whether the platform has found nobody acting on it."""
        return self.dormancy.dormant_since is not None

    @property
    def state(self) -> str:
        """One of the words of INTERFACE 5, the first that applies."""
        if self.closed_by is not None and self.held_minor == 0:
            return "closed"
        if self.is_disputed:
            return "disputed"
        if self.closed_by is not None:
            return "ending"
        if self.is_dormant:
            return "dormant"
        if self.is_on_hold:
            return "on-hold"
        return "active" if self.has_begun else "draft"

    def money(self, amount_minor: int) -> str:
        """An amount as sentences say it: `250.00 USD`."""
        return f"{format_amount(amount_minor, self.terms.currency)} {self.terms.currency}"

    def start_timer(self, what: str, milestone: str | None, started: datetime) -> None:
        """Remember that a clock started, so that a later observation can speak of it."""
        starts = self.timers_started.setdefault((what, milestone), [])
        if not starts or starts[-1] != started:
            starts.append(started)
