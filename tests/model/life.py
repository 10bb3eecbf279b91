"""One life of a contract in the independent model: its pots, and what follows from them.

Counters of minor units, no transfers. How money moves is in `moving.py`, which timers run in
`clocks.py`, what is refused in `guards.py`, and what each event does in `verbs.py`.
"""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.model.pots import Ask, Lot, Money, Pot, Start
from tests.model.values import BEGINNING, Values, exact_fee, minor, rounded

Journal = list[tuple[int, Values]]


@dataclass
class Life:
    """One replay. `known` says of which timers each observation turned out to speak.

    That is more than one where the first, kept from going off, made room for the next.
    """

    contract: Values
    policy: Values
    journal: Journal
    known: dict[int, list[Start]]
    pots: dict[str, Pot] = field(default_factory=dict)
    pool: Pot = field(default_factory=lambda: Pot(None))
    lots: list[Lot] = field(default_factory=list)
    asks: dict[str | None, Ask] = field(default_factory=dict)
    money: Money = field(default_factory=Money)
    started: list[Start] = field(default_factory=list)
    fired: dict[Start, datetime] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)
    now: datetime = BEGINNING
    first_funded_at: datetime | None = None
    active_at: datetime | None = None
    dormant_at: datetime | None = None
    release_asked: datetime | None = None
    begun: bool = False
    # The highest price that fees at acceptance have fallen on.
    dearest: int = 0
    paused: bool = False
    ended: str = ""
    closed: bool = False

    def __post_init__(self) -> None:
        self.currency: str = self.contract["currency"]
        self.zone = ZoneInfo(self.contract.get("timezone", "UTC"))
        self.balance = self.policy["holds"] == "balance"
        for terms in self.contract["milestone"]:
            price = minor(terms["amount"], self.currency)
            self.pots[terms["id"]] = Pot(terms["id"], terms["title"], price, terms.get("due"))

    # ---- looking ------------------------------------------------------------------------

    def days(self, key: str) -> int | None:
        return self.policy[key] if isinstance(self.policy[key], int) else None

    def pot(self, name: str | None) -> Pot:
        return self.pool if name is None else self.pots[name]

    def places(self) -> list[Pot]:
        return [*self.pots.values(), self.pool]

    def held_money(self) -> int:
        return sum(pot.escrow for pot in self.places())

    def retained(self) -> int:
        return sum(pot.retained for pot in self.pots.values())

    def loose(self, pot: Pot) -> int:
        """What a pot holds that can be divided: of the pool, what no release keeps back."""
        return pot.escrow if pot.id is not None else pot.escrow - self.retained()

    def free_pool(self) -> int:
        return 0 if self.pool.disputed else self.loose(self.pool)

    def releasable(self, pot: Pot) -> int:
        """What a release for this milestone can take. Nothing is paid for a cancelled one."""
        if not self.balance:
            return pot.escrow
        return 0 if pot.cancelled else self.free_pool()

    def frozen(self, pot: Pot) -> bool:
        return pot.disputed or (self.pool.disputed and pot.covered > 0)

    def wanted_back(self, pot: Pot) -> bool:
        return pot.asked_back or (self.pool.request is not None and pot.covered > 0)

    def askable(self, pot: Pot) -> int:
        """What the freelancer may ask for: not what is frozen, nor what is asked back."""
        if pot is not self.pool:
            taken = self.frozen(pot) or self.wanted_back(pot)
            return 0 if taken else self.releasable(pot)
        if self.balance:
            return 0 if self.pool.request else self.free_pool()
        return sum(self.askable(each) for each in self.pots.values())

    def takes_all(self, pot: Pot) -> bool:
        """Whether the release of this milestone is the last, and the last takes everything."""
        if self.policy["last_release"] != "all" or self.ended:
            return False
        return [each for each in self.pots.values() if not each.final] in ([], [pot])

    def left(self, milestone: str | None, *, held: bool) -> int:
        return sum(x.left for x in self.lots if x.milestone == milestone and x.held == held)

    def released(self, pot: Pot) -> int:
        return self.left(pot.id, held=True) + self.left(pot.id, held=False)

    def lots_of(self, pot: Pot) -> list[Lot]:
        """The releases of a milestone; the pool's are the bonuses."""
        return [lot for lot in self.lots if lot.milestone == pot.id]

    def fee(self, key: str, gross: int, before: int) -> int | None:
        exact = exact_fee(self.policy[key], self.currency, gross, before)
        return None if exact is None else rounded(exact, self.policy["rounding"])

    def arbitration_fee(self, held: int) -> int | None:
        """What an arbiter takes out of held money; None where nobody knows."""
        if self.policy["arbitration_payer"] != "escrow":
            return 0
        waived = self.policy["arbitration_waived_to"]
        if waived != "unknown" and held <= minor(waived, self.currency):
            return 0
        fee = self.fee("arbitration_fee", held, 0)
        return None if fee is None else min(held, fee)

    def price_with_fees(self) -> int:
        """What fees at acceptance fall on: what is agreed, and what was paid on top."""
        promised = [pot for pot in self.pots.values() if not (pot.cancelled or pot.lapsed)]
        return sum(pot.price for pot in promised) + self.money.bonuses

    # ---- remembering --------------------------------------------------------------------

    def begin(self, kind: str, milestone: str | None) -> Start:
        start = (kind, milestone, self.now)
        self.started.append(start)
        return start

    def answer(self, pot: Pot) -> None:
        """The client has acted on this money: he was not silent."""
        if pot is self.pool:
            self.asks.clear()
        else:
            self.asks.pop(pot.id, None)
            self.asks.pop(None, None)

    # ---- what follows of itself ---------------------------------------------------------

    def settle(self) -> None:
        """What follows from the pots alone, after anything has happened."""
        self.lose_retained()
        for pot in self.places():
            if pot.request:
                limit = self.released(pot) if pot.request.released_money else self.loose(pot)
                pot.request.amount = min(pot.request.amount, limit)
                if not pot.request.amount:
                    pot.request = None
            if not self.loose(pot):
                pot.quarrel = None
        self.cover()
        for pot in self.pots.values():
            self.review(pot)
        for name, ask in list(self.asks.items()):
            ask.amount = min(ask.amount, self.askable(self.pot(name)))
            if not ask.amount:
                del self.asks[name]
        if self.ended or not self.held_money():
            self.dormant_at = self.release_asked = None
        if self.ended and not self.closed and not self.held_money():
            self.closed = True
            ever = any(pot.released_ever for pot in self.pots.values())
            if self.policy["initiation_fee_returned"] == "if-nothing-released" and not ever:
                self.money.initiation = 0

    def lose_retained(self) -> None:
        """A chargeback may take even what was held back: that of the last milestone first."""
        for pot in reversed(self.pots.values()):
            pot.retained -= min(pot.retained, max(0, self.retained() - self.pool.escrow))

    def cover(self) -> None:
        """One balance covers milestones in the order of the file, as long as they are promised."""
        left = self.loose(self.pool) if self.balance else 0
        for pot in self.pots.values():
            pot.covered = 0 if pot.cancelled or pot.lapsed else min(left, pot.unpaid)
            left -= pot.covered

    def review(self, pot: Pot) -> None:
        """The clock of a review starts when the work is both submitted and backed by money.

        Where that money is gone, so is the clock; once it was stopped, it does not come back.
        """
        if not pot.backing:
            pot.reviewed, pot.review = pot.reviewed and pot.review is None, None
            # Of a final milestone the old submission is forgotten.
            pot.word = "" if pot.final else pot.word
        elif pot.word == "submitted" and not pot.reviewed:
            pot.reviewed = True
            timed = self.days("review_days") is not None
            if self.policy["on_review_expiry"] != "none" and timed and not self.ended:
                pot.review = None if self.wanted_back(pot) else self.begin("auto-release", pot.id)
