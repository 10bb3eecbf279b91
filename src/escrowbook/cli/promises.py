"""TITLE=AMOUNT[@DUE]: a milestone as people type it, and splitting one price into several."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from escrowbook.core.errors import UsageError
from escrowbook.core.money import (
    MoneyError,
    parse_amount,
    quoted,
    split_by_percents,
    split_equally,
)
from escrowbook.core.patterns import pattern
from escrowbook.core.records import frozen
from escrowbook.core.when import read_when

_ISO_DATE = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BEGINS_LIKE_A_DATE = pattern(r"[ ]*([0-9]{4}-|[+][0-9])")
_COUNT = pattern(r"[0-9]{1,4}")
REMEDY = "'Wireframes=250' or 'Wireframes=250@2026-02-01'"


@frozen
class Promise:
    """A milestone as it was typed."""

    title: str
    amount_minor: int
    due: date | None


def read_promise(text: str, currency: str, now: datetime, zone: tzinfo = UTC) -> Promise:
    """Read TITLE=AMOUNT[@DUE]: the last `=` divides, then the last `@`. Raises UsageError."""
    title, equals, rest = text.rpartition("=")
    if not equals or not title.strip():
        raise UsageError(f"a milestone is TITLE=AMOUNT[@DUE], not {quoted(text)}", REMEDY)
    before, at, after = rest.rpartition("@")
    amount, due = (before, after) if at else (after, None)
    return Promise(
        title.strip(),
        positive_amount(amount.strip(), currency),
        None if due is None else read_due(due.strip(), now, zone),
    )


def read_part(text: str, amount_minor: int, now: datetime, zone: tzinfo = UTC) -> Promise:
    """Read TITLE[@DUE] of a part whose amount is known. Raises UsageError.

    Only what begins like a date is one: a title may hold an `@` of its own.
    """
    title, _, due = text.rpartition("@")
    if title.strip() and _BEGINS_LIKE_A_DATE.match(due):
        return Promise(title.strip(), amount_minor, read_due(due.strip(), now, zone))
    return Promise(text.strip(), amount_minor, None)


def positive_amount(text: str, currency: str) -> int:
    """Read an amount above zero. Raises UsageError."""
    try:
        amount_minor = parse_amount(text, currency)
    except MoneyError as error:
        raise UsageError(str(error)) from None
    if not amount_minor:
        raise UsageError("an amount has to be more than zero")
    return amount_minor


def read_due(text: str, now: datetime, zone: tzinfo) -> date:
    """Read a due date: a plain date, or any moment's day. Raises UsageError."""
    if _ISO_DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise UsageError(f"{quoted(text)} is no date", "write it like 2026-02-01") from None
    return read_when(text, now, zone, past=False).astimezone(zone).date()


def shares_of(total: str, split: str, currency: str) -> list[int]:
    """Divide a price by percentages (`40,30,30`) or into equal parts (`3`). Raises UsageError."""
    total_minor = positive_amount(total, currency)
    try:
        if _COUNT.fullmatch(split):
            shares = split_equally(total_minor, int(split))
        else:
            percents = [part.strip().removesuffix("%") for part in split.split(",")]
            shares = split_by_percents(total_minor, percents)
    except MoneyError as error:
        raise UsageError(str(error), "--split 40,30,30 or --split 3") from None
    if not all(shares):
        raise UsageError(f"{total} cannot be split so: a part would get nothing")
    return shares
