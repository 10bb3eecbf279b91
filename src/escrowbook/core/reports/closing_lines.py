"""The lines of a refund report: one for each part of each pot that holds something.

Each is read from what the simulated closing moved and left open (closing.py); the sentences say
which rule that is. RULEBOOK 4, side by side for every state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from escrowbook.core.calendar import add_days
from escrowbook.core.clock import timers_to_fire
from escrowbook.core.contract import Contract, Milestone
from escrowbook.core.records import frozen
from escrowbook.core.reports.closing_reasons import (
    STAFF,
    because_asked,
    because_bonus,
    because_frozen,
    because_given_back,
    because_in_hold,
    because_not_moved,
    because_paid,
    because_promised,
    because_released,
    because_retained,
    closing_is_for_staff,
)

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.claims import RefundRequest
    from escrowbook.core.ledger import Account, Transfer

Pot = Literal["unfunded", "escrow", "pending", "paid", "pool", "bonus", "fees"]
Effect = Literal["stays", "moves-now", "request-only", "dropped", "frozen"]

NOBODY = "nobody"


@frozen
class ReportLine:
    """What closing does with one part of one pot.

    `to` is the party that has or gets it, `when` the moment at which it does, `needs` who must
    agree, `because` the rule with its source. `amount_minor` is None where a fee is unknown.
    """

    milestone: str | None
    state: str | None
    pot: Pot
    amount_minor: int | None
    effect: Effect
    to: str | None
    when: datetime | None
    needs: str
    because: str


@frozen
class PotOf:
    """One pot of one milestone (None: of the contract), of which a line tells a part."""

    milestone: str | None
    state: str | None
    pot: Pot

    def line(
        self,
        amount_minor: int | None,
        effect: Effect,
        because: str,
        *,
        to: str | None = None,
        when: datetime | None = None,
        needs: str = NOBODY,
    ) -> ReportLine:
        """What closing does with a part of the pot; None where nobody knows how much that is."""
        return ReportLine(
            self.milestone, self.state, self.pot, amount_minor, effect, to, when, needs, because
        )


def lines_of(
    before: Contract, after: Contract, moved: tuple[Transfer, ...], by: str
) -> tuple[ReportLine, ...]:
    """The lines of all principal: by milestones in the order of the file, then pool and bonuses."""
    lines: list[ReportLine] = []
    for row in before.milestones:
        if row.unfunded_minor:
            lines.append(_unfunded(row, before, after))
        lines += _escrow(row, before, after, moved, by)
        in_hold = because_in_hold(before.terms.policy, by)
        lines += _in_hold(PotOf(row.id, row.state, "pending"), before, in_hold)
        if row.paid_minor:
            because = because_released(before.terms.policy, by)
            pot = PotOf(row.id, row.state, "paid")
            lines.append(pot.line(row.paid_minor, "stays", because, to="freelancer"))
    lines += _pool(before, after, moved, by)
    lines += _bonuses(before, by)
    return tuple(lines)


def _unfunded(row: Milestone, before: Contract, after: Contract) -> ReportLine:
    effect: Effect = "stays" if after is before else "dropped"
    because = because_promised(before.terms.policy)
    return PotOf(row.id, row.state, "unfunded").line(row.unfunded_minor, effect, because)


def _moved_minor(
    moved: tuple[Transfer, ...], source: Account, milestone: str | None, *targets: Account
) -> int:
    return sum(
        transfer.amount_minor
        for transfer in moved
        if transfer.source == source
        and transfer.milestone == milestone
        and transfer.target in targets
    )


def _escrow(
    row: Milestone, before: Contract, after: Contract, moved: tuple[Transfer, ...], by: str
) -> list[ReportLine]:
    """Escrow: paid now, given back now, asked for, frozen, or staying (RULEBOOK 4, funded)."""
    pot = PotOf(row.id, row.state, "escrow")
    lines = []
    paid_minor = _moved_minor(moved, "escrow", row.id, "pending", "freelancer")
    if paid_minor:
        ends_at = [lot.ends_at for lot in after.standing.lots if lot.milestone == row.id][-1]
        lines.append(
            pot.line(
                paid_minor,
                "moves-now",
                because_paid(before.terms.policy, by),
                to="freelancer",
                when=ends_at,
            )
        )
    back_minor = _moved_minor(moved, "escrow", row.id, "client")
    if back_minor:
        because = because_given_back(before.terms.policy, by)
        lines.append(pot.line(back_minor, "moves-now", because, to="client", when=before.moment))
    left = after.milestone(row.id)
    if left is not None and left.escrow_minor:
        asked = left.request if left.request and left.request.pot == "escrow" else None
        is_disputed = "disputed" in left.flags
        lines += _held(pot, left.escrow_minor, asked, after, by, is_disputed=is_disputed)
    return lines


def _pool(
    before: Contract, after: Contract, moved: tuple[Transfer, ...], by: str
) -> list[ReportLine]:
    """Carried money of no active milestone: it cannot be paid from here (RULEBOOK 4, pool).

    What was held back of releases is his, and only waits until the whole work is decided.
    """
    pot = PotOf(None, None, "pool")
    lines = []
    back_minor = _moved_minor(moved, "pool", None, "client")
    if back_minor:
        because = because_given_back(before.terms.policy, by)
        lines.append(pot.line(back_minor, "moves-now", because, to="client", when=before.moment))
    standing = after.standing
    if standing.retained_minor:
        needs = "a decision on all that is still in escrow"
        because = because_retained(after.terms.policy)
        lines.append(
            pot.line(standing.retained_minor, "stays", because, to="freelancer", needs=needs)
        )
    if standing.loose_pool_minor:
        lines += _held(
            pot,
            standing.loose_pool_minor,
            standing.pool_request,
            after,
            by,
            is_disputed=standing.pool_dispute is not None,
        )
    return lines


def _held(
    pot: PotOf,
    held_minor: int,
    request: RefundRequest | None,
    after: Contract,
    by: str,
    *,
    is_disputed: bool,
) -> list[ReportLine]:
    """What is held after the closing: frozen, asked for until a day, or simply staying."""
    if is_disputed:
        needs = "both parties, or a ruling"
        return [pot.line(held_minor, "frozen", because_frozen(after.terms.policy), needs=needs)]
    lines = []
    asked_minor = request.amount_minor if request else 0
    if asked_minor:
        until = _due(after, "refund-silence", pot.milestone)
        needs = "the freelancer's approval"
        if until is not None:
            needs += f", or the freelancer's silence until {_minute(after, until)}"
        elif after.terms.policy.on_refund_silence == "staff":
            needs += f", or {STAFF}"
            asked_until = staff_decide_from(after, pot.milestone)
            if asked_until is not None:
                needs += f" from {_minute(after, asked_until)} on"
        lines.append(
            pot.line(
                asked_minor,
                "request-only",
                because_asked(after.terms.policy, by),
                to="client",
                when=until,
                needs=needs,
            )
        )
    if held_minor > asked_minor:
        lines.append(_staying(pot, held_minor - asked_minor, after, by))
    return lines


def _staying(pot: PotOf, amount_minor: int, after: Contract, by: str) -> ReportLine:
    """What closing does not touch: until both act, staff decide, or a term is over (`when`).

    RULEBOOK 4, other policies: Smart Invoice, Kleros: print that date.
    """
    needs = "a release, a refund or a settlement"
    if closing_is_for_staff(after):
        needs += f", or {STAFF}"
    ends_at = _due(after, "term-over", pot.milestone)
    if ends_at is not None:
        needs += f", or the end of the term on {_minute(after, ends_at)}"
    because = because_not_moved(after, by, has_term=ends_at is not None)
    return pot.line(amount_minor, "stays", because, when=ends_at, needs=needs)


def _due(after: Contract, do: str, milestone: str | None) -> datetime | None:
    """When a clock of that kind fires next for the pot, where one runs."""
    timers = timers_to_fire(after.standing)
    return next((each.due for each in timers if (each.do, each.milestone) == (do, milestone)), None)


def staff_decide_from(after: Contract, milestone: str | None) -> datetime | None:
    """When the days to answer a request (None: for the pool) are over, and staff decide.

    RULEBOOK 1b, PeoplePerHour: answer in 3 days, else staff decide [P3]. No clock: nothing moves.
    """
    days, row = after.terms.policy.refund_response_days, after.milestone(milestone or "")
    request = row.request if row is not None else after.standing.pool_request
    if days is None or request is None or after.terms.policy.on_refund_silence != "staff":
        return None
    return add_days(request.asked_at, days, after.terms.zone)


def _minute(contract: Contract, moment: datetime) -> str:
    return moment.astimezone(contract.terms.zone).strftime("%Y-%m-%d %H:%M")


def _in_hold(pot: PotOf, before: Contract, because: str) -> list[ReportLine]:
    """Money in its security hold: one line a release, each with its own end."""
    return [
        pot.line(lot.amount_minor, "stays", because, to="freelancer", when=lot.ends_at)
        for lot in before.standing.lots
        if lot.milestone == pot.milestone and lot.is_held and lot.amount_minor
    ]


def _bonuses(before: Contract, by: str) -> list[ReportLine]:
    pot = PotOf(None, None, "bonus")
    because = because_bonus(before.terms.policy, by)
    lines = _in_hold(pot, before, because)
    over_minor = before.totals.bonus_minor - sum(line.amount_minor or 0 for line in lines)
    if over_minor:
        lines.append(pot.line(over_minor, "stays", because, to="freelancer"))
    return lines
