"""Random lives of contracts, seeded: terms, and events proposed one after the other.

`sequences(seed, count)` gives `Sequence`s. Each proposal says what the independent model made
of it, against the whole journal so far; one that it refuses is not recorded, and the life goes
on. Sequence number N of a seed is the same however many are asked for.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from tests.model.ideas import BY, Event, ideas
from tests.model.model import View, in_force, judge
from tests.model.values import decimal_text, later, policy_of, seal
from tests.model.verbs import Refusal

ZONES = ("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati")
CURRENCIES = ("USD", "USD", "JPY", "KWD")
BEGIN = datetime(2025, 10, 1, tzinfo=UTC)


class Proposal(NamedTuple):
    """One proposed event; `why` is empty or `refusal@number of the event that is refused`."""

    event: Event
    accepted: bool
    why: str


class AsOf(NamedTuple):
    """Compare the contract with its first `upto` events at a moment."""

    upto: int
    moment: datetime


class Edge(NamedTuple):
    """An idea that belongs to one moment: the last at which it can be had, or a past one."""

    moment: datetime
    idea: Event


@dataclass
class Sequence:
    """One life: `terms` as tomllib gives them, `events` what was recorded, in that order."""

    terms: dict[str, Any]
    events: list[Event] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    as_of: list[AsOf] = field(default_factory=list)

    def contract(self, upto: int | None = None) -> dict[str, Any]:
        """The contract with its first `upto` events, as tomllib would give it."""
        journal = {str(n): event for n, event in enumerate(self.events[:upto], 1)}
        return {**self.terms, "journal": journal}

    def toml_text(self, upto: int | None = None) -> str:
        """The file, in the form of INTERFACE 3."""
        head = {k: v for k, v in self.terms.items() if k not in ("policy", "milestone")}
        lines = ["#:schema .escrowbook/contract-1.schema.json", *pairs(head), "", "[policy]"]
        lines += pairs(self.terms["policy"])
        for milestone in self.terms["milestone"]:
            lines += ["", "[[milestone]]", *pairs(milestone)]
        recorded = self.events[:upto]
        if recorded:
            lines += ["", "[journal]"]
        for number, event in enumerate(recorded, 1):
            lines.append(f"{number} = {toml_value({**event, 'sum': seal(event)})}")
        return "\n".join(lines) + "\n"


def pairs(table: dict[str, Any]) -> list[str]:
    return [f"{key} = {toml_value(value)}" for key, value in table.items()]


def toml_value(value: object) -> str:
    """One TOML value on one line."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{ " + ", ".join(pairs(value)) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(toml_value(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def sequences(seed: int, count: int) -> Iterator[Sequence]:
    """Lives 0 … count - 1 of a seed."""
    for number in range(count):
        yield sequence(seed, number)


def sequence(seed: int, number: int, last: datetime | None = None) -> Sequence:
    """One life, in which nothing happens after `last`."""
    rng = Random(f"{seed}/{number}")
    life = Sequence(terms(rng, f"life-{seed}-{number}"))
    now = BEGIN + timedelta(seconds=rng.randrange(360 * 86400))
    view = viewed(life, now)
    for _ in range(rng.randint(16, 30)):
        edge = edge_of_window(rng, life, now) if rng.random() < 0.08 else None
        edge = again(life) if rng.random() < 0.05 else edge
        at = edge.moment if edge else next_moment(rng, life, view, now)
        if last is not None and at > last:
            break
        then = judge(life.contract(), at)
        standing = view if isinstance(then, Refusal) else then
        idea = edge.idea if edge else ideas(rng, life.contract(), standing)
        if propose(rng, life, idea, at):
            now = max([now, *(event["at"] for event in life.events)])
            view = viewed(life, now)
            life.as_of.append(AsOf(len(life.events), now))
    add_moments(rng, life, now, last)
    return life


def viewed(life: Sequence, moment: datetime) -> View:
    """What the model says of what is recorded: never a refusal."""
    view = judge(life.contract(), moment)
    if isinstance(view, Refusal):
        raise TypeError(f"a recorded journal is refused: {view}")
    return view


def propose(rng: Random, life: Sequence, idea: Event, at: datetime) -> bool:
    """Ask the model, and record what it accepts."""
    if at.utcoffset() == timedelta(0) and rng.random() < 0.1:
        at = at.astimezone(timezone(timedelta(hours=5, minutes=45)))
    by = idea.get("by") or BY[idea["do"]]
    event = {"at": at, **idea, "by": by}
    if "note" not in event and "by" not in idea and rng.random() < 0.2:
        event["note"] = f"call {rng.randrange(1000)}"
    life.events.append(event)
    outcome = judge(life.contract())
    if isinstance(outcome, Refusal):
        life.events.pop()
        life.proposals.append(
            Proposal(event, accepted=False, why=f"{outcome.why}@{outcome.number}")
        )
    else:
        life.proposals.append(Proposal(event, accepted=True, why=""))
    return life.proposals[-1].accepted


def next_moment(rng: Random, life: Sequence, view: View, now: datetime) -> datetime:
    """When the next event happens: soon, late in the record, or on the edge of a timer."""
    chance = rng.random()
    if chance < 0.08 and life.events:
        first: datetime = min(event["at"] for event in life.events)
        return first + (now - first) * rng.random() // timedelta(seconds=1) * timedelta(seconds=1)
    if chance < 0.28 and view.clocks:
        due = rng.choice(view.clocks[:2])[0]
        return max(now, due + timedelta(seconds=rng.choice((0, 0, -1, 1, 5400))))
    days = rng.choices((0, 1, 4, 12, 40, 120), (32, 28, 22, 11, 4, 3))[0]
    return now + timedelta(days=days, seconds=rng.choice((0, 60, 3600, rng.randrange(86400))))


def edge_of_window(rng: Random, life: Sequence, now: datetime) -> Edge | None:
    """The last moment, or the first too late, for giving back or asking back a release."""
    policy, zone = policy_of(life.terms), ZoneInfo(life.terms["timezone"])
    edges: list[Edge] = []
    for event in life.events:
        if event["do"] == "release":
            on = {"milestone": event["milestone"]}
            amount = decimal_text(rng.choice((1, 200)), life.terms["currency"])
            for key, idea in (
                ("voluntary_refund_days", {"do": "refund", "amount": amount, "from": "paid"}),
                ("ask_refund_days", {"do": "request-refund"}),
            ):
                if isinstance(policy[key], int):
                    moment = later(event["at"], policy[key], zone)
                    moment += timedelta(seconds=rng.choice((0, 0, 1)))
                    edges.append(Edge(moment, {**idea, **on}))
    return rng.choice([edge for edge in edges if edge.moment >= now] or [None])


def again(life: Sequence) -> Edge | None:
    """The event that was voided last, recorded once more as it was: two lines with one sum."""
    sums = [event["event"] for event in life.events if event["do"] == "void"]
    standing = {seal(event) for _, event in in_force(life.contract())}
    for event in life.events:
        if sums and seal(event) == sums[-1] and sums[-1] not in standing:
            return Edge(event["at"], {k: v for k, v in event.items() if k != "at"})
    return None


def add_moments(rng: Random, life: Sequence, now: datetime, last: datetime | None) -> None:
    """Let the clocks run out; look back, too, where what was known then stands by itself."""
    recorded, moment = len(life.events), now
    for _ in range(6):
        view = viewed(life, moment)
        if not view.clocks:
            break
        moment = view.clocks[0][0]
        life.as_of += [AsOf(recorded, moment - timedelta(seconds=1)), AsOf(recorded, moment)]
    life.as_of += [AsOf(recorded, now + timedelta(days=days)) for days in (30, 1500)]
    for _ in range(2):
        back = now - timedelta(days=rng.randrange(200))
        if not isinstance(judge(life.contract(), back), Refusal):
            life.as_of.append(AsOf(recorded, back))
    if last is not None:
        life.as_of.append(AsOf(recorded, last))


def terms(rng: Random, name: str) -> dict[str, Any]:
    currency = rng.choice(CURRENCIES)
    preset = rng.choice(("generic-2026-11", "upwork-2026-11"))
    policy = {"preset": preset, **overrides(rng, currency, upwork=preset.startswith("upwork"))}
    table: dict[str, Any] = {
        "format": 1,
        "id": name,
        "title": "A random life",
        "client": "Aldgate Foods",
        "freelancer": "Studio 1",
        "currency": currency,
        "timezone": rng.choice(ZONES),
        "policy": policy,
        "milestone": [],
    }
    dated = rng.random() < 0.7
    for number in range(1, rng.randint(2, 5)):
        amount = rng.choice((499, 500, rng.randrange(1000, 60000), rng.randrange(1000, 60000)))
        milestone: dict[str, Any] = {
            "id": f"M{number}",
            "title": f"Part {number}",
            "amount": decimal_text(amount, currency),
        }
        if dated and rng.random() < 0.8:
            milestone["due"] = (BEGIN + timedelta(days=rng.randrange(20, 500))).date()
        table["milestone"].append(milestone)
    return table


def overrides(rng: Random, currency: str, *, upwork: bool) -> dict[str, Any]:
    """What one contract agrees beside its preset."""
    flat = decimal_text(rng.randrange(1, 400), currency)
    limit, next_limit = decimal_text(25000, currency), decimal_text(60000, currency)
    fees = ("10%", "7.5%", flat, f"5% min {flat}", f"5.5% + {flat} below {limit}", "3.33%")
    choices: dict[str, tuple[Any, ...]] = {
        "client_fee": fees,
        "freelancer_fee": (
            *fees,
            f"20% to {limit}, 10%",
            f"20% to {limit}, 7.5% to {next_limit}, 3%",
        ),
        "initiation_fee": (flat, "5%"),
        "initiation_fee_returned": ("if-nothing-released", "never"),
        "client_fee_returned": (True, False),
        "freelancer_fee_returned": (True, False),
        "rounding": ("half_up", "half_even", "down"),
        "hold_days": (1, 5, 14, 0),
        "funding": ("any", "one-at-a-time"),
        "min_milestone": ("0", "5.00 USD", decimal_text(2000, currency)),
        "escrow_before_work": (True, False),
        "refund_request": ("any-time", "any-time", "closing", "none"),
        "partial_release": ("carry", "keep", "refuse"),
        "excess_release": ("bonus", "refuse"),
        "voluntary_refund_days": (3, 30, "none"),
        "ask_refund_days": (10, 60, "none"),
        "close_by_client": ("request", "refund", "nothing"),
        "close_by_freelancer": ("request", "refund", "nothing"),
        "close_by_platform": ("request", "refund", "nothing"),
    }
    chosen = {key: rng.choice(values) for key, values in choices.items() if rng.random() < 0.25}
    if upwork and rng.random() < 0.6:
        # With one fee unknown, no total of fees says anything.
        chosen |= {key: rng.choice(choices[key]) for key in choices if key.endswith("_fee")}
    if rng.random() < 0.4:
        chosen |= {"review_days": rng.choice((3, 14)), "on_review_expiry": "release"}
    if rng.random() < 0.3:
        chosen |= {"refund_response_days": rng.choice((2, 7)), "on_refund_silence": "refund"}
    if rng.random() < (0.5 if upwork else 0.25):
        chosen["dormant_days"] = rng.choice((30, 45))
        chosen["dormant_from"] = rng.choice(("last-due", "last-activity"))
        chosen["dormant_steps"] = rng.choice(([7, 7, 14], [3, 4, 5]))
    return chosen
