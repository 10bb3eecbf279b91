"""Chapter 1, agreement: terms are accepted, milestones change or go, the contract pauses.

RULEBOOK 1a: accept; cancel, edit, add milestone; pause / on hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from escrowbook.core.errors import Refusal
from escrowbook.core.events.event import Event, Key, Party
from escrowbook.core.events.vocabulary import AMOUNT, DATE, ID, SEAL, TEXT
from escrowbook.core.milestone_standing import MilestoneStanding
from escrowbook.core.money import format_amount
from escrowbook.core.records import frozen
from escrowbook.core.refusals import refuse
from escrowbook.core.standing import Standing
from escrowbook.core.terms import MILESTONES_MAX, NOWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@frozen(kw_only=True)
class Accept(Event):
    """The freelancer accepts the terms as they stand; `terms_digest` pins them.

    INTERFACE 3: only `accept` pins the terms. Terms changed by hand afterwards are a finding,
    and may be accepted anew.
    """

    do: ClassVar[str] = "accept"
    keys: ClassVar[Mapping[str, Key]] = {"terms": Key("terms_digest", SEAL)}
    usual_party: ClassVar[Party | None] = "freelancer"

    terms_digest: str

    def refusal(self, standing: Standing) -> Refusal | None:
        """Allowed once for the same terms."""
        if standing.accepted_digest == self.terms_digest:
            return refuse("already-accepted", "these very terms are accepted already")
        return None

    def record(self, standing: Standing) -> None:
        """The contract is in force from now on."""
        standing.accepted_digest = self.terms_digest
        standing.has_begun = True

    def aloud(self, currency: str) -> str:
        """`accepted the terms`."""
        return "accepted the terms"


@frozen(kw_only=True)
class Amend(Event):
    """The client changes a milestone; an id that is not there yet adds one.

    RULEBOOK 1a, cancel / edit / add milestone. It restarts the count of idle days [U19].
    """

    do: ClassVar[str] = "amend"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID),
        "title": Key("title", TEXT, required=False),
        "amount": Key("amount_minor", AMOUNT, required=False),
        "due": Key("due", DATE, required=False),
        "scope": Key("scope", TEXT, required=False),
    }
    usual_party: ClassVar[Party | None] = "client"
    may_add_milestone: ClassVar[bool] = True

    milestone: str
    title: str | None = None
    amount_minor: int | None = None
    due: date | None = None
    scope: str | None = None

    def refusal(self, standing: Standing) -> Refusal | None:
        """A new milestone needs a title and an amount; an old one keeps what was put in."""
        milestone = standing.milestones.get(self.milestone)
        if milestone is None:
            return self._refusal_to_add(standing)
        if milestone.is_cancelled:
            return refuse(
                "milestone-cancelled",
                f"{milestone.id} was cancelled",
                f"milestone add {standing.terms.id} 'TITLE=AMOUNT'",
            )
        if all(new is None for new in (self.title, self.amount_minor, self.due, self.scope)):
            return refuse("nothing-amended", f"nothing of {milestone.id} would change")
        if self.amount_minor is not None and self.amount_minor < milestone.put_in_minor:
            currency = standing.terms.currency
            put_in = format_amount(milestone.put_in_minor, currency)
            return refuse(
                "below-deposit",
                f"{put_in} {currency} were already put into {milestone.id}",
                f"milestone edit {standing.terms.id} {milestone.id} --amount {put_in}",
            )
        return None

    def _refusal_to_add(self, standing: Standing) -> Refusal | None:
        if self.title is None or self.amount_minor is None:
            return refuse(
                "incomplete-milestone",
                f"{self.milestone} is a new milestone and needs a title and an amount",
                f"milestone add {standing.terms.id} 'TITLE=AMOUNT'",
            )
        allowed = standing.policy.max_milestones
        limit = min(allowed, MILESTONES_MAX) if isinstance(allowed, int) else MILESTONES_MAX
        if len(standing.milestones) >= limit:
            return refuse("too-many-milestones", f"a contract has at most {limit} milestones here")
        return None

    def record(self, standing: Standing) -> None:
        """The milestone's terms are as amended from now on; no money moves."""
        milestone = standing.milestones.get(self.milestone)
        if milestone is None:
            milestone = MilestoneStanding(standing.ledger, self.milestone, "", 0, None, "", NOWHERE)
            standing.milestones[self.milestone] = milestone
        milestone.title = milestone.title if self.title is None else self.title
        milestone.due = milestone.due if self.due is None else self.due
        milestone.scope = milestone.scope if self.scope is None else self.scope
        if self.amount_minor is not None:
            milestone.price_minor = self.amount_minor

    def aloud(self, currency: str) -> str:
        """`set M4 to 300.00 USD, due 2026-03-01`."""
        changes = [
            f"title {self.title!r}" if self.title is not None else "",
            f"{format_amount(self.amount_minor, currency)} {currency}" if self.amount_minor else "",
            f"due {self.due.isoformat()}" if self.due else "",
            "a new scope" if self.scope is not None else "",
        ]
        return f"set {self.milestone} to {', '.join(change for change in changes if change)}"


@frozen(kw_only=True)
class Cancel(Event):
    """The client drops a milestone into which nothing was ever put.

    RULEBOOK 1a: an unfunded milestone can simply be dropped, only before activation [U1][T1].
    """

    do: ClassVar[str] = "cancel"
    keys: ClassVar[Mapping[str, Key]] = {"milestone": Key("milestone", ID)}
    usual_party: ClassVar[Party | None] = "client"

    milestone: str

    def refusal(self, standing: Standing) -> Refusal | None:
        """Allowed while nothing was put in."""
        milestone = standing.milestones[self.milestone]
        if standing.is_frozen(milestone):
            return refuse("disputed", f"{milestone.id} is frozen by a dispute")
        if milestone.is_cancelled:
            return refuse("milestone-cancelled", f"{milestone.id} is cancelled already")
        if milestone.put_in_minor:
            return refuse(
                "money-put-in",
                f"money was put into {milestone.id}, so it cannot be dropped: it is released, "
                "given back or divided",
                f"contract show {standing.terms.id}",
            )
        return None

    def record(self, standing: Standing) -> None:
        """The promise is gone; no money moves."""
        standing.milestones[self.milestone].is_cancelled = True

    def aloud(self, currency: str) -> str:
        """`cancelled M4`."""
        return f"cancelled {self.milestone}"


@frozen(kw_only=True)
class Pause(Event):
    """The contract is put on hold. It stops no clock and refuses no verb (assumed, INTERFACE 8)."""

    do: ClassVar[str] = "pause"
    usual_party: ClassVar[Party | None] = "client"
    is_activity: ClassVar[bool] = False

    def refusal(self, standing: Standing) -> Refusal | None:
        """Allowed when not on hold."""
        if standing.is_on_hold:
            return refuse(
                "already-on-hold",
                "the contract is on hold already",
                f"contract resume {standing.terms.id}",
            )
        return None

    def record(self, standing: Standing) -> None:
        """On hold from now on."""
        standing.is_on_hold = True

    def aloud(self, currency: str) -> str:
        """`put the contract on hold`."""
        return "put the contract on hold"


@frozen(kw_only=True)
class Resume(Event):
    """The contract goes on."""

    do: ClassVar[str] = "resume"
    usual_party: ClassVar[Party | None] = "client"
    is_activity: ClassVar[bool] = False

    def refusal(self, standing: Standing) -> Refusal | None:
        """Allowed when on hold."""
        if not standing.is_on_hold:
            return refuse("not-on-hold", "the contract is not on hold")
        return None

    def record(self, standing: Standing) -> None:
        """No longer on hold."""
        standing.is_on_hold = False

    def aloud(self, currency: str) -> str:
        """`resumed the contract`."""
        return "resumed the contract"
