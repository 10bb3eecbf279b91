"""Closing a contract, and looking at it first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from escrowbook.actions.drafting import WriteOptions, moment_of
from escrowbook.actions.opening import Opened, World, open_contract
from escrowbook.actions.recording import Receipt, record
from escrowbook.core.errors import UsageError
from escrowbook.core.events import EventError, read_event
from escrowbook.core.events.closing import CLOSERS, Close
from escrowbook.core.fold import fold
from escrowbook.core.records import frozen
from escrowbook.core.reports.closing import RefundReport, refund_report

if TYPE_CHECKING:
    from escrowbook.core.events.event import Party


@frozen
class Closing:
    """Who closes, and what of each milestone's escrow that pays: amounts as typed."""

    by: Party
    pay: Mapping[str, str] | None


def closing_of(world: World, by: str | None, pay: Mapping[str, str] | None) -> Closing:
    """The closing that was asked for: `by` left out is the book's party, else the freelancer."""
    named = by or world.party
    for closer in CLOSERS:
        if closer == named:
            return Closing(closer, pay)
    raise UsageError(f"{named!r} closes no contract", f"--by takes {', '.join(CLOSERS)}")


def look(
    world: World, name: str, closing: Closing, at: str | None = None
) -> tuple[Opened, RefundReport]:
    """What closing would do with each cent, at the moment that `at` names. Writes nothing."""
    opened = open_contract(world, name)
    return opened, _report(opened, closing, moment_of(world, opened, at))


def close(
    world: World, name: str, closing: Closing, options: WriteOptions
) -> tuple[Receipt, RefundReport]:
    """Close the contract, and tell what that did with each cent.

    The report is made of the contract as it stood before, so it is the one that was looked at.
    """
    values: dict[str, object] = {"do": "close", "by": closing.by}
    if closing.pay is not None:
        values["pay"] = dict(closing.pay)
    receipt = record(world, name, values, options)
    return receipt, _report(receipt.opened, closing, receipt.entry.event.at)


def _report(opened: Opened, closing: Closing, at: datetime) -> RefundReport:
    """The report of closing at a moment, with what was recorded by then."""
    contract = fold(opened.terms, opened.document.entries, at)
    return refund_report(contract, closing.by, _pay_of(opened, closing))


def _pay_of(opened: Opened, closing: Closing) -> tuple[tuple[str, int], ...] | None:
    if closing.pay is None:
        return None
    values: dict[str, object] = {
        "do": "close",
        "at": opened.contract.moment,
        "pay": dict(closing.pay),
    }
    try:
        event = read_event(values, opened.terms.currency)
    except EventError as error:
        problem = error.problems[0]
        raise UsageError(problem.message, problem.remedy) from None
    return event.pay if isinstance(event, Close) else None


def pay_shares(texts: list[str]) -> dict[str, str] | None:
    """`--pay M4=100.00 …` as a table; None where it was not given."""
    if not texts:
        return None
    shares: dict[str, str] = {}
    for text in texts:
        milestone, equals, amount = text.partition("=")
        if not equals or not milestone or not amount:
            raise UsageError(f"--pay takes M=AMOUNT, not {text!r}", "--pay M1=100.00")
        if milestone in shares:
            raise UsageError(f"--pay names {milestone} twice", f"--pay {milestone}={amount}")
        shares[milestone] = amount
    return shares
