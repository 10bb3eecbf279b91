"""For how long an answer about a contract holds while nobody touches its file.

The law is a function of the file and of the moment, and a moment changes little: an event that is
recorded for later takes effect, a clock fires, a day begins. Between two of these every answer is
the same, so whoever keeps one has to know when the next of them comes.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from escrowbook.core.clock import next_timer
from escrowbook.core.journal import in_force

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.contract import Contract


class Span:
    """The moments from `since` up to, but not at, `until`; None is without a limit."""

    __slots__ = ("since", "until")

    def __init__(self, since: datetime | None = None, until: datetime | None = None) -> None:
        self.since = since
        self.until = until

    @property
    def is_always(self) -> bool:
        """Whether no moment is left out."""
        return self.since is None and self.until is None

    def narrow(self, since: datetime | None, until: datetime | None) -> None:
        """Leave out what is before `since`, and from `until` on."""
        if since is not None and (self.since is None or since > self.since):
            self.since = since
        if until is not None and (self.until is None or until < self.until):
            self.until = until

    def taken(self) -> Span:
        """The span so far; from here on it is narrowed anew."""
        taken = Span(self.since, self.until)
        self.since = self.until = None
        return taken

    def only_at(self, moment: datetime) -> None:
        """Leave out every moment but one: an answer that tells it holds for that second."""
        self.narrow(moment, moment + timedelta(seconds=1))


def span_of_report(contract: Contract) -> Span:
    """When a report of a contract says what it says at the contract's own moment.

    It has seen the events up to then: so from the last thing that happened until the next clock
    fires, or the next event that is recorded for later.
    """
    span = _until_next_timer(contract)
    if contract.log:
        span.narrow(contract.log[-1].at, None)
    for entry in in_force(contract.entries):
        if entry.event.at > contract.moment:
            span.narrow(None, entry.event.at)
    return span


def span_of_check(contract: Contract) -> Span:
    """When a check, which sees all events also before they happen, finds the contract the same."""
    span = _until_next_timer(contract)
    last = contract.log[-1] if contract.log else None
    if last is not None and last.entry is None:
        # The clock has run on beyond the last event, so earlier it had not.
        span.narrow(last.at, None)
    return span


def _until_next_timer(contract: Contract) -> Span:
    timer = next_timer(contract.standing)
    return Span(None, None if timer is None else timer.due)
