"""A second, independent model of a contract's life: naive, slow, and plain to read.

It replays the whole journal from the beginning each time it is asked and shares no line with
the program: that the two agree is worth something. `judge(contract, moment)` takes a contract
as `tomllib.loads` gives it and returns a `View`, or the `Refusal` that the journal runs into.
It is written from the rule book and INTERFACE; what those leave open is as the project decided.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.model.clocks import advance, clocks
from tests.model.life import Journal, Life
from tests.model.pots import Pot, Start
from tests.model.presets import policy_of
from tests.model.values import BEGINNING, Values, seal
from tests.model.verbs import Learned, Refusal, learn, step


@dataclass
class View:
    """What is true at a moment: rows and totals as in INTERFACE 6, amounts in minor units.

    `clocks` are the timers that are running: when due, kind, milestone.
    """

    state: str
    milestones: list[dict[str, Any]]
    totals: dict[str, Any]
    clocks: list[tuple[datetime, str, str | None]]


def judge(contract: Values, moment: datetime | None = None) -> View | Refusal:
    """What is true at a moment (by default at the last event), or what the journal breaks."""
    life = replay(contract, moment)
    return life if isinstance(life, Refusal) else view(life)


def replay(contract: Values, moment: datetime | None = None) -> Life | Refusal:
    """The life that a contract's journal tells, lived up to a moment."""
    journal = in_force(contract)
    if moment is None:
        moment = max((event["at"] for _, event in journal), default=BEGINNING)
    seen = [(number, event) for number, event in journal if event["at"] <= moment]
    known: dict[int, list[Start]] = {}
    while True:
        life = Life(contract, policy_of(contract), seen, known)
        try:
            live(life, moment.astimezone(UTC))
        except Learned:
            continue
        except Refusal as refusal:
            return refusal
        return life


def in_force(contract: Values) -> Journal:
    """The events that are not voided, in the order in which they take effect."""
    lines = {int(number): event for number, event in contract.get("journal", {}).items()}
    voided: set[int] = set()
    for number in sorted(lines, reverse=True):
        event = lines[number]
        if event["do"] == "void" and number not in voided:
            targets = [n for n in lines if n < number and seal(lines[n]) == event["event"]]
            voided.add(max(targets))
    kept = [(number, event) for number, event in lines.items() if number not in voided]
    return sorted(kept, key=lambda line: (line[1]["at"], line[0]))


def live(life: Life, moment: datetime) -> None:
    for index, (number, event) in enumerate(life.journal):
        advance(life, event["at"].astimezone(UTC))
        try:
            step(life, event, number)
        except Refusal:
            if excused(life, life.journal[index:]):
                raise Learned from None
            raise
    advance(life, moment)


def excused(life: Life, rest: Journal) -> bool:
    """Whether a later observation may show that the timer in the way did otherwise."""
    said = [line for line in rest if {"what", "happened"} <= set(line[1])]
    return any(learn(life, number, event) for number, event in said)


def view(life: Life) -> View:
    rows = [row(life, pot) for pot in life.pots.values()]
    money, unknown = life.money, life.money.unknown
    summed = ("unfunded", "funded", "escrow", "pending", "paid", "released", "refunded")
    sums = {key: sum(row[key] for row in rows) for key in (*summed, "given_back", "arbitration")}
    client = money.deposit_fees + money.other_client_fees + money.initiation
    totals: dict[str, Any] = {
        **sums,
        "price": sum(row["price"] for row in rows if row["state"] != "cancelled"),
        "funded": sums["funded"] + life.pool.funded,
        "refunded": sums["refunded"] + life.pool.sent_back,
        "arbitration": sums["arbitration"] + life.pool.arbitration,
        "pool": life.pool.escrow,
        "bonus": life.released(life.pool),
        "fees_client": None if "client" in unknown else client - money.client_returned,
        "fees_freelancer": None
        if "freelancer" in unknown
        else money.earned_fees - money.freelancer_returned,
        "fees_arbitration": None if "arbitration" in unknown else money.arbiter,
    }
    running = [(clock.due, clock.kind, clock.start[1]) for clock in clocks(life)]
    return View(contract_state(life), rows, totals, running)


def contract_state(life: Life) -> str:
    words = {
        "closed": life.closed,
        "disputed": any(pot.disputed for pot in life.places()),
        "ending": bool(life.ended),
        "dormant": life.dormant_at is not None,
        "on-hold": life.paused,
        "active": life.begun,
    }
    return next((word for word, applies in words.items() if applies), "draft")


def row(life: Life, pot: Pot) -> dict[str, Any]:
    open_still = not pot.final
    flags = {
        "part-funded": pot.put_in > 0 and pot.unfunded > 0,
        "refund-requested": pot.request is not None or life.wanted_back(pot),
        "disputed": life.frozen(pot),
        "on-hold": life.paused and open_still,
        "dormant": life.dormant_at is not None and open_still,
    }
    pending, paid = life.left(pot.id, held=True), life.left(pot.id, held=False)
    return {
        "id": pot.id,
        "title": pot.title,
        "state": pot.state,
        "flags": [flag for flag, applies in flags.items() if applies],
        "price": pot.price,
        "unfunded": pot.unfunded,
        "funded": pot.funded,
        "carried_in": pot.carried_in,
        "carried_out": pot.carried_out,
        "escrow": pot.escrow,
        "pending": pending,
        "paid": paid,
        "released": pending + paid,
        "refunded": pot.sent_back + pot.given_back,
        "given_back": pot.given_back,
        "arbitration": pot.arbitration,
        "due": pot.due,
    }
