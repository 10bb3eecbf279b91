"""The agenda: what the platform's clock would do, one thing after another, if nobody acts.

Nothing is computed twice: the contract is folded on until no clock has anything left, and what
then happened is read from its log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from escrowbook.core.contract import Contract
from escrowbook.core.fold import later
from escrowbook.core.ledger import FEES, Transfer
from escrowbook.core.money import format_amount
from escrowbook.core.records import frozen
from escrowbook.core.reports.rows import Report, Row, money, moved_minor, when

if TYPE_CHECKING:
    from escrowbook.core.policy import Policy

AGENDA_COLUMNS = (
    "at",
    "contract",
    "path",
    "milestone",
    "what",
    "if_nobody_acts",
    "amount",
    "currency",
)


# The policy key that says how many days each clock takes, where a platform may leave it open.
DAYS_OF: Mapping[str, str] = {
    "auto-release": "review_days",
    "refund-silence": "refund_response_days",
    "release-silence": "release_response_days",
    "hold-over": "hold_days",
    "dispute-silence": "dispute_response_days",
    "arbitration-default": "arbitration_pay_days",
    "dormant": "dormant_days",
    "term-over": "term_days",
}


@frozen
class Ahead:
    """Something that the clock will do at `at`, in words, and how much money that moves."""

    at: datetime
    milestone: str | None
    what: str
    if_nobody_acts: str
    amount_minor: int | None


def ahead(contract: Contract) -> list[Ahead]:
    """All that the clock would do from here on, soonest first."""
    known = len(contract.log)
    return [
        Ahead(
            happening.at,
            firing.timer.milestone,
            firing.timer.do,
            _sentence(contract, firing.timer.do, happening.transfers),
            moved_minor(happening.transfers),
        )
        for happening in later(contract, None).log[known:]
        if (firing := happening.firing) is not None
    ]


def deadline_row(each: Ahead, contract: Contract) -> Row:
    """One of `deadlines` in contract/1."""
    return {
        "at": when(each.at, contract.terms.zone),
        "milestone": each.milestone,
        "what": each.what,
        "if_nobody_acts": each.if_nobody_acts,
    }


def agenda_report(dated: Iterable[tuple[datetime, Row]]) -> Report:
    """The dates ahead of any number of contracts, soonest first: agenda/1."""
    rows = [row for _, row in sorted(dated, key=lambda pair: pair[0])]
    return Report("agenda/1", AGENDA_COLUMNS, rows)


def agenda_rows(contract: Contract, path: str) -> list[tuple[datetime, Row]]:
    """The rows of agenda/1 for one contract, each with the moment to sort it by."""
    currency = contract.terms.currency
    return [
        (
            each.at,
            {
                "at": when(each.at, contract.terms.zone),
                "contract": contract.terms.id,
                "path": path,
                "milestone": each.milestone,
                "what": each.what,
                "if_nobody_acts": each.if_nobody_acts,
                "amount": money(each.amount_minor, currency),
                "currency": currency,
            },
        )
        for each in ahead(contract)
    ]


def _sentence(contract: Contract, do: str, transfers: Sequence[Transfer]) -> str:
    clauses = [moved_aloud(transfer, contract.terms.currency) for transfer in transfers]
    told = " and ".join(clause for clause in [opening_of(contract, do), *clauses] if clause)
    told = told or "nothing is in escrow, so nothing moves"
    return told + assumed_note(contract.terms.policy, do)


def assumed_note(policy: Policy, do: str) -> str:
    """What has to be said behind a clock's day where nobody knows how long it runs; else empty."""
    key = DAYS_OF.get(do)
    if key not in policy.assumed:
        return ""
    return f" (assumed: this platform's {key} is not known, so set what you agreed)"


def what_pays(do: str) -> str:
    """What decides when a clock that pays somebody fires: a term that is over, or silence."""
    return "the deadline" if do == "term-over" else "silence"


def moved_aloud(transfer: Transfer, currency: str) -> str:
    """One transfer as a clause; fees follow from it and are left out.

    So is money on its way through escrow: the transfer after it tells where it goes.
    """
    if transfer.why in FEES or (transfer.source, transfer.target) == ("pool", "escrow"):
        return ""
    amount = f"{format_amount(transfer.amount_minor, currency)} {currency}"
    of = f" of {transfer.milestone}" if transfer.milestone else ""
    match transfer.source, transfer.target:
        case "escrow", "pending" | "freelancer":
            return f"{amount}{of} is released to the freelancer"
        case "pending", "freelancer":
            named = of or " of bonuses"
            return f"{amount}{named} leaves the security hold and is paid to the freelancer"
        case "pool", "pending" | "freelancer":
            return f"{amount} of the pool is released to the freelancer"
        case "arbiter", party:
            return f"{amount} of arbitration fee goes back to the {party}"
        case "pool", "client":
            return f"{amount} of the pool goes back to the client"
        case _, "client":
            return f"{amount}{of} goes back to the client"
        case _:
            return f"{amount}{of} goes from {transfer.source} to {transfer.target}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def opening_of(contract: Contract, do: str) -> str:
    """What a clock does beside moving money."""
    steps = contract.terms.policy.dormant_steps
    match do:
        case "dormant-notice":
            return "the platform warns that nobody acts on the contract"
        case "dormant" if steps:
            return f"the contract becomes dormant; the client then has {_days(steps[0])} to act"
        case "dormant":
            return "the contract becomes dormant"
        case "dormant-client-silent":
            return (
                f"the freelancer has {_days(steps[1])} to ask for the release; "
                f"the client then has {_days(steps[2])} to answer"
            )
        case "dispute-silence":
            return "the other side was silent, so the filer gets the claim"
        case "arbitration-default":
            return "the arbitration fee was not paid in time"
        case "release-silence":
            return "the client was silent, and silence is consent to the release"
        case "term-over":
            return "the term is over, and anyone may send on what is held"
        case "dormant-refund":
            return "the platform closes the contract"
    return ""
