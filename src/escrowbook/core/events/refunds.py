"""Chapter 5, refunds: money goes back because the freelancer gives it, or because a bank takes it.

RULEBOOK 1a, refund, voluntary. What the client asks for is in the next chapter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from escrowbook.core.errors import Refusal
from escrowbook.core.events.event import Event, Key, Party
from escrowbook.core.events.vocabulary import AMOUNT, ID, REFUND_SOURCE, REVERSAL_SOURCE
from escrowbook.core.money import format_amount
from escrowbook.core.records import frozen
from escrowbook.core.refusals import refuse
from escrowbook.core.settlement import (
    give_back,
    refund_escrow,
    refund_pool,
    returnable_minor,
)
from escrowbook.core.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen(kw_only=True)
class Refund(Event):
    """The freelancer gives money back: out of escrow, of what was released, or of a bonus.

    RULEBOOK 1a, refund, voluntary: active or ended contract, full or part, within the
    platform's window; irreversible [U18].
    """

    do: ClassVar[str] = "refund"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID, required=False),
        "amount": Key("amount_minor", AMOUNT),
        "from": Key("source", REFUND_SOURCE),
    }
    usual_party: ClassVar[Party | None] = "freelancer"
    while_ending: ClassVar[bool] = True
    after_closing: ClassVar[bool] = True

    milestone: str | None = None
    amount_minor: int
    source: Literal["escrow", "paid", "bonus"]

    def refusal(self, standing: Standing) -> Refusal | None:
        """The pot must hold it, nothing of it frozen, and released money be within the window."""
        if self.source == "bonus":
            return self._refusal_of_released(standing, None)
        if self.milestone is None and self.source == "paid":
            return refuse("milestone-needed", "paid money belongs to a milestone: name it")
        if self.source == "paid":
            return self._refusal_of_released(standing, self.milestone)
        if self.milestone is None:
            held_minor, is_disputed = standing.loose_pool_minor, standing.pool_dispute is not None
        else:
            milestone = standing.milestones[self.milestone]
            held_minor, is_disputed = milestone.escrow_minor, milestone.is_disputed
        named = self.milestone or "the pool"
        if is_disputed:
            return refuse("disputed", f"{named} is frozen by a dispute")
        if not held_minor:
            message = f"nothing of {named} is in escrow"
            released_minor = returnable_minor(standing, self.milestone, None)
            if self.milestone and released_minor:
                released = standing.money(released_minor)
                message += f"; {released} of it was released, which only --paid would give back"
            # Never the command itself: whoever mistyped would give all of it back.
            return refuse("nothing-in-escrow", message, f"contract show {standing.terms.id}")
        if self.amount_minor > held_minor:
            return refuse(
                "more-than-escrow",
                f"{named} holds {standing.money(held_minor)}, "
                f"not {standing.money(self.amount_minor)}",
            )
        return None

    def _refusal_of_released(self, standing: Standing, milestone: str | None) -> Refusal | None:
        window_days = standing.policy.voluntary_refund_days
        all_minor = returnable_minor(standing, milestone, None)
        within_minor = returnable_minor(standing, milestone, window_days)
        named = milestone or "the bonuses"
        if not all_minor:
            return refuse("more-than-released", f"nothing of {named} is there to give back")
        if within_minor < min(self.amount_minor, all_minor):
            if window_days == 0:
                return refuse(
                    "too-late", f"what was released is final under {standing.policy.preset}"
                )
            return refuse(
                "too-late",
                f"{standing.money(within_minor)} of {named} was released within the last "
                f"{window_days} days; older releases can no longer be refunded",
            )
        if self.amount_minor > all_minor:
            return refuse(
                "more-than-released",
                f"{standing.money(all_minor)} of {named} was released and not given back, "
                f"not {standing.money(self.amount_minor)}",
            )
        return None

    def record(self, standing: Standing) -> None:
        """Escrow, pool, pending or freelancer -> client."""
        if self.source != "escrow":
            released = self.milestone if self.source == "paid" else None
            window_days = standing.policy.voluntary_refund_days
            give_back(standing, released, self.amount_minor, "refund", window_days)
            _answer_ask(standing, released)
        elif self.milestone is None:
            refund_pool(standing, self.amount_minor)
        else:
            refund_escrow(standing, standing.milestones[self.milestone], self.amount_minor)

    def aloud(self, currency: str) -> str:
        """`gave back 50.00 USD of M1, out of what was released`."""
        amount = format_amount(self.amount_minor, currency)
        pots = {
            "escrow": "escrow" if self.milestone else "the pool",
            "paid": "what was released",
            "bonus": "the bonuses",
        }
        named = f" of {self.milestone}," if self.milestone else ""
        return f"gave back {amount} {currency}{named} out of {pots[self.source]}"


def _answer_ask(standing: Standing, named: str | None) -> None:
    """An ask for released money never asks for more than he still has of it."""
    milestone = standing.milestones[named] if named else None
    if milestone is None or milestone.request is None or milestone.request.pot != "paid":
        return
    left_minor = returnable_minor(standing, milestone.id, None)
    milestone.request.amount_minor = min(milestone.request.amount_minor, left_minor)
    if not milestone.request.amount_minor:
        milestone.request = None


@frozen(kw_only=True)
class Reverse(Event):
    """A chargeback or claw-back: a bank or the platform took money back. It did happen.

    So it is refused only where the pot does not hold as much.
    """

    do: ClassVar[str] = "reverse"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID, required=False),
        "amount": Key("amount_minor", AMOUNT),
        "from": Key("source", REVERSAL_SOURCE),
    }
    usual_party: ClassVar[Party | None] = "platform"
    is_activity: ClassVar[bool] = False
    while_ending: ClassVar[bool] = True
    after_closing: ClassVar[bool] = True

    milestone: str | None = None
    amount_minor: int
    source: Literal["escrow", "paid"]

    def refusal(self, standing: Standing) -> Refusal | None:
        """The pot must hold it."""
        if self.source == "paid":
            if self.milestone is None:
                return refuse("milestone-needed", "paid money belongs to a milestone: name it")
            released_minor = returnable_minor(standing, self.milestone, None)
            if self.amount_minor > released_minor:
                return refuse(
                    "more-than-released",
                    f"{standing.money(released_minor)} of {self.milestone} was released and "
                    f"not given back, not {standing.money(self.amount_minor)}",
                )
            return None
        milestone = standing.milestones[self.milestone] if self.milestone else None
        held_minor = milestone.escrow_minor if milestone else standing.pool_minor
        named = self.milestone or "the pool"
        if self.amount_minor > held_minor:
            return refuse(
                "more-than-escrow" if held_minor else "nothing-in-escrow",
                f"{named} holds {standing.money(held_minor)}, "
                f"not {standing.money(self.amount_minor)}",
            )
        return None

    def record(self, standing: Standing) -> None:
        """Escrow, pool, pending or freelancer -> client."""
        if self.source == "paid":
            give_back(standing, self.milestone, self.amount_minor, "reversal")
            _answer_ask(standing, self.milestone)
        elif self.milestone is None:
            refund_pool(standing, self.amount_minor, "reversal")
        else:
            milestone = standing.milestones[self.milestone]
            refund_escrow(standing, milestone, self.amount_minor, "reversal")

    def aloud(self, currency: str) -> str:
        """`took back 250.00 USD of M1, out of escrow`."""
        amount = format_amount(self.amount_minor, currency)
        if self.milestone is None:
            return f"took back {amount} {currency} out of the pool"
        pot = "escrow" if self.source == "escrow" else "what was released"
        return f"took back {amount} {currency} of {self.milestone}, out of {pot}"
