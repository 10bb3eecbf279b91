"""What the independent model counts: pots of money in minor units, releases, running timers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

# A timer is known by its kind, its milestone, when it started, and the event that started it.
Start = tuple[str, str | None, datetime, int]


class Clock(NamedTuple):
    """A running timer: sorted, it gives the order in which timers go off."""

    due: datetime
    kind: int
    place: int
    start: Start
    amount: int


@dataclass
class Request:
    start: Start
    amount: int
    released_money: bool = False


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
    """A milestone, or with no id the pool."""

    id: str | None
    title: str = ""
    price: int = 0
    due: date | None = None
    funded: int = 0
    carried_in: int = 0
    carried_out: int = 0
    escrow: int = 0
    released_ever: int = 0
    sent_back: int = 0
    given_back: int = 0
    dropped: int = 0
    cancelled: bool = False
    word: str = ""
    review: Start | None = None
    request: Request | None = None
    dispute: Start | None = None
    filer: str = ""

    @property
    def disputed(self) -> bool:
        return self.dispute is not None

    @property
    def put_in(self) -> int:
        return self.funded + self.carried_in

    @property
    def unfunded(self) -> int:
        return 0 if self.cancelled else max(0, self.price - self.put_in - self.dropped)

    @property
    def state(self) -> str:
        if self.cancelled:
            return "cancelled"
        if self.escrow:
            return self.word or "funded"
        if not self.put_in:
            return "unfunded"
        if self.released_ever and self.sent_back:
            return "split"
        return "released" if self.released_ever else "refunded"


@dataclass
class Money:
    """Running sums of the whole contract that fees are reckoned from."""

    deposits: int = 0
    deposit_fees: int = 0
    bonus_fees: int = 0
    initiation: int = 0
    went_back: int = 0
    client_returned: int = 0
    earned: int = 0
    earned_fees: int = 0
    gave_back: int = 0
    freelancer_returned: int = 0
    client_unknown: bool = False
    freelancer_unknown: bool = False
