"""Chapter 9, bookkeeping: notes, corrections, and what the platform really did.

INTERFACE 3: nothing that was recorded is ever edited. A `void` points back and leaves an event
out; an `observe` overrides our clock with the truth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from escrowbook.core.clock import running_timers, timer_spoken_of
from escrowbook.core.errors import Refusal
from escrowbook.core.events.event import Event, Key, Party
from escrowbook.core.events.vocabulary import AMOUNT_OR_ZERO, FLAG, ID, SEAL, TIMER
from escrowbook.core.money import format_amount
from escrowbook.core.records import frozen
from escrowbook.core.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escrowbook.core.standing import Standing


# Each clock of a platform as a clause: what it does, or did not do, to a milestone.
_DOES: Mapping[str, str] = {
    "auto-release": "auto-release {}",
    "hold-over": "end the security hold of {}",
    "refund-silence": "act on the silence about a refund of {}",
    "dispute-silence": "act on the silence in the dispute over {}",
    "arbitration-default": "act on an unpaid arbitration fee for {}",
    "release-silence": "act on the silence about a release of {}",
    "dormant": "make {} dormant",
    "term-over": "end the term of {}",
}


@frozen(kw_only=True)
class Note(Event):
    """Something worth remembering; it changes nothing."""

    do: ClassVar[str] = "note"
    is_activity: ClassVar[bool] = False
    while_ending: ClassVar[bool] = True
    after_closing: ClassVar[bool] = True

    def aloud(self, currency: str) -> str:
        """`noted`, followed by the note itself."""
        return "noted"


@frozen(kw_only=True)
class Void(Event):
    """A correction of the record: the target is left out at every moment.

    Its target is found by seal before the fold begins (journal.py); here nothing is left to do.
    """

    do: ClassVar[str] = "void"
    keys: ClassVar[Mapping[str, Key]] = {"event": Key("target", SEAL)}
    is_activity: ClassVar[bool] = False
    while_ending: ClassVar[bool] = True
    after_closing: ClassVar[bool] = True

    target: str

    def aloud(self, currency: str) -> str:
        """`undid the event 9f2c41d07a3b`."""
        return f"undid the event {self.target}"


@frozen(kw_only=True)
class Observe(Event):
    """What the platform really did, or shows.

    `happened` false: that timer never fires; true: it fires at the event's `at`. `escrow_minor`
    is what the platform's page shows; `check` reports a difference. An observation speaks of the
    timer of its kind that last started at or before its `at`; the last observation counts.
    """

    do: ClassVar[str] = "observe"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID, required=False),
        "what": Key("what", TIMER, required=False),
        "happened": Key("happened", FLAG, required=False),
        "escrow": Key("escrow_minor", AMOUNT_OR_ZERO, required=False),
    }
    usual_party: ClassVar[Party | None] = "platform"
    is_activity: ClassVar[bool] = False
    while_ending: ClassVar[bool] = True
    after_closing: ClassVar[bool] = True

    milestone: str | None = None
    what: str | None = None
    happened: bool | None = None
    escrow_minor: int | None = None

    def refusal(self, standing: Standing) -> Refusal | None:
        """It must say something; and what happened must have been able to."""
        if self.what is None and self.escrow_minor is None:
            return refuse("nothing-observed", "the observation says nothing")
        if (self.what is None) != (self.happened is None):
            return refuse("nothing-observed", "`what` and `happened` belong together")
        if self.what is None or not self.happened:
            return None
        # The fold learnt of this observation before it came here (fold.py), so that a timer
        # which could fire at this moment has fired, or waits for a later observation.
        timer = timer_spoken_of(standing, self.what, self.milestone, self.at)
        if timer is None or not (
            standing.timers_fired.get(timer) == self.at
            or any(running.key == timer for running in running_timers(standing))
        ):
            return refuse(
                "timer-not-running",
                f"{self.what} was not due for {self.milestone or 'the contract'} then",
                f"contract log {standing.terms.id}",
            )
        return None

    def aloud(self, currency: str) -> str:
        """`did not auto-release M1`."""
        told = []
        if self.what is not None:
            done = _DOES[self.what].format(self.milestone or "the contract")
            told.append(f"{'did' if self.happened else 'did not'} {done}")
        if self.escrow_minor is not None:
            amount = format_amount(self.escrow_minor, currency)
            of = f" of {self.milestone}" if self.milestone else ""
            told.append(f"showed {amount} {currency} in escrow{of}")
        return " and ".join(told)
