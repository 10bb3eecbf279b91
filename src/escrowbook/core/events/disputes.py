"""Chapter 7, disputes: money is frozen until both agree, somebody rules, or somebody is silent.

RULEBOOK 1a: decline = dispute, mediation, arbitrate; 3, + disputed -> settle, rule, fee default.
The silence of one side and the unpaid fee of one side are clocks (timers.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from escrowbook.core.arbitration import (
    PAID_BY_PARTIES,
    SIDES,
    Side,
    arbitration_fee_minor,
    return_arbitration_fee,
    take_arbitration_fee,
    winner_of,
)
from escrowbook.core.division import divide, open_dispute
from escrowbook.core.errors import Defect
from escrowbook.core.events.event import Event, Key, Party
from escrowbook.core.events.vocabulary import AMOUNT, AMOUNT_OR_ZERO, ID, PERCENT
from escrowbook.core.money import format_amount
from escrowbook.core.records import frozen
from escrowbook.core.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escrowbook.core.errors import Refusal
    from escrowbook.core.standing import Standing

MILESTONE_AND_SHARE: Mapping[str, Key] = {
    "milestone": Key("milestone", ID, required=False),
    "freelancer": Key("freelancer_minor", AMOUNT_OR_ZERO),
}


def _named(milestone: str | None) -> str:
    return milestone or "the pool"


def _refusal_of_share(
    standing: Standing,
    milestone: str | None,
    share_minor: int,
    fee_minor: int = 0,
    typed: tuple[str, str] | None = None,
) -> Refusal | None:
    """Why a figure is none: nothing is held, or less than so much is there to divide.

    `typed` is the command's verb and options, to type again about what does hold something.
    """
    held_minor = standing.held_of_minor(milestone)
    if not held_minor:
        holding = [each.id for each in standing.milestones.values() if each.escrow_minor]
        where = f"; what is held lies in {', '.join(holding)}" if holding else ""
        again = _typed(standing, typed[0], holding[0], typed[1]) if typed and holding else ""
        return refuse(
            "nothing-in-escrow",
            f"{_named(milestone)} holds nothing{where}",
            again or f"milestone list {standing.terms.id}",
        )
    if share_minor > held_minor - fee_minor:
        return refuse(
            "more-than-held",
            f"{standing.money(held_minor - fee_minor)} of {_named(milestone)} is there to "
            f"divide, not {standing.money(share_minor)}",
        )
    return None


@frozen(kw_only=True)
class OpenDispute(Event):
    """Somebody disputes what is held: `claim_minor` is what the filer wants of it.

    RULEBOOK 1b, Freelancer.com: the filer names a figure from 0 to the total. Without a milestone
    it is about the pool. `chance_percent` is what the filer thinks of it; it changes no rule.
    """

    do: ClassVar[str] = "dispute"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID, required=False),
        "claim": Key("claim_minor", AMOUNT_OR_ZERO),
        "chance": Key("chance_percent", PERCENT, required=False),
    }
    usual_party: ClassVar[Party | None] = "freelancer"
    while_ending: ClassVar[bool] = True

    milestone: str | None = None
    claim_minor: int
    chance_percent: int | None = None

    def refusal(self, standing: Standing) -> Refusal | None:
        """One side files; something is held, no less than claimed, and nobody quarrels over it."""
        if self.party not in SIDES:
            return refuse("party-needed", "a side files a dispute: --by client or freelancer")
        if standing.dispute_over(self.milestone) is not None:
            return refuse(
                "disputed",
                f"{_named(self.milestone)} is disputed already",
                _typed(standing, "offer", self.milestone, f"--freelancer AMOUNT --by {self.party}"),
            )
        claim = f"--claim {format_amount(self.claim_minor, standing.terms.currency)}"
        return _refusal_of_share(standing, self.milestone, self.claim_minor, typed=("open", claim))

    def record(self, standing: Standing) -> None:
        """The money is frozen; the other side's days start."""
        milestone = standing.milestones[self.milestone] if self.milestone else None
        open_dispute(standing, milestone, self.party, self.claim_minor, self.chance_percent)

    def aloud(self, currency: str) -> str:
        """`disputed M1, claiming 250.00 USD`."""
        claim = format_amount(self.claim_minor, currency)
        return f"disputed {_named(self.milestone)}, claiming {claim} {currency}"


@frozen(kw_only=True)
class Offer(Event):
    """One side says what it would leave the freelancer. It moves nothing; it answers a silence."""

    do: ClassVar[str] = "offer"
    keys: ClassVar[Mapping[str, Key]] = MILESTONE_AND_SHARE
    while_ending: ClassVar[bool] = True

    milestone: str | None = None
    freelancer_minor: int

    def refusal(self, standing: Standing) -> Refusal | None:
        """A dispute must be open, and a party make the offer."""
        if self.party not in SIDES or self.by is None:
            return refuse("party-needed", "an offer says who makes it: --by client or freelancer")
        if standing.dispute_over(self.milestone) is None:
            return _not_disputed(standing, self.milestone)
        return _refusal_of_share(standing, self.milestone, self.freelancer_minor)

    def record(self, standing: Standing) -> None:
        """The offer stands; whoever makes it is not silent any more."""
        dispute = standing.dispute_over(self.milestone)
        if dispute is None:
            raise Defect("an offer was let through for a dispute that nobody opened")
        dispute.offers[self.party] = self.freelancer_minor
        dispute.is_answered = dispute.is_answered or self.party != dispute.filer

    def aloud(self, currency: str) -> str:
        """`proposed that 100.00 USD of M1 go to the freelancer`."""
        share = format_amount(self.freelancer_minor, currency)
        named = _named(self.milestone)
        return f"proposed that {share} {currency} of {named} go to the freelancer"


def _not_disputed(standing: Standing, milestone: str | None) -> Refusal:
    return refuse(
        "not-disputed",
        f"nobody disputes {_named(milestone)}",
        _opening(standing, milestone),
    )


def _opening(standing: Standing, milestone: str | None) -> str:
    """The dispute to open; where nothing is held, what was decided already."""
    if not standing.held_of_minor(milestone):
        return f"contract log {standing.terms.id}"
    return _typed(standing, "open", milestone, "--claim AMOUNT")


def _typed(standing: Standing, verb: str, milestone: str | None, options: str) -> str:
    """The command to type next; the pool is meant where no milestone stands."""
    named = [standing.terms.id, *filter(None, [milestone])]
    return " ".join(["escrowbook dispute", verb, *named, options])


@frozen(kw_only=True)
class Settle(Event):
    """Both agree how to divide what is held: his share is released, the rest goes back.

    It needs no dispute: what lies in escrow may be divided at any time when both want it
    (RULEBOOK 4, both agree).
    """

    do: ClassVar[str] = "settle"
    keys: ClassVar[Mapping[str, Key]] = MILESTONE_AND_SHARE
    usual_party: ClassVar[Party | None] = "mutual"
    while_ending: ClassVar[bool] = True

    milestone: str | None = None
    freelancer_minor: int

    def refusal(self, standing: Standing) -> Refusal | None:
        """Something must be held, and his share be within it."""
        return _refusal_of_share(standing, self.milestone, self.freelancer_minor)

    def record(self, standing: Standing) -> None:
        """Escrow or pool -> freelancer and client; the quarrel is over."""
        divide(standing, self.milestone, self.freelancer_minor)

    def aloud(self, currency: str) -> str:
        """`settled M1: 100.00 USD to the freelancer`."""
        share = format_amount(self.freelancer_minor, currency)
        return f"settled {_named(self.milestone)}: {share} {currency} to the freelancer"


@frozen(kw_only=True)
class PayFee(Event):
    """One side pays its arbitration fee; who does not in time, loses (RULEBOOK 1a, arbitrate)."""

    do: ClassVar[str] = "pay-fee"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID, required=False),
        "amount": Key("amount_minor", AMOUNT),
    }
    while_ending: ClassVar[bool] = True

    milestone: str | None = None
    amount_minor: int

    def refusal(self, standing: Standing) -> Refusal | None:
        """A dispute must be open, the platform let parties pay, and this one not have paid."""
        if self.party not in SIDES or self.by is None:
            return refuse("party-needed", "the fee says who pays it: --by client or freelancer")
        if standing.policy.arbitration_payer not in PAID_BY_PARTIES:
            return refuse("no-arbitration-fee", "no party pays for arbitration here")
        dispute = standing.dispute_over(self.milestone)
        if dispute is None:
            return _not_disputed(standing, self.milestone)
        if self.party in dispute.fees_paid:
            return refuse("fee-paid-already", f"the {self.party} has paid the fee already")
        return None

    def record(self, standing: Standing) -> None:
        """Party -> arbiter; whoever pays is not silent any more."""
        dispute = standing.dispute_over(self.milestone)
        payer: Side = "client" if self.party == "client" else "freelancer"
        if dispute is None:
            raise Defect("a fee was let through for a dispute that nobody opened")
        standing.ledger.post(payer, "arbiter", self.milestone, self.amount_minor, "arbitration")
        dispute.fees_paid[payer] = self.amount_minor
        dispute.is_answered = dispute.is_answered or payer != dispute.filer

    def aloud(self, currency: str) -> str:
        """`paid 291.00 USD for the arbitration of M1`."""
        amount = format_amount(self.amount_minor, currency)
        return f"paid {amount} {currency} for the arbitration of {_named(self.milestone)}"


@frozen(kw_only=True)
class Rule(Event):
    """An arbiter, or the platform's staff, decides: his share is what is left after a fee.

    RULEBOOK 1b, Guru: the fee comes out of the held money; 6, rows 9, 10, 12, 45 and 46.
    """

    do: ClassVar[str] = "rule"
    keys: ClassVar[Mapping[str, Key]] = MILESTONE_AND_SHARE
    usual_party: ClassVar[Party | None] = "arbiter"
    while_ending: ClassVar[bool] = True

    milestone: str | None = None
    freelancer_minor: int

    def refusal(self, standing: Standing) -> Refusal | None:
        """Somebody must have been asked to decide, and the shares fit what the fee leaves."""
        is_disputed = standing.dispute_over(self.milestone) is not None
        if not is_disputed and not _is_with_staff(standing, self.milestone):
            return refuse(
                "not-for-staff",
                f"nobody was asked to decide about {_named(self.milestone)}",
                _opening(standing, self.milestone),
            )
        fee_minor = arbitration_fee_minor(standing, standing.held_of_minor(self.milestone))
        return _refusal_of_share(standing, self.milestone, self.freelancer_minor, fee_minor)

    def record(self, standing: Standing) -> None:
        """Escrow -> arbiter first, where the fee is taken from it; then both shares.

        Where the loser bears the fee, the winner has his back.
        """
        dispute = standing.dispute_over(self.milestone)
        held_minor = standing.held_of_minor(self.milestone)
        take_arbitration_fee(standing, self.milestone)
        divide(standing, self.milestone, self.freelancer_minor)
        if dispute is not None:
            winner = winner_of(dispute, self.freelancer_minor, held_minor)
            return_arbitration_fee(standing, self.milestone, dispute, winner)

    def aloud(self, currency: str) -> str:
        """`ruled on M1: 100.00 USD to the freelancer`."""
        share = format_amount(self.freelancer_minor, currency)
        return f"ruled on {_named(self.milestone)}: {share} {currency} to the freelancer"


def _is_with_staff(standing: Standing, milestone_id: str | None) -> bool:
    """Whether the platform's staff decides what nobody disputes: a request, or a closing."""
    policy = standing.policy
    request = standing.milestones[milestone_id].request if milestone_id else standing.pool_request
    is_asked_back = request is not None and request.pot != "paid"
    if is_asked_back and policy.on_refund_silence == "staff":
        return True
    by = standing.closed_by
    return by is not None and policy.closing_by(by) == "staff"
