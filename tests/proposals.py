"""What may be proposed to a contract in a random life: one function a kind of event.

Each takes the contract as it stands at the event's moment and the milestone that was drawn for
it, and throws dice for the rest. `fitting` lists the offers that the rules will mostly take; what
is proposed beside them is there to be refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from escrowbook.core.clock import running_timers
from escrowbook.core.contract import Contract, Milestone
from escrowbook.core.money import format_amount

Values = dict[str, object]


Propose = Callable[[Random, Contract, str | None], Values]


class Offer(NamedTuple):
    """A kind of event that fits now, and the milestone that it fits."""

    kind: str
    milestone: str | None = None


def fitting(contract: Contract) -> tuple[list[Offer], list[Offer]]:
    """What the rules will mostly take now: of milestones, and of the contract as a whole.

    A likely turn of events stands in it several times.
    """
    offers: list[Offer] = []
    for row in contract.milestones:
        if contract.is_open:
            offers += _of_agreement(contract, row)
        if row.escrow_minor:
            offers += _of_escrow(contract, row)
        offers += _of_released(row)
    return offers, [*_of_the_whole(contract)]


def _of_agreement(contract: Contract, row: Milestone) -> Iterator[Offer]:
    if row.unfunded_minor:
        yield from [Offer("fund", row.id)] * (6 if _may_be_funded(contract, row) else 0)
    if row.state in ("unfunded", "funded", "changes-requested"):
        may = row.escrow_minor or not contract.terms.policy.escrow_before_work
        yield from [Offer("submit", row.id)] * (4 if row.escrow_minor else 1 if may else 0)
    if row.state == "unfunded":
        yield Offer("cancel", row.id)
    if row.state == "submitted":
        yield from [Offer("request-changes", row.id)] * 2
    if row.state != "cancelled":
        yield Offer("amend", row.id)


_OF_DISPUTES = ("offer", "pay-fee", "pay-fee", "pay-fee", "offer", "settle", "rule")


def _may_be_funded(contract: Contract, row: Milestone) -> bool:
    if contract.standing.holds_balance:
        return False
    others_minor = contract.totals.escrow_minor - row.escrow_minor
    return not others_minor or contract.terms.policy.funding != "one-at-a-time"


def _of_escrow(contract: Contract, row: Milestone) -> Iterator[Offer]:
    if "disputed" in row.flags:
        yield from [Offer(kind, row.id) for kind in ("reverse", *_OF_DISPUTES * 3)]
        return
    yield from [Offer(kind, row.id) for kind in ("settle", "dispute", "dispute", "dispute")]
    yield from [Offer("release", row.id)] * 5
    yield from [Offer(kind, row.id) for kind in ("refund", "close")]
    if row.request is not None:
        yield from [Offer("approve-refund", row.id)] * 3
        yield from [Offer("decline-refund", row.id)] * 2
    else:
        may = contract.terms.policy.refund_request == "any-time"
        yield from [Offer("request-refund", row.id)] * (3 if may else 1)


def _of_released(row: Milestone) -> Iterator[Offer]:
    if not row.released_minor:
        return
    yield Offer("refund", row.id)
    yield Offer("reverse", row.id)
    if row.request is not None:
        yield from [Offer("approve-refund", row.id), Offer("decline-refund", row.id)]
    elif not row.escrow_minor:
        yield from [Offer("request-refund", row.id)] * 3


def _of_the_whole(contract: Contract) -> Iterator[Offer]:
    standing = contract.standing
    yield from [Offer(kind) for kind in ("bonus", "note", "work", "observe", "void")]
    if contract.is_open:
        yield from [Offer(kind) for kind in ("accept", "amend", "amend", "close")]
        yield Offer("resume" if standing.is_on_hold else "pause")
        yield from [Offer("request-release")] * (12 if standing.is_dormant else 1)
    if any(timer.what for timer in running_timers(standing)):
        yield Offer("observe")
    if standing.holds_balance and contract.is_open:
        yield from [Offer("fund")] * 4
        yield from [Offer("release", row.id) for row in contract.milestones if standing.pool_minor]
    if standing.pool_dispute is not None:
        yield from [Offer(kind) for kind in _OF_DISPUTES]
    elif standing.pool_minor:
        yield Offer("dispute")
    if standing.pool_minor and standing.pool_request is None:
        yield Offer("request-refund")
    if standing.pool_request is not None:
        yield from [Offer("approve-refund"), Offer("decline-refund")]


def _amount(dice: Random, contract: Contract, most_minor: int) -> str:
    """All, a part, one unit, or a little too much of what is there."""
    most_minor = max(1, most_minor)
    part_minor = dice.randint(1, most_minor)
    amounts = (most_minor, most_minor, part_minor, part_minor, 1, most_minor + 1)
    return format_amount(dice.choice(amounts), contract.terms.currency)


def _on(milestone: str | None) -> Values:
    return {} if milestone is None else {"milestone": milestone}


def _named(dice: Random, contract: Contract, milestone: str | None) -> str:
    """A milestone for an event that has to name one, also where none was drawn."""
    if milestone is not None:
        return milestone
    return dice.choice([*(row.id for row in contract.milestones), "M9"])


def _row(contract: Contract, milestone: str | None) -> Milestone | None:
    return contract.milestone(milestone) if milestone is not None else None


def _escrow_minor(contract: Contract, milestone: str | None) -> int:
    row = _row(contract, milestone)
    return row.escrow_minor if row else contract.totals.pool_minor


def _accept(dice: Random, contract: Contract, milestone: str | None) -> Values:
    return {"terms": dice.choice((contract.terms.digest, "0123456789ab"))}


def _amend(dice: Random, contract: Contract, milestone: str | None) -> Values:
    row = _row(contract, milestone)
    put_in_minor = row.funded_minor + row.carried_in_minor if row else 0
    title: Values = {"title": "Something else"}
    amount: Values = {"amount": _amount(dice, contract, put_in_minor + dice.randint(1, 40000))}
    due: Values = {"due": date(2026, 3, 1) + timedelta(days=dice.randint(0, 300))}
    less: Values = {"amount": _amount(dice, contract, put_in_minor - 1)}
    # A number that no milestone has yet, so that this adds one.
    named = milestone or f"M{len(contract.milestones) + 1}"
    ways: list[Values] = [{**title, **amount}, {**title, **amount, **due}]
    ways += [amount, amount, due, less, {}] if row else [due]
    return {"milestone": named, **dice.choice(ways)}


def _cancel(dice: Random, contract: Contract, milestone: str | None) -> Values:
    return {"milestone": _named(dice, contract, milestone)}


def _work(dice: Random, contract: Contract, milestone: str | None) -> Values:
    done = dice.choice((0, 40, 100))
    return {"milestone": _named(dice, contract, milestone), "done": done}


def _fund(dice: Random, contract: Contract, milestone: str | None) -> Values:
    row = _row(contract, milestone)
    return {
        **_on(milestone),
        "amount": _amount(dice, contract, row.unfunded_minor if row else 5000),
    }


def _submit(dice: Random, contract: Contract, milestone: str | None) -> Values:
    return {"milestone": _named(dice, contract, milestone)}


def _release(dice: Random, contract: Contract, milestone: str | None) -> Values:
    return {
        **_on(milestone),
        "amount": _amount(dice, contract, _escrow_minor(contract, milestone)),
    }


def _bonus(dice: Random, contract: Contract, milestone: str | None) -> Values:
    return {"amount": _amount(dice, contract, 5000)}


def _request_release(dice: Random, contract: Contract, milestone: str | None) -> Values:
    part = {"amount": _amount(dice, contract, contract.standing.held_minor)}
    return {**_on(milestone), **dice.choice(({}, {}, part))}


def _refund(dice: Random, contract: Contract, milestone: str | None) -> Values:
    row = _row(contract, milestone)
    sources = ["bonus"] if row is None and contract.totals.bonus_minor else []
    sources += ["escrow"] if _escrow_minor(contract, milestone) else []
    sources += ["paid"] if row and row.released_minor else []
    source = dice.choice(sources or ["escrow", "paid", "bonus"])
    if source == "bonus":
        return {"from": source, "amount": _amount(dice, contract, contract.totals.bonus_minor)}
    most_minor = _escrow_minor(contract, milestone)
    if source == "paid":
        most_minor = row.released_minor if row else 1
    return {**_on(milestone), "from": source, "amount": _amount(dice, contract, most_minor)}


def _reverse(dice: Random, contract: Contract, milestone: str | None) -> Values:
    row = _row(contract, milestone)
    source = dice.choice(("escrow", "paid"))
    most_minor = _escrow_minor(contract, milestone)
    if (row is not None and not row.escrow_minor) or source == "paid":
        source, most_minor = "paid", row.released_minor if row else 1
    return {**_on(milestone), "from": source, "amount": _amount(dice, contract, most_minor)}


def _request_refund(dice: Random, contract: Contract, milestone: str | None) -> Values:
    row = _row(contract, milestone)
    most_minor = _escrow_minor(contract, milestone) or (row.released_minor if row else 0)
    part = {"amount": _amount(dice, contract, most_minor)}
    return {**_on(milestone), **dice.choice(({}, part))}


def _answer(dice: Random, contract: Contract, milestone: str | None) -> Values:
    row = _row(contract, milestone)
    request = row.request if row else contract.standing.pool_request
    part = {"amount": _amount(dice, contract, request.amount_minor if request else 100)}
    return {**_on(milestone), **dice.choice(({}, part))}


def _dispute(dice: Random, contract: Contract, milestone: str | None) -> Values:
    held_minor = _escrow_minor(contract, milestone)
    claim = dice.choice((_amount(dice, contract, held_minor), "0"))
    ways: tuple[Values, ...] = ({}, {"by": "client"}, {"chance": 40})
    return {**_on(milestone), "claim": claim, **dice.choice(ways)}


def _share(dice: Random, contract: Contract, milestone: str | None) -> Values:
    part = _amount(dice, contract, _escrow_minor(contract, milestone))
    return {**_on(milestone), "freelancer": dice.choice((part, "0"))}


def _offer(dice: Random, contract: Contract, milestone: str | None) -> Values:
    return {**_share(dice, contract, milestone), **_by_a_side(dice)}


def _pay_fee(dice: Random, contract: Contract, milestone: str | None) -> Values:
    return {**_on(milestone), "amount": _amount(dice, contract, 500), **_by_a_side(dice)}


def _by_a_side(dice: Random) -> Values:
    sides: tuple[Values, ...] = ({"by": "client"}, {"by": "freelancer"})
    return dice.choice((*sides, *sides, *sides, {"by": "platform"}))


def _close(dice: Random, contract: Contract, milestone: str | None) -> Values:
    by = dice.choice(("client", "client", "freelancer", "mutual", "mutual", "platform"))
    held = [row for row in contract.milestones if row.escrow_minor]
    paid = {row.id: _amount(dice, contract, row.escrow_minor) for row in held}
    ways: list[Values] = [{}, {}]
    if by in ("client", "mutual"):
        ways += [{"pay": paid}, {"pay": paid}, {"pay": {}}]
    elif dice.random() < 0.5:
        ways.append({"pay": paid or {"M9": "1"}})
    return {"by": by, **dice.choice(ways)}


def _observe(dice: Random, contract: Contract, milestone: str | None) -> Values:
    timers = [timer for timer in running_timers(contract.standing) if timer.what]
    spoken_of = [(timer.what, timer.milestone) for timer in timers]
    spoken_of += list(contract.standing.timers_started)
    if dice.choice((True, True, False)) and spoken_of:
        what, named = dice.choice(spoken_of)
        return {**_on(named), "what": what, "happened": dice.random() < 0.5}
    ways: list[Values] = [
        {"escrow": _amount(dice, contract, contract.totals.escrow_minor)},
        {"what": "auto-release", "happened": True},
        {"what": "dispute-silence", "happened": False},
        {},
    ]
    return {**_on(milestone), **dice.choice(ways)}


def _void(dice: Random, contract: Contract, milestone: str | None) -> Values:
    recent = [entry.seal for entry in contract.entries[-4:]] or ["0123456789ab"]
    anyone = [*(entry.seal for entry in contract.entries), "0123456789ab"]
    chosen = dice.choice(anyone)
    return {"event": dice.choice([*recent, *recent, chosen, "0123456789ab"])}


def _note(dice: Random, contract: Contract, milestone: str | None) -> Values:
    return {"note": "a call, no answer"}


def _nothing(dice: Random, contract: Contract, milestone: str | None) -> Values:
    return {}


_VALUES: Mapping[str, Propose] = {
    "accept": _accept,
    "amend": _amend,
    "cancel": _cancel,
    "pause": _nothing,
    "resume": _nothing,
    "fund": _fund,
    "work": _work,
    "submit": _submit,
    "request-changes": _submit,
    "request-release": _request_release,
    "release": _release,
    "bonus": _bonus,
    "refund": _refund,
    "reverse": _reverse,
    "request-refund": _request_refund,
    "approve-refund": _answer,
    "decline-refund": _answer,
    "dispute": _dispute,
    "offer": _offer,
    "settle": _share,
    "pay-fee": _pay_fee,
    "rule": _share,
    "close": _close,
    "observe": _observe,
    "note": _note,
    "void": _void,
}


def _proposed(kind: str) -> Propose:
    def values(dice: Random, contract: Contract, milestone: str | None) -> Values:
        return {"do": kind, **_VALUES[kind](dice, contract, milestone)}

    return values


PROPOSED: Mapping[str, Propose] = {kind: _proposed(kind) for kind in _VALUES}
