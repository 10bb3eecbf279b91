"""A small language for quarrels over money: one line an event, what came of it in one line.

A line is `DAY VERB [MILESTONE] [KEY=VALUE …]`, as in the tables of the checks: DAY is a day of
2026 in UTC. In 2026 the 5th of January is a Monday.
"""

from collections.abc import Sequence
from datetime import datetime

from escrowbook.core.contract import Contract, Milestone
from escrowbook.core.fold import fold, later
from escrowbook.core.money import format_amount
from escrowbook.core.reports.status import milestone_row
from tests.core.checks import tables

ONE_OF_250 = ("M1 250.00", "M2 250.00")
# An arbiter who is paid out of what is held (RULEBOOK 1b, Guru [G6]).
OUT_OF_ESCROW = """\
arbitration_payer = "escrow"
arbitration_fee = "5% min 25.00"
arbitration_waived_to = "50.00"
"""
_POTS = ("escrow", "pending", "paid", "refunded", "arbitration")


def contract_of(
    events: Sequence[str],
    as_of: str,
    *,
    preset: str = "upwork",
    policy: str = "",
    milestones: Sequence[str] = ONE_OF_250,
    currency: str = "USD",
) -> Contract:
    """The contract as it stands at a moment."""
    document = tables.contract(events, milestones, preset, policy, currency)
    assert document.terms is not None
    return fold(document.terms, document.entries, tables.moment(as_of))


def told(contract: Contract) -> str:
    """`disputed: M1 funded disputed escrow 250.00; pool 0.00`: all that is not nothing."""
    rows = [_row(row, contract.terms.currency) for row in contract.milestones if row.funded_minor]
    totals = contract.totals
    of_pool = contract.standing.ledger.flow_minor("pool", "client")
    if totals.pool_minor or of_pool:
        rows.append(f"pool {_amount(totals.pool_minor)} refunded {_amount(of_pool)}")
    return f"{contract.state}: {'; '.join(rows)}"


def _row(row: Milestone, currency: str) -> str:
    values = milestone_row(row, currency)
    pots = [f"{pot} {values[pot]}" for pot in _POTS if str(values[pot]).strip("0.")]
    return " ".join([row.id, row.state, *row.flags, *pots])


def _amount(amount_minor: int) -> str:
    return format_amount(amount_minor, "USD")


def dates(contract: Contract) -> list[str]:
    """What the clock would do about the quarrel if nobody acts: `01-14T10:00 dispute-silence`."""
    ahead = later(contract, None).log[len(contract.log) :]
    return [
        f"{_day(each.at)} {each.firing.timer.do}"
        for each in ahead
        if each.firing is not None and each.firing.timer.do != "hold-over"
    ]


def _day(moment: datetime) -> str:
    return moment.strftime("%m-%dT%H:%M").removesuffix("T00:00")
