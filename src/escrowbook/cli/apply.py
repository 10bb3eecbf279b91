"""`apply`: events as JSON lines in, a receipt or a refusal out for each, in the same order."""

from __future__ import annotations

import sys

from escrowbook.actions.applying import (
    ORDER_LENGTH_MAX,
    Outcome,
    apply_each,
    apply_together,
    read_orders,
)
from escrowbook.cli.choosing import STANDARD_INPUT
from escrowbook.cli.exits import Exit, complaints_of, exit_of
from escrowbook.cli.output import ReceiptKept, receipt_document, write
from escrowbook.cli.recording import waited_seconds
from escrowbook.cli.surroundings import screen_for, standard_input, world_for
from escrowbook.core.reports.rows import Row
from escrowbook.views.jsonl import json_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Annotated, BinaryIO

    from typer import Argument, Option

    from escrowbook.cli.calls import Making
    from escrowbook.cli.options import Wait


def apply(
    call: Making,
    file: Annotated[
        str, Argument(metavar="FILE|-", help="A file of JSON lines, or - for standard input.")
    ],
    atomic: Annotated[
        bool,
        Option("--atomic", help="A contract's events stand or fall together, in one write."),
    ] = False,
    wait: Wait = None,
) -> int:
    """Record many events.

    Each line is an object like {"contract": "acme-site", "do": "fund", "milestone": "M1"}, with
    the keys of a journal line; at, by, note and ref as on the command line. The exit code is the
    highest of all lines.
    """
    world = world_for(call)
    screen = screen_for(call)
    wait_seconds = waited_seconds(wait)
    orders = read_orders(_lines(file), dry_run=call.dry_run, wait_seconds=wait_seconds)
    outcomes: Iterable[Outcome]
    outcomes = apply_together(world, orders) if atomic else apply_each(world, orders)
    code = Exit.DONE
    for outcome in outcomes:
        row, ended = _told(outcome)
        code = max(code, ended)
        with ReceiptKept(recorded=outcome.receipt is not None and outcome.receipt.recorded):
            write([json_line(row, screen)])
            # Whoever feeds events one by one waits for each answer.
            sys.stdout.flush()
    return code


def _lines(file: str) -> Iterator[str]:
    if file == STANDARD_INPUT:
        yield from _decoded(standard_input())
        return
    with open(file, "rb") as lines:
        yield from _decoded(lines)


def _decoded(lines: BinaryIO) -> Iterator[str]:
    """Lines of UTF-8; bytes that are none become text that no JSON holds.

    Of a line that is too long only as much is kept as shows that it is.
    """
    while line := lines.readline(ORDER_LENGTH_MAX + 1):
        rest = line
        while len(rest) > ORDER_LENGTH_MAX and not rest.endswith(b"\n"):
            rest = lines.readline(ORDER_LENGTH_MAX + 1)
        yield line.decode(errors="surrogateescape")


def _told(outcome: Outcome) -> tuple[Row, int]:
    if outcome.receipt is not None:
        return receipt_document(outcome.receipt), Exit.DONE
    error = outcome.error or AssertionError("neither a receipt nor a reason")
    complaint = next(iter(complaints_of(error)))
    return complaint.row(), exit_of(error)
