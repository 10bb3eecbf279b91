"""Is a dispute worth it: what a win brings, what arbitration costs, and from where on it pays.

RULEBOOK 5, dispute-not-worth: not where claim x chance <= fee; the break-even claim is the fee
divided by the chance [T16][T17]. 6, row 23.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.arbitration import side_fee_minor, whole_fee_minor
from escrowbook.core.money import format_amount, round_fraction
from escrowbook.core.records import frozen
from escrowbook.core.reports.rows import Row, money

if TYPE_CHECKING:
    from collections.abc import Callable

    from escrowbook.core.contract import Contract
    from escrowbook.core.policy import Policy

CERTAIN = 100
EVEN = 50


@frozen
class Worth:
    """What a dispute is worth to the side that files it, in minor units.

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

    @property
    def unknown(self) -> tuple[str, ...]:
        """The policy keys that nobody knows and that it needs, each with what it leaves open."""
        if self.fee_minor is not None and self.taken_minor is not None:
            return ()
        return ("arbitration_fee: what arbitration costs, and so whether a dispute is worth it",)


def worth_of(
    policy: Policy,
    held_minor: int,
    claim_minor: int,
    chance_percent: int | None = None,
    *,
    milestone: str | None = None,
    by: str = "freelancer",
) -> Worth:
    """The figures of a dispute over `held_minor` of which its filer claims `claim_minor`."""
    fee_minor = side_fee_minor(policy, held_minor)
    is_taken, comes_back = (policy.arbitration_payer == payer for payer in ("escrow", "loser"))
    taken_minor = whole_fee_minor(policy, held_minor) if is_taken else 0
    chance = CERTAIN if chance_percent is None else chance_percent
    won_minor = gain_minor = break_even_claim = break_even_chance = None
    if fee_minor is not None and taken_minor is not None:
        won_minor = min(claim_minor, max(0, held_minor - taken_minor))
        lost_percent = CERTAIN - chance if comes_back else CERTAIN
        lost_minor = round_fraction(fee_minor * lost_percent, CERTAIN, policy.rounding)
        gain_minor = round_fraction(won_minor * chance, CERTAIN, policy.rounding) - lost_minor
        break_even_claim = _least(fee_minor * lost_percent, CERTAIN * chance)
        break_even_chance = _least(fee_minor, won_minor + (fee_minor if comes_back else 0))
    return Worth(
        milestone,
        by,
        claim_minor,
        chance_percent,
        policy.preset,
        fee_minor,
        taken_minor,
        won_minor,
        gain_minor,
        break_even_claim,
        break_even_chance,
        comes_back,
    )


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
    )


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
        "unknown": list(worth.unknown),
    }


def worth_sentences(worth: Worth, currency: str) -> tuple[str, ...]:
    """What a side wants to know before it files: is it worth it, and from where on."""

    def said(amount_minor: int | None) -> str:
        return f"{format_amount(amount_minor or 0, currency)} {currency}"

    if worth.gain_minor is None:
        unknown = (
            f"Worth it? What arbitration costs under {worth.preset} is unknown: a dispute pays "
            "only where the claim times the chance of winning is more than this side's fee."
        )
        return (unknown, 'Once the fee is known, say it in [policy]: arbitration_fee = "AMOUNT".')
    opening = f"Worth it? A win brings {said(worth.won_minor)}"
    if worth.taken_minor:
        opening += f", once the fee of {said(worth.taken_minor)} has come out of what is held"
    elif worth.fee_minor:
        opening += f"; arbitration costs this side {said(worth.fee_minor)}"
        opening += ", if it loses" if worth.fee_comes_back else ""
    else:
        opening += "; arbitration costs this side nothing"
    told = f"{opening}. {_on_average(worth)}: {said(worth.gain_minor)}."
    return (told, _break_even(worth, said)) if worth.fee_minor else (told,)


def _on_average(worth: Worth) -> str:
    if worth.chance_percent is None:
        return "If the win is certain"
    return f"On average, at a chance of {worth.chance_percent} percent"


def _break_even(worth: Worth, said: Callable[[int | None], str]) -> str:
    """From which claim on, and from which chance on, the fee comes back."""
    if worth.chance_percent is None:
        lost_percent = CERTAIN - EVEN if worth.fee_comes_back else CERTAIN
        even_minor = _least((worth.fee_minor or 0) * lost_percent, EVEN * CERTAIN)
        return (
            f"It breaks even at a claim of {said(worth.break_even_claim_minor)}; at an even chance "
            f"of {said(even_minor)}."
        )
    if worth.break_even_claim_minor is None:
        return "Without a chance no claim is worth it."
    needed = worth.break_even_chance_percent
    chance = "more than a certain win"
    if needed is not None and needed <= CERTAIN:
        chance = f"a chance of {needed} percent"
    return (
        f"At that chance it breaks even at a claim of {said(worth.break_even_claim_minor)}; this "
        f"claim needs {chance}."
    )
