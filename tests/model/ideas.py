"""What could happen next in a random life: events that fit the moment, and events that do not.

An idea is an event without `at`; `sensible` looks at the model's view of the contract, `wild`
does not look at all. Amounts are texts in the contract's currency, as in the file.
"""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from tests.model.model import View
from tests.model.values import decimal_text, seal

Event = dict[str, Any]

BY = {
    **dict.fromkeys(("amend", "cancel", "fund", "request-changes", "release", "bonus"), "client"),
    **dict.fromkeys(("pause", "resume", "request-refund"), "client"),
    **dict.fromkeys(("accept", "work", "submit", "request-release", "refund"), "freelancer"),
    **dict.fromkeys(("approve-refund", "decline-refund", "note", "void"), "freelancer"),
    **dict.fromkeys(("observe", "reverse"), "platform"),
}
OBSERVABLE = ("auto-release", "hold-over", "refund-silence", "dormant")
TITLES = ("Wireframes", "Größere Änderungen", 'A "quoted" part', "Build \\ launch", "検収")


def ideas(rng: Random, contract: Mapping[str, Any], view: View) -> Event:
    """One idea: mostly one that the view allows, now and then any."""
    if rng.random() < 0.2:
        return wild(rng, contract, view)
    found: list[tuple[float, Event]] = whole(rng, contract, view)
    if view.state not in ("ending", "closed"):
        found += open_contract(rng, contract, view)
    for row in view.milestones:
        found += held(rng, contract, row, view)
        found += released(rng, contract, row)
        if view.state not in ("ending", "closed"):
            found += agreed(rng, contract, row)
    weights = [weight for weight, _ in found]
    return rng.choices([event for _, event in found], weights)[0]


def some(rng: Random, contract: Mapping[str, Any], most: int) -> str:
    """An amount: mostly all of it or a part, rarely a little too much."""
    part = rng.randint(1, max(1, most))
    chosen = rng.choices((most, part, 1, most + 1, most + 700), (50, 40, 4, 3, 3))[0]
    return decimal_text(max(1, chosen), contract["currency"])


def maybe_amount(rng: Random, contract: Mapping[str, Any], most: int) -> Event:
    return {"amount": some(rng, contract, most)} if rng.random() < 0.5 else {}


def agreed(
    rng: Random, contract: Mapping[str, Any], row: Mapping[str, Any]
) -> list[tuple[float, Event]]:
    """What may be done to a milestone while the contract is open, before money is in it."""
    name, found = {"milestone": row["id"]}, list[tuple[float, Event]]()
    if row["unfunded"]:
        amount = some(rng, contract, row["unfunded"])
        found.append((8, {"do": "fund", **name, "amount": amount}))
    if row["state"] in ("unfunded", "funded", "changes-requested"):
        likely = 6 if row["escrow"] else 1
        found.append((likely, {"do": "submit", **name}))
    if row["state"] == "unfunded":
        found.append((0.6, {"do": "cancel", **name}))
    if row["state"] == "submitted":
        found.append((2, {"do": "request-changes", **name}))
    changes: list[Event] = [
        {"amount": some(rng, contract, row["price"] + rng.randrange(9000))},
        {"amount": some(rng, contract, max(1, row["funded"] + row["carried_in"] - 1))},
        {"title": rng.choice(TITLES), "scope": "Delivered, and accepted in writing"},
    ]
    if row["due"] is not None:
        changes.append({"due": row["due"].replace(day=rng.randint(1, 28))})
    found.append((0.6, {"do": "amend", **name, **rng.choice(changes)}))
    found.append((0.4, {"do": "work", **name, "done": rng.randint(0, 100)}))
    return found


def held(
    rng: Random, contract: Mapping[str, Any], row: Mapping[str, Any], view: View
) -> list[tuple[float, Event]]:
    """What may be done with a milestone's escrow."""
    name, escrow = {"milestone": row["id"]}, row["escrow"]
    if not escrow:
        return []
    amount = some(rng, contract, escrow)
    found: list[tuple[float, Event]] = [
        (4, {"do": "release", **name, "amount": amount}),
        (1, {"do": "refund", **name, "amount": amount, "from": "escrow"}),
        (1.5, {"do": "request-refund", **name, **maybe_amount(rng, contract, escrow)}),
        (0.3, {"do": "reverse", **name, "amount": amount, "from": "escrow"}),
    ]
    if "refund-requested" in row["flags"]:
        found.append((4, {"do": "approve-refund", **name, **maybe_amount(rng, contract, escrow)}))
        found.append((2, {"do": "decline-refund", **name}))
    if view.state == "ending" or row["pending"]:
        found.append((5, {"do": "release", **name, "amount": amount}))
    if row["state"] == "submitted" and view.state not in ("ending", "closed"):
        found.append((1, observation(rng, "auto-release", row["id"])))
    return found


def released(
    rng: Random, contract: Mapping[str, Any], row: Mapping[str, Any]
) -> list[tuple[float, Event]]:
    """What may be done with what he got for a milestone."""
    name, got = {"milestone": row["id"]}, row["released"]
    if not got:
        return []
    amount = some(rng, contract, got)
    found: list[tuple[float, Event]] = [
        (1, {"do": "refund", **name, "amount": amount, "from": "paid"}),
        (0.8, {"do": "request-refund", **name, **maybe_amount(rng, contract, got)}),
        (0.3, {"do": "reverse", **name, "amount": amount, "from": "paid"}),
        (0.4, observation(rng, rng.choice(("auto-release", "hold-over")), row["id"])),
    ]
    if "refund-requested" in row["flags"]:
        found.append((3, {"do": "approve-refund", **name, **maybe_amount(rng, contract, got)}))
        found.append((2, {"do": "decline-refund", **name}))
    return found


def observation(rng: Random, what: str, milestone: str | None) -> Event:
    named = {} if milestone is None else {"milestone": milestone}
    return {"do": "observe", **named, "what": what, "happened": rng.random() < 0.5}


def open_contract(
    rng: Random, contract: Mapping[str, Any], view: View
) -> list[tuple[float, Event]]:
    """What may be done to a contract that is not closed."""
    rows, recorded = view.milestones, len(contract["journal"])
    new = {
        "milestone": f"M{len(rows) + 1}",
        "title": rng.choice(TITLES),
        "amount": some(rng, contract, rng.randrange(2000, 30000)),
        **({"due": date(2027, rng.randint(1, 6), 5)} if rng.random() < 0.5 else {}),
    }
    accepted = any(event["do"] == "accept" for event in contract["journal"].values())
    found: list[tuple[float, Event]] = [
        (0.1 if accepted else 1.5, {"do": "accept", "terms": seal(contract)}),
        (0.8, {"do": "amend", **new}),
        (0.2, {"do": "resume"} if view.state == "on-hold" else {"do": "pause"}),
        (0.1 * recorded, closing(rng, contract, view)),
    ]
    for _, kind, milestone in view.clocks:
        if kind in OBSERVABLE:
            found.append((0.5, observation(rng, kind, milestone)))
    if view.state == "dormant":
        found.append((8, {"do": "request-release"}))
    return found


def closing(rng: Random, contract: Mapping[str, Any], view: View) -> Event:
    by = rng.choice(("client", "client", "freelancer", "mutual", "platform"))
    event: Event = {"do": "close", "by": by}
    if by == "mutual" or (by == "client" and rng.random() < 0.5):
        event["pay"] = {
            row["id"]: some(rng, contract, row["escrow"])
            for row in view.milestones
            if row["escrow"] and rng.random() < 0.7
        }
    return event


def whole(rng: Random, contract: Mapping[str, Any], view: View) -> list[tuple[float, Event]]:
    """What may be done at any time, to the contract as a whole, the pool or the bonuses."""
    pool, given = view.totals["pool"], view.totals["bonus"]
    found: list[tuple[float, Event]] = [
        (0.3, {"do": "bonus", "amount": some(rng, contract, rng.randrange(100, 9000))}),
        (0.3, {"do": "note", "note": "rung up, no answer — trying again"}),
        (0.2, {"do": "observe", "escrow": some(rng, contract, view.totals["escrow"])}),
    ]
    if given:
        found.append((0.7, {"do": "refund", "amount": some(rng, contract, given), "from": "bonus"}))
        found.append((0.2, observation(rng, "hold-over", None)))
    if pool:
        amount = maybe_amount(rng, contract, pool)
        found.append((1.5, {"do": "request-refund", **amount}))
        found.append((1.5, {"do": "approve-refund", **amount}))
        found.append((0.7, {"do": "decline-refund"}))
        found.append(
            (0.3, {"do": "reverse", "amount": some(rng, contract, pool), "from": "escrow"})
        )
    if contract["journal"]:
        number = rng.choice(list(contract["journal"])[-4:])
        found.append((0.6, {"do": "void", "event": seal(contract["journal"][number])}))
    return found


def wild(rng: Random, contract: Mapping[str, Any], view: View) -> Event:
    """Any event at all, well formed, on any milestone or one that does not exist."""
    names = [*(row["id"] for row in view.milestones), "M9"]
    milestone = rng.choices(names, [*(10 for _ in view.milestones), 2])[0]
    amount = some(rng, contract, rng.choice((200, 5000, 40000)))
    on = {"milestone": milestone}
    any_event: list[Event] = [
        {"do": "fund", **on, "amount": amount},
        {"do": "submit", **on},
        {"do": "request-changes", **on},
        {"do": "release", **on, "amount": amount},
        {"do": "refund", **on, "amount": amount, "from": rng.choice(("escrow", "paid"))},
        {"do": "cancel", **on},
        {"do": "amend", **on, "amount": amount},
        {"do": "amend", **on, "title": rng.choice(TITLES)},
        {"do": "request-refund", **on, "amount": amount},
        {"do": "request-refund", **on},
        {"do": "request-refund"},
        {"do": "approve-refund", **on, "amount": amount},
        {"do": "decline-refund", **on, "amount": amount},
        {"do": "accept", "terms": seal(contract)},
        {"do": "reverse", **on, "amount": amount, "from": rng.choice(("escrow", "paid"))},
        {"do": "refund", "amount": amount, "from": "bonus"},
        {"do": "request-release"},
        {"do": "pause"},
        {"do": "resume"},
        {"do": "close", "by": "mutual"},
        {"do": "close", "by": "freelancer", "pay": {milestone: amount}},
        {"do": "work", **on, "done": 100},
        observation(rng, rng.choice(OBSERVABLE), rng.choice((milestone, None))),
    ]
    if contract["journal"]:
        number = rng.choice(list(contract["journal"]))
        any_event.append({"do": "void", "event": seal(contract["journal"][number])})
    return rng.choice(any_event)
