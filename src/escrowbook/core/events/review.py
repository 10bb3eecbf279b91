"""Chapter 3, review: work is done and submitted; the client asks for changes, or is silent.

RULEBOOK 1a: start work unfunded, submit, request changes; 1c, request release. Silence in a
review pays the freelancer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from escrowbook.core.errors import Refusal
from escrowbook.core.events.event import Event, Key, Party
from escrowbook.core.events.vocabulary import AMOUNT, FILES, ID, PERCENT
from escrowbook.core.records import frozen
from escrowbook.core.refusals import refuse
from escrowbook.core.release_requests import ask_release, askable_minor, silence_is_consent
from escrowbook.core.remedies import to_fund, to_submit
from escrowbook.core.settlement import releasable_minor, start_reviews
from escrowbook.core.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen(kw_only=True)
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


@frozen(kw_only=True)
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
        if standing.is_frozen(milestone):
            return refuse("disputed", f"{milestone.id} is frozen by a dispute")
        if milestone.is_cancelled:
            return refuse("milestone-cancelled", f"{milestone.id} was cancelled")
        if milestone.is_final:
            return refuse("milestone-final", f"{milestone.id} is {milestone.state} already")
        lacking = [each.id for each in standing.milestones.values() if each.unfunded_minor]
        if standing.policy.funding == "all-at-start" and lacking:
            return refuse(
                "not-all-funded",
                "every milestone is funded before any work here, and "
                f"{len(lacking)} of {len(standing.milestones)} are not: {', '.join(lacking)}",
                f"milestone fund {standing.terms.id}",
            )
        if not milestone.backing_minor and standing.policy.escrow_before_work:
            return refuse(
                "nothing-in-escrow",
                f"{milestone.id} is not funded: do not work on it, nothing is protected",
                to_fund(standing, milestone),
            )
        if milestone.state == "submitted":
            return refuse(
                "already-submitted",
                f"{milestone.id} is submitted and waits for the client, who releases it or asks "
                "for changes",
                f"escrowbook agenda {standing.terms.id}",
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


@frozen(kw_only=True)
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
        if standing.is_frozen(milestone):
            return refuse("disputed", f"{milestone.id} is frozen by a dispute")
        if milestone.is_cancelled:
            return refuse("milestone-cancelled", f"{milestone.id} was cancelled")
        if milestone.is_final:
            return refuse("milestone-final", f"{milestone.id} is {milestone.state} already")
        if milestone.state != "submitted":
            return refuse(
                "not-submitted",
                f"{milestone.id} is not submitted",
                to_submit(standing, milestone),
            )
        return None

    def record(self, standing: Standing) -> None:
        """Back to the freelancer; no clock runs."""
        milestone = standing.milestones[self.milestone]
        milestone.stage = "changes-requested"
        milestone.review_started_at = None
        milestone.changes_asked += 1
        standing.answer_release(milestone.id)

    def aloud(self, currency: str) -> str:
        """`asked for changes in M1`."""
        return f"asked for changes in {self.milestone}"


@frozen(kw_only=True)
class RequestRelease(Event):
    """The freelancer asks for the money. It moves nothing; the client's silence may be consent.

    An answer to dormancy is for all that is held, whatever it names: the platform knows no other.

    RULEBOOK 1c: then freelancer, 7 days to request release; if requested: client 14 days. 1b,
    Guru: a release to oneself needs consent, 7 days of silence are consent [G3].
    """

    do: ClassVar[str] = "request-release"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID, required=False),
        "amount": Key("amount_minor", AMOUNT, required=False),
    }
    usual_party: ClassVar[Party | None] = "freelancer"
    answers_dormancy: ClassVar[bool] = True
    while_ending: ClassVar[bool] = True

    milestone: str | None = None
    amount_minor: int | None = None

    def refusal(self, standing: Standing) -> Refusal | None:
        """There must be something to ask for, and no answer due yet."""
        is_asked = self.milestone in standing.release_requests
        if is_asked or standing.dormancy.release_asked_at is not None:
            return refuse(
                "release-asked",
                "the release is asked for already; the client's days run",
                f"escrowbook agenda {standing.terms.id}",
            )
        milestone = standing.milestones[self.milestone] if self.milestone else None
        if milestone is None:
            held_minor = standing.held_minor
            named = "the contract"
        else:
            if standing.is_frozen(milestone):
                return refuse("disputed", f"{milestone.id} is frozen by a dispute")
            held_minor = releasable_minor(standing, milestone)
            named = milestone.id
        if held_minor and silence_is_consent(standing):
            held_minor = askable_minor(standing, milestone)
            if not held_minor:
                return self._refusal_of_taken(standing, named)
        if not held_minor:
            return self._refusal_of_nothing(standing, named)
        if self.amount_minor is not None and self.amount_minor > held_minor:
            return refuse(
                "more-than-escrow",
                f"{named} holds {standing.money(held_minor)}, "
                f"not {standing.money(self.amount_minor)}",
            )
        return None

    def _refusal_of_nothing(self, standing: Standing, named: str) -> Refusal:
        return refuse(
            "nothing-in-escrow",
            f"nothing of {named} is in escrow",
            f"milestone list {standing.terms.id}",
        )

    def _refusal_of_taken(self, standing: Standing, named: str) -> Refusal:
        """All of it is frozen, or the client wants it back, or it is held back anyway."""
        if standing.is_disputed:
            return refuse("disputed", f"{named} is frozen by a dispute")
        is_wanted = any(standing.is_asked_back(each) for each in standing.milestones.values())
        if not is_wanted and standing.pool_request is None:
            return self._refusal_of_nothing(standing, named)
        return refuse(
            "refund-requested",
            f"the client has asked for the money in {named} back: decline or approve that first",
            f"escrowbook agenda {standing.terms.id}",
        )

    def record(self, standing: Standing) -> None:
        """Where silence is consent, or the contract dormant, the client's days start."""
        if standing.is_dormant:
            standing.dormancy.release_asked_at = self.at
        elif silence_is_consent(standing):
            milestone = standing.milestones[self.milestone] if self.milestone else None
            ask_release(standing, milestone, self.amount_minor)

    def aloud(self, currency: str) -> str:
        """`asked for the release of M1`."""
        return f"asked for the release of {self.milestone or 'what is held'}"
