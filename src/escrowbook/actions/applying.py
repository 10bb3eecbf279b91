"""`apply`: events as JSON lines in, one receipt or refusal out for each, in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from escrowbook.actions.drafting import WriteOptions
from escrowbook.actions.opening import World
from escrowbook.actions.recording import Receipt, record, record_together
from escrowbook.core.errors import UsageError
from escrowbook.core.records import frozen

# Keys that say which contract and how, beside the values of the event itself.
OF_THE_CALL = ("contract", "at", "by", "note", "ref")
# Far longer than the line of a journal may be; what is longer is not even read to its end.
ORDER_LENGTH_MAX = 64 * 1024


@frozen
class Order:
    """One line of the input: an event that somebody wants recorded. `line` counts from 1."""

    line: int
    contract: str
    values: Mapping[str, object]
    options: WriteOptions


@frozen
class Outcome:
    """What became of one line: a receipt, or the exception that says why not."""

    line: int
    receipt: Receipt | None
    error: Exception | None


def read_order(text: str, line: int, *, dry_run: bool, wait_seconds: float | None = None) -> Order:
    """One JSON line like `{"contract": "acme-site", "do": "fund"}`. Raises UsageError."""
    if len(text) > ORDER_LENGTH_MAX:
        raise UsageError(
            f"line {line} is longer than {ORDER_LENGTH_MAX:,} characters, which no event is"
        )
    try:
        values = json.loads(text, object_pairs_hook=_once_each)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"line {line} is no JSON: {error}") from None
    if not isinstance(values, dict) or not isinstance(values.get("contract"), str):
        raise UsageError(f'line {line} names no contract: {{"contract": ID, "do": …}}')
    if not isinstance(values.get("do"), str):
        raise UsageError(f"line {line} does not say what to do")
    if "sum" in values:
        raise UsageError(f"line {line}: the program writes the `sum` of an event itself")
    texts = {key: values.get(key) for key in OF_THE_CALL}
    for key, value in texts.items():
        if value is not None and not isinstance(value, str):
            raise UsageError(f"line {line}: `{key}` has to be a text")
    options = WriteOptions(
        at=texts["at"],
        by=texts["by"],
        note=texts["note"],
        ref=texts["ref"],
        dry_run=dry_run,
        wait_seconds=wait_seconds,
    )
    own = {key: _plain(key, value) for key, value in values.items() if key not in OF_THE_CALL}
    return Order(line, values["contract"], own, options)


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object whose keys stand there once: of two values none is guessed."""
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} is there twice")
    return values


def _plain(key: str, value: object) -> object:
    """A JSON value as TOML has it: dates are texts in JSON, and nothing else differs."""
    if key != "due" or not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def apply_each(world: World, orders: Iterable[Order | Outcome]) -> Iterator[Outcome]:
    """Record the events one after the other; one that is refused does not stop the others.

    In a dry run each is judged behind those that would have been recorded before it.
    """
    would_be_there: dict[str, list[tuple[Mapping[str, object], WriteOptions]]] = {}
    for order in orders:
        if isinstance(order, Outcome):
            yield order
            continue
        try:
            if order.options.dry_run:
                drafts = would_be_there.setdefault(order.contract, [])
                draft = (order.values, order.options)
                receipt = record_together(world, order.contract, [*drafts, draft])[-1]
                drafts.append(draft)
            else:
                receipt = record(world, order.contract, order.values, order.options)
        except Exception as error:  # noqa: BLE001 - the counter tells each by its exit code.
            yield Outcome(order.line, None, error)
        else:
            yield Outcome(order.line, receipt, None)


def apply_together(world: World, orders: Iterable[Order | Outcome]) -> list[Outcome]:
    """Record the events of each contract together: all of them, or none (`--atomic`).

    A line that cannot be read belongs to no contract known, so then nothing is recorded at all.
    """
    known = list(orders)
    outcomes = {order.line: order for order in known if isinstance(order, Outcome)}
    readable = [order for order in known if isinstance(order, Order)]
    if outcomes:
        told = UsageError("not recorded: another line cannot be read, and --atomic was asked for")
        outcomes |= {order.line: Outcome(order.line, None, told) for order in readable}
        return [outcomes[line] for line in sorted(outcomes)]
    for contract in dict.fromkeys(order.contract for order in readable):
        together = [order for order in readable if order.contract == contract]
        drafts = [(order.values, order.options) for order in together]
        try:
            receipts = record_together(world, contract, drafts)
        except Exception as error:  # noqa: BLE001 - the counter tells each by its exit code.
            outcomes |= {order.line: Outcome(order.line, None, error) for order in together}
        else:
            outcomes |= {
                order.line: Outcome(order.line, receipt, None)
                for order, receipt in zip(together, receipts, strict=True)
            }
    return [outcomes[line] for line in sorted(outcomes)]


def read_orders(
    lines: Iterable[str], *, dry_run: bool, wait_seconds: float | None = None
) -> Iterator[Order | Outcome]:
    """Every line that is not blank; one that cannot be read becomes its own outcome."""
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            yield read_order(text, number, dry_run=dry_run, wait_seconds=wait_seconds)
        except UsageError as error:
            yield Outcome(number, None, error)
