"""What commands say: rows in the form that was asked for, receipts, warnings. Data to stdout."""

from __future__ import annotations

import sys

from escrowbook.cli.ending import tell
from escrowbook.cli.exits import (
    Complaint,
    Exit,
    ReceiptLost,
    problem_complaints,
)
from escrowbook.cli.surroundings import screen_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from escrowbook.actions.recording import Receipt
    from escrowbook.cli.calls import Common, Making, Reading
    from escrowbook.core.errors import Problem
    from escrowbook.core.reports.rows import Report, Row
    from escrowbook.views.screen import Screen

    Drawing = Callable[[Screen], Iterator[str]]


def write(parts: Iterable[str]) -> None:
    """Write pieces of text to standard output as they come."""
    for part in parts:
        sys.stdout.write(part)


def write_bytes(parts: Iterable[bytes]) -> None:
    """Write pieces of UTF-8 to standard output, behind what was written before."""
    sys.stdout.flush()
    for part in parts:
        sys.stdout.buffer.write(part)


def say(text: str) -> None:
    """Tell a person something that is no data."""
    from escrowbook.views.safe import visible_message

    try:
        sys.stderr.write(visible_message(text) + "\n")
        sys.stderr.flush()
    except OSError:
        # What cannot be said beside the output changes nothing of what was done.
        return


def give(call: Reading, report: Report, ids: tuple[str, ...], draw: Drawing | None = None) -> None:
    """Write a report: bare `ids` (columns) for `-q`, else the form asked for.

    By default that is a table on a terminal and TSV elsewhere. `draw` is the table, where a
    report has one of its own.
    """
    chosen = call.chosen_format
    if call.quiet and chosen is None:
        write_ids(report.rows, ids)
        return
    name = chosen or ("table" if sys.stdout.isatty() else "tsv")
    screen = screen_for(call, as_table=name == "table")
    if name == "table" and draw is not None:
        write(draw(screen))
        return
    from escrowbook.core.reports.rows import Report
    from escrowbook.views.formats import FORMATS

    counted = _Counted(report.rows)
    write(FORMATS[name](Report(report.name, report.columns, counted, report.about), screen))
    if not counted.count and screen.is_terminal and name == "table":
        say(f"no {report.name.partition('/')[0]} to show")


class _Counted:
    """Rows as they come, and how many came."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.count += 1
            yield row


def write_ids(rows: Iterable[Row], ids: tuple[str, ...]) -> None:
    """Bare ids, one row a line, with a tab between two of them."""
    from escrowbook.views.screen import Screen

    screen = Screen(encoding=sys.stdout.encoding or "utf-8")
    for row in rows:
        named = [str(row[key]) for key in ids if row[key] is not None]
        if named:
            write(["\t".join(screen.shown(each) for each in named) + "\n"])


def give_document(call: Common, document: Row) -> None:
    """Write one JSON document."""
    from escrowbook.views.json import json_document

    sys.stdout.write(json_document(document, screen_for(call)))


def give_receipt(call: Making, receipt: Receipt) -> int:
    """Write what a writing command did, and give its exit code."""
    with ReceiptKept(recorded=receipt.recorded):
        for note in receipt.notes:
            say(f"note: {note}")
        _write_receipt(call, receipt)
        sys.stdout.flush()
    return Exit.DONE


class ReceiptKept:
    """Says of a receipt that cannot be written, or not to its end, whether it was recorded."""

    def __init__(self, *, recorded: bool) -> None:
        self._is_recorded = recorded

    def __enter__(self) -> None:
        """Begin to write it."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """End, or fail with another word for what went wrong."""
        if not self._is_recorded or isinstance(error, BrokenPipeError):
            return
        if isinstance(error, KeyboardInterrupt):
            raise KeyboardInterrupt("interrupted, but it was recorded") from None
        if isinstance(error, Exception):
            # A defect of ours too, which else would say that nothing was recorded.
            reason = getattr(error, "strerror", None) or error
            raise ReceiptLost(
                f"recorded, but the receipt could not be written: {reason}"
            ) from error


def _write_receipt(call: Making, receipt: Receipt) -> None:
    if call.json:
        give_document(call, receipt_document(receipt))
    elif call.quiet:
        row: Row = {
            "contract": receipt.contract.terms.id,
            "milestone": receipt.entry.event.milestone_id,
        }
        write_ids([row], ("contract", "milestone"))
    else:
        from escrowbook.views.receipt import receipt_lines

        outcome = _outcome(call, receipt)
        parts = receipt.contract, receipt.entry, receipt.transfers, receipt.head
        lines = receipt_lines(*parts, screen_for(call), outcome, receipt.today)
        write(f"{line}\n" for line in lines)


def _outcome(call: Making, receipt: Receipt) -> str:
    if receipt.recorded:
        return "recorded"
    return "recorded before" if receipt.is_repeated else "not recorded: a dry run"


def receipt_document(receipt: Receipt) -> Row:
    """A receipt as event/1."""
    from escrowbook.core.reports.receipt import event_document

    return event_document(
        receipt.contract,
        receipt.entry,
        receipt.transfers,
        receipt.head,
        recorded=receipt.recorded,
    )


def warn(path: str, warnings: Iterable[str], *, as_json: bool) -> None:
    """Say what is doubtful about a file that could be read all the same."""
    for warning in warnings:
        if as_json:
            tell([Complaint(Exit.DONE, "seal", warning, "", path)], as_json=True)
        else:
            say(f"{path}: warning: {warning}")


def tell_failed(path: str, problems: tuple[Problem, ...], *, as_json: bool) -> int:
    """Say why a file of a batch is no sound contract, and give its exit code."""
    tell(problem_complaints(path, problems), as_json=as_json)
    return Exit.UNSOUND
