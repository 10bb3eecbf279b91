"""The refund report as plain rows: refund-report/1 of INTERFACE 6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.reports.closing_fees import fees_back_minor
from escrowbook.core.reports.rows import Row, money, schema_name, when
from escrowbook.core.reports.worth import worth_row

if TYPE_CHECKING:
    from escrowbook.core.reports.closing import Future, RefundReport, Shares
    from escrowbook.core.reports.closing_lines import ReportLine
    from escrowbook.core.terms import Terms


def report_document(report: RefundReport, *, recorded: bool) -> Row:
    """The whole report; `recorded` once the closing was really written down."""
    terms = report.before.terms
    after = report.after.totals
    return {
        "schema": schema_name("refund-report/1"),
        "contract": terms.id,
        "currency": terms.currency,
        "policy": terms.policy.preset,
        "closed_by": report.closed_by,
        "as_of": when(report.before.moment, terms.zone),
        "recorded": recorded,
        "lines": [_line(line, terms) for line in report.lines],
        "now": _shares(report.now, terms),
        "after": {
            "unfunded": money(after.unfunded_minor, terms.currency),
            "escrow": money(after.escrow_minor, terms.currency),
            "pool": money(after.pool_minor, terms.currency),
            "pending": money(after.pending_minor, terms.currency),
            "paid": money(after.paid_minor, terms.currency),
            "refunded": money(after.refunded_minor, terms.currency),
        },
        "futures": [_future(future, report) for future in report.futures],
        "warnings": [*filter(None, [report.impossible]), *report.warnings],
        "unknown": list(report.unknown),
        "notes": list(report.notes),
    }


def _line(line: ReportLine, terms: Terms) -> Row:
    return {
        "milestone": line.milestone,
        "state": line.state,
        "pot": line.pot,
        "amount": money(line.amount_minor, terms.currency),
        "effect": line.effect,
        "to": line.to,
        "when": when(line.when, terms.zone) if line.when is not None else None,
        "needs": line.needs,
        "because": line.because,
    }


def _shares(shares: Shares, terms: Terms) -> Row:
    return {
        "client": money(shares.client_minor, terms.currency),
        "freelancer": money(shares.freelancer_minor, terms.currency),
        "platform": money(shares.platform_minor, terms.currency),
        "arbiter": money(shares.arbiter_minor, terms.currency),
    }


def _future(future: Future, report: RefundReport) -> Row:
    terms = report.before.terms
    back_minor = fees_back_minor(report.before, future.contract)
    return {
        "if": future.answer,
        "at": when(future.at, terms.zone) if future.at is not None else None,
        **_shares(future.shares, terms),
        "undecided": money(future.undecided_minor, terms.currency),
        "fees_back": money(back_minor, terms.currency),
        "net": money(future.contract.totals.net_minor, terms.currency),
        "worth": [worth_row(worth, terms.currency) for worth in future.worth],
    }
