"""Random lives of contracts, seeded: terms, and events proposed one after the other.

`sequences(seed, count, preset)` gives `Sequence`s. Each proposal says what the independent model
made of it; one that it refuses is not recorded, and the life goes on. Sequence number N of a seed
and preset is the same however many are asked for.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from random import Random
from typing import Any, NamedTuple

from tests.model.clocks import advance
from tests.model.ideas import BY, Event, ideas
from tests.model.life import Life
from tests.model.model import View, in_force, replay, view
from tests.model.presets import PRESETS
from tests.model.random_terms import BEGIN, random_terms
from tests.model.values import decimal_text, later, seal
from tests.model.verbs import Refusal, step

# What these say about the past makes the model live the whole life again.
ABOUT_THE_PAST = ("observe", "void")


class Proposal(NamedTuple):
    """One proposed event; where it is refused, why, and which event of the journal then is.

    `seen` is what is true right after an accepted one, at the latest moment reached.
    """

    event: Event
    accepted: bool
    why: str = ""
    refused: int = 0
    moment: datetime = BEGIN
    seen: View | None = None


class Look(NamedTuple):
    """What the model sees of the whole journal at a moment; before its end: of what was known."""

    moment: datetime
    seen: View


class Edge(NamedTuple):
    """An idea that belongs to one moment: the last at which it can be had, or a past one."""

    moment: datetime
    idea: Event


@dataclass
class Sequence:
    """One life: `terms` as tomllib gives them, `events` what was recorded, in that order.

    `ahead` is what comes if nobody acts any more, `back` what was true at earlier moments.
    """

    terms: dict[str, Any]
    events: list[Event] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    ahead: list[Look] = field(default_factory=list)
    back: list[Look] = field(default_factory=list)

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
            lines += [
                f"{number} = {toml_value({**event, 'sum': seal(event)})}"
                for number, event in enumerate(recorded, 1)
            ]
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


def sequences(seed: int, count: int, preset: str | None = None) -> Iterator[Sequence]:
    """Lives 0 … count - 1 of a seed."""
    for number in range(count):
        yield sequence(seed, number, preset)


def sequence(
    seed: int, number: int, preset: str | None = None, last: datetime | None = None
) -> Sequence:
    """One life under a preset (by default any), in which nothing happens after `last`."""
    rng = Random(f"{seed}/{preset}/{number}")
    named = preset or rng.choice(list(PRESETS))
    story = Sequence(random_terms(rng, f"life-{seed}-{number}", named))
    begin = BEGIN + timedelta(seconds=rng.randrange(360 * 86400))
    life = lived(story, begin)
    for _ in range(rng.randint(16, 28)):
        edge = edge_of_window(rng, story, life) if rng.random() < 0.1 else None
        edge = again(story) if rng.random() < 0.05 else edge
        at = edge.moment if edge else next_moment(rng, story, life)
        if last is not None and at > last:
            break
        if at >= life.now:
            advance(life, at)
        then = life if at >= life.now else replay(story.contract(), at)
        standing = life if isinstance(then, Refusal) else then
        idea = edge.idea if edge else ideas(rng, standing, story.events)
        life = propose(story, life, dressed(rng, idea, at))
    look_around(rng, story, life)
    return story


def lived(story: Sequence, moment: datetime) -> Life:
    """The life that is recorded, up to a moment: never a refusal."""
    life = replay(story.contract(), moment)
    if isinstance(life, Refusal):
        raise TypeError(f"a recorded journal is refused: {life}")
    return life


def dressed(rng: Random, idea: Event, at: datetime) -> Event:
    """The idea as a line of the journal: when, by whom, and now and then with a note."""
    if at.utcoffset() == timedelta(0) and rng.random() < 0.1:
        at = at.astimezone(timezone(timedelta(hours=5, minutes=45)))
    by = {} if "by" in idea or idea["do"] not in BY else {"by": BY[idea["do"]]}
    event = {"at": at, **idea, **by}
    if "note" not in event and rng.random() < 0.15:
        event["note"] = f"call {rng.randrange(1000)}"
    return event


def propose(story: Sequence, life: Life, event: Event) -> Life:
    """Ask the model, and record what it accepts; the life goes on from what comes back."""
    number = len(story.events) + 1
    story.events.append(event)
    if event["at"] < life.now or event["do"] in ABOUT_THE_PAST:
        outcome = replay(story.contract(), life.now)
    else:
        outcome = life
        try:
            step(life, event, number)
            # What the event sets off at once, like a term that is over already.
            advance(life, life.now)
        except Refusal as refusal:
            outcome = refusal
    if isinstance(outcome, Refusal):
        story.events.pop()
        story.proposals.append(
            Proposal(event, accepted=False, why=outcome.why, refused=outcome.number)
        )
        return life
    seen = Proposal(event, accepted=True, moment=outcome.now, seen=view(outcome))
    story.proposals.append(seen)
    return outcome


def next_moment(rng: Random, story: Sequence, life: Life) -> datetime:
    """When the next event happens: soon, late in the record, or on the edge of a timer."""
    chance = rng.random()
    if chance < 0.07 and story.events:
        first: datetime = min(event["at"] for event in story.events)
        passed = (life.now - first) * rng.random() // timedelta(seconds=1)
        return first + passed * timedelta(seconds=1)
    # Who quarrels answers within days, or nobody would ever have spoken up.
    quarrels = any(pot.disputed for pot in life.places())
    if chance < (0.13 if quarrels else 0.26):
        running = view(life).clocks
        if running:
            due = rng.choice(running[:2])[0]
            return max(life.now, due + timedelta(seconds=rng.choice((0, 0, -1, 1, 5400))))
    weights = (60, 30, 8, 2, 0, 0) if quarrels else (42, 30, 18, 6, 3, 1)
    days = rng.choices((0, 1, 4, 12, 40, 120), weights)[0]
    seconds = rng.choice((0, 60, 3600, rng.randrange(86400)))
    return life.now + timedelta(days=days, seconds=seconds)


def edge_of_window(rng: Random, story: Sequence, life: Life) -> Edge | None:
    """The last moment, or the first too late, for giving back or asking back a release."""
    edges: list[Edge] = []
    for lot in life.lots:
        on = {} if lot.milestone is None else {"milestone": lot.milestone}
        amount = decimal_text(rng.choice((1, 200)), life.currency)
        source = "paid" if on else "bonus"
        windows = [
            ("voluntary_refund_days", {"do": "refund", **on, "amount": amount, "from": source})
        ]
        windows += [("ask_refund_days", {"do": "request-refund", **on})] if on else []
        for key, idea in windows:
            days = life.days(key)
            if days is not None:
                moment = later(lot.at, days, life.zone) + timedelta(seconds=rng.choice((0, 0, 1)))
                edges.append(Edge(moment, idea))
    return rng.choice([edge for edge in edges if edge.moment >= life.now] or [None])


def again(story: Sequence) -> Edge | None:
    """The event that was voided last, recorded once more as it was: two lines with one sum."""
    sums = [event["event"] for event in story.events if event["do"] == "void"]
    standing = {seal(event) for _, event in in_force(story.contract())} if sums else set()
    for event in story.events:
        if sums and seal(event) == sums[-1] and sums[-1] not in standing:
            return Edge(event["at"], {k: v for k, v in event.items() if k != "at"})
    return None


def look_around(rng: Random, story: Sequence, life: Life) -> None:
    """Let the clocks run out; look back, too, where what was known then stands by itself."""
    now = life.now
    for _ in range(6):
        running = view(life).clocks
        if not running:
            break
        due = max(running[0][0], life.now + timedelta(seconds=1))
        for moment in (due - timedelta(seconds=1), due):
            advance(life, moment)
            story.ahead.append(Look(moment, view(life)))
    for days in (30, 1500):
        moment = max(now + timedelta(days=days), life.now)
        advance(life, moment)
        story.ahead.append(Look(moment, view(life)))
    for moment in (now, now - timedelta(days=rng.randrange(200))):
        past = replay(story.contract(), moment)
        if not isinstance(past, Refusal):
            story.back.append(Look(moment, view(past)))
