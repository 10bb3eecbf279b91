"""The lines of a refund report about fees: what comes back at once or later, and what stays.

RULEBOOK 4, initiation fee; 2, client_fee_returned and freelancer_fee_returned. What comes back
later is read from the simulated futures (closing.py), as what moves is from their transfers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.reports.closing_lines import PotOf, ReportLine
from escrowbook.core.reports.closing_reasons import (
    because_fee_may_return,
    because_fee_returns,
    because_fee_stays,
)
from escrowbook.core.reports.sourcing import citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escrowbook.core.arbitration import Side
    from escrowbook.core.contract import Contract
    from escrowbook.core.ledger import Account, Transfer, Why

KEPT: tuple[tuple[str, Side, Why], ...] = (
    ("client_fee", "client", "fee"),
    ("freelancer_fee", "freelancer", "fee"),
    ("initiation_fee", "client", "initiation"),
)


def fee_lines(
    before: Contract, after: Contract, moved: tuple[Transfer, ...], futures: Sequence[Contract]
) -> tuple[ReportLine, ...]:
    """Fees that come back now, those that stay for now or for good, and those that nobody knows."""
    pot = PotOf(None, None, "fees")
    policy = before.terms.policy
    lines = [
        pot.line(
            transfer.amount_minor,
            "moves-now",
            because_fee_returns(policy, transfer.target, transfer.why),
            to=transfer.target,
            when=before.moment,
        )
        for transfer in moved
        if transfer.source == "platform"
    ]
    for key, payer, why in KEPT:
        if key in after.standing.unknown_fees:
            how_much = f"; the amount is not known {citation(policy, key)}"
            because = because_fee_stays(policy, key) + how_much
            lines.append(pot.line(None, "stays", because, to="platform"))
            continue
        left_minor = after.standing.ledger.fee_minor(payer, why)
        if left_minor:
            returns = any(_back_minor(after, each, payer, why) > 0 for each in futures)
            because = (
                because_fee_may_return(policy, payer, why)
                if returns
                else because_fee_stays(policy, key)
            )
            lines.append(pot.line(left_minor, "stays", because, to="platform"))
    return tuple(lines)


def fees_back_minor(before: Contract, future: Contract) -> int:
    """What of its fees, the opening fee too, comes back to the client from one to the other."""
    whys: tuple[Why, ...] = ("fee", "initiation")
    return sum(_back_minor(before, future, "client", why) for why in whys)


def _back_minor(before: Contract, future: Contract, payer: Side, why: Why) -> int:
    """What came back between the two; what was charged between them does not count against it."""
    fee: tuple[Account, Account, Why] = ("platform", payer, why)
    return future.standing.ledger.fees.get(fee, 0) - before.standing.ledger.fees.get(fee, 0)
