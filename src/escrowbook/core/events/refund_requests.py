"""Chapter 6, refund requests: the client asks for money back, and the freelancer answers.

RULEBOOK 1a: refund request (escrow, released money), approve, stay silent, decline. Silence pays
the client; released money may only be asked for, and he is free to refuse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from escrowbook.core.calendar import add_days
from escrowbook.core.claims import RefundRequest
from escrowbook.core.division import open_dispute
from escrowbook.core.errors import Defect, Refusal, assert_never
from escrowbook.core.events.event import Event, Key, Party
from escrowbook.core.events.vocabulary import AMOUNT, ID
from escrowbook.core.money import format_amount
from escrowbook.core.records import frozen
from escrowbook.core.refusals import refuse
from escrowbook.core.settlement import (
    give_back,
    last_release_at,
    refund_escrow,
    refund_pool,
    request_refund,
    returnable_minor,
)
from escrowbook.core.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

MILESTONE_AND_AMOUNT: Mapping[str, Key] = {
    "milestone": Key("milestone", ID, required=False),
    "amount": Key("amount_minor", AMOUNT, required=False),
}


@frozen(kw_only=True)
class RequestRefund(Event):
    """The client asks for money back.

    For escrow it starts a clock where the platform has one (RULEBOOK 1a, refund request,
    escrow). For released money it is an ask that he is free to refuse (RULEBOOK 1a, refund
    request, released money [U15][U17][U26]); nothing moves and no clock runs.
    """

    do: ClassVar[str] = "request-refund"
    keys: ClassVar[Mapping[str, Key]] = MILESTONE_AND_AMOUNT
    usual_party: ClassVar[Party | None] = "client"
    after_closing: ClassVar[bool] = True
    while_ending: ClassVar[bool] = True

    milestone: str | None = None
    amount_minor: int | None = None

    def refusal(self, standing: Standing) -> Refusal | None:
        """One request at a time, for money that is there, when the platform lets him ask."""
        request, is_disputed, held_minor, named = _refundable(standing, self.milestone)
        if is_disputed:
            return refuse("disputed", f"{named} is frozen by a dispute")
        if request is not None:
            return refuse(
                "refund-requested",
                f"{standing.money(request.amount_minor)} of {named} is already asked back",
                f"escrowbook agenda {standing.terms.id}",
            )
        if not held_minor:
            return self._refusal_to_ask_for_released(standing)
        match standing.policy.refund_request:
            case "none":
                message = f"the platform has no refund request for {named}"
                return refuse("no-refund-request", message)
            case "closing":
                return refuse(
                    "only-by-closing",
                    f"the client asks for {named}'s escrow only by ending the contract",
                    f"contract close {standing.terms.id} --by client --refund-report",
                )
            case "any-time":
                pass
            case _:
                assert_never(standing.policy.refund_request)
        if self.amount_minor is not None and self.amount_minor > held_minor:
            return refuse(
                "more-than-escrow",
                f"{named} holds {standing.money(held_minor)}, "
                f"not {standing.money(self.amount_minor)}",
            )
        return None

    def _refusal_to_ask_for_released(self, standing: Standing) -> Refusal | None:
        released_at = last_release_at(standing, self.milestone) if self.milestone else None
        released_minor = returnable_minor(standing, self.milestone, None)
        if released_at is None or not released_minor:
            return refuse(
                "nothing-to-ask-for",
                f"neither escrow nor released money of {self.milestone or 'the pool'} is there",
                f"milestone list {standing.terms.id}",
            )
        window_days = standing.policy.ask_refund_days
        if window_days is not None:
            if window_days == 0:
                return refuse(
                    "too-late", f"what was released is final under {standing.policy.preset}"
                )
            until = add_days(released_at, window_days, standing.terms.zone)
            if self.at > until:
                return refuse(
                    "too-late",
                    f"the last release of {self.milestone} is more than {window_days} days ago",
                )
        if self.amount_minor is not None and self.amount_minor > released_minor:
            return refuse(
                "more-than-released",
                f"{standing.money(released_minor)} of {self.milestone} was released and not "
                f"given back, not {standing.money(self.amount_minor)}",
            )
        return None

    def record(self, standing: Standing) -> None:
        """The request is open from now on; one for released money has no clock."""
        milestone = standing.milestones[self.milestone] if self.milestone else None
        if milestone is None:
            request_refund(standing, None, self.amount_minor or standing.loose_pool_minor)
        elif milestone.escrow_minor:
            request_refund(standing, milestone, self.amount_minor or milestone.escrow_minor)
        else:
            released_minor = returnable_minor(standing, milestone.id, None)
            amount_minor = self.amount_minor or released_minor
            milestone.request = RefundRequest("paid", amount_minor, self.at)

    def aloud(self, currency: str) -> str:
        """`asked for 100.00 USD of M1 back`."""
        part = _part(self.amount_minor, "all that is there", currency)
        return f"asked for {part} of {self.milestone or 'the pool'} back"


def _part(amount_minor: int | None, usual: str, currency: str) -> str:
    return usual if amount_minor is None else f"{format_amount(amount_minor, currency)} {currency}"


def _refundable(
    standing: Standing, milestone_id: str | None
) -> tuple[RefundRequest | None, bool, int, str]:
    """The open request, whether frozen, what is held, and the name of a milestone or the pool."""
    if milestone_id is None:
        is_disputed = standing.pool_dispute is not None
        return standing.pool_request, is_disputed, standing.loose_pool_minor, "the pool"
    milestone = standing.milestones[milestone_id]
    return milestone.request, milestone.is_disputed, milestone.escrow_minor, milestone.id


def _refusal_to_answer(
    standing: Standing, milestone_id: str | None, amount_minor: int | None
) -> Refusal | None:
    """Why a refund request cannot be approved or declined: none is open, or not for so much."""
    request, _, _, named = _refundable(standing, milestone_id)
    if request is None:
        return refuse(
            "nothing-asked",
            f"no refund request is open for {named}",
            f"escrowbook agenda {standing.terms.id}",
        )
    if amount_minor is not None and amount_minor > request.amount_minor:
        return refuse(
            "more-than-asked",
            f"{standing.money(request.amount_minor)} of {named} was asked for, "
            f"not {standing.money(amount_minor)}",
        )
    return None


@frozen(kw_only=True)
class ApproveRefund(Event):
    """The freelancer agrees to what the client asked for, or to a part; the rest stays asked.

    RULEBOOK 1a, approve it: escrow -> client at once [U8][U12].
    """

    do: ClassVar[str] = "approve-refund"
    keys: ClassVar[Mapping[str, Key]] = MILESTONE_AND_AMOUNT
    usual_party: ClassVar[Party | None] = "freelancer"
    while_ending: ClassVar[bool] = True
    after_closing: ClassVar[bool] = True

    milestone: str | None = None
    amount_minor: int | None = None

    def refusal(self, standing: Standing) -> Refusal | None:
        """A request must be open, and for as much."""
        return _refusal_to_answer(standing, self.milestone, self.amount_minor)

    def record(self, standing: Standing) -> None:
        """Escrow, pool or released money -> client."""
        request, _, _, _ = _refundable(standing, self.milestone)
        if request is None:
            raise Defect("an approval was let through for a request that nobody made")
        amount_minor = self.amount_minor or request.amount_minor
        request.amount_minor -= amount_minor
        milestone = standing.milestones[self.milestone] if self.milestone else None
        if milestone is None:
            refund_pool(standing, amount_minor)
        elif request.pot == "paid":
            give_back(standing, milestone.id, amount_minor, "refund")
        else:
            refund_escrow(standing, milestone, amount_minor)
        if milestone is not None and not request.amount_minor:
            milestone.request = None

    def aloud(self, currency: str) -> str:
        """`agreed to give back 100.00 USD of M1`."""
        part = _part(self.amount_minor, "what was asked for", currency)
        return f"agreed to give back {part} of {self.milestone or 'the pool'}"


@frozen(kw_only=True)
class DeclineRefund(Event):
    """The freelancer refuses. Over held money that is a dispute; over released money it is final.

    RULEBOOK 1a, decline = dispute: escrow frozen [U12][U13]. Released money he may simply keep.
    Whoever declines a part declines the whole request: all of what is held is frozen.
    """

    do: ClassVar[str] = "decline-refund"
    keys: ClassVar[Mapping[str, Key]] = MILESTONE_AND_AMOUNT
    usual_party: ClassVar[Party | None] = "freelancer"
    while_ending: ClassVar[bool] = True
    after_closing: ClassVar[bool] = True

    milestone: str | None = None
    amount_minor: int | None = None

    def refusal(self, standing: Standing) -> Refusal | None:
        """A request must be open, and for as much."""
        return _refusal_to_answer(standing, self.milestone, self.amount_minor)

    def record(self, standing: Standing) -> None:
        """The request is answered; what is held is frozen."""
        milestone = standing.milestones[self.milestone] if self.milestone else None
        if milestone is not None and milestone.request and milestone.request.pot == "paid":
            milestone.request = None
            return
        held_minor = standing.held_of_minor(self.milestone)
        claim_minor = held_minor if self.party == "freelancer" else 0
        open_dispute(standing, milestone, self.party, claim_minor)

    def aloud(self, currency: str) -> str:
        """`refused to give back M1`."""
        return f"refused to give back what was asked for of {self.milestone or 'the pool'}"
