"""The walk: all sequences of events to a depth, breadth first, over states that differ.

From every state every event is tried, and time passes to the next clock (where none runs, so long
that every window of days has closed). What comes of it is held against `rules.table`, each firing
of a clock on the way as well; two ways to one state are gone on from once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from escrowbook.core.clock import next_timer, running_timers, timer_spoken_of
from escrowbook.core.errors import Defect
from escrowbook.core.events.bookkeeping import Observe, Void
from escrowbook.core.events.event import Event
from escrowbook.core.fold import fold
from escrowbook.core.journal import Entry, Refused
from escrowbook.core.standing import Standing, TimerKey
from escrowbook.core.steps import record, refusal_of
from escrowbook.core.terms import NOWHERE, Terms
from escrowbook.core.timer import Timer
from tests.walks.alphabet import START, Step, observations, steps, terms_under
from tests.walks.clocks import faults_of_clocks
from tests.walks.facts import ANSWERS, Facts
from tests.walks.forecast import Happened
from tests.walks.judging import Counts, Judge, Way
from tests.walks.sight import Place, Sight, look
from tests.walks.standings import State, state_of, twin_of
from tests.walks.table import Row, Section, read_table

# Each event comes a minute after the last, so that no two are at one moment; the clocks that
# come within the hour come together.
BETWEEN_EVENTS = timedelta(minutes=1)
TOGETHER = timedelta(hours=1)
# Longer than every platform's window for giving back or asking back.
LONG = timedelta(days=400)
FAULTS_TOLD_MAX = 20
CLOSERS = frozenset({"client", "freelancer", "mutual", "platform"})


@dataclass(frozen=True, slots=True)
class Node:
    """A state that was come to: how it stands, and one way to it.

    `before` is the node that the last event was recorded in; None where it was no event.
    """

    standing: Standing
    now: datetime
    entries: tuple[Entry, ...]
    way: Way
    before: Node | None


class Walk:
    """One preset, walked to a depth; `judge.faults` are the ways in which it left the table."""

    def __init__(self, preset: str, table: Mapping[str, Section] | None = None) -> None:
        self.terms: Terms = terms_under(preset)
        self.judge = Judge(table or read_table())
        self.table = self.judge.table
        self.steps: tuple[Step, ...] = (*steps(), *observations())
        self._lines: dict[datetime, list[Entry]] = {}
        self._rows: dict[tuple[Group, frozenset[str]], list[Row | None]] = {}
        self._seen_rows: dict[tuple[Step, bool], Row | None] = {}
        self._groups = grouped(self.steps)
        self._seen: set[State] = set()

    def to_depth(self, depth: int) -> Counts:
        """Try all events in every state that fewer than `depth` of them lead to."""
        level = [Node(Standing.opening(self.terms), START, (), (), None)]
        self._seen.add(state_of(level[0].standing, START))
        for walked in range(depth):
            found: list[Node] | None = [] if walked < depth - 1 else None
            for node in level:
                self._try_everything(node, found)
                if len(self.judge.faults) >= FAULTS_TOLD_MAX:
                    return self.judge.counts
            level = found or []
        return self.judge.counts

    def _try_everything(self, node: Node, found: list[Node] | None) -> None:
        """One state: every event is refused, or lands, as the table says; then time passes."""
        at = node.now + BETWEEN_EVENTS
        standing = twin_of(node.standing)
        self.judge.run_clocks(standing, at, node.way)
        standing.moment = at
        sight = look(standing)
        facts = Facts(sight, standing)
        self.judge.counts.states += 1
        self.judge.tell(node.way, self._faults_of_state(node, sight, standing, at))
        lines = self._lines_at(at)
        for group, tried in self._groups.items():
            known = facts.of(group.place, group.amount, is_answer=group.is_answer)
            rows = self._rows_of(group, tried, known)
            for index, row in zip(tried, rows, strict=True):
                step, entry = self.steps[index], lines[index]
                refusal = refusal_of(standing, entry, ())
                code = refusal.code if refusal else ""
                agrees = self.judge.agrees(node.way, step.name, row, code)
                if agrees and row is not None and not row.refusal:
                    self._land(node, standing, sight, step, entry, row, found)
        self._observe_everything(node, standing, lines, found)
        self._pass_time(node, standing, found)

    def _lines_at(self, at: datetime) -> list[Entry]:
        if at not in self._lines:
            self._lines[at] = [step.entry(at, 1) for step in self.steps]
        return self._lines[at]

    def _rows_of(self, group: Group, tried: list[int], facts: frozenset[str]) -> list[Row | None]:
        """The rows for all events that are about one place and one amount."""
        known = self._rows.get((group, facts))
        if known is None:
            steps = (self.steps[index] for index in tried)
            known = [self.table[step.section].find(facts | step.words) for step in steps]
            self._rows[group, facts] = known
        return known

    def _land(
        self,
        node: Node,
        standing: Standing,
        sight: Sight,
        step: Step,
        entry: Entry,
        row: Row,
        found: list[Node] | None,
    ) -> None:
        """Record an event on a copy, and hold where it lands against its row."""
        at = entry.event.at
        way = (*node.way, step.name)
        twin = twin_of(standing)
        try:
            record(twin, [], entry)
        except Defect as defect:
            self.judge.tell(way, [f"a defect: {defect}"])
            return
        amount = effective_amount(step, sight.places.get(step.place, sight.pool))
        by = next(iter(step.words & CLOSERS), "")
        section = self.table[step.section]
        happened = Happened(section, row, step.place, amount, at, by, step.words)
        self.judge.judge(sight, standing, twin, happened, way)
        # The walk is over two milestones: that a third can be added is tried, and not gone on from.
        if row.word != "added":
            self._arrive(Node(twin, at, (*node.entries, entry), way, node), found)

    def _pass_time(self, node: Node, standing: Standing, found: list[Node] | None) -> None:
        """Time passes to the next clock, or long enough for every window to close.

        A notice is no step of its own: it does nothing, and whoever acts on it acts.
        """
        self.judge.counts.pairs += 1
        self.judge.counts.landed += 1
        twin = twin_of(standing)
        way = (*node.way, "time passes")
        timer = next_timer(twin)
        while timer is not None and timer.do == "dormant-notice":
            self.judge.run_clocks(twin, timer.due, way)
            timer = next_timer(twin)
        at = twin.moment + LONG if timer is None else max(timer.due, twin.moment) + TOGETHER
        self.judge.run_clocks(twin, at, way)
        twin.moment = at
        self._arrive(Node(twin, at, node.entries, way, None), found)

    def _arrive(self, node: Node, found: list[Node] | None) -> None:
        """Go on from a state, unless it was come to before; at the last level from none.

        A clock that is due at once fires before anything else can happen.
        """
        if found is None:
            return
        self.judge.run_clocks(node.standing, node.now, node.way)
        state = state_of(node.standing, node.now)
        if state not in self._seen:
            self._seen.add(state)
            found.append(node)

    def _observe_everything(
        self, node: Node, standing: Standing, lines: list[Entry], found: list[Node] | None
    ) -> None:
        """What is seen of a clock that runs is as if it had fired now, or never will.

        What is seen of one that fired before speaks of the past: the journal is judged anew,
        and what comes of that belongs to no single state (P-16 holds it).
        """
        timers = list(running_timers(standing))
        running = {timer.key for timer in timers}
        for step, entry in zip(self.steps, lines, strict=True):
            if step.section != "observe":
                continue
            key = spoken_of(standing, entry.event, timers)
            if key is not None and key not in running and key in standing.timers_fired:
                self.judge.counts.anew += 1
                continue
            is_running = key in running
            row = self._row_of_sight(step, is_running=is_running)
            way = (*node.way, step.name)
            twin = standing
            if key is not None and isinstance(entry.event, Observe):
                twin = twin_of(standing)
                twin.observed[key] = entry.event.at if entry.event.happened else None
                self.judge.run_clocks(twin, entry.event.at, way)
            refusal = refusal_of(twin, entry, ())
            agrees = self.judge.agrees(node.way, step.name, row, refusal.code if refusal else "")
            if not agrees or row is None or not is_running:
                continue
            if (key in twin.timers_fired) != (row.word == "fires"):
                self.judge.tell(way, ["the clock did otherwise"])
            record(twin, [], entry)
            entries = (*node.entries, entry)
            self._arrive(Node(twin, entry.event.at, entries, way, node), found)

    def _row_of_sight(self, step: Step, *, is_running: bool) -> Row | None:
        key = (step, is_running)
        if key not in self._seen_rows:
            words = step.words | {"running"} if is_running else step.words
            self._seen_rows[key] = self.table["observe"].find(words)
        return self._seen_rows[key]

    def _faults_of_state(
        self, node: Node, sight: Sight, standing: Standing, at: datetime
    ) -> Iterator[str]:
        """Whether the right clocks run, and whether undoing the last event leads back."""
        before = node.before.standing if node.before else None
        rows = self.table["running"].rows
        yield from faults_of_clocks(rows, sight, standing, node.now, before, self.judge.counts.rows)
        if node.before is None:
            return
        entries = in_order(node.entries)
        void = Void(at=at, target=entries[-1].seal)
        line = Entry(len(entries) + 1, void, "f" * 12, None, NOWHERE)
        try:
            undone = fold(self.terms, (*entries, line), at)
        except Refused as refused:
            yield f"the last event cannot be undone: {refused.refusal.code}"
            return
        expected = twin_of(node.before.standing)
        self.judge.run_clocks(expected, at, node.way)
        if state_of(undone.standing, at) != state_of(expected, at):
            yield "undoing the last event does not lead back"


class Group(NamedTuple):
    """A place and an amount: what the table may ask is the same for all events about them.

    `is_answer`: where no amount is typed, all that was asked for is meant.
    """

    place: str | None
    amount: int | None
    is_answer: bool


def grouped(steps: tuple[Step, ...]) -> dict[Group, list[int]]:
    """The steps, by their numbers, that are about one place and amount; observations apart."""
    groups: dict[Group, list[int]] = {}
    for index, step in enumerate(steps):
        if step.section != "observe":
            is_answer = step.amount is None and step.section in ANSWERS
            group = Group(step.place, step.amount, is_answer)
            groups.setdefault(group, []).append(index)
    return groups


def spoken_of(standing: Standing, event: Event, running: Iterable[Timer]) -> TimerKey | None:
    """The clock that an observation speaks of; None where there is none."""
    if not isinstance(event, Observe) or event.what is None:
        return None
    if (event.what, event.milestone) not in standing.timers_started and not any(
        (timer.what, timer.milestone) == (event.what, event.milestone) for timer in running
    ):
        return None
    return timer_spoken_of(standing, event.what, event.milestone, event.at)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The lines of one way, numbered, each with a seal of its own."""
    return [
        Entry(number, entry.event, f"{number:012x}", None, NOWHERE)
        for number, entry in enumerate(entries, 1)
    ]


def effective_amount(step: Step, place: Place) -> int:
    """The amount that an event is about: as typed, or all that is meant where none is."""
    if step.amount is not None:
        return step.amount
    if step.section in ANSWERS:
        return place.asked
    return place.held or place.released
