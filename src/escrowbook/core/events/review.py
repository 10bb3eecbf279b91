"""Chapter 3, review: work is done and submitted; the client asks for changes or lets money go.

RULEBOOK 1a: start work unfunded, submit, request changes, release (full, partial, more than
funded), bonus. Silence in a review pays the freelancer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from escrowbook.core.errors import Refusal
from escrowbook.core.events.event import Event, Key, Party
from escrowbook.core.events.vocabulary import AMOUNT, FILES, ID, PERCENT
from escrowbook.core.milestone_standing import MilestoneStanding
from escrowbook.core.money import format_amount
from escrowbook.core.refusals import refuse
from escrowbook.core.settlement import pay_bonus, releasable_minor, release, start_reviews
from escrowbook.core.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Event):
    """Work has begun or gone on. It is never refused: it says what is exposed, not what is owed.

    RULEBOOK 1a, start work unfunded: own risk; only deposited money is protected [U2][T1].
    """

    do: ClassVar[str] = "work"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID),
        "done": Key("done_percent", PERCENT),
    }
    usual_party: ClassVar[Party | None] = "freelancer"
    is_activity: ClassVar[bool] = False
    while_ending: ClassVar[bool] = True
    after_closing: ClassVar[bool] = True

    milestone: str
    done_percent: int

    def record(self, standing: Standing) -> None:
        """So much of the milestone is done; no money moves."""
        standing.milestones[self.milestone].done_percent = self.done_percent

    def aloud(self, currency: str) -> str:
        """`has done 40 percent of M1`."""
        return f"has done {self.done_percent} percent of {self.milestone}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Submit(Event):
    """The freelancer submits the work formally, and the review clock starts.

    RULEBOOK 1a, submit: a message starts nothing [U6][T32]. `files` are names with digests.
    """

    do: ClassVar[str] = "submit"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID),
        "files": Key("files", FILES, required=False),
    }
    usual_party: ClassVar[Party | None] = "freelancer"

    milestone: str
    files: tuple[tuple[str, str], ...] | None = None

    def refusal(self, standing: Standing) -> Refusal | None:
        """Allowed once per round; where the platform asks for escrow before work, with escrow."""
        milestone = standing.milestones[self.milestone]
        if milestone.is_disputed:
            return refuse("disputed", f"{milestone.id} is frozen by a dispute")
        if milestone.is_cancelled:
            return refuse("milestone-cancelled", f"{milestone.id} was cancelled")
        if milestone.is_final:
            return refuse("milestone-final", f"{milestone.id} is {milestone.state} already")
        if standing.policy.funding == "all-at-start" and any(
            other.unfunded_minor for other in standing.milestones.values()
        ):
            return refuse(
                "not-all-funded",
                "every milestone is funded before any work here, and not all are",
                f"milestone fund {standing.terms.id}",
            )
        if not milestone.backing_minor and standing.policy.escrow_before_work:
            return refuse(
                "nothing-in-escrow",
                f"{milestone.id} is not funded: do not work on it, nothing is protected",
                f"milestone fund {standing.terms.id} {milestone.id}",
            )
        if milestone.stage == "submitted":
            return refuse(
                "already-submitted",
                f"{milestone.id} is submitted and waits for the client",
                f"milestone request-changes {standing.terms.id} {milestone.id}",
            )
        return None

    def record(self, standing: Standing) -> None:
        """The review clock starts at the later of submission and funding (INTERFACE 3)."""
        milestone = standing.milestones[self.milestone]
        milestone.stage = "submitted"
        milestone.submitted_at = self.at
        milestone.was_reviewed = False
        standing.has_begun = True
        start_reviews(standing)

    def aloud(self, currency: str) -> str:
        """`submitted M1`."""
        return f"submitted {self.milestone}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestChanges(Event):
    """The client asks for changes, formally: the review clock stops.

    RULEBOOK 1a, request changes; the next submission starts a full new clock (assumed, 6, row 32).
    """

    do: ClassVar[str] = "request-changes"
    keys: ClassVar[Mapping[str, Key]] = {"milestone": Key("milestone", ID)}
    usual_party: ClassVar[Party | None] = "client"

    milestone: str

    def refusal(self, standing: Standing) -> Refusal | None:
        """Allowed while the work is submitted."""
        milestone = standing.milestones[self.milestone]
        if milestone.is_disputed:
            return refuse("disputed", f"{milestone.id} is frozen by a dispute")
        if milestone.is_cancelled:
            return refuse("milestone-cancelled", f"{milestone.id} was cancelled")
        if milestone.is_final:
            return refuse("milestone-final", f"{milestone.id} is {milestone.state} already")
        if milestone.stage != "submitted":
            return refuse(
                "not-submitted",
                f"{milestone.id} is not submitted",
                f"milestone submit {standing.terms.id} {milestone.id}",
            )
        return None

    def record(self, standing: Standing) -> None:
        """Back to the freelancer; no clock runs."""
        milestone = standing.milestones[self.milestone]
        milestone.stage = "changes-requested"
        milestone.review_started_at = None
        milestone.changes_asked += 1

    def aloud(self, currency: str) -> str:
        """`asked for changes in M1`."""
        return f"asked for changes in {self.milestone}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRelease(Event):
    """The freelancer asks for the money. It moves nothing; when dormant it is his answer in time.

    RULEBOOK 1c: then freelancer, 7 days to request release; if requested: client 14 days.
    """

    do: ClassVar[str] = "request-release"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID, required=False),
        "amount": Key("amount_minor", AMOUNT, required=False),
    }
    usual_party: ClassVar[Party | None] = "freelancer"

    milestone: str | None = None
    amount_minor: int | None = None

    def refusal(self, standing: Standing) -> Refusal | None:
        """There must be something to ask for."""
        if self.milestone is None:
            held_minor = standing.held_minor
            named = "the contract"
        else:
            milestone = standing.milestones[self.milestone]
            if milestone.is_disputed:
                return refuse("disputed", f"{milestone.id} is frozen by a dispute")
            held_minor = milestone.escrow_minor
            named = milestone.id
        if not held_minor:
            return refuse(
                "nothing-in-escrow",
                f"nothing of {named} is in escrow",
                f"milestone list {standing.terms.id}",
            )
        if self.amount_minor is not None and self.amount_minor > held_minor:
            return refuse(
                "more-than-escrow",
                f"{named} holds {standing.money(held_minor)}, "
                f"not {standing.money(self.amount_minor)}",
            )
        return None

    def record(self, standing: Standing) -> None:
        """Where the contract is dormant, the client's last days start."""
        if standing.is_dormant and standing.dormancy.release_asked_at is None:
            standing.dormancy.release_asked_at = self.at

    def aloud(self, currency: str) -> str:
        """`asked for the release of M1`."""
        return f"asked for the release of {self.milestone or 'what is held'}"


@dataclass(frozen=True, slots=True, kw_only=True)
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
        if milestone.is_disputed:
            return refuse("disputed", f"{milestone.id} is frozen by a dispute")
        held_minor = releasable_minor(standing, milestone)
        if not held_minor:
            return self._refusal_of_nothing(standing, milestone)
        refusal = self._refusal_of_order(standing, milestone, held_minor)
        if refusal is not None:
            return refusal
        in_escrow = standing.money(held_minor)
        whole = f"milestone release {standing.terms.id} {milestone.id}"
        if (
            self.amount_minor < min(held_minor, milestone.backing_minor)
            and standing.policy.partial_release == "refuse"
        ):
            return refuse(
                "partial-release",
                f"{milestone.id} holds {in_escrow}, and the platform releases all or nothing",
                whole,
            )
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
        if standing.policy.release_order == "in-order" and unsettled[:1] != [milestone]:
            return refuse(
                "out-of-order",
                f"{unsettled[0].id} comes before {milestone.id}",
                f"milestone release {standing.terms.id} {unsettled[0].id}",
            )
        is_last = unsettled == [milestone]
        if standing.policy.last_release == "all" and is_last and self.amount_minor < held_minor:
            return refuse(
                "last-takes-all",
                f"{milestone.id} is the last, and the last release takes all that is held: "
                f"{standing.money(held_minor)}",
                f"milestone release {standing.terms.id} {milestone.id}",
            )
        return None

    def _refusal_of_nothing(self, standing: Standing, milestone: MilestoneStanding) -> Refusal:
        bonus = f"contract bonus {standing.terms.id} AMOUNT"
        fund = f"milestone fund {standing.terms.id} {milestone.id}"
        return refuse(
            "nothing-in-escrow",
            f"{milestone.id} is {milestone.state} and holds nothing in escrow",
            fund if milestone.unfunded_minor else bonus,
        )

    def record(self, standing: Standing) -> None:
        """Escrow -> freelancer, through the hold; the rest carried or kept, the excess a bonus."""
        milestone = standing.milestones[self.milestone or ""]
        in_escrow_minor = releasable_minor(standing, milestone)
        release(standing, milestone, min(self.amount_minor, in_escrow_minor))
        rest_minor = milestone.escrow_minor
        # A contract that is ending has no next milestone to carry anything to.
        if rest_minor and standing.policy.partial_release == "carry" and not standing.closed_by:
            standing.ledger.post("escrow", "pool", milestone.id, rest_minor, "carry")
            milestone.request = None
        if self.amount_minor > in_escrow_minor:
            pay_bonus(standing, self.amount_minor - in_escrow_minor)

    def aloud(self, currency: str) -> str:
        """`released 250.00 USD of M1`."""
        amount = format_amount(self.amount_minor, currency)
        return f"released {amount} {currency} of {self.milestone or 'what is held'}"


@dataclass(frozen=True, slots=True, kw_only=True)
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
