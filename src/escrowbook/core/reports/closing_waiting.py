"""What waiting would pay the freelancer, and a closing stops: read from two simulations.

The contract is let run on by itself, once as it is and once closed. Where a clock pays in the
first and not in the second, closing has stopped it, whatever the platform.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.clock import timers_to_fire
from escrowbook.core.fold import later
from escrowbook.core.records import frozen
from escrowbook.core.reports.agenda import DAYS_OF, assumed_note, what_pays
from escrowbook.core.reports.sourcing import citation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from escrowbook.core.contract import Contract

# What decided the outcome of each clock that may pay the freelancer.
RULE_OF = {
    "auto-release": "on_review_expiry",
    "release-silence": "on_release_silence",
    "refund-silence": "on_refund_silence",
    "term-over": "on_term",
}


@frozen
class Paying:
    """A clock that pays held money of a milestone to the freelancer: which, when, how much."""

    do: str
    milestone: str
    at: datetime
    amount_minor: int


def stopped_by_closing(before: Contract, after: Contract) -> tuple[Paying, ...]:
    """The clocks that would pay the freelancer, and no more once it is closed.

    `after` is the same contract, closed. What the closing itself pays him, and what a clock pays
    him all the same, is not lost.
    """
    by_clock = tuple(_paid_by_clock(before))
    if not by_clock:
        return ()
    anyway = {row.id: -row.released_minor for row in before.milestones}
    for row in after.milestones:
        anyway[row.id] += row.released_minor
    for paying in _paid_by_clock(after):
        anyway[paying.milestone] += paying.amount_minor
    return tuple(paying for paying in by_clock if paying.amount_minor > anyway[paying.milestone])


def waiting_sentences(before: Contract, after: Contract, by: str) -> tuple[str, ...]:
    """What is lost to the freelancer by closing instead of waiting, one clock a sentence.

    RULEBOOK 1a, auto-release, and closing by either; 3, what an open request does to the clock.
    """
    return tuple(
        f"{_waiting(before, each, by)}; {_instead(after, each.milestone)}"
        for each in stopped_by_closing(before, after)
    )


def assumed_days(contract: Contract) -> tuple[str, ...]:
    """The clocks that would move what is held in a number of days that is assumed, each once."""
    policy = contract.terms.policy
    keys = dict.fromkeys(
        DAYS_OF.get(happening.firing.timer.do, "")
        for happening in later(contract, None).log[len(contract.log) :]
        if happening.firing is not None
        and any(transfer.source in ("escrow", "pool") for transfer in happening.transfers)
    )
    return tuple(
        f"{key}: how many days it really takes; {getattr(policy, key)} are assumed"
        for key in keys
        if key in policy.assumed
    )


def _paid_by_clock(contract: Contract) -> Iterator[Paying]:
    ahead = later(contract, None).log[len(contract.log) :]
    for happening, firing in ((each, each.firing) for each in ahead if each.firing is not None):
        paid = dict[str, int]()
        for transfer in happening.transfers:
            is_his = transfer.source == "escrow" and transfer.target in ("pending", "freelancer")
            if is_his and transfer.milestone is not None and transfer.why != "retainage":
                paid.setdefault(transfer.milestone, 0)
                paid[transfer.milestone] += transfer.amount_minor
        for milestone, amount_minor in paid.items():
            yield Paying(firing.timer.do, milestone, happening.at, amount_minor)


def _waiting(before: Contract, paying: Paying, by: str) -> str:
    """`M4 is submitted: wait, and silence releases 250.00 USD to the freelancer on …`."""
    policy, name = before.terms.policy, paying.milestone
    state = {
        "auto-release": f"{name} is submitted",
        "release-silence": f"the release of {name} is asked for",
        "refund-silence": f"{name} is asked back",
    }.get(paying.do, f"a clock runs for {name}")
    waits = "wait, and" if by == "freelancer" else "without a closing"
    day = paying.at.astimezone(before.terms.zone).date().isoformat()
    amount = before.standing.money(paying.amount_minor)
    told = f"{state}: {waits} {what_pays(paying.do)} releases {amount} to the freelancer on {day}"
    rule = RULE_OF.get(paying.do)
    if rule is not None:
        told += f" {citation(policy, rule)}"
    return told + assumed_note(policy, paying.do)


def _instead(after: Contract, milestone: str) -> str:
    """What becomes of it once the contract is closed."""
    row = after.milestone(milestone)
    standing = after.standing
    request = standing.pool_request if standing.holds_balance else row.request if row else None
    held_minor = standing.pool_minor if standing.holds_balance else row.escrow_minor if row else 0
    if not held_minor:
        return "closing now gives it to the client"
    if request is None or request.pot == "paid":
        return "closing now stops that clock, and leaves it undecided"
    of = " ".join([after.terms.id, *([] if standing.holds_balance else [milestone])])
    named = None if standing.holds_balance else milestone
    due = next(
        (
            timer.due
            for timer in timers_to_fire(standing)
            if (timer.do, timer.milestone) == ("refund-silence", named)
        ),
        None,
    )
    until = ""
    if due is not None and standing.policy.silence_on_refund_pays == "client":
        moment = due.astimezone(after.terms.zone)
        until = f" by {moment:%Y-%m-%d %H:%M}, or silence gives it back"
    return (
        "closing now stops that clock, and asks for it back: the freelancer declines"
        f"{until}: escrowbook refund decline {of}"
    )
