"""What could happen next in a random life: events that fit the moment, and events that do not.

An idea is an event without `at`; most look at where the life stands, `wild` (below) does not.
Amounts are texts in the contract's currency, as in the file. Each function gives weighted ideas.
"""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from tests.model.clocks import clocks
from tests.model.life import Life
from tests.model.pots import Pot
from tests.model.values import decimal_text, seal
from tests.model.wild_ideas import wild

Event = dict[str, Any]
Weighted = list[tuple[float, Event]]

BY = {
    **dict.fromkeys(("amend", "cancel", "fund", "request-changes", "release", "bonus"), "client"),
    **dict.fromkeys(("pause", "resume", "request-refund"), "client"),
    **dict.fromkeys(("accept", "work", "submit", "request-release", "refund"), "freelancer"),
    **dict.fromkeys(("approve-refund", "decline-refund", "note", "void"), "freelancer"),
    **dict.fromkeys(("observe", "reverse"), "platform"),
    "dispute": "freelancer",
    "settle": "mutual",
    "rule": "arbiter",
}
OBSERVABLE = (
    *("auto-release", "hold-over", "refund-silence", "dormant"),
    *("dispute-silence", "arbitration-default", "release-silence", "term-over"),
)
TITLES = ("Wireframes", "Größere Änderungen", 'A "quoted" part', "Build \\ launch", "検収")


def ideas(rng: Random, life: Life, events: Sequence[Event]) -> Event:
    """One idea: mostly one that the moment allows, now and then any."""
    if rng.random() < 0.34:
        return wild(rng, life, events)
    found = at_any_time(rng, life, events)
    found += for_held_money(rng, life, life.pool) if life.loose(life.pool) else []
    if not life.ended:
        found += for_open_contract(rng, life, events)
    for pot in life.pots.values():
        found += for_held_money(rng, life, pot) if pot.escrow else []
        found += for_release(rng, life, pot)
        found += for_released(rng, life, pot)
        if not life.ended:
            found += for_agreed(rng, life, pot)
    weights = [weight for weight, _ in found]
    return rng.choices([event for _, event in found], weights)[0]


def some(rng: Random, life: Life, most: int) -> str:
    """An amount: mostly all of it or a part, rarely a little too much."""
    part = rng.randint(1, max(1, most))
    chosen = rng.choices((most, part, 1, most + 1, most + 700), (50, 40, 4, 3, 3))[0]
    return decimal_text(max(1, chosen), life.currency)


def share(rng: Random, life: Life, most: int) -> str:
    """A share of held money; it may be nothing, and rarely is too much."""
    chosen = rng.choices((0, most, rng.randint(0, most), most + 1), (20, 25, 50, 3))[0]
    return decimal_text(chosen, life.currency)


def maybe(rng: Random, life: Life, most: int) -> Event:
    return {"amount": some(rng, life, most)} if rng.random() < 0.5 else {}


def on(pot: Pot) -> Event:
    return {} if pot.id is None else {"milestone": pot.id}


def for_agreed(rng: Random, life: Life, pot: Pot) -> Weighted:
    """What may be done to a milestone while the contract is open."""
    found: Weighted = []
    if pot.unfunded and not life.balance:
        whole = life.policy["funding"] == "all-at-start" or rng.random() < 0.3
        wanted = pot.unfunded if whole else 0
        amount = decimal_text(wanted, life.currency) if wanted else some(rng, life, pot.unfunded)
        blocked = life.policy["funding"] == "one-at-a-time" and any(
            other.escrow for other in life.pots.values() if other is not pot
        )
        found.append((1 if blocked else 9, {"do": "fund", **on(pot), "amount": amount}))
    if not pot.final and pot.state != "submitted":
        found.append((7 if pot.backing else 1, {"do": "submit", **on(pot)}))
    if not pot.put_in and not pot.cancelled:
        found.append((0.5, {"do": "cancel", **on(pot)}))
    if pot.state == "submitted":
        found.append((1.8, {"do": "request-changes", **on(pot)}))
    changes: list[Event] = [
        {"amount": some(rng, life, pot.price + rng.randrange(9000))},
        {"amount": some(rng, life, max(1, pot.put_in - 1))},
        {"title": rng.choice(TITLES), "scope": "Delivered, and accepted in writing"},
    ]
    if pot.due is not None:
        changes.append({"due": pot.due.replace(day=rng.randint(1, 28))})
    found.append((0.1 if pot.cancelled else 0.6, {"do": "amend", **on(pot), **rng.choice(changes)}))
    found.append((0.4, {"do": "work", **on(pot), "done": rng.randint(0, 100)}))
    return found


def for_release(rng: Random, life: Life, pot: Pot) -> Weighted:
    """What may be let go for a milestone, and be asked to be let go."""
    held = life.releasable(pot)
    if life.closed or not (held or (pot.cancelled and life.balance)):
        return []
    amount = some(rng, life, held)
    if life.policy["partial_release"] == "refuse" and rng.random() < 0.8:
        whole = pot.unpaid if life.balance and not life.takes_all(pot) else held
        amount = decimal_text(max(1, whole), life.currency)
    elif life.balance and pot.covered and rng.random() < 0.7:
        amount = some(rng, life, pot.covered)
    likely = 0.5 if life.frozen(pot) or pot.cancelled else 5 if pot.backing else 1
    asking = 2 if life.policy["on_release_silence"] == "release" else 0.4
    return [
        (likely, {"do": "release", **on(pot), "amount": amount}),
        (asking, {"do": "request-release", **on(pot), **maybe(rng, life, held)}),
    ]


def for_held_money(rng: Random, life: Life, pot: Pot) -> Weighted:
    """What may be done with a milestone's escrow, or with the pool."""
    held = life.loose(pot)
    if pot.quarrel is not None:
        return for_quarrel(rng, life, pot)
    found: Weighted = [
        (1, {"do": "refund", **on(pot), "amount": some(rng, life, held), "from": "escrow"}),
        (0.3, {"do": "reverse", **on(pot), "amount": some(rng, life, held), "from": "escrow"}),
        (0.8, {"do": "settle", **on(pot), "freelancer": share(rng, life, held)}),
    ]
    claim = {"claim": share(rng, life, held)}
    chance = {"chance": rng.randint(0, 100)} if rng.random() < 0.3 else {}
    by = rng.choice(("client", "freelancer"))
    found.append((2.2, {"do": "dispute", **on(pot), **claim, **chance, "by": by}))
    asks = 1.8 if life.policy["refund_request"] == "any-time" else 0.2
    found.append((asks, {"do": "request-refund", **on(pot), **maybe(rng, life, held)}))
    if pot.asked_back and pot.request:
        found += for_request(rng, life, pot, pot.request.amount)
        staff = life.policy["on_refund_silence"] == "staff"
        found.append((3 if staff else 0.2, ruling(rng, life, pot)))
    elif life.ended:
        found.append((2, ruling(rng, life, pot)))
    if pot.review or pot.asked_back:
        what = "auto-release" if pot.review else "refund-silence"
        found.append((0.8, observation(rng, what, pot.id)))
    return found


def for_request(rng: Random, life: Life, pot: Pot, asked: int) -> Weighted:
    by = rng.choice((*("freelancer",) * 5, "client"))
    return [
        (3, {"do": "approve-refund", **on(pot), **maybe(rng, life, asked)}),
        (2, {"do": "decline-refund", **on(pot), "by": by}),
    ]


def for_quarrel(rng: Random, life: Life, pot: Pot) -> Weighted:
    """How a dispute goes on, or ends."""
    quarrel, held = pot.quarrel, life.loose(pot)
    by = rng.choice(("client", "freelancer"))
    amount = decimal_text(rng.randrange(1, 30000), life.currency)
    fee = {"do": "pay-fee", **on(pot), "amount": amount, "by": by}
    pays = life.policy["arbitration_payer"] in ("each", "both", "loser")
    unpaid = quarrel is not None and by not in quarrel.fees
    observable = rng.choice(("dispute-silence", "arbitration-default"))
    # Else most disputes would end by silence, before anybody has spoken up.
    spoken = 2 if quarrel is not None and quarrel.answered else 5
    return [
        (2 * spoken, {"do": "offer", **on(pot), "freelancer": share(rng, life, held), "by": by}),
        (1.5, {"do": "settle", **on(pot), "freelancer": share(rng, life, held)}),
        (3 * spoken if pays and unpaid else 0.3, fee),
        (2, ruling(rng, life, pot)),
        (0.3, {"do": "reverse", **on(pot), "amount": some(rng, life, held), "from": "escrow"}),
        (0.8, observation(rng, observable, pot.id)),
        # Frozen money goes nowhere else, and nobody disputes it again.
        (0.3, {"do": "refund", **on(pot), "amount": some(rng, life, held), "from": "escrow"}),
        (0.2, {"do": "dispute", **on(pot), "claim": share(rng, life, held), "by": by}),
    ]


def ruling(rng: Random, life: Life, pot: Pot) -> Event:
    held = life.loose(pot)
    most = max(0, held - (life.arbitration_fee(held) or 0))
    by = rng.choice(("arbiter", "arbiter", "platform"))
    return {"do": "rule", **on(pot), "freelancer": share(rng, life, most), "by": by}


def for_released(rng: Random, life: Life, pot: Pot) -> Weighted:
    """What may be done with what he got for a milestone."""
    got = life.released(pot)
    if not got:
        return []
    paid = {"amount": some(rng, life, got), "from": "paid"}
    likely = 0.3 if life.days("voluntary_refund_days") == 0 else 1
    found: Weighted = [
        (likely, {"do": "refund", **on(pot), **paid}),
        (0.3, {"do": "reverse", **on(pot), **paid}),
        (0.4, observation(rng, rng.choice(("auto-release", "hold-over")), pot.id)),
    ]
    if not pot.escrow:
        likely = 0.4 if life.days("ask_refund_days") == 0 else 0.9
        found.append((likely, {"do": "request-refund", **on(pot), **maybe(rng, life, got)}))
    if pot.request and pot.request.released_money:
        found += for_request(rng, life, pot, pot.request.amount)
    return found


def observation(rng: Random, what: str, milestone: str | None) -> Event:
    named = {} if milestone is None else {"milestone": milestone}
    return {"do": "observe", **named, "what": what, "happened": rng.random() < 0.5}


def for_open_contract(rng: Random, life: Life, events: Sequence[Event]) -> Weighted:
    """What may be done to a contract that is not closed."""
    new = {
        "milestone": f"M{len(life.pots) + 1}",
        "title": rng.choice(TITLES),
        "amount": some(rng, life, rng.randrange(2000, 30000)),
        **({"due": date(2027, rng.randint(1, 6), 5)} if rng.random() < 0.5 else {}),
    }
    terms = seal(life.contract)
    found: Weighted = [
        (0.05 if terms in life.accepted else 1.5, {"do": "accept", "terms": terms}),
        (0.6, {"do": "amend", **new}),
        (0.25, {"do": "resume"} if life.paused else {"do": "pause"}),
        (0.06 * len(events), closing(rng, life)),
    ]
    if life.balance:
        missing = sum(pot.unfunded for pot in life.pots.values())
        amount = some(rng, life, missing + rng.choice((0, 0, 5000)))
        found.append((9 if missing else 1, {"do": "fund", "amount": amount}))
    for clock in clocks(life):
        if clock.kind in OBSERVABLE:
            found.append((0.4, observation(rng, clock.kind, clock.start[1])))
    if life.dormant_at is not None:
        found.append((8, {"do": "request-release"}))
    return found


def closing(rng: Random, life: Life) -> Event:
    by = rng.choice(("client", "client", "freelancer", "mutual", "platform"))
    event: Event = {"do": "close", "by": by}
    if by == "mutual" or (by == "client" and rng.random() < 0.5):
        # Out of one balance two payments may each be there, and not both.
        most = life.free_pool() if life.balance and rng.random() < 0.2 else 0
        event["pay"] = {
            pot.id: some(rng, life, most or pot.backing)
            for pot in life.pots.values()
            if pot.backing and rng.random() < 0.7
        }
    return event


def at_any_time(rng: Random, life: Life, events: Sequence[Event]) -> Weighted:
    """What may be done at any time: bonuses, notes, corrections."""
    given, held = life.released(life.pool), life.held_money()
    found: Weighted = [
        (0.4, {"do": "bonus", "amount": some(rng, life, rng.randrange(100, 9000))}),
        (0.3, {"do": "note", "note": "rung up, no answer — trying again"}),
        (0.2, {"do": "observe", "escrow": some(rng, life, held)}),
    ]
    if held and not life.closed:
        asking = 1 if life.policy["on_release_silence"] == "release" else 0.1
        found.append((asking, {"do": "request-release", **maybe(rng, life, held)}))
    if given:
        amount = some(rng, life, given)
        likely = 0.2 if life.days("voluntary_refund_days") == 0 else 0.7
        found.append((likely, {"do": "refund", "amount": amount, "from": "bonus"}))
        found.append((0.2, observation(rng, "hold-over", None)))
    if life.retained():
        amount = some(rng, life, life.pool.escrow)
        found.append((0.5, {"do": "reverse", "amount": amount, "from": "escrow"}))
    if events:
        found.append((0.5, {"do": "void", "event": seal(rng.choice(events[-4:]))}))
    return found
