"""The fold: terms and events become a contract at a moment. One pure step at a time.

    step(contract, event) -> Contract
    fold(terms, entries, moment) -> Contract

Before each event the clock fires what was due (clock.py); then the rules refuse the event or
record it. Two kinds of events speak about the past: a void, which leaves an earlier event out
(journal.py), and an observation, which says what a timer really did. Where an observation is met
for the first time the fold starts again, knowing it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from escrowbook.core.charges import charge_price
from escrowbook.core.clock import draw_consequences, elapse, timer_spoken_of
from escrowbook.core.contract import Contract, Happening, freeze_milestone, totals_of
from escrowbook.core.errors import Refusal, Refused, ensure
from escrowbook.core.events.bookkeeping import Observe, Void
from escrowbook.core.journal import Entry, in_force, void_target
from escrowbook.core.refusals import refuse
from escrowbook.core.standing import Standing, TimerKey
from escrowbook.core.timers import note_activity

if TYPE_CHECKING:
    from escrowbook.core.terms import Terms

BEFORE_EVERYTHING = datetime(1, 1, 2, tzinfo=UTC)

# The timers that each observation is known to speak of, by the observation's number.
Learnt = dict[int, list[TimerKey]]


def fold(
    terms: Terms,
    entries: Sequence[Entry],
    moment: datetime,
    refused: list[Refused] | None = None,
) -> Contract:
    """The contract at `moment`: events up to and including it, and what the clock did.

    Raises Refused at the first event that the rules refuse. With a list `refused` such events
    are left out instead, and each is added to the list: that is how `check` tells all of them.
    """
    return replay(terms, entries, in_force(entries, moment), moment, refused)


def replay(
    terms: Terms,
    entries: Sequence[Entry],
    counting: Sequence[Entry],
    moment: datetime,
    refused: list[Refused] | None = None,
) -> Contract:
    """Fold the events that count, in their order; `entries` is the whole journal around them.

    An event that the rules refuse may be excused by what was observed after it: a timer stood in
    its way that did otherwise. Each start over knows one timer more, so there is an end to it.
    """
    learnt: Learnt = {}
    while True:
        standing = Standing.opening(terms, BEFORE_EVERYTHING)
        standing.observed = _observed(counting, learnt)
        log: list[Happening] = []
        turned_down: list[Refused] = []
        for index, entry in enumerate(counting):
            _run_clock(standing, log, entry.event.at)
            if _learns(standing, entry, learnt):
                break
            refusal = refusal_of(standing, entry, entries)
            if refusal is not None:
                if _is_excused(standing, counting[index + 1 :], learnt):
                    break
                error = Refused(_explained(refusal, standing, entries, counting, entry, log), entry)
                if refused is None:
                    raise error
                turned_down.append(error)
                continue
            _record(standing, log, entry)
        else:
            _run_clock(standing, log, moment)
            if refused is not None:
                refused.extend(turned_down)
            return _freeze(standing, moment, log, entries)


def step(contract: Contract, entry: Entry) -> Contract:
    """The contract after one more event at its end. Raises Refused where the rules refuse it.

    An event that speaks about the past, or that happened before the last one, makes the whole
    journal fold anew; any other goes on from where the contract stands.
    """
    moment = max(contract.moment, entry.event.at)
    entries = (*contract.entries, entry)
    if isinstance(entry.event, Void | Observe) or entry.event.at < contract.moment:
        return fold(contract.terms, entries, moment)
    standing = contract.standing.copy()
    log = list(contract.log)
    _run_clock(standing, log, entry.event.at)
    refusal = refusal_of(standing, entry, entries)
    if refusal is not None:
        raise Refused(refusal, entry)
    _record(standing, log, entry)
    return _freeze(standing, moment, log, entries)


def later(contract: Contract, moment: datetime | None) -> Contract:
    """The contract at a later moment if nobody acts; None: when no clock has anything left."""
    standing = contract.standing.copy()
    log = list(contract.log)
    _run_clock(standing, log, moment)
    reached = max(contract.moment, standing.moment) if moment is None else moment
    return _freeze(standing, reached, log, contract.entries)


def refusal_of(standing: Standing, entry: Entry, entries: Sequence[Entry]) -> Refusal | None:
    """Why the rules do not allow an event where the contract stands; the first reason counts.

    What holds for every event comes first: its milestone must exist, and a closed contract
    admits few (RULEBOOK 1a, reopen: nobody).
    """
    event = entry.event
    named = event.milestone_id
    if named is not None and named not in standing.milestones and event.do != "amend":
        return refuse(
            "no-such-milestone",
            f"there is no milestone {named}",
            f"milestone list {standing.terms.id}",
        )
    if standing.closed_by is not None and event.do != "close":
        may = event.while_ending if standing.held_minor else event.after_closing
        if not may:
            return refuse(
                "contract-closed",
                f"the contract was closed by the {standing.closed_by}",
                f"contract show {standing.terms.id}",
            )
    if isinstance(event, Void) and void_target(entry, entries) is None:
        return refuse("no-such-event", f"no earlier line has the sum {event.target}")
    return event.refusal(standing)


def _record(standing: Standing, log: list[Happening], entry: Entry) -> None:
    event = entry.event
    standing.moment = event.at
    posted = len(standing.ledger.transfers)
    charged_price_minor = standing.price_with_fees_minor if standing.has_begun else 0
    # Asking for the release of a dormant contract is the answer to a step, not a new beginning.
    answers_a_step = event.do == "request-release" and standing.is_dormant
    event.record(standing)
    if event.is_activity:
        dormancy = standing.dormancy
        note_activity(standing)
        standing.dormancy = dormancy if answers_a_step else standing.dormancy
    if standing.has_begun:
        charge_price(standing, event.milestone_id, charged_price_minor)
    draw_consequences(standing)
    log.append(Happening(event.at, entry, None, tuple(standing.ledger.transfers[posted:])))


def _run_clock(standing: Standing, log: list[Happening], moment: datetime | None) -> None:
    posted = len(standing.ledger.transfers)
    for firing in elapse(standing, moment):
        moved = tuple(standing.ledger.transfers[posted:])
        log.append(Happening(firing.at, None, firing, moved))
        posted = len(standing.ledger.transfers)
    if moment is not None:
        standing.moment = max(standing.moment, moment)


def _observed(counting: Sequence[Entry], learnt: Learnt) -> dict[TimerKey, datetime | None]:
    """What the observations make of timers; of several about one timer the last counts."""
    observed: dict[TimerKey, datetime | None] = {}
    for entry in counting:
        if isinstance(entry.event, Observe):
            really = entry.event.at if entry.event.happened else None
            observed |= dict.fromkeys(learnt.get(entry.number, ()), really)
    return observed


def _learns(standing: Standing, entry: Entry, learnt: Learnt) -> bool:
    """Whether an observation speaks of a timer that it was not yet known to speak of."""
    event = entry.event
    if not isinstance(event, Observe) or event.what is None:
        return False
    timer = timer_spoken_of(standing, event.what, event.milestone, event.at)
    known = learnt.setdefault(entry.number, [])
    if timer is None or timer in known:
        return False
    known.append(timer)
    return True


def _is_excused(standing: Standing, rest: Sequence[Entry], learnt: Learnt) -> bool:
    """Whether what was observed later says anything new of the timers that stood in the way."""
    news = [_learns(standing, entry, learnt) for entry in rest]
    return any(news)


def _explained(
    refusal: Refusal,
    standing: Standing,
    entries: Sequence[Entry],
    counting: Sequence[Entry],
    entry: Entry,
    log: Sequence[Happening],
) -> Refusal:
    """The refusal; where a clock event caused it, with that event and the observation to type.

    INTERFACE 3. The cause is found by trying: without that firing, would the event stand?
    """
    before = counting[: list(counting).index(entry)]
    for happening in reversed(log):
        firing = happening.firing
        if firing is None or firing.timer.what is None:
            continue
        if firing.timer.milestone not in (None, entry.event.milestone_id):
            continue
        if _would_stand(standing, entries, before, entry, firing.timer.key):
            what, named = firing.timer.what, firing.timer.milestone
            moment = firing.at.strftime("%Y-%m-%dT%H:%M:%SZ")
            return Refusal(
                refusal.code,
                f"{refusal.message}, because the clock did {what}"
                f"{f' of {named}' if named else ''} at {moment}",
                f"if the platform did not: contract observe {standing.terms.id} "
                f"{f'{named} ' if named else ''}--did-not-happen {what} --at {moment}",
            )
    return refusal


def _would_stand(
    refusing: Standing,
    entries: Sequence[Entry],
    before: Sequence[Entry],
    entry: Entry,
    without: TimerKey,
) -> bool:
    standing = Standing.opening(refusing.terms, BEFORE_EVERYTHING)
    standing.observed = {**refusing.observed, without: None}
    log: list[Happening] = []
    for earlier in before:
        _run_clock(standing, log, earlier.event.at)
        if refusal_of(standing, earlier, entries) is not None:
            return False
        _record(standing, log, earlier)
    _run_clock(standing, log, entry.event.at)
    return refusal_of(standing, entry, entries) is None


def _freeze(
    standing: Standing, moment: datetime, log: Sequence[Happening], entries: Sequence[Entry]
) -> Contract:
    milestones = tuple(
        freeze_milestone(milestone, standing) for milestone in standing.milestones.values()
    )
    for row in milestones:
        put_in = row.funded_minor + row.carried_in_minor
        came_of_it = (
            row.escrow_minor
            + row.released_minor
            + row.refunded_minor
            + row.carried_out_minor
            + row.arbitration_minor
        )
        ensure(put_in == came_of_it, f"the row of {row.id} does not add up")
    ensure(not sum(standing.ledger.balances.values()), "the accounts do not sum to zero")
    return Contract(
        standing.terms,
        moment,
        standing.state,
        standing.closed_by,
        milestones,
        totals_of(standing, milestones),
        tuple(log),
        tuple(entries),
        standing,
    )
