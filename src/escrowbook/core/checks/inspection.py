"""What a check is, what it looks at, and what it says: an Inspection in, Remarks out.

A check is a pure function: it takes no clock and no file. What depends on the day is compared
with the day of the inspection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from escrowbook.core.calendar import start_of_day
from escrowbook.core.checks.thresholds import USUAL, Thresholds
from escrowbook.core.clock import timers_to_fire
from escrowbook.core.errors import Place
from escrowbook.core.money import format_amount
from escrowbook.core.records import field, frozen
from escrowbook.core.span import Span
from escrowbook.core.terms import NOWHERE

if TYPE_CHECKING:
    from escrowbook.core.contract import Contract, Milestone
    from escrowbook.core.errors import Severity
    from escrowbook.core.journal import Entry
    from escrowbook.core.policy import Policy
    from escrowbook.core.timer import Timer

ONE_DAY = timedelta(days=1)
_WHOLE_PERCENT = 100


@frozen
class Remark:
    """One thing that a check has to say: where, what and why.

    `amount_minor` is what is missing or exposed, where that is the point. `remedy` is the next
    thing to type; left empty, it is the check's own, filled in with the contract and milestone.
    """

    place: Place
    message: str
    milestone: str | None = None
    amount_minor: int | None = None
    remedy: str = ""


@frozen
class Inspection:
    """One contract under inspection.

    `contract` counts every event of the file, also those later than `moment` (INTERFACE 2:
    `check` judges all), and what the clock did up to the later of `moment` and the last event.
    `now` is now, or `--as-of`: days ahead are counted from it. `thresholds` are the book's.

    What looks at the day says so in `asked`, so that it is known for how long the answer holds;
    checks therefore ask the methods below, which narrow it no more than they must.
    """

    __slots__ = ("__dict__",)  # It keeps what it has found out once.

    contract: Contract
    now: datetime
    thresholds: Thresholds = USUAL
    asked: Span = field(default_factory=Span)

    @property
    def moment(self) -> datetime:
        """Now, to the second: what tells it holds for no other moment."""
        self.asked.only_at(self.now)
        return self.now

    @property
    def policy(self) -> Policy:
        """The platform's rules for the contract."""
        return self.contract.terms.policy

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every line of the journal, undone ones too."""
        return self.contract.entries

    @property
    def milestones(self) -> list[Milestone]:
        """All milestones but cancelled ones, in the order of the file."""
        return [row for row in self.contract.milestones if row.state != "cancelled"]

    @cached_property
    def recorded(self) -> list[Entry]:
        """The lines that count, in the order in which they took effect."""
        return [each.entry for each in self.contract.log if each.entry is not None]

    @cached_property
    def timers(self) -> tuple[Timer, ...]:
        """The platform's clocks that run where the contract stands, as observed."""
        return tuple(timers_to_fire(self.contract.standing))

    def held_minor(self, milestone: Milestone) -> int:
        """What is held for a milestone: its escrow, or what the one balance covers of it."""
        return self.contract.standing.milestones[milestone.id].backing_minor

    def place_of(self, milestone: Milestone) -> Place:
        """Where the milestone stands: its table in the terms, or the line that added it."""
        if milestone.place != NOWHERE:
            return milestone.place
        return self._places_added.get(milestone.id, NOWHERE)

    @cached_property
    def _places_added(self) -> dict[str, Place]:
        """The first amendment of each milestone; for one that is not in the terms, it added it."""
        places: dict[str, Place] = {}
        for entry in self.recorded:
            if entry.event.do == "amend":
                places.setdefault(entry.event.milestone_id or "", entry.place)
        return places

    def money(self, amount_minor: int) -> str:
        """An amount as sentences say it: `250.00 USD`."""
        currency = self.contract.terms.currency
        return f"{format_amount(amount_minor, currency)} {currency}"

    def day_of(self, moment: datetime) -> date:
        """The day of a moment on the contract's own calendar."""
        return moment.astimezone(self.contract.terms.zone).date()

    @property
    def today(self) -> date:
        """The day of now on the contract's own calendar."""
        today, zone = self.day_of(self.now), self.contract.terms.zone
        self.asked.narrow(start_of_day(today, zone), start_of_day(today + ONE_DAY, zone))
        return today

    def days_to(self, day: date) -> int:
        """How many days from now to a day of the contract's calendar; negative when past."""
        return (day - self.today).days

    def is_within(self, day: date, days: int) -> bool:
        """Whether a day of the contract's calendar is at most so many days ahead, or past."""
        zone = self.contract.terms.zone
        turning = start_of_day(day - days * ONE_DAY, zone)
        has_come = turning <= self.now
        self.asked.narrow(turning if has_come else None, None if has_come else turning)
        return has_come

    def is_ahead(self, moment: datetime) -> bool:
        """Whether a moment is still to come."""
        is_ahead = moment > self.now
        self.asked.narrow(None if is_ahead else moment, moment if is_ahead else None)
        return is_ahead

    def clock(self, moment: datetime) -> str:
        """A moment on the contract's own clock: `2026-03-15 at 16:30 UTC`."""
        terms = self.contract.terms
        local = moment.astimezone(terms.zone)
        return f"{local:%Y-%m-%d} at {local:%H:%M} {terms.zone_name}"

    def when(self, moment: datetime) -> str:
        """A deadline as sentences say it: `on 2026-03-15 at 16:30 UTC, in 3 days`."""
        return f"on {self.clock(moment)}, {distance(self.days_to(self.day_of(moment)))}"


Look: TypeAlias = Callable[[Inspection], Iterator[Remark]]


@frozen
class Check:
    """One check. `remedy` is the next thing to type, `{contract}` and `{milestone}` to fill in.

    `look` asks it of a contract; None where the file itself is the finding. `is_of_lines` is true
    where it looks at lines alone, so that it also serves a journal that the rules refuse.
    """

    severity: Severity
    meaning: str
    source: str
    remedy: str
    example: str
    look: Look | None
    is_of_lines: bool = False


def is_above(amount_minor: int, milestone: Milestone, percent: int) -> bool:
    """Whether an amount is more than so many percent of a milestone's price."""
    return amount_minor * _WHOLE_PERCENT > milestone.price_minor * percent


def distance(days: int) -> str:
    """A number of days in words, seen from today: `today`, `in 3 days`, `1 day ago`."""
    if days == 0:
        return "today"
    count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"in {count}" if days > 0 else f"{count} ago"
