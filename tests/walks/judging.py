"""Holding what happened against the table: refusals, landings, and the firing of clocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from escrowbook.core.clock import elapse, next_timer
from escrowbook.core.standing import Standing
from escrowbook.core.timer import Timer
from tests.walks.clocks import clock_figures
from tests.walks.facts import contract_facts, place_facts
from tests.walks.forecast import Happened, forecast
from tests.walks.landing import faults_of_landing
from tests.walks.sight import Sight, look
from tests.walks.standings import twin_of
from tests.walks.table import Row, Section

# How a state was come to: the names of the events, in their order.
Way = tuple[str, ...]


@dataclass(slots=True)
class Counts:
    """What a walk met: states that differ, pairs of a state and an event, and what became of them.

    `anew` are observations of a clock that had fired before: those the walk leaves out.
    """

    states: int = 0
    pairs: int = 0
    landed: int = 0
    refused: int = 0
    anew: int = 0
    firings: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)


class Judge:
    """Counts what agrees with the table, and tells what does not."""

    def __init__(self, table: Mapping[str, Section]) -> None:
        self.table = table
        self.counts = Counts()
        self.faults: list[str] = []

    def tell(self, way: Way, faults: Iterable[str]) -> None:
        """Keep faults, with the way that led to them."""
        for fault in faults:
            told = ", ".join(way) or "at the beginning"
            self.faults.append(f"{told}: {fault}")

    def agrees(self, way: Way, name: str, row: Row | None, code: str) -> bool:
        """Count a pair, where the table refuses what was refused, and lets through the rest."""
        if row is None or row.refusal != code:
            said = "the table has no row" if row is None else f"line {row.line}: {row.told}"
            self.tell(way, [f"{name}: {code or 'recorded'}, but {said}"])
            return False
        self.counts.pairs += 1
        self.counts.rows[row.key] += 1
        if code:
            self.counts.refused += 1
            self.counts.codes[code] += 1
        else:
            self.counts.landed += 1
        return True

    def judge(
        self,
        sight: Sight,
        standing: Standing,
        twin: Standing,
        happened: Happened,
        way: Way,
    ) -> None:
        """Hold where something landed (`twin`) against its row, and against the sums."""
        try:
            told, rows = forecast(sight, standing, happened, self.table)
        except LookupError as missing:
            self.tell(way, [str(missing)])
            return
        for row in rows:
            self.counts.rows[row.key] += 1
        posted = twin.ledger.transfers[len(standing.ledger.transfers) :]
        self.tell(way, faults_of_landing(sight, look(twin), twin, told, posted, happened))
        active = happened.at if happened.section.is_activity else standing.last_activity_at
        if twin.last_activity_at != active:
            self.tell(way, [f"the last activity was at {twin.last_activity_at}, not {active}"])

    def run_clocks(self, standing: Standing, moment: datetime, way: Way) -> None:
        """Let clocks fire up to a moment; each firing has to land where the table says."""
        while True:
            timer = next_timer(standing)
            if timer is None or timer.due > moment:
                return
            way = (*way, f"clock {timer.do} {timer.milestone or '-'}")
            self._fire(standing, timer, way)

    def _fire(self, standing: Standing, timer: Timer, way: Way) -> None:
        self.counts.firings += 1
        standing.moment = max(standing.moment, timer.due)
        before = twin_of(standing)
        sight = look(before)
        figures, words = clock_figures(before, sight, timer)
        place = sight.places[timer.milestone]
        facts = contract_facts(sight, before) | place_facts(sight, place, before) | words
        section = self.table[f"clock {timer.do}"]
        row = section.find(facts)
        next(elapse(standing, standing.moment))
        if row is None:
            self.tell(way, [f"the table has no row when {sorted(facts)}"])
            return
        self.counts.rows[row.key] += 1
        at = standing.moment
        happened = Happened(section, row, timer.milestone, 0, at, "platform", figures=figures)
        self.judge(sight, before, standing, happened, way)
