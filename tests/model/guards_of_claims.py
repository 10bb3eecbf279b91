"""What the independent model refuses of refunds, requests and disputes: all reasons that apply."""

from collections.abc import Iterator

from tests.model.life import Life
from tests.model.values import Values, later, minor

SIDES = ("client", "freelancer")

Codes = Iterator[str]


def amount_of(life: Life, event: Values, default: int = 0, key: str = "amount") -> int:
    return minor(event[key], life.currency) if key in event else default


def refund(life: Life, event: Values) -> Codes:
    pot, amount = life.pot(event.get("milestone")), amount_of(life, event)
    if event["from"] == "escrow":
        if pot.disputed:
            yield "disputed"
        yield from within(life.loose(pot), amount, "more-than-escrow")
        return
    if event["from"] == "paid" and pot is life.pool:
        yield "milestone-needed"
        return
    lots = life.lots_of(life.pool if event["from"] == "bonus" else pot)
    days = life.days("voluntary_refund_days")
    got = sum(lot.left for lot in lots)
    if days is not None:
        lots = [lot for lot in lots if days and event["at"] <= later(lot.at, days, life.zone)]
    if sum(lot.left for lot in lots) < min(amount, got):
        yield "too-late"
    if amount > got:
        yield "more-than-released"


def within(held: int, amount: int, code: str) -> Codes:
    """Whether there is something, and so much of it."""
    if not held:
        yield "nothing-in-escrow"
    if amount > held:
        yield code


def request_refund(life: Life, event: Values) -> Codes:
    pot = life.pot(event.get("milestone"))
    if pot.disputed:
        yield "disputed"
    if pot.request is not None:
        yield "refund-requested"
    held = life.loose(pot)
    if held:
        if life.policy["refund_request"] == "none":
            yield "no-refund-request"
        if life.policy["refund_request"] == "closing":
            yield "only-by-closing"
        if amount_of(life, event) > held:
            yield "more-than-escrow"
        return
    got = 0 if pot is life.pool else life.released(pot)
    if not got:
        yield "nothing-to-ask-for"
        return
    days, last = life.days("ask_refund_days"), max(lot.at for lot in life.lots_of(pot))
    if days is not None and (not days or event["at"] > later(last, days, life.zone)):
        yield "too-late"
    if amount_of(life, event) > got:
        yield "more-than-released"


def answer(life: Life, event: Values) -> Codes:
    request = life.pot(event.get("milestone")).request
    if request is None:
        yield "nothing-asked"
    elif amount_of(life, event) > request.amount:
        yield "more-than-asked"


def request_release(life: Life, event: Values) -> Codes:
    name = event.get("milestone")
    pot = life.pot(name)
    if name in life.asks or life.release_asked is not None:
        yield "release-asked"
    if name is not None and life.frozen(pot):
        yield "disputed"
    held = life.held_money() if name is None else life.releasable(pot)
    if life.policy["on_release_silence"] == "release" and held:
        places = life.places() if name is None else [pot]
        held = life.askable(pot)
        if not held and any(life.frozen(each) for each in places):
            yield "disputed"
        if not held and any(life.wanted_back(each) for each in places):
            yield "refund-requested"
    yield from within(held, amount_of(life, event), "more-than-escrow")


def dispute(life: Life, event: Values) -> Codes:
    pot = life.pot(event.get("milestone"))
    if event.get("by", "freelancer") not in SIDES:
        yield "party-needed"
    if pot.disputed:
        yield "disputed"
    yield from within(life.loose(pot), amount_of(life, event, key="claim"), "more-than-held")


def offer(life: Life, event: Values) -> Codes:
    pot = life.pot(event.get("milestone"))
    if event.get("by") not in SIDES:
        yield "party-needed"
    if not pot.disputed:
        yield "not-disputed"
    yield from within(life.loose(pot), amount_of(life, event, key="freelancer"), "more-than-held")


def settle(life: Life, event: Values) -> Codes:
    held = life.loose(life.pot(event.get("milestone")))
    yield from within(held, amount_of(life, event, key="freelancer"), "more-than-held")


def pay_fee(life: Life, event: Values) -> Codes:
    quarrel = life.pot(event.get("milestone")).quarrel
    if event.get("by") not in SIDES:
        yield "party-needed"
    if life.policy["arbitration_payer"] not in ("each", "both", "loser"):
        yield "no-arbitration-fee"
    if quarrel is None:
        yield "not-disputed"
    elif event.get("by") in quarrel.fees:
        yield "fee-paid-already"


def rule(life: Life, event: Values) -> Codes:
    pot, policy = life.pot(event.get("milestone")), life.policy
    asked = pot.asked_back and policy["on_refund_silence"] == "staff"
    closed = life.ended not in ("", "mutual") and policy[f"close_by_{life.ended}"] == "staff"
    if not (pot.disputed or asked or closed):
        yield "not-for-staff"
    held = life.loose(pot)
    if not held:
        yield "nothing-in-escrow"
    if amount_of(life, event, key="freelancer") > held - (life.arbitration_fee(held) or 0):
        yield "more-than-held"


def reverse(life: Life, event: Values) -> Codes:
    pot, amount = life.pot(event.get("milestone")), amount_of(life, event)
    if event["from"] == "escrow":
        yield from within(pot.escrow, amount, "more-than-escrow")
    elif pot is life.pool:
        yield "milestone-needed"
    elif amount > life.released(pot):
        yield "more-than-released"
