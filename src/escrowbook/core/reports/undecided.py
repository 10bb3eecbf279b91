"""What a closing left that no clock decides: how much, whose word counts, and what to type then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.fold import later
from escrowbook.core.records import frozen
from escrowbook.core.reports.closing_reasons import closing_is_for_staff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escrowbook.core.contract import Contract


@frozen
class Undecided:
    """Held money of an ending contract that stays where it is if nobody acts.

    `milestone` is None for the pool; `amount_minor` in the contract's currency.
    """

    milestone: str | None
    amount_minor: int
    sentence: str
    remedy: str


def undecided(contract: Contract) -> Iterator[Undecided]:
    """Each part that waits for a decision (RULEBOOK 4; INTERFACE 5, `ending`).

    What was asked back waits for an answer, and what is disputed for a ruling: both are told
    elsewhere, and are none of these.
    """
    if contract.state != "ending":
        return
    end = later(contract, None).standing
    for row in contract.milestones:
        left_minor = end.milestones[row.id].escrow_minor
        if left_minor and (row.request is None or row.request.pot != "escrow"):
            yield _told(contract, row.id, left_minor)
    # What is retained is his, and is paid once the milestones are decided.
    if end.loose_pool_minor and contract.standing.pool_request is None:
        yield _told(contract, None, end.loose_pool_minor)


def _told(contract: Contract, milestone: str | None, amount_minor: int) -> Undecided:
    is_for_staff = closing_is_for_staff(contract)
    who = "the platform's staff decide" if is_for_staff else "the two sides decide"
    verb = "rule" if is_for_staff else "settle"
    of = " ".join(filter(None, (contract.terms.id, milestone)))
    remedy = f"escrowbook dispute {verb} {of} --freelancer AMOUNT"
    told = (
        f"{contract.standing.money(amount_minor)} of {milestone or 'the pool'} stays undecided: no "
        f"deadline decides it, {who}"
    )
    return Undecided(milestone, amount_minor, told, remedy)
