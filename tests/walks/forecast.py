"""Where a row of the table says that a contract lands: words, marks, and every unit that moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from escrowbook.core.standing import Standing
from tests.walks.facts import arbitration_fee, contract_facts, fees_back, place_facts
from tests.walks.sight import Place, Sight
from tests.walks.table import Move, Row, Section

Flow = tuple[str, str, str | None]
CONTRACT_MARKS = frozenset(
    {"accepted", "begun", "on-hold", "open", "dormant", "client-silent", "release-step"}
)
ASKED = frozenset({"asked", "asked-paid"})
IDLE = frozenset({"dormant", "client-silent", "release-step"})


@dataclass(slots=True)
class Happened:
    """One event or clock event, with all that is needed to say where it had to land.

    `amount` is what it is about: as typed, or all that is meant where nothing is typed. `by` is
    who closes, `figures` are amounts that only this event knows.
    """

    section: Section
    row: Row
    place: str | None
    amount: int
    at: datetime
    by: str = ""
    words: frozenset[str] = frozenset()
    figures: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Forecast:
    """What the table foretells: marks, by place and (`contract`) its own, words, and flows.

    An empty word is one that is read from the pots.
    """

    marks: dict[str | None, set[str]]
    contract: set[str]
    words: dict[str | None, str]
    flows: dict[Flow, int]
    asked: dict[str | None, int]


def forecast(
    before: Sight, standing: Standing, happened: Happened, table: Mapping[str, Section]
) -> tuple[Forecast, list[Row]]:
    """Where the table says that it lands; and the rows for each milestone that it needed.

    `standing` is the contract before it. Raises LookupError where a row is missing.
    """
    row, place = happened.row, before.places.get(happened.place, before.pool)
    told = Forecast(
        {name: set(each.marks) for name, each in before.places.items()},
        set(before.marks),
        {},
        _flows(row.moves, place, before, standing, happened),
        {name: each.asked for name, each in before.places.items()},
    )
    if happened.section.is_activity and "release-step" not in row.appear:
        told.contract -= IDLE
    if row.word == "added":
        told.marks[happened.place] = set()
        told.asked[happened.place] = 0
    elif row.each:
        return told, _each(told, before, standing, happened, table)
    else:
        _apply(told, row, place, before, happened.amount)
    if happened.section.name == "approve-refund":
        told.asked[place.name] -= happened.amount
    if happened.section.name == "clock refund-silence":
        told.asked[place.name] = 0
    return told, []


def _apply(told: Forecast, row: Row, place: Place, before: Sight, amount: int) -> None:
    """What a row says of one milestone, or of the pool."""
    marks = told.marks[place.name]
    if row.appear or row.go:
        told.contract |= row.appear & CONTRACT_MARKS
        told.contract -= row.go & CONTRACT_MARKS
        marks |= row.appear - CONTRACT_MARKS
        marks -= row.go
    if row.word != "by-pots":
        told.words[place.name] = place.word if row.word == "same" else row.word
    else:
        told.words[place.name] = ""
    if row.word == "cancelled":
        marks.add("cancelled" if row.section == "cancel" else "dropped")
    if "answers" in row.go:
        reached = told.marks if place.name is None else {place.name: marks, None: told.marks[None]}
        for each in reached.values():
            each.discard("release-asked")
    if "stops-reviews" in row.go:
        for name, each in told.marks.items():
            # Money of the pool is that of a milestone only where one balance covers it.
            is_about = name == place.name or (place.name is None and before.places[name].covered)
            if is_about and "reviewing" in each:
                each -= {"reviewing"}
                each |= {"stopped"}
    if row.appear & ASKED:
        told.asked[place.name] = amount
    elif row.go & ASKED and not told.marks[place.name] & ASKED:
        told.asked[place.name] = 0


def _each(
    told: Forecast,
    before: Sight,
    standing: Standing,
    happened: Happened,
    table: Mapping[str, Section],
) -> list[Row]:
    """Every milestone and the pool by the rows of their own: closing, and dormancy's release."""
    section = table[happened.row.each]
    facts = contract_facts(before, standing)
    if section.name == "each closing":
        choice = "refund"
        if happened.by != "mutual":
            choice = standing.policy.closing_by(happened.by)
        facts |= {f"choice={choice}"}
        told.contract -= {"open", *IDLE}
        told.contract.add(f"closed-by-{happened.by}")
        for marks in told.marks.values():
            marks -= {"release-asked", "reviewing"}
    else:
        told.contract -= IDLE
    paid = sum(
        amount
        for (_, target, _), amount in told.flows.items()
        if target in ("pending", "freelancer")
    )
    rows = []
    for name, was in before.places.items():
        place = _paid(was, happened, paid, is_balance="holds=balance" in facts)
        known = facts | place_facts(before, place, standing)
        known |= {"paid-up"} if was.held and not place.held and name is not None else set()
        row = section.find(known)
        if row is None:
            raise LookupError(f"{section.name}: no row for {name} when {sorted(known)}")
        for flow, amount in _flows(row.moves, place, before, standing, happened).items():
            add(told.flows, flow, amount)
        _apply(told, row, place, before, place.held)
        rows.append(row)
    return rows


def _paid(place: Place, happened: Happened, paid: int, *, is_balance: bool) -> Place:
    """A place once what closing pays has left it."""
    if place.name == happened.place and place.name is not None and paid:
        pots = replace(place.pots, released=place.pots.released + paid)
        if is_balance:
            return replace(place, pots=replace(pots, put_in=pots.put_in + paid))
        return replace(place, held=place.held - paid, pots=pots)
    if is_balance and place.name is None:
        return replace(place, held=place.held - paid)
    return place


def _flows(
    moves: Iterable[Move], place: Place, before: Sight, standing: Standing, happened: Happened
) -> dict[Flow, int]:
    """What a row's moves come to, in minor units."""
    flows: dict[Flow, int] = {}
    if not moves:
        return flows
    his = "pending" if standing.policy.hold_days else "freelancer"
    figures = _figures(place, before, standing, happened)
    for move in moves:
        amount = figures[move.amount]
        own = "escrow" if place.name else "pool"
        source = own if move.source == "own" else move.source
        is_spread = move.source == "own" and own == "pool" and move.target == "his"
        if move.spreads or is_spread:
            for name, share in _spread(before, standing, amount):
                add(flows, ("pool", "escrow", name), share)
                add(flows, ("escrow", his, name), share)
        elif move.source == "back":
            pending = min(amount, place.pots.pending)
            add(flows, ("pending", "client", place.name), pending)
            add(flows, ("freelancer", "client", place.name), amount - pending)
        elif move.target == "bonus":
            add(flows, ("client", his, None), amount)
        else:
            target = his if move.target == "his" else move.target
            add(flows, (source, target, place.name), amount)
    return flows


def add(flows: dict[Flow, int], flow: Flow, amount: int) -> None:
    """Count an amount that went one way; nothing is no flow."""
    if amount:
        flows[flow] = flows.get(flow, 0) + amount


def _figures(place: Place, before: Sight, standing: Standing, happened: Happened) -> dict[str, int]:
    amount, held = happened.amount, place.held
    fee = arbitration_fee(held, standing.policy)
    from_pool = min(before.pool.free, amount)
    return {
        "a": amount,
        "held": held,
        "rest": held - amount,
        "excess": amount - held,
        "from-pool": from_pool,
        "new": amount - from_pool,
        "asked": place.asked,
        "covered": place.covered,
        "fee": fee,
        "left": held - fee - amount,
        **fees_back(place, standing, amount),
        **happened.figures,
    }


def _spread(before: Sight, standing: Standing, amount: int) -> Iterator[tuple[str, int]]:
    """Money of the pool is released through milestones.

    Of one balance: in the order of the file, up to what is unpaid, the rest through the last. Of
    what was carried: through the milestone that it was last carried from.
    """
    agreed = list(before.milestones)
    milestones = [each for each in agreed if "cancelled" not in each.marks] or agreed
    if standing.policy.holds == "milestone":
        carriers = [each for each in agreed if each.pots.carried_out]
        if amount:
            yield str(carriers[-1].name), amount
        return
    for milestone in milestones:
        unpaid = max(0, milestone.price - milestone.pots.put_in)
        share = amount if milestone is milestones[-1] else min(amount, unpaid)
        if share:
            yield str(milestone.name), share
        amount -= share
