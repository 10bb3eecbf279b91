"""Is a dispute worth it: what a win brings, what it costs, from where on it pays, or waiting does.

RULEBOOK 5, dispute-not-worth: not where claim x chance <= fee; the break-even claim is the fee
divided by the chance [T16][T17]. 6, row 23.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.arbitration import side_fee_minor, whole_fee_minor
from escrowbook.core.fees import Fee
from escrowbook.core.fold import fold, later
from escrowbook.core.money import round_fraction
from escrowbook.core.records import frozen
from escrowbook.core.reports.rows import Row, money

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from escrowbook.core.claims import Dispute
    from escrowbook.core.contract import Contract
    from escrowbook.core.policy import Policy

CERTAIN = 100
EVEN = 50
# No contract is so large: where a fee takes all of a claim, no claim is enough.
CLAIM_MAX = 10**18
OPENING = ("dispute", "decline-refund")


@frozen
class Waiting:
    """What the clock `clock` pays the freelancer by itself, and the day in the contract's zone."""

    clock: str
    on: date
    amount_minor: int


@frozen
class Worth:
    """What a dispute is worth to the side that files it, in minor units.

    `own_fee_minor` is what the platform takes of a win that is the freelancer's (None: nobody
    knows; all is then before it), `waiting` what he would have without any dispute.

    `fee_minor` is what arbitration costs that side, `taken_minor` what it takes out of the held
    money, `won_minor` what a win then brings; None where the fee is unknown. Without a chance a
    win counts as certain. `gain_minor` is what is left of it on average once the fee is paid;
    `break_even_*` are the smallest claim at this chance and the smallest chance (in percent, above
    100 where none is enough) for this claim that lose nothing; None where there is none.
    `fee_comes_back` to whoever wins: then it is lost only where the dispute is.
    """

    milestone: str | None
    by: str
    claim_minor: int
    chance_percent: int | None
    preset: str
    fee_minor: int | None
    taken_minor: int | None
    won_minor: int | None
    gain_minor: int | None
    break_even_claim_minor: int | None
    break_even_chance_percent: int | None
    fee_comes_back: bool = False
    own_fee_minor: int | None = 0
    even_claim_minor: int | None = None
    waiting: Waiting | None = None

    @property
    def kept_minor(self) -> int | None:
        """What the side keeps of a win; before its own fee where that is unknown."""
        return None if self.won_minor is None else self.won_minor - (self.own_fee_minor or 0)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The policy keys that nobody knows and that it needs, each with what it leaves open."""
        if self.won_minor is None:
            cost = "what arbitration costs, and so whether a dispute is worth it"
            return (f"arbitration_fee: {cost}",)
        if self.own_fee_minor is None:
            return ("freelancer_fee: what the freelancer keeps of a win after the platform's fee",)
        return ()


def worth_of(
    policy: Policy,
    held_minor: int,
    claim_minor: int,
    chance_percent: int | None = None,
    *,
    milestone: str | None = None,
    by: str = "freelancer",
    before_minor: int = 0,
    waiting: Waiting | None = None,
) -> Worth:
    """The figures of a dispute over `held_minor` of which its filer claims `claim_minor`.

    `before_minor` is the freelancer's gross so far, on which tiers of his fee go on.
    """
    fee_minor = side_fee_minor(policy, held_minor)
    is_taken, comes_back = (policy.arbitration_payer == payer for payer in ("escrow", "loser"))
    taken_minor = whole_fee_minor(policy, held_minor) if is_taken else 0
    chance = CERTAIN if chance_percent is None else chance_percent
    won_minor = gain_minor = break_even_claim = break_even_chance = even_claim = None
    own_fee_minor: int | None = 0

    def own_fee_of(gross_minor: int) -> int | None:
        return _own_fee_minor(policy, gross_minor, before_minor) if by == "freelancer" else 0

    def kept_of(gross_minor: int) -> int:
        return gross_minor - (own_fee_of(gross_minor) or 0)

    if fee_minor is not None and taken_minor is not None:
        won_minor = min(claim_minor, max(0, held_minor - taken_minor))
        own_fee_minor, kept_minor = own_fee_of(won_minor), kept_of(won_minor)
        lost_percent = CERTAIN - chance if comes_back else CERTAIN
        lost_minor = round_fraction(fee_minor * lost_percent, CERTAIN, policy.rounding)
        gain_minor = round_fraction(kept_minor * chance, CERTAIN, policy.rounding) - lost_minor
        break_even_claim = _least_claim(kept_of, fee_minor * lost_percent, chance)
        even_lost_percent = CERTAIN - EVEN if comes_back else CERTAIN
        even_claim = _least_claim(kept_of, fee_minor * even_lost_percent, EVEN)
        break_even_chance = _least(fee_minor, kept_minor + (fee_minor if comes_back else 0))
    return Worth(
        milestone=milestone,
        by=by,
        claim_minor=claim_minor,
        chance_percent=chance_percent,
        preset=policy.preset,
        fee_minor=fee_minor,
        taken_minor=taken_minor,
        won_minor=won_minor,
        gain_minor=gain_minor,
        break_even_claim_minor=break_even_claim,
        break_even_chance_percent=break_even_chance,
        fee_comes_back=comes_back,
        own_fee_minor=own_fee_minor,
        even_claim_minor=even_claim,
        waiting=waiting,
    )


def _own_fee_minor(policy: Policy, gross_minor: int, before_minor: int) -> int | None:
    """The freelancer's fee on what he wins, never more than that; None where nobody knows it.

    A fee that fell at acceptance was charged on the price already (RULEBOOK 1b [F5][F6]).
    """
    if policy.freelancer_fee_event != "release" or not gross_minor:
        return 0
    if not isinstance(policy.freelancer_fee, Fee):
        return None
    fee_minor = policy.freelancer_fee.charge(gross_minor, before_minor, policy.rounding)
    return min(gross_minor, fee_minor)


def _least_claim(kept_of: Callable[[int], int], lost: int, chance_percent: int) -> int | None:
    """The smallest claim of which what is kept, times the chance, is at least what is lost."""
    if not lost:
        return 0
    most = 1
    while kept_of(most) * chance_percent < lost:
        most *= 2
        if most > CLAIM_MAX:
            return None
    least = most // 2
    while least < most:
        middle = (least + most) // 2
        if kept_of(middle) * chance_percent < lost:
            least = middle + 1
        else:
            most = middle
    return most


def _least(fee: int, other: int) -> int | None:
    """The smallest number that, `other` percent of it, is at least the fee; None for none."""
    if not fee:
        return 0
    return -(-fee * CERTAIN // other) if other else None


def worth_of_dispute(contract: Contract, milestone: str | None) -> Worth | None:
    """The figures of the dispute over a milestone, or (None) the pool; None where none is open."""
    standing = contract.standing
    dispute = standing.dispute_over(milestone)
    if dispute is None:
        return None
    return worth_of(
        standing.policy,
        standing.held_of_minor(milestone),
        dispute.claim_minor,
        dispute.chance_percent,
        milestone=milestone,
        by=dispute.filer,
        before_minor=standing.released_gross_minor + standing.bonus_gross_minor,
        waiting=_waiting(contract, milestone, dispute),
    )


def _waiting(contract: Contract, milestone: str | None, dispute: Dispute) -> Waiting | None:
    """What a clock would pay the freelancer who filed, had he not; None where none does.

    The journal is folded again without the line that opened the dispute; what only a dispute
    allows is left out with it.
    """
    if dispute.filer != "freelancer":
        return None
    entries = [
        entry
        for entry in contract.entries
        if not (
            entry.event.do in OPENING
            and entry.event.milestone_id == milestone
            and entry.event.at == dispute.opened_at
        )
    ]
    before = fold(contract.terms, entries, contract.moment, [])
    for happening in later(before, None).log[len(before.log) :]:
        amount_minor = sum(
            transfer.amount_minor
            for transfer in happening.transfers
            if transfer.source == "escrow"
            and transfer.target in ("pending", "freelancer")
            and milestone in (transfer.milestone, None)
        )
        if amount_minor and happening.firing is not None:
            day = happening.at.astimezone(contract.terms.zone).date()
            return Waiting(happening.firing.timer.do, day, amount_minor)
    return None


def worth_row(worth: Worth, currency: str) -> Row:
    """The figures as an object: `worth` in event/1 and in a future of refund-report/1."""
    return {
        "milestone": worth.milestone,
        "by": worth.by,
        "claim": money(worth.claim_minor, currency),
        "chance": worth.chance_percent,
        "fee": money(worth.fee_minor, currency),
        "out_of_escrow": money(worth.taken_minor, currency),
        "won": money(worth.won_minor, currency),
        "gain": money(worth.gain_minor, currency),
        "break_even_claim": money(worth.break_even_claim_minor, currency),
        "break_even_chance": worth.break_even_chance_percent,
        "own_fee": money(worth.own_fee_minor, currency),
        "kept": money(worth.kept_minor, currency),
        "waiting": None
        if worth.waiting is None
        else {
            "on": worth.waiting.on.isoformat(),
            "amount": money(worth.waiting.amount_minor, currency),
            "what": worth.waiting.clock,
        },
        "unknown": list(worth.unknown),
    }
