"""Chapter 4, payment: the client lets money go out of escrow, or pays beside it.

RULEBOOK 1a: release (full, partial, more than funded), bonus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from escrowbook.core.errors import Refusal
from escrowbook.core.events.event import Event, Key, Party
from escrowbook.core.events.vocabulary import AMOUNT, ID
from escrowbook.core.milestone_standing import MilestoneStanding
from escrowbook.core.money import format_amount
from escrowbook.core.records import frozen
from escrowbook.core.refusals import refuse
from escrowbook.core.remedies import to_fund
from escrowbook.core.settlement import (
    pay_bonus,
    releasable_minor,
    release,
    shrink_request,
    takes_all,
)
from escrowbook.core.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen(kw_only=True)
class Release(Event):
    """The client lets go of money in escrow: in full, in part, or more than there is.

    RULEBOOK 1a, release, full / partial / more than funded; 6, rows 1, 2 and 36. What happens to
    the rest of a part, and to an excess, is the platform's choice.
    """

    do: ClassVar[str] = "release"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID, required=False),
        "amount": Key("amount_minor", AMOUNT),
    }
    usual_party: ClassVar[Party | None] = "client"
    while_ending: ClassVar[bool] = True

    milestone: str | None = None
    amount_minor: int

    def refusal(self, standing: Standing) -> Refusal | None:
        """There must be escrow, not frozen; parts and excesses as the platform allows them."""
        if self.milestone is None:
            return refuse("milestone-needed", "a release has to name its milestone here")
        milestone = standing.milestones[self.milestone]
        if standing.is_frozen(milestone):
            return refuse("disputed", f"{milestone.id} is frozen by a dispute")
        held_minor = releasable_minor(standing, milestone)
        if not held_minor:
            return self._refusal_of_nothing(standing, milestone)
        refusal = self._refusal_of_order(standing, milestone, held_minor)
        if refusal is not None:
            return refusal
        refusal = self._refusal_of_part(standing, milestone)
        if refusal is not None:
            return refusal
        in_escrow = standing.money(held_minor)
        whole = f"milestone release {standing.terms.id} {milestone.id}"
        if self.amount_minor > held_minor and standing.policy.excess_release == "refuse":
            return refuse(
                "more-than-escrow",
                f"{milestone.id} holds {in_escrow}, not {standing.money(self.amount_minor)}",
                whole,
            )
        return None

    def _refusal_of_order(
        self, standing: Standing, milestone: MilestoneStanding, held_minor: int
    ) -> Refusal | None:
        unsettled = [each for each in standing.milestones.values() if not each.is_final]
        is_first = not unsettled or unsettled[0] is milestone
        if standing.policy.release_order == "in-order" and not is_first:
            return refuse(
                "out-of-order",
                f"{unsettled[0].id} comes before {milestone.id}",
                f"milestone release {standing.terms.id} {unsettled[0].id}",
            )
        if self.amount_minor < held_minor and takes_all(standing, milestone):
            return refuse(
                "last-takes-all",
                f"{milestone.id} is the last, and the last release takes all that is held: "
                f"{standing.money(held_minor)}",
                f"milestone release {standing.terms.id} {milestone.id}",
            )
        return None

    def _refusal_of_part(self, standing: Standing, milestone: MilestoneStanding) -> Refusal | None:
        """Where a milestone is released whole: no part of its escrow, of one balance its price."""
        if standing.policy.partial_release != "refuse" or takes_all(standing, milestone):
            return None
        whole = f"milestone release {standing.terms.id} {milestone.id}"
        all_or_nothing = "and the platform releases all or nothing"
        if not standing.holds_balance:
            if self.amount_minor >= milestone.escrow_minor:
                return None
            in_escrow = standing.money(milestone.escrow_minor)
            message = f"{milestone.id} holds {in_escrow}, {all_or_nothing}"
            return refuse("partial-release", message, whole)
        if standing.closed_by is not None:
            return None
        left = standing.money(milestone.unpaid_minor)
        if self.amount_minor < milestone.unpaid_minor:
            is_there = milestone.backing_minor == milestone.unpaid_minor
            return refuse(
                "partial-release",
                f"{left} of {milestone.id} is to be paid, {all_or_nothing}",
                whole if is_there else f"milestone fund {standing.terms.id}",
            )
        if self.amount_minor > milestone.unpaid_minor:
            message = f"{left} of {milestone.id} is to be paid, not"
            amount = standing.money(self.amount_minor)
            return refuse("more-than-escrow", f"{message} {amount}", whole)
        return None

    def _refusal_of_nothing(self, standing: Standing, milestone: MilestoneStanding) -> Refusal:
        if not milestone.unfunded_minor:
            return refuse(
                "nothing-in-escrow",
                f"{milestone.id} is {milestone.state} and holds nothing in escrow",
                f"contract show {standing.terms.id}",
            )
        return refuse(
            "nothing-in-escrow",
            f"{milestone.id} is {milestone.state} and holds nothing in escrow; a deposit comes "
            "before its release",
            to_fund(standing, milestone),
        )

    def record(self, standing: Standing) -> None:
        """Escrow -> freelancer, through the hold; the rest carried or kept, the excess a bonus."""
        milestone = standing.milestones[self.milestone or ""]
        standing.answer_release(milestone.id)
        in_escrow_minor = releasable_minor(standing, milestone)
        release(standing, milestone, min(self.amount_minor, in_escrow_minor))
        rest_minor = milestone.escrow_minor
        # A contract that is ending has no next milestone to carry anything to.
        if rest_minor and standing.policy.partial_release == "carry" and not standing.closed_by:
            standing.ledger.post("escrow", "pool", milestone.id, rest_minor, "carry")
            milestone.has_carried = True
            shrink_request(milestone)
        if self.amount_minor > in_escrow_minor:
            pay_bonus(standing, self.amount_minor - in_escrow_minor)

    def aloud(self, currency: str) -> str:
        """`released 250.00 USD of M1`."""
        amount = format_amount(self.amount_minor, currency)
        return f"released {amount} {currency} of {self.milestone or 'what is held'}"


@frozen(kw_only=True)
class Bonus(Event):
    """The client pays beside escrow, also after the end.

    RULEBOOK 1a, bonus: never escrow, service fee applies, NOT protected [U24][T22].
    """

    do: ClassVar[str] = "bonus"
    keys: ClassVar[Mapping[str, Key]] = {"amount": Key("amount_minor", AMOUNT)}
    usual_party: ClassVar[Party | None] = "client"
    while_ending: ClassVar[bool] = True
    after_closing: ClassVar[bool] = True

    amount_minor: int

    def record(self, standing: Standing) -> None:
        """Client -> freelancer, through the hold, with both fees."""
        pay_bonus(standing, self.amount_minor)

    def aloud(self, currency: str) -> str:
        """`paid a bonus of 50.00 USD`."""
        return f"paid a bonus of {format_amount(self.amount_minor, currency)} {currency}"
