"""Is a dispute worth it, in words: waiting first, then what a win brings, then what breaks even."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.money import format_amount
from escrowbook.core.reports.agenda import what_pays
from escrowbook.core.reports.worth import CERTAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from escrowbook.core.reports.worth import Waiting, Worth


def worth_sentences(worth: Worth, currency: str) -> tuple[str, ...]:
    """What a side wants to know before it files: is it worth it, and from where on."""

    def said(amount_minor: int | None) -> str:
        return f"{format_amount(amount_minor or 0, currency)} {currency}"

    waiting = worth.waiting
    wait = () if waiting is None else (f"Wait: {waiting_sentence(waiting, said)}.",)
    if worth.gain_minor is None:
        unknown = (
            f"Worth it? What arbitration costs under {worth.preset} is unknown: a dispute pays "
            "only where the claim times the chance of winning is more than this side's fee."
        )
        return (
            *wait,
            unknown,
            'Once the fee is known, say it in [policy]: arbitration_fee = "AMOUNT".',
        )
    opening = f"Worth it? A win brings {said(worth.won_minor)}{_kept(worth, said)}"
    if worth.taken_minor:
        opening += f", once the fee of {said(worth.taken_minor)} has come out of what is held"
    elif worth.fee_minor:
        opening += f"; arbitration costs this side {said(worth.fee_minor)}"
        opening += ", if it loses" if worth.fee_comes_back else ""
    else:
        opening += "; arbitration costs this side nothing"
    told = f"{opening}. {_on_average(worth)}: {said(worth.gain_minor)}."
    return (*wait, told, _break_even(worth, said)) if worth.fee_minor else (*wait, told)


def waiting_sentence(waiting: Waiting, said: Callable[[int], str]) -> str:
    """`silence releases 600.00 USD on 2026-01-20 without a dispute`."""
    releases = f"{what_pays(waiting.clock)} releases {said(waiting.amount_minor)}"
    return f"{releases} on {waiting.on} without a dispute"


def _kept(worth: Worth, said: Callable[[int | None], str]) -> str:
    if worth.own_fee_minor is None:
        return " before the freelancer's own fee, which is unknown"
    return (
        f", {said(worth.kept_minor)} after the freelancer's own fee" if worth.own_fee_minor else ""
    )


def _on_average(worth: Worth) -> str:
    if worth.chance_percent is None:
        return "If the win is certain"
    return f"On average, at a chance of {worth.chance_percent} percent"


def _break_even(worth: Worth, said: Callable[[int | None], str]) -> str:
    """From which claim on, and from which chance on, the fee comes back."""
    if worth.chance_percent is None:
        return (
            f"It breaks even at a claim of {said(worth.break_even_claim_minor)}; at an even chance "
            f"of {said(worth.even_claim_minor)}."
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
