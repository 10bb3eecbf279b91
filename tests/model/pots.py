"""What the independent model counts: pots of money in minor units, releases, running timers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

# A timer is known by its kind, its milestone (None: the pool, or the contract) and its start.
Start = tuple[str, str | None, datetime]


class Clock(NamedTuple):
    """A running timer: sorted, it gives the order in which timers go off."""

    due: datetime
    family: int
    place: int
    rank: int
    start: Start

    @property
    def kind(self) -> str:
        return self.start[0]


@dataclass
class Request:
    """The client wants money back: what is held, or (merely asked for) what was released."""

    start: Start
    amount: int
    released_money: bool = False


@dataclass
class Quarrel:
    """A dispute: who filed it, for how much, whether the other side answered.

    `offers` are what each side would leave the freelancer, `fees` what each paid.
    """

    start: Start
    filer: str
    claim: int
    answered: bool = False
    offers: dict[str, int] = field(default_factory=dict)
    fees: dict[str, int] = field(default_factory=dict)

    def wanted(self, side: str, held: int) -> int:
        """What a side would leave the freelancer: its last offer, else all of it or nothing."""
        return min(held, self.offers.get(side, held if side == "freelancer" else 0))


@dataclass
class Ask:
    """The freelancer asked for a release, and silence would be consent."""

    start: Start
    amount: int


@dataclass
class Lot:
    """One release or bonus, on its way through the hold."""

    milestone: str | None
    at: datetime
    left: int
    held: bool
    start: Start


@dataclass
class Pot:
    """A milestone, or with no id the pool. `covered` is its share of a balance for all."""

    id: str | None
    title: str = ""
    price: int = 0
    due: date | None = None
    funded: int = 0
    carried_in: int = 0
    carried_out: int = 0
    escrow: int = 0
    covered: int = 0
    released_ever: int = 0
    sent_back: int = 0
    given_back: int = 0
    arbitration: int = 0
    dropped: int = 0
    # Held back from its releases, and what of that was paid after all: no new deposit.
    retained: int = 0
    retained_paid: int = 0
    carried_a_rest: bool = False
    # Cancelled by the client, or by the end of the contract without a cent in it.
    cancelled: bool = False
    lapsed: bool = False
    word: str = ""
    # Whether the review of what is submitted was ever begun: once stopped it does not resume.
    reviewed: bool = False
    review: Start | None = None
    request: Request | None = None
    quarrel: Quarrel | None = None

    @property
    def disputed(self) -> bool:
        return self.quarrel is not None

    @property
    def asked_back(self) -> bool:
        """Whether the client wants back what is held; an ask for released money is none."""
        return self.request is not None and not self.request.released_money

    @property
    def put_in(self) -> int:
        return self.funded + self.carried_in - self.retained_paid

    @property
    def unpaid(self) -> int:
        return max(0, self.price - self.put_in - self.dropped)

    @property
    def unfunded(self) -> int:
        return 0 if self.cancelled or self.lapsed else max(0, self.unpaid - self.covered)

    @property
    def backing(self) -> int:
        return self.escrow + self.covered

    @property
    def state(self) -> str:
        if self.backing:
            return self.word or "funded"
        if not self.put_in:
            return "cancelled" if self.cancelled or self.lapsed else "unfunded"
        if not self.released_ever and not self.retained:
            return "refunded"
        return "split" if self.sent_back else "released"

    @property
    def final(self) -> bool:
        return self.state in ("released", "refunded", "split", "cancelled")


@dataclass
class Money:
    """Running sums of the whole contract that fees are reckoned from."""

    deposits: int = 0
    deposit_fees: int = 0
    other_client_fees: int = 0
    initiation: int = 0
    went_back: int = 0
    client_returned: int = 0
    bonuses: int = 0
    earned: int = 0
    earned_fees: int = 0
    gave_back: int = 0
    freelancer_returned: int = 0
    arbiter: int = 0
    unknown: set[str] = field(default_factory=set)
