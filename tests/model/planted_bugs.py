"""Rule bugs to plant in the program, to see that the independent model finds each of them.

Each is a plausible mistake: the rule that it breaks is quoted, and what it puts in the place of
one function of the core. Two dozen of them, across all families of rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

import pytest

from escrowbook.core import (
    calendar,
    charges,
    clock,
    division,
    ending,
    fold,
    journal,
    settlement,
    standing,
    steps,
    timers,
)
from escrowbook.core.events import closing, funding, payment, refund_requests, refunds, review
from escrowbook.core.fees import Fee

Plant = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Bug:
    """One mistake: its name, the rule it breaks, and how it is planted."""

    name: str
    rule: str
    plant: Plant
    # The first life that meets it, where that is not among the first dozens.
    near: int = 0


def instead(owner: object, name: str, wrong: object) -> Plant:
    """Put `wrong` in the place of a function or method."""
    return lambda patch: patch.setattr(owner, name, wrong)


def after(owner: object, name: str, spoil: Callable[..., None]) -> Plant:
    """Let the right function run, then spoil what it did."""
    right: Callable[..., Any] = getattr(owner, name)

    def wrong(*arguments: Any, **named: Any) -> Any:
        result = right(*arguments, **named)
        spoil(*arguments, **named)
        return result

    return lambda patch: patch.setattr(owner, name, wrong)


def days_of_24_hours(moment: datetime, days: int, _zone: tzinfo) -> datetime:
    return moment + timedelta(days=days)


def one_day_more(moment: datetime, days: int, zone: tzinfo) -> datetime:
    return calendar.add_days(moment, days + 1, zone)


def new_money_only(contract: Any, milestone: Any, amount_minor: int) -> None:
    charges.charge_client(contract, milestone.id, amount_minor)
    charges.charge_initiation(contract, milestone.id, amount_minor)
    contract.ledger.post("client", "escrow", milestone.id, amount_minor, "principal")


def keeps_the_rest(event: Any, contract: Any) -> None:
    milestone = contract.milestones[event.milestone]
    held_minor = milestone.escrow_minor
    settlement.release(contract, milestone, min(event.amount_minor, held_minor))
    if event.amount_minor > held_minor:
        settlement.pay_bonus(contract, event.amount_minor - held_minor)


def carries_always(event: Any, contract: Any) -> None:
    keeps_the_rest(event, contract)
    milestone = contract.milestones[event.milestone]
    if milestone.escrow_minor:
        contract.ledger.post("escrow", "pool", milestone.id, milestone.escrow_minor, "carry")


def pays_the_freelancer(contract: Any, timer: Any) -> None:
    if timer.milestone:
        milestone = contract.milestones[timer.milestone]
        settlement.release(contract, milestone, milestone.request.amount_minor)


def in_order_of_recording(entries: Sequence[Any], moment: datetime | None = None) -> list[Any]:
    kept = journal.in_force(entries, moment)
    return sorted(kept, key=lambda entry: entry.number)


def voids_of_voids_count_twice(entries: Sequence[Any]) -> frozenset[int]:
    targets = (journal.void_target(entry, entries) for entry in entries)
    return frozenset(target.number for target in targets if target is not None)


def paid_goes_first(lots: Any, *arguments: Any) -> None:
    """Give back what is paid before what is pending."""
    contract, milestone, amount_minor, why = (lots, *arguments)[:4]
    for lot in sorted(contract.lots, key=lambda each: each.is_held):
        taken_minor = min(lot.amount_minor, amount_minor) if lot.milestone == milestone else 0
        if taken_minor:
            source = "pending" if lot.is_held else "freelancer"
            contract.ledger.post(source, "client", milestone, taken_minor, why)
            lot.amount_minor -= taken_minor
            amount_minor -= taken_minor
    charges.return_freelancer_fee(contract, milestone)


def of_any_age(contract: Any, milestone: str | None, _window_days: int | None) -> int:
    return settlement.returnable_minor(contract, milestone, None)


def rounds_down(right: Callable[..., int]) -> Callable[..., int]:
    return lambda fee, gross, before, _rounding: right(fee, gross, before, "down")


def drops_nothing(contract: Any, _by: str) -> None:
    for milestone in contract.milestones.values():
        milestone.dropped_minor = 0
        milestone.is_cancelled = False


def stops_no_clock(event: Any, contract: Any) -> None:
    milestone = contract.milestones[event.milestone]
    milestone.changes_asked += 1


def approves_all(event: Any, contract: Any) -> None:
    """A part is approved, and the rest of the request is forgotten."""
    if event.milestone:
        contract.milestones[event.milestone].request = None


def allows(_event: Any, _contract: Any) -> None:
    return None


def first_due(right: Callable[[Any], datetime | None]) -> Callable[[Any], datetime | None]:
    def wrong(contract: Any) -> datetime | None:
        dues = [each.due for each in contract.milestones.values() if each.due is not None]
        if contract.policy.dormant_from == "last-activity" or not dues:
            return right(contract)
        return calendar.start_of_day(min(dues), contract.terms.zone)

    return wrong


BUGS = (
    Bug("new money first", "INTERFACE 3: the pool is used first",
        instead(funding, "deposit", new_money_only)),
    Bug("rest is kept", "RULEBOOK 1a, release, partial: rest -> pool for the next milestone",
        instead(payment.Release, "record", keeps_the_rest)),
    Bug("rest is carried always", "INTERFACE 8: `keep` leaves the rest in the milestone",
        instead(payment.Release, "record", carries_always)),
    Bug("excess is lost", "RULEBOOK 1a, release more than funded: the excess is a bonus",
        instead(payment, "pay_bonus", allows)),
    Bug("deposit above what is missing", "INTERFACE 3: never more than is missing",
        instead(funding.Fund, "refusal", allows)),
    Bug("work on nothing", "INTERFACE 3: submit on an unfunded milestone is refused",
        instead(review.Submit, "refusal", allows)),
    Bug("changes stop no clock", "RULEBOOK 1a, request changes: stops the clock",
        instead(review.RequestChanges, "record", stops_no_clock)),
    Bug("a top-up restarts the review", "INTERFACE 3: the later of submission and funding",
        after(funding, "deposit", lambda _c, milestone, _a: setattr(
            milestone, "was_reviewed", False)), near=51),
    Bug("timers a day late", "RULEBOOK 6, row 31: submitted 03-01, released 03-15",
        instead(timers, "add_days", one_day_more)),
    Bug("days are 24 hours", "INTERFACE 3: days are the same wall clock in the contract's zone",
        instead(timers, "add_days", days_of_24_hours)),
    Bug("holds a day longer", "RULEBOOK 6, row 33: released 03-01, paid 03-06",
        instead(settlement, "add_days", one_day_more)),
    Bug("silence pays the freelancer", "RULEBOOK 1a, stay silent: escrow -> refunded",
        instead(clock, "FIRE", {**timers.FIRE, "refund-silence": pays_the_freelancer})),
    Bug("closing drops nothing", "INTERFACE 5: milestones without a cent become cancelled",
        after(closing, "close_contract", drops_nothing)),
    Bug("closing asks always", "RULEBOOK 1a, close by freelancer: ALL escrow, no request step",
        instead(ending, "_refund_all", ending._request_all)),
    Bug("a part approved answers all", "INTERFACE 3: the rest stays requested",
        after(refund_requests.ApproveRefund, "record", approves_all)),
    Bug("released money asked back any time", "RULEBOOK 1a: support up to 365 days [U17]",
        instead(refund_requests.RequestRefund, "_refusal_to_ask_for_released", allows)),
    Bug("paid before pending", "INTERFACE 4: out of what was released, pending first",
        instead(refunds, "give_back", paid_goes_first)),
    Bug("no window", "RULEBOOK 1a, refund, voluntary: 180 days [U18]",
        instead(refunds, "returnable_minor", of_any_age)),
    Bug("fees are rounded down", "INTERFACE 8, rounding: half_up",
        instead(Fee, "charge", rounds_down(Fee.charge))),
    Bug("tiers start anew", "INTERFACE 8: a release's fee is tiers(after) - tiers(before)",
        instead(standing.Standing, "released_gross_minor", property(lambda _: 0))),
    Bug("fees of the client never return", "INTERFACE 8, client_fee_returned",
        instead(settlement, "return_client_fee", allows)),
    Bug("the opening fee is kept", "RULEBOOK 4: returned only if nothing was ever released",
        instead(clock, "return_initiation_fee", lambda _: None)),
    Bug("voids cannot be voided", "INTERFACE 4: `undo N` of a void brings its target back",
        instead(journal, "voided_numbers", voids_of_voids_count_twice)),
    Bug("late events come last", "INTERFACE 3: events take effect in the order of `at`",
        instead(fold, "in_force", in_order_of_recording)),
    Bug("observations change nothing", "INTERFACE 3: observe overrides our clock",
        instead(fold, "_learns", lambda *_: None)),
    Bug("activity is not noticed", "RULEBOOK 1c: activity restarts the days",
        instead(steps, "note_activity", lambda _: None)),
    Bug("the first due date counts", "INTERFACE 8: 00:00 of the last due date",
        instead(timers, "dormancy_start", first_due(timers.dormancy_start))),
    Bug("nobody answers, the client wins", "RULEBOOK 1a: silent client -> freelancer gets all",
        instead(clock, "FIRE", {**timers.FIRE, "dispute-silence": lambda contract, timer:
                division.divide(contract, timer.milestone, 0)}), near=361),
)  # fmt: skip
