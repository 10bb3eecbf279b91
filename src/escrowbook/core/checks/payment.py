"""Payment: money on a way that does not protect it, or that comes at another time than expected.

RULEBOOK 5: carry-trap, bonus-promise, off-platform, review-overlap; of our own: above-price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from escrowbook.core.checks.inspection import Inspection, Remark, is_above
from escrowbook.core.money import format_amount, quoted
from escrowbook.core.terms import NOWHERE

_WHOLE_PERCENT = 100
_DATED = re.compile(r"-\d{4}-\d{2}$")
_QUARTER_MONTHS = 3


def carry_trap(inspection: Inspection) -> Iterator[Remark]:
    """A part was released, the milestone looks final, and its rest was carried on.

    RULEBOOK 5: the freelancer may dispute it while it waits [U12][T24]; 1a, release, partial. Told
    of the last milestone of which something was carried, while the pool holds it. Asks for no day.
    """
    standing = inspection.contract.standing
    if not inspection.contract.is_open or not standing.free_pool_minor:
        return
    carried = (
        each.milestone
        for happening in reversed(inspection.contract.log)
        for each in happening.transfers
        if each.why == "carry" and each.target == "pool"
    )
    row = inspection.contract.milestone(next(carried, None) or "")
    if row is None:
        return
    rest_minor = min(row.carried_out_minor, standing.free_pool_minor)
    if not is_above(rest_minor, row, inspection.thresholds.carry_trap_percent):
        return
    contract_id = inspection.contract.terms.id
    claim = format_amount(rest_minor, inspection.contract.terms.currency)
    yield Remark(
        inspection.place_of(row),
        f"{row.id} is {row.state}, but only {inspection.money(row.released_minor)} of it was "
        f"released: {inspection.money(rest_minor)} was carried on to the next milestone and is not "
        "paid; a freelancer who expected the whole amount may dispute that",
        row.id,
        remedy=f"escrowbook dispute open {contract_id} --claim {claim}",
    )


def above_price(inspection: Inspection) -> Iterator[Remark]:
    """More was released of a milestone than it costs, out of a balance held for all of them.

    RULEBOOK 1b, Guru: one shared balance, not tied to a milestone [G1][G2], so nothing stops it.
    Told until the contract is closed. Asks for no day.
    """
    contract = inspection.contract
    for row in inspection.milestones if contract.state != "closed" else ():
        over_minor = row.above_price_minor
        if not over_minor:
            continue
        numbers = [
            each.number
            for each in inspection.recorded
            if each.event.do == "release" and each.event.milestone_id == row.id
        ]
        yield Remark(
            inspection.place_of(row),
            f"{row.id} was paid {inspection.money(over_minor)} more than its price of "
            f"{inspection.money(row.price_minor)}: the one balance pays for all milestones, so "
            "others may lack this money",
            row.id,
            remedy=f"contract undo {contract.terms.id} {numbers[-1]}" if numbers else "",
        )


def bonus_promise(inspection: Inspection) -> Iterator[Remark]:
    """What was paid so far came as a bonus, past escrow, and more is promised.

    RULEBOOK 5: pay agreed as bonus only is not protected [T22]; 1a, bonus [U24]. What was agreed
    in words is not in the file; that nothing was ever put in is. Asks for no day.
    """
    totals = inspection.contract.totals
    if not inspection.contract.is_open or totals.bonus_minor <= 0 or not totals.unfunded_minor:
        return
    paid_minor = totals.bonus_minor + totals.funded_minor
    percent = inspection.thresholds.bonus_promise_percent
    if totals.bonus_minor * _WHOLE_PERCENT < paid_minor * percent:
        return
    bonuses = [each for each in inspection.recorded if each.event.do == "bonus"]
    unfunded = next(row for row in inspection.milestones if row.unfunded_minor)
    yield Remark(
        bonuses[-1].place if bonuses else NOWHERE,
        f"{inspection.money(totals.bonus_minor)} came as a bonus and "
        f"{inspection.money(totals.funded_minor)} through escrow: a promised bonus is not "
        f"protected, and neither is the {inspection.money(totals.unfunded_minor)} still to come",
        unfunded.id,
    )


def off_platform(inspection: Inspection) -> Iterator[Remark]:
    """A note says that a payment or a refund goes past the platform.

    RULEBOOK 5: it breaks the platform's terms, and nothing of it is protected [U9][U17]. The
    journal knows only what people write, so it is told where a note says one of the phrases of
    `off_platform_phrases`, and nowhere else. Told of closed contracts too: what was paid out may
    be asked back outside. Asks for no day.
    """
    phrases = _phrases(inspection.thresholds.off_platform_phrases, inspection.policy.preset)
    for entry in inspection.recorded:
        note = f" {_folded(entry.event.note or '')} "
        said = next((each for each in phrases if f" {each} " in note), None)
        if said is not None:
            contract_id = inspection.contract.terms.id
            yield Remark(
                entry.place,
                f"the note of event {entry.number} ({entry.event.do}) says {quoted(said)}: what "
                "goes past the platform breaks its terms, and nobody protects it; undo the event "
                "once it goes through the platform",
                entry.event.milestone_id,
                remedy=f"contract undo {contract_id} {entry.number}",
            )


@lru_cache
def _phrases(phrases: tuple[str, ...], preset: str) -> tuple[str, ...]:
    """What to look for in notes; the same in all contracts of a batch with the same preset."""
    platform = _DATED.sub("", preset)
    return tuple(_folded(phrase.replace("PLATFORM", platform)) for phrase in phrases)


def _folded(text: str) -> str:
    """A text in small letters, its words apart by one space, without what ends sentences.

    So a phrase is found where its words are, not where its letters are within longer ones.
    """
    words = (word.strip(".,:;!?()\"'") for word in text.casefold().split())
    return " ".join(word for word in words if word)


def review_overlap(inspection: Inspection) -> Iterator[Remark]:
    """Money is released in one period and paid out in a later one, or after it can be given back.

    RULEBOOK 5: a note on cash flow [V8]. Periods are those of the contract's own calendar; told
    until the one begins in which it is paid out.
    """
    kind = inspection.thresholds.review_overlap_period
    refund_days = inspection.policy.voluntary_refund_days
    outlasts = refund_days is not None and inspection.policy.hold_days > refund_days
    told: set[str | None] = set()
    for timer in inspection.timers:
        if timer.do != "hold-over" or timer.milestone in told:
            continue
        paid_out_in = start_of_period(inspection.day_of(timer.due), kind)
        is_later = not inspection.is_within(paid_out_in, 0)
        if not is_later and not outlasts:
            continue
        told.add(timer.milestone)
        row = inspection.contract.milestone(timer.milestone or "")
        what = f"what was released of {row.id}" if row else "a bonus"
        why = f"after the end of this {kind}" if is_later else "after the days to give it back"
        yield Remark(
            inspection.place_of(row) if row else NOWHERE,
            f"{what} is paid out {inspection.when(timer.due)}, {why}",
            row.id if row else None,
        )


def start_of_period(day: date, kind: str) -> date:
    """The first day of the week (a Monday), month, quarter or year of a day."""
    if kind == "week":
        return day - timedelta(days=day.weekday())
    if kind == "month":
        return day.replace(day=1)
    month = day.month - (day.month - 1) % _QUARTER_MONTHS if kind == "quarter" else 1
    return date(day.year, month, 1)
