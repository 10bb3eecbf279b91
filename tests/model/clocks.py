"""Which timers run in the independent model, and what they do when they go off.

Every timer that is running is found by going through everything, again, each time.
"""

from collections.abc import Iterator
from datetime import datetime

from tests.model.life import Life
from tests.model.moving import close, divide, release, release_pool, send_back, settle
from tests.model.pots import Clock, Pot, Start
from tests.model.values import Values, business_days, later, midnight

# At one moment timers go off in this order; within one line in the order of the milestones.
FAMILIES = (
    ("auto-release",),
    ("refund-silence",),
    ("release-silence",),
    ("hold-over",),
    ("dispute-silence", "arbitration-default"),
    ("term-over",),
    ("dormant", "dormant-refund", "dormant-release"),
)
RANKS = {
    kind: (number, rank) for number, kinds in enumerate(FAMILIES) for rank, kind in enumerate(kinds)
}


def observations(life: Life, start: Start) -> list[tuple[int, Values]]:
    return [line for line in life.journal if start in life.known.get(line[0], ())]


def clocks(life: Life) -> list[Clock]:
    """Every timer that is running now, soonest first; due as the last observation of it says."""
    places = {pot.id: number for number, pot in enumerate(life.places())}
    found = []
    for start, usual in running(life):
        said = observations(life, start) if life.known else []
        due = usual if not said else said[-1][1]["at"] if said[-1][1]["happened"] else None
        if due is not None:
            family, rank = RANKS[start[0]]
            found.append(Clock(due, family, places[start[1]], rank, start))
    return sorted(found)


def running(life: Life) -> Iterator[tuple[Start, datetime]]:
    """Every timer that runs by the policy, with the moment at which it is to go off."""
    for pot in life.places():
        yield from of_reviews_and_requests(life, pot)
        if pot.quarrel:
            yield from of_quarrel(life, pot)
    for lot in life.lots:
        if lot.held and lot.left:
            yield lot.start, later(lot.at, life.days("hold_days") or 0, life.zone)
    yield from of_terms(life)
    yield from of_dormancy(life)


def of_reviews_and_requests(life: Life, pot: Pot) -> Iterator[tuple[Start, datetime]]:
    """Silence on submitted work, on a refund request, on a request for release."""
    policy = life.policy
    if pot.review:
        yield pot.review, later(pot.review[2], life.days("review_days") or 0, life.zone)
    days = life.days("refund_response_days")
    moves = policy["on_refund_silence"] in ("refund", "release")
    if pot.request and pot.asked_back and moves and days is not None:
        yield pot.request.start, later(pot.request.start[2], days, life.zone)
    days, ask = life.days("release_response_days"), life.asks.get(pot.id)
    if ask and policy["on_release_silence"] == "release" and days is not None:
        yield ask.start, later(ask.start[2], days, life.zone)


def of_quarrel(life: Life, pot: Pot) -> Iterator[tuple[Start, datetime]]:
    """Silence of the other side, and fees of an arbitration that nobody or only one paid."""
    policy, quarrel = life.policy, pot.quarrel
    if quarrel is None:
        return
    opened = quarrel.start[2]
    days = life.days("dispute_response_days")
    if quarrel.filer != "freelancer":
        his = life.days("dispute_response_days_freelancer")
        days = days if his is None else his
    if days is not None and policy["on_dispute_silence"] == "filer" and not quarrel.answered:
        count = business_days if policy["dispute_days_are"] == "business" else later
        yield quarrel.start, count(opened, days, life.zone)
    days = life.days("arbitration_pay_days")
    decided = bool(quarrel.fees) or policy["on_neither_pays"] != "none"
    if days is not None and decided and len(quarrel.fees) < 2:
        days += life.days("mediation_days_max") or 0
        yield ("arbitration-default", pot.id, opened), later(opened, days, life.zone)


def of_terms(life: Life) -> Iterator[tuple[Start, datetime]]:
    """The end of the term: of each milestone that holds money, and of the pool."""
    days = life.days("term_days")
    if days is None or life.policy["on_term"] == "none":
        return
    dues = [pot.due for pot in life.pots.values() if pot.due and not pot.cancelled]
    for pot in life.places():
        due = pot.due if pot is not life.pool else max(dues, default=None)
        begun = None if due is None else midnight(due, life.zone)
        if life.policy["term_from"] == "first-funding":
            begun = life.first_funded_at
        if life.loose(pot) and not pot.disputed and begun is not None:
            yield ("term-over", pot.id, begun), later(begun, days, life.zone)


def of_dormancy(life: Life) -> Iterator[tuple[Start, datetime]]:
    """The count towards dormancy, or what comes next in it: at most one timer."""
    start = dormancy(life)
    if start is None:
        return
    if life.dormant_at is None:
        yield start, later(start[2], life.days("dormant_days") or 0, life.zone)
        return
    client, freelancer, client_again = life.policy["dormant_steps"] or (0, 0, 0)
    begun, days, kind = life.dormant_at, client + freelancer, "dormant-refund"
    if life.release_asked is not None:
        begun, days, kind = life.release_asked, client_again, "dormant-release"
    yield (kind, None, begun), later(begun, days, life.zone)


def dormancy(life: Life) -> Start | None:
    """The start of the dormancy count, where one runs."""
    undisputed = not any(pot.disputed for pot in life.places())
    active = life.begun and not life.ended and undisputed and life.held_money() > 0
    if not active or life.days("dormant_days") is None or life.active_at is None:
        return None
    begun = life.active_at
    if life.policy["dormant_from"] == "last-due":
        dues = [pot.due for pot in life.pots.values() if pot.due and not pot.cancelled]
        if not dues:
            return None
        begun = max(begun, midnight(max(dues), life.zone))
    return ("dormant", None, begun)


def advance(life: Life, moment: datetime) -> None:
    """Let the timers go off, one by one, up to and including a moment."""
    while True:
        ready = clocks(life)
        if not ready or ready[0].due > moment:
            break
        clock = ready[0]
        life.now = max(life.now, clock.due)
        fire(life, clock)
        life.started.append(clock.start)
        life.fired[clock.start] = life.now
        settle(life)
    life.now = max(life.now, moment)


def wake(life: Life) -> None:
    """Somebody, or a silence that pays the freelancer, has acted: idle days count anew."""
    life.active_at, life.dormant_at, life.release_asked = life.now, None, None


def fire(life: Life, clock: Clock) -> None:
    kind, milestone, _ = clock.start
    pot = life.pot(milestone)
    match kind:
        case "auto-release":
            pot.review = None
            release(life, pot, pot.backing)
            life.answer(pot)
            wake(life)
            if life.policy["on_review_expiry"] == "stop-order":
                close(life, "platform", {})
        case "refund-silence":
            refund_silence(life, pot)
        case "release-silence":
            release_silence(life, pot)
            wake(life)
        case "hold-over":
            for lot in life.lots:
                lot.held = lot.held and lot.start != clock.start
        case "dispute-silence" | "arbitration-default":
            divide(life, pot, won_by_silence(life, pot, kind))
        case "term-over":
            divide(life, pot, life.loose(pot) if life.policy["on_term"] == "release" else 0)
        case "dormant":
            life.dormant_at = life.now
        case "dormant-refund":
            life.dormant_at = life.release_asked = None
            close(life, "platform", {})
        case "dormant-release":
            for each in life.pots.values():
                if each.escrow:
                    release(life, each, each.escrow)
            if life.loose(life.pool):
                release_pool(life, life.loose(life.pool))
            life.dormant_at = life.release_asked = None


def refund_silence(life: Life, pot: Pot) -> None:
    asked = pot.request.amount if pot.request else 0
    pot.request = None
    if life.policy["on_refund_silence"] == "refund":
        send_back(life, pot, asked)
    elif pot is life.pool:
        release_pool(life, asked)
    else:
        release(life, pot, asked)


def release_silence(life: Life, pot: Pot) -> None:
    left = life.asks.pop(pot.id).amount
    if pot is life.pool and life.balance:
        release_pool(life, left)
        return
    for each in life.pots.values() if pot is life.pool else (pot,):
        share = min(left, life.askable(each))
        left -= share
        if share:
            release(life, each, share)


def won_by_silence(life: Life, pot: Pot, kind: str) -> int:
    """The freelancer's share where one side did not answer, or did not pay its fee."""
    quarrel, held = pot.quarrel, life.loose(pot)
    if quarrel is None:
        raise TypeError("nobody quarrels about this")
    if kind == "arbitration-default":
        winner = next(iter(quarrel.fees), life.policy["on_neither_pays"])
        if life.policy["arbitration_payer"] == "loser":
            # Kleros: whoever wins so gets his fee back, and what he himself had offered last.
            life.money.arbiter -= quarrel.fees.get(winner, 0)
            return quarrel.wanted(winner, held)
        return held if winner == "freelancer" else 0
    claim = min(quarrel.claim, held)
    return claim if quarrel.filer == "freelancer" else held - claim
