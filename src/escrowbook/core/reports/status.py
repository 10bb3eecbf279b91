"""Status: where a contract and its milestones stand (`contract show`, both lists)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo

from escrowbook.core.calendar import start_of_day
from escrowbook.core.contract import Contract, Milestone
from escrowbook.core.journal import head
from escrowbook.core.reports.agenda import Ahead, ahead, deadline_row
from escrowbook.core.reports.rows import Report, Row, day, money, schema_name, when

MILESTONE_COLUMNS = (
    "contract",
    "path",
    "milestone",
    "title",
    "state",
    "flags",
    "currency",
    "price",
    "unfunded",
    "funded",
    "escrow",
    "released",
    "refunded",
    "due",
)
CONTRACT_COLUMNS = (
    "contract",
    "path",
    "title",
    "state",
    "client",
    "freelancer",
    "currency",
    "price",
    "unfunded",
    "escrow",
    "released",
    "refunded",
    "next_date",
)


def contract_document(contract: Contract, warnings: Sequence[str]) -> Row:
    """All of one contract: contract/1."""
    terms = contract.terms
    return {
        "schema": schema_name("contract/1"),
        "id": terms.id,
        "title": terms.title,
        "client": terms.client,
        "freelancer": terms.freelancer,
        "currency": terms.currency,
        "policy": terms.policy.preset,
        "state": contract.state,
        "as_of": when(contract.moment, terms.zone),
        "head": head(terms.id, terms.digest, contract.entries),
        "totals": totals_row(contract),
        "milestones": [milestone_row(row, terms.currency) for row in contract.milestones],
        "deadlines": [deadline_row(each, contract) for each in ahead(contract)],
        "warnings": list(warnings),
    }


def totals_row(contract: Contract) -> Row:
    """The pots of the whole contract: `totals` of contract/1."""
    totals, currency = contract.totals, contract.terms.currency
    fees: Mapping[str, str | None] = {
        "client": money(totals.client_fees_minor, currency),
        "freelancer": money(totals.freelancer_fees_minor, currency),
        "arbitration": money(totals.arbitration_fees_minor, currency),
    }
    paid: Mapping[str, str | None] = {
        "client": money(totals.client_paid_arbiter_minor, currency),
        "freelancer": money(totals.freelancer_paid_arbiter_minor, currency),
    }
    return {
        "price": money(totals.price_minor, currency),
        "unfunded": money(totals.unfunded_minor, currency),
        "funded": money(totals.funded_minor, currency),
        "escrow": money(totals.escrow_minor, currency),
        "pool": money(totals.pool_minor, currency),
        "pending": money(totals.pending_minor, currency),
        "paid": money(totals.paid_minor, currency),
        "released": money(totals.released_minor, currency),
        "refunded": money(totals.refunded_minor, currency),
        "given_back": money(totals.given_back_minor, currency),
        "arbitration": money(totals.arbitration_minor, currency),
        "bonus": money(totals.bonus_minor, currency),
        "fees": fees,
        "arbitration_paid": paid,
        "net": money(totals.net_minor, currency),
    }


def milestone_row(row: Milestone, currency: str) -> Row:
    """One milestone with all of its pots: an item of `milestones` in contract/1."""
    return {
        "id": row.id,
        "title": row.title,
        "state": row.state,
        "flags": list(row.flags),
        "price": money(row.price_minor, currency),
        "unfunded": money(row.unfunded_minor, currency),
        "funded": money(row.funded_minor, currency),
        "carried_in": money(row.carried_in_minor, currency),
        "carried_out": money(row.carried_out_minor, currency),
        "escrow": money(row.escrow_minor, currency),
        "pending": money(row.pending_minor, currency),
        "paid": money(row.paid_minor, currency),
        "released": money(row.released_minor, currency),
        "refunded": money(row.refunded_minor, currency),
        "given_back": money(row.given_back_minor, currency),
        "arbitration": money(row.arbitration_minor, currency),
        "due": day(row.due),
    }


def milestones_report(rows: Iterable[Row]) -> Report:
    """`milestone list` over any number of contracts: milestones/1."""
    return Report("milestones/1", MILESTONE_COLUMNS, rows)


def listed_milestone(contract: Contract, path: str, row: Milestone) -> Row:
    """One row of milestones/1."""
    currency = contract.terms.currency
    return {
        "contract": contract.terms.id,
        "path": path,
        "milestone": row.id,
        "title": row.title,
        "state": row.state,
        "flags": list(row.flags),
        "currency": currency,
        "price": money(row.price_minor, currency),
        "unfunded": money(row.unfunded_minor, currency),
        "funded": money(row.funded_minor, currency),
        "escrow": money(row.escrow_minor, currency),
        "released": money(row.released_minor, currency),
        "refunded": money(row.refunded_minor, currency),
        "due": day(row.due),
    }


def contracts_report(rows: Iterable[Row]) -> Report:
    """`contract list`: contracts/1."""
    return Report("contracts/1", CONTRACT_COLUMNS, rows)


def listed_contract(contract: Contract, path: str) -> Row:
    """One row of contracts/1."""
    terms, totals = contract.terms, contract.totals
    return {
        "contract": terms.id,
        "path": path,
        "title": terms.title,
        "state": contract.state,
        "client": terms.client,
        "freelancer": terms.freelancer,
        "currency": terms.currency,
        "price": money(totals.price_minor, terms.currency),
        "unfunded": money(totals.unfunded_minor, terms.currency),
        "escrow": money(totals.escrow_minor, terms.currency),
        "released": money(totals.released_minor, terms.currency),
        "refunded": money(totals.refunded_minor, terms.currency),
        "next_date": next_date(contract, ahead(contract)),
    }


def next_date(contract: Contract, deadlines: Sequence[Ahead]) -> str | None:
    """The next day on which something is due or the clock does something; None where nothing is.

    A due date counts until its day is over, and only while its milestone is open.
    """
    zone = contract.terms.zone
    days = [each.at.astimezone(zone).date() for each in deadlines]
    days += [due for due in _open_dues(contract) if contract.moment < _end_of_day(due, zone)]
    return day(min(days, default=None))


def next_date_changes(contract: Contract) -> tuple[datetime | None, datetime | None]:
    """The last and the next end of a due date's day around the contract's moment, if any.

    Between them no due date is over that was still to come.
    """
    ends = [_end_of_day(due, contract.terms.zone) for due in _open_dues(contract)]
    moment = contract.moment
    return (
        max((end for end in ends if end <= moment), default=None),
        min((end for end in ends if end > moment), default=None),
    )


def _open_dues(contract: Contract) -> list[date]:
    if not contract.is_open:
        return []
    return [row.due for row in contract.milestones if row.due is not None and not row.is_final]


def _end_of_day(due: date, zone: tzinfo) -> datetime:
    return start_of_day(due + timedelta(days=1), zone)
