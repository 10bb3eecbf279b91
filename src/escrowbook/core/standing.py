"""Where a contract stands while it is being folded: the ledger, and the facts that are not money.

A Standing is private to one fold: chapters read it to judge an event and change it to record one.
What leaves the fold is the frozen `Contract` (contract.py). All moments are in UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from escrowbook.core.claims import Dispute, RefundRequest, ReleaseRequest
from escrowbook.core.ledger import Ledger
from escrowbook.core.milestone_standing import MilestoneStanding
from escrowbook.core.money import format_amount
from escrowbook.core.records import field, mutable, replace

if TYPE_CHECKING:
    from escrowbook.core.policy import Policy
    from escrowbook.core.terms import Terms

BEFORE_EVERYTHING = datetime(1, 1, 2, tzinfo=UTC)

# A timer is known by what it does, the milestone it runs for, and when it started.
TimerKey = tuple[str, str | None, "datetime"]


@mutable
class Lot:
    """One release (or bonus, milestone None) with its own security hold.

    `amount_minor` is what of it has not been given back; `is_held` until `ends_at`.
    """

    milestone: str | None
    amount_minor: int
    released_at: datetime
    ends_at: datetime
    is_held: bool


@mutable
class Dormancy:
    """How far the platform's steps against an idle contract have gone (RULEBOOK 1c)."""

    notices_given: int = 0
    dormant_since: datetime | None = None
    client_was_silent: bool = False
    release_asked_at: datetime | None = None


@mutable
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
    # Those of the lots that are in their hold, the one that ends first in front.
    held_lots: list[Lot] = field(default_factory=list)
    last_released: dict[str | None, datetime] = field(default_factory=dict)
    accepted_digest: str | None = None
    has_begun: bool = False
    is_on_hold: bool = False
    closed_by: str | None = None
    pool_request: RefundRequest | None = None
    pool_dispute: Dispute | None = None
    # What the freelancer asked to be released, by milestone (None: of all that is held).
    release_requests: dict[str | None, ReleaseRequest] = field(default_factory=dict)
    first_funded_at: datetime | None = None
    last_activity_at: datetime | None = None
    dormancy: Dormancy = field(default_factory=Dormancy)
    # The highest price that fees at acceptance were charged on so far (charges.py).
    charged_price_minor: int = 0
    # What the client was charged on deposits alone: that, and no fee on a bonus, may come back.
    deposit_fees_minor: int = 0
    # Policy keys of fees that were due while nobody knew them: totals that need them are null.
    unknown_fees: set[str] = field(default_factory=set)
    # Policy keys whose value nobody knows, and whose assumed value decided something.
    assumed_keys: set[str] = field(default_factory=set)

    @classmethod
    def opening(cls, terms: Terms) -> Standing:
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
        return cls(terms, ledger, milestones, BEFORE_EVERYTHING)

    def copy(self) -> Standing:
        """An independent standing, for a simulation or one more step."""
        ledger = self.ledger.copy()
        lots = {id(lot): replace(lot) for lot in self.lots}
        return replace(
            self,
            ledger=ledger,
            milestones={
                name: replace(
                    milestone,
                    ledger=ledger,
                    request=replace(milestone.request) if milestone.request else None,
                    dispute=milestone.dispute.copy() if milestone.dispute else None,
                )
                for name, milestone in self.milestones.items()
            },
            observed=self.observed.copy(),
            timers_started={key: starts.copy() for key, starts in self.timers_started.items()},
            timers_fired=self.timers_fired.copy(),
            lots=list(lots.values()),
            held_lots=[lots[id(lot)] for lot in self.held_lots],
            last_released=self.last_released.copy(),
            pool_request=replace(self.pool_request) if self.pool_request else None,
            pool_dispute=self.pool_dispute.copy() if self.pool_dispute else None,
            release_requests=self.release_requests.copy(),
            dormancy=replace(self.dormancy),
            unknown_fees=self.unknown_fees.copy(),
            assumed_keys=self.assumed_keys.copy(),
        )

    @property
    def policy(self) -> Policy:
        """The platform's rules for this contract."""
        return self.terms.policy

    @property
    def closer(self) -> str:
        """Who closed it, as sentences say it: `the client`, `both together`."""
        return "both together" if self.closed_by == "mutual" else f"the {self.closed_by}"

    @property
    def pool_minor(self) -> int:
        """Held, and of no active milestone."""
        return self.ledger.balance_minor("pool")

    @property
    def retained_minor(self) -> int:
        """What of the pool is held back from releases until the whole work is done."""
        return sum(milestone.retained_minor for milestone in self.milestones.values())

    @property
    def loose_pool_minor(self) -> int:
        """What of the pool is not held back from releases; a dispute may freeze it."""
        return self.pool_minor - self.retained_minor

    @property
    def free_pool_minor(self) -> int:
        """What of the pool can be put to use: not frozen, and not held back from releases."""
        return 0 if self.pool_dispute is not None else self.loose_pool_minor

    @property
    def holds_balance(self) -> bool:
        """Whether one balance is held for all milestones."""
        return self.policy.holds == "balance"

    @property
    def escrow_minor(self) -> int:
        """Held in all milestones together."""
        return self.ledger.held.get("escrow", 0)

    @property
    def held_minor(self) -> int:
        """All that is still to be decided: escrow and pool."""
        return self.escrow_minor + self.pool_minor

    @property
    def released_gross_minor(self) -> int:
        """All that was ever released, bonuses not counted."""
        return sum(milestone.released_gross_minor for milestone in self.milestones.values())

    @property
    def fee_bearing_price_minor(self) -> int:
        """What fees at acceptance fall on: all prices agreed, and what was paid on top."""
        prices_minor = sum(
            milestone.price_minor
            for milestone in self.milestones.values()
            if not milestone.is_cancelled
        )
        return prices_minor + self.bonus_gross_minor

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

    def blocks_funding(self, milestone: MilestoneStanding) -> MilestoneStanding | None:
        """What has to be settled before this milestone is funded, where one comes at a time.

        RULEBOOK 1a, fund: one milestone funded at a time [U1][U4].
        """
        if self.policy.funding != "one-at-a-time":
            return None
        others = (each for each in self.milestones.values() if each is not milestone)
        return next((each for each in others if each.escrow_minor), None)

    def dispute_over(self, milestone: str | None) -> Dispute | None:
        """The dispute over a milestone's escrow, or (None) over the pool."""
        return self.milestones[milestone].dispute if milestone else self.pool_dispute

    def held_of_minor(self, milestone: str | None) -> int:
        """What a milestone's escrow, or (None) the pool, holds that can be divided."""
        return self.milestones[milestone].escrow_minor if milestone else self.loose_pool_minor

    def is_frozen(self, milestone: MilestoneStanding) -> bool:
        """Whether what backs the milestone is disputed: its escrow, or the balance that covers it.

        (RULEBOOK 4, disputed: frozen until settled.)
        """
        is_in_balance = self.pool_dispute is not None and milestone.covered_minor > 0
        return milestone.is_disputed or is_in_balance

    def is_asked_back(self, milestone: MilestoneStanding) -> bool:
        """Whether an open request wants back what backs it: its escrow, or the one balance."""
        is_in_balance = self.pool_request is not None and milestone.covered_minor > 0
        return milestone.is_asked_back or is_in_balance

    def answer_release(self, milestone: str | None) -> None:
        """The client has acted on this money (None: on all of it): he was not silent."""
        if milestone is None:
            self.release_requests.clear()
        else:
            self.release_requests.pop(milestone, None)
            self.release_requests.pop(None, None)

    @property
    def is_disputed(self) -> bool:
        """Whether any money of the contract is frozen by a dispute."""
        return self.pool_dispute is not None or any(
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
