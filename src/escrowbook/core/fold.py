"""The fold: terms and events become a contract at a moment.

    fold(terms, entries, moment) -> Contract
    step(contract, entry) -> Contract, one more event at its end

Before each event the clock fires what was due (clock.py); then the rules refuse the event or
record it (steps.py). Two kinds of events speak about the past: a void, which leaves an earlier
event out (journal.py), and an observation, which says what a timer really did. Where an
observation changes what came before it, the fold starts over, knowing it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from escrowbook.core.causes import explained
from escrowbook.core.clock import timer_spoken_of
from escrowbook.core.contract import Contract, Happening, freeze_milestone, totals_of
from escrowbook.core.errors import ensure
from escrowbook.core.events.bookkeeping import Observe, Void
from escrowbook.core.journal import Entry, Refused, in_force
from escrowbook.core.records import field, frozen
from escrowbook.core.standing import Standing, TimerKey
from escrowbook.core.steps import record, refusal_of, run_clock

if TYPE_CHECKING:
    from escrowbook.core.terms import Terms

# A journal is judged within a second (P7): starting over ends after so many events in all, and
# only the first few refusals of a file are searched for a clock that caused them.
REPLAYED_EVENTS_MAX = 20_000
EXPLAINED_MAX = 5


@frozen
class Learnt:
    """What observations turned out to speak of, while the fold goes over the journal.

    An observation, by its number, may speak of more than one timer: where the first, kept from
    firing, made room for the next. `last_word` holds for each timer the place of the observation
    that counts, the last one about it, and when that saw it fire: None for never.
    """

    spoken_of: dict[int, set[TimerKey]] = field(default_factory=dict)
    last_word: dict[TimerKey, tuple[int, datetime | None]] = field(default_factory=dict)

    def add(self, place: int, entry: Entry, timer: TimerKey, happened_at: datetime | None) -> bool:
        """Keep of which timer an observation speaks; whether that is news."""
        known = self.spoken_of.setdefault(entry.number, set())
        if timer in known:
            return False
        known.add(timer)
        if timer not in self.last_word or self.last_word[timer][0] <= place:
            self.last_word[timer] = (place, happened_at)
        return True

    def copy(self) -> Learnt:
        """The same, on its own from now on."""
        spoken_of = {number: timers.copy() for number, timers in self.spoken_of.items()}
        return Learnt(spoken_of, self.last_word.copy())

    def forget_since(self, earlier: Learnt) -> None:
        """Know no more than was known earlier."""
        self.spoken_of.clear()
        self.spoken_of.update(earlier.spoken_of)
        self.last_word.clear()
        self.last_word.update(earlier.last_word)


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
    return _replay(terms, entries, moment, refused, Learnt())


def fold_in_hindsight(terms: Terms, entries: Sequence[Entry], moment: datetime) -> Contract:
    """The contract as it stood at `moment`, by all that the whole journal knows of its timers.

    So a write is judged: an observation recorded later has its say about what happens now. Events
    that the rules refuse are left out.
    """
    learnt = Learnt()
    horizon = max((entry.event.at for entry in entries), default=moment)
    if horizon > moment:
        _replay(terms, entries, horizon, [], learnt)
    return _replay(terms, entries, moment, [], learnt)


def _replay(
    terms: Terms,
    entries: Sequence[Entry],
    moment: datetime,
    refused: list[Refused] | None,
    learnt: Learnt,
) -> Contract:
    """Fold the events that count at `moment`, in their order.

    An event that the rules refuse may be excused by what was observed after it: a timer stood in
    its way that did otherwise. Each start over knows one timer more, or one event that nothing
    excuses, so there is an end to it. Observations after `moment` count for nothing but that: what
    stands in the whole journal stands at every moment. `learnt` is what they speak of; it grows.
    """
    known = in_force(entries)
    counting = [entry for entry in known if entry.event.at <= moment]
    said = [each for each in enumerate(known) if isinstance(each[1].event, Observe)]
    excusing = _Excusing(said, learnt)
    replayed = 0
    while True:
        standing = Standing.opening(terms)
        standing.observed = _observed(learnt)
        log: list[Happening] = []
        turned_down: list[Refused] = []
        for index, entry in enumerate(counting):
            run_clock(standing, log, entry.event.at)
            may_start_over = replayed < REPLAYED_EVENTS_MAX
            timer = _learn(standing, index, entry, learnt)
            if timer is not None and _has_come(standing, log, timer, entry.event.at):
                replayed += index + 1
                if may_start_over:
                    break
            elif timer is not None:
                # It fires when it was seen to, or never; maybe now, before the event that told it.
                standing.observed[timer] = learnt.last_word[timer][1]
                run_clock(standing, log, entry.event.at)
            refusal = refusal_of(standing, entry, entries)
            if refusal is None:
                record(standing, log, entry)
                continue
            is_told = len(turned_down) < EXPLAINED_MAX
            is_tried = is_told and may_start_over
            if is_tried and (
                excusing.learns(standing, index, entry)
                or (refused is not None and excusing.forgets(entry))
            ):
                replayed += index + 1
                break
            if is_told:
                refusal = explained(refusal, standing, entries, counting[:index], entry, log)
            if refused is None:
                raise Refused(refusal, entry)
            turned_down.append(Refused(refusal, entry))
        else:
            run_clock(standing, log, moment)
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
    run_clock(standing, log, entry.event.at)
    refusal = refusal_of(standing, entry, entries)
    if refusal is not None:
        raise Refused(refusal, entry)
    record(standing, log, entry)
    run_clock(standing, log, moment)
    return _freeze(standing, moment, log, entries)


def later(contract: Contract, moment: datetime | None) -> Contract:
    """The contract at a later moment if nobody acts; None: when no clock has anything left."""
    standing = contract.standing.copy()
    log = list(contract.log)
    run_clock(standing, log, moment)
    reached = max(contract.moment, standing.moment) if moment is None else moment
    return _freeze(standing, reached, log, contract.entries)


def _observed(learnt: Learnt) -> dict[TimerKey, datetime | None]:
    """What the observations make of timers; of several about one timer the last counts."""
    return {timer: happened_at for timer, (_, happened_at) in learnt.last_word.items()}


def _learn(standing: Standing, place: int, entry: Entry, learnt: Learnt) -> TimerKey | None:
    """Keep of which timer an observation speaks; give it where that is news, else None."""
    event = entry.event
    if not isinstance(event, Observe) or event.what is None or event.happened is None:
        return None
    timer = timer_spoken_of(standing, event.what, event.milestone, event.at)
    happened_at = event.at if event.happened else None
    is_news = timer is not None and learnt.add(place, entry, timer, happened_at)
    return timer if is_news else None


def _has_come(standing: Standing, log: list[Happening], timer: TimerKey, moment: datetime) -> bool:
    """Whether a timer has fired, or would have before what happened at this very moment.

    Then news of it changes the past, and the fold starts over; else the timer is simply set.
    Something was recorded, or no timer had started.
    """
    comes_too_late = log[-1].at == moment
    return timer in standing.timers_fired or comes_too_late


class _Excusing:
    """Of events that the rules refuse: whether what was observed after them excuses them.

    What later observations say of the timers that stood in the way of such an event is learnt, and
    forgotten again where it did not help: at their own place they may speak of other timers.
    """

    def __init__(self, said: Sequence[tuple[int, Entry]], learnt: Learnt) -> None:
        self.said, self.learnt = said, learnt
        # What was known before an event was tried, by its number; and which were tried in vain.
        self.before: dict[int, Learnt] = {}
        self.in_vain: set[int] = set()

    def learns(self, standing: Standing, place: int, entry: Entry) -> bool:
        """Learn what is said after an event that may excuse it; whether any of that is news."""
        if entry.number in self.in_vain:
            return False
        before = self.learnt.copy()
        learned = [
            _learn(standing, later_place, later_entry, self.learnt)
            for later_place, later_entry in self.said
            if later_place > place
        ]
        if any(learned):
            self.before.setdefault(entry.number, before)
        return any(learned)

    def forgets(self, entry: Entry) -> bool:
        """Forget what was learnt for an event that it did not excuse; whether there was any."""
        before = self.before.pop(entry.number, None)
        if before is None:
            return False
        self.in_vain.add(entry.number)
        self.learnt.forget_since(before)
        return True


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
