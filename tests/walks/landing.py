"""Whether a contract landed where it had to, and whether its sums still hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from escrowbook.core.ledger import FEES, Transfer
from escrowbook.core.standing import Standing
from tests.walks.forecast import IDLE, Flow, Forecast, Happened, add
from tests.walks.sight import Place, Sight

QUARREL = ("disputed", "answered", "filed-by-", "fee-of-")


def faults_of_landing(
    before: Sight,
    after: Sight,
    standing: Standing,
    told: Forecast,
    posted: Iterable[Transfer],
    happened: Happened,
) -> Iterator[str]:
    """What did not land where it had to; `standing` is the contract afterwards."""
    moved: dict[Flow, int] = {}
    for transfer in posted:
        if transfer.why not in FEES:
            flow = (transfer.source, transfer.target, transfer.milestone)
            add(moved, flow, transfer.amount_minor)
            if transfer.why != why_of(transfer, happened.section.name):
                yield f"{transfer} says {transfer.why}"
    if moved != told.flows:
        yield f"moved {moved}, not {told.flows}"
    in_balance = standing.policy.holds == "balance"
    for name, place in after.places.items():
        was = before.places.get(name)
        asked = _still_asked(told.marks[name], told.asked[name], place)
        if asked != place.asked:
            yield f"{name} is asked for {place.asked}, not {asked}"
        marks = told.marks[name] if asked else told.marks[name] - {"asked", "asked-paid"}
        marks = _settled(marks, place, was, after, in_balance=in_balance)
        if marks != place.marks:
            yield f"{name} is {sorted(place.marks)}, not {sorted(marks)}"
        word = told.words.get(name, was.word if was and not in_balance else place.word)
        if happened.row.word != "by-pots" and word not in ("", place.word):
            yield f"{name} is {place.word}, not {word}"
        is_amended = name == happened.place and bool(happened.words & {"price", "new"})
        price = happened.amount if is_amended or was is None else was.price
        if name is not None and place.price != price:
            yield f"{name} costs {place.price}, not {price}"
    if not any(place.held for place in after.places.values()):
        told.contract -= IDLE
    if told.contract != after.marks:
        yield f"the contract is {sorted(after.marks)}, not {sorted(told.contract)}"
    yield from faults_of_sums(after, standing)


def _still_asked(marks: set[str], asked: int, place: Place) -> int:
    """What of a request is left: never more than there is of what was asked for."""
    if "asked-paid" in marks:
        return min(asked, place.released)
    return min(asked, place.held) if "asked" in marks else 0


def _settled(
    marks: set[str], place: Place, was: Place | None, after: Sight, *, in_balance: bool
) -> set[str]:
    """What follows of itself, as the head of the table says."""
    if not place.held or "disputed" not in marks:
        marks = {mark for mark in marks if not mark.startswith(QUARREL)}
    if not place.free or "asked" in (
        marks if place.name is None or not place.covered else after.pool.marks
    ):
        marks = marks - {"release-asked"}
    if place.name is None:
        return marks
    if not place.held and not place.covered:
        marks = marks - {"reviewing"}
    if place.pots.put_in:
        marks = marks - {"dropped"}
    if in_balance:
        marks = _covered(marks, place, was, after)
    marks = marks - {"delivered", "returned"} if marks & {"cancelled", "dropped"} else marks
    can_be_stopped = in_balance and "open" in after.marks and "delivered" in marks
    return marks if can_be_stopped else marks - {"stopped"}


def _covered(marks: set[str], place: Place, was: Place | None, after: Sight) -> set[str]:
    """What follows of itself for a milestone that one balance covers, or does not."""
    is_open = "open" in after.marks
    if not place.covered and place.pots.put_in:
        marks = marks - {"delivered", "returned"}
    is_new = place.covered and not (was and was.covered) and "delivered" in marks
    if is_new and is_open and "stopped" not in marks:
        marks = marks | {"stopped" if "asked" in after.pool.marks else "reviewing"}
    return marks


def why_of(transfer: Transfer, section: str) -> str:
    """What a transfer has to be called, by where it comes from and goes to."""
    if "arbiter" in (transfer.source, transfer.target):
        return "arbitration"
    if transfer.target == "client":
        return "reversal" if section.startswith("reverse") else "refund"
    if "pool" in (transfer.source, transfer.target):
        return "principal" if transfer.source == "client" else "carry"
    return "principal" if transfer.milestone else "bonus"


def faults_of_sums(sight: Sight, standing: Standing) -> Iterator[str]:
    """RULEBOOK 3, invariants 1 to 4 and 6; INTERFACE 5."""
    ledger = standing.ledger
    for place in sight.milestones:
        milestone = standing.milestones[str(place.name)]
        if not place.pots.adds_up:
            yield f"the row of {place.name} does not add up: {place.pots}"
        if milestone.state != place.word:
            yield f"{place.name} is told as {milestone.state}, and by its pots is {place.word}"
        if milestone.unfunded_minor != place.unfunded or place.unfunded < 0:
            yield f"{place.name} misses {milestone.unfunded_minor}, by its pots {place.unfunded}"
        if "open" not in sight.marks and place.unfunded:
            yield f"{place.name} of a closed contract misses {place.unfunded}"
    pool = 0
    for (_, source, target), amount in ledger.flows.items():
        pool += amount if target == "pool" else 0
        pool -= amount if source == "pool" else 0
    if pool != sight.pool.held:
        yield f"the pool holds {sight.pool.held}, and by its flows {pool}"
    if sum(ledger.balances.values()):
        yield "the accounts do not sum to zero"
    holding = ("escrow", "pool", "pending")
    if any(amount < 0 for (name, _), amount in ledger.balances.items() if name in holding):
        yield f"a pot is below zero: {ledger.balances}"
    if standing.state != sight.word:
        yield f"the contract is told as {standing.state}, and is {sight.word}"
