"""One life of a contract in the independent model: pots, money, and the timers that run.

Counters of minor units, no transfers; every timer that is running is found by going through
everything, again, each time that it is asked for. The verbs are in `model.py`.
"""

from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from tests.model.pots import Clock, Lot, Money, Pot, Request, Start
from tests.model.values import (
    BEGINNING,
    Values,
    business_days,
    exact_fee,
    later,
    midnight,
    minor,
    rounded,
)

Journal = list[tuple[int, Values]]

FINAL = ("released", "refunded", "split", "cancelled")
KINDS = (
    *("auto-release", "refund-silence", "hold-over", "dispute-silence"),
    *("dormant", "dormant-refund", "dormant-release"),
)


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
    money: Money = field(default_factory=Money)
    started: list[Start] = field(default_factory=list)
    fired: dict[Start, datetime] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)
    number: int = 0
    now: datetime = BEGINNING
    active_at: datetime | None = None
    dormant_at: datetime | None = None
    release_asked: datetime | None = None
    begun: bool = False
    paused: bool = False
    ended: bool = False
    closed: bool = False

    def __post_init__(self) -> None:
        self.currency: str = self.contract["currency"]
        self.zone = ZoneInfo(self.contract.get("timezone", "UTC"))
        for terms in self.contract["milestone"]:
            price = minor(terms["amount"], self.currency)
            self.pots[terms["id"]] = Pot(terms["id"], terms["title"], price, terms.get("due"))

    def settle(self) -> None:
        """What follows from the pots alone, after anything has happened."""
        for pot in self.places():
            if pot.request:
                limit = self.released(pot) if pot.request.released_money else pot.escrow
                pot.request.amount = min(pot.request.amount, limit)
                if not pot.request.amount:
                    pot.request = None
            if not pot.escrow:
                pot.dispute, pot.review = None, None
        if self.ended or not self.held_money():
            self.dormant_at = self.release_asked = None
        if self.ended and not self.closed and not self.held_money():
            self.closed = True
            ever = any(pot.released_ever for pot in self.pots.values())
            if self.policy["initiation_fee_returned"] == "if-nothing-released" and not ever:
                self.money.initiation = 0

    # ---- clocks -------------------------------------------------------------------------

    def days(self, key: str) -> int | None:
        return self.policy[key] if isinstance(self.policy[key], int) else None

    def begin(self, kind: str, milestone: str | None) -> Start:
        start = (kind, milestone, self.now, self.number)
        self.started.append(start)
        return start

    def begin_review(self, pot: Pot) -> None:
        if self.policy["on_review_expiry"] == "release" and self.days("review_days") is not None:
            pot.review = self.begin("auto-release", pot.id)

    def observations(self, start: Start) -> list[tuple[int, Values]]:
        return [line for line in self.journal if start in self.known.get(line[0], [])]

    def due(self, start: Start, key: str) -> datetime | None:
        """When a timer goes off, by the clock or by the last word of the observations."""
        said = self.observations(start)
        if not said and start[0] == "dispute-silence":
            return business_days(start[2], self.days(key) or 0, self.zone)
        if not said:
            return later(start[2], self.days(key) or 0, self.zone)
        observed: datetime = said[-1][1]["at"]
        return observed if said[-1][1]["happened"] else None

    def clocks(self) -> list[Clock]:
        """Every timer that is running now, found anew each time, soonest first."""
        found: list[Clock] = []

        def add(start: Start, due: datetime | None, amount: int) -> None:
            if due is not None:
                place = order.index(start[1])
                found.append(Clock(max(due, self.now), KINDS.index(start[0]), place, start, amount))

        order = [pot.id for pot in self.places()]
        answer = self.days("refund_response_days")
        refunds = self.policy["on_refund_silence"] == "refund" and answer is not None
        for pot in self.places():
            if pot.review:
                add(pot.review, self.due(pot.review, "review_days"), pot.escrow)
            asked = pot.request
            if asked and refunds and not asked.released_money:
                add(asked.start, self.due(asked.start, "refund_response_days"), asked.amount)
        for lot in self.lots:
            if lot.held and lot.left:
                add(lot.start, self.due(lot.start, "hold_days"), lot.left)
        for pot in self.places():
            if pot.dispute and self.policy["on_dispute_silence"] == "filer":
                add(pot.dispute, self.due(pot.dispute, "dispute_response_days"), pot.escrow)
        for start, due in self.dormancy_clocks():
            add(start, due, self.held_money())
        return sorted(found)

    def dormancy_clocks(self) -> list[tuple[Start, datetime | None]]:
        """The count towards dormancy, or what comes next in it: at most one timer."""
        start = self.dormancy()
        if self.dormant_at is None:
            return [] if start is None else [(start, self.due(start, "dormant_days"))]
        if not self.policy["dormant_steps"]:
            return []
        client, freelancer, client_again = self.policy["dormant_steps"]
        begun, days, kind = self.dormant_at, client + freelancer, "dormant-refund"
        if self.release_asked is not None:
            begun, days, kind = self.release_asked, client_again, "dormant-release"
        return [((kind, None, begun, 0), later(begun, days, self.zone))]

    def dormancy(self) -> Start | None:
        """The start of the dormancy count, where one runs."""
        undisputed = not any(pot.disputed for pot in self.places())
        active = self.begun and not self.ended and undisputed and self.held_money() > 0
        if not active or self.days("dormant_days") is None or self.active_at is None:
            return None
        begun = self.active_at
        if self.policy["dormant_from"] == "last-due":
            dues = [pot.due for pot in self.pots.values() if pot.due and not pot.cancelled]
            if not dues:
                return None
            begun = max(begun, midnight(max(dues), self.zone))
        return ("dormant", None, begun, 0)

    def advance(self, moment: datetime) -> None:
        """Let the timers go off, one by one, up to and including a moment."""
        while True:
            running = self.clocks()
            if not running or running[0].due > moment:
                break
            ready = running[0]
            self.now = ready.due
            self.note_dormancy()
            self.fire(ready)
            self.fired[ready.start] = ready.due
            self.settle()
        self.now = max(self.now, moment)
        self.note_dormancy()

    def note_dormancy(self) -> None:
        """The dormancy count has no event that starts it: it is seen to have started."""
        start = self.dormancy() if self.dormant_at is None else None
        if start is not None and start[2] <= self.now and start not in self.started:
            self.started.append(start)

    def fire(self, clock: Clock) -> None:
        kind, milestone, _, _ = clock.start
        pot = self.pool if milestone is None else self.pots[milestone]
        match kind:
            case "auto-release":
                self.pay(pot, pot.escrow)
                self.active_at, self.dormant_at, self.release_asked = self.now, None, None
            case "refund-silence":
                self.send_back(pot, clock.amount)
                pot.request = None
            case "hold-over":
                for lot in self.lots:
                    lot.held = lot.held and lot.start != clock.start
            case "dispute-silence":
                self.silent(pot)
            case "dormant":
                self.dormant_at = self.now
            case "dormant-refund":
                self.close(self.policy["close_by_platform"], {})
            case "dormant-release":
                for each in self.pots.values():
                    self.pay(each, each.escrow)
                self.dormant_at = self.release_asked = None

    def silent(self, pot: Pot) -> None:
        """Nobody answered whoever disputed: all that is held is the filer's."""
        pot.dispute = None
        if pot.filer != "freelancer":
            self.send_back(pot, pot.escrow)
            return
        if pot.id is not None:
            self.pay(pot, pot.escrow)
            return
        source = [each for each in self.pots.values() if each.carried_out][-1]
        amount, pot.escrow = pot.escrow, 0
        source.carried_in += amount
        source.escrow += amount
        self.pay(source, amount)

    def last_started(self, event: Values) -> Start | None:
        """The timer that an observation speaks of (INTERFACE 3)."""
        found = None
        for start in self.started:
            same = start[:2] == (event["what"], event.get("milestone"))
            if same and start[2] <= event["at"] and (found is None or start[2] >= found[2]):
                found = start
        return found

    # ---- money --------------------------------------------------------------------------

    def places(self) -> list[Pot]:
        return [*self.pots.values(), self.pool]

    def held_money(self) -> int:
        return sum(pot.escrow for pot in self.places())

    def left(self, milestone: str | None, *, held: bool) -> int:
        return sum(x.left for x in self.lots if x.milestone == milestone and x.held == held)

    def released(self, pot: Pot) -> int:
        return self.left(pot.id, held=True) + self.left(pot.id, held=False)

    def fee(self, key: str, gross: int, before: int) -> int | None:
        exact = exact_fee(self.policy[key], self.currency, gross, before)
        return None if exact is None else rounded(exact, self.policy["rounding"])

    def pay(self, pot: Pot, amount: int) -> None:
        """To the freelancer: from a milestone's escrow, or (the pool's own lots) a bonus."""
        if not amount:
            return
        if pot.id is not None:
            pot.escrow -= amount
            pot.released_ever += amount
        held = bool(self.days("hold_days"))
        start = ("hold-over", pot.id, self.now, self.number)
        if held:
            self.started.append(start)
        self.lots.append(Lot(pot.id, self.now, amount, held, start))
        fee = self.fee("freelancer_fee", amount, self.money.earned)
        self.money.earned += amount
        self.money.earned_fees += fee or 0
        self.money.freelancer_unknown |= fee is None

    def pay_bonus(self, amount: int) -> None:
        fee = self.fee("client_fee", amount, 0)
        self.money.bonus_fees += fee or 0
        self.money.client_unknown |= fee is None
        self.pay(self.pool, amount)

    def deposit(self, amount: int) -> None:
        """The client's fees beside new money in escrow."""
        money = self.money
        fee = self.fee("client_fee", amount, 0)
        first = 0 if money.deposits else self.fee("initiation_fee", amount, 0)
        money.deposits += amount
        money.deposit_fees += fee or 0
        money.initiation += first or 0
        money.client_unknown |= fee is None or first is None

    def send_back(self, pot: Pot, amount: int) -> None:
        """Out of escrow, or out of the pool, to the client."""
        pot.escrow -= amount
        pot.sent_back += amount
        money = self.money
        money.went_back += amount
        if self.policy["client_fee_returned"] is True and money.deposits:
            exact = Fraction(money.deposit_fees * money.went_back, money.deposits)
            share = rounded(exact, self.policy["rounding"])
            money.client_returned = max(money.client_returned, share)

    def give_back(self, lots: list[Lot], amount: int) -> None:
        """Out of released money, to the client: what is in the hold first, the newest first."""
        money = self.money
        money.gave_back += amount
        newest_first = sorted(lots, key=lambda x: (x.held, x.at, self.lots.index(x)), reverse=True)
        for lot in newest_first:
            taken = min(lot.left, amount)
            lot.left -= taken
            amount -= taken
            if lot.milestone is not None:
                self.pots[lot.milestone].given_back += taken
        if self.policy["freelancer_fee_returned"] is True and money.earned:
            exact = Fraction(money.earned_fees * money.gave_back, money.earned)
            share = rounded(exact, self.policy["rounding"])
            money.freelancer_returned = max(money.freelancer_returned, share)

    def ask(self, pot: Pot, amount: int) -> None:
        """A refund request over escrow or pool; the review of the work stops for good."""
        pot.request = Request(self.begin("refund-silence", pot.id), amount)
        pot.review = None

    def close(self, how: str, pay: dict[str, int]) -> None:
        """End the contract; `how` is what the closing does with what `pay` does not name."""
        for milestone, amount in pay.items():
            self.pay(self.pots[milestone], amount)
        for pot in self.places():
            pot.review = None
            if pot.escrow and how == "refund":
                self.send_back(pot, pot.escrow)
            elif pot.escrow and how == "request":
                self.ask(pot, pot.escrow)
            if pot.put_in:
                pot.dropped = pot.unfunded
            else:
                pot.cancelled = pot.id is not None
        self.ended = True
