"""Rows of many contracts, in any form: as the index keeps them, or drawn anew."""

from __future__ import annotations

from escrowbook.cli.batch import Batch, prints_pieces, shown_prefix
from escrowbook.cli.output import write_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from escrowbook.cli.calls import Many
    from escrowbook.core.reports.rows import Report, Row

# The columns of those lists whose lines are kept (INTERFACE 6).
HEADERS = {
    "milestones/1": "contract path milestone title state flags currency price unfunded funded "
    "escrow released refunded due",
}


def print_rows(call: Many, batch: Batch, name: str, ids: tuple[str, ...]) -> int:
    """Print the rows that are wanted, and tell how many came."""
    if prints_pieces(call) and batch.is_one_folder and name in HEADERS:
        return _print_pieces(batch, name)
    from escrowbook.cli.output import give
    from escrowbook.cli.questions import report_of

    count = 0

    def rows() -> Iterator[Row]:
        nonlocal count
        for tag, row in batch.rows():
            if batch.wants is None or batch.wants(tag):
                count += 1
                yield row

    report: Report = report_of(name, rows())
    give(call, report, ids)
    return count


def _print_pieces(batch: Batch, name: str) -> int:
    count = sound = 0
    write_bytes([HEADERS[name].replace(" ", "\t").encode() + b"\n"])
    for segment in batch.pieces(with_doubts=True):
        sound += segment.contracts - segment.unsound
        batch.tell_doubts_of(segment)
        counts = segment.tag_counts()
        count += sum(counts[tag] for tag in counts if batch.wants is None or batch.wants(tag))
        write_bytes(segment.text(batch.wants, shown_prefix(segment.prefix)))
    batch.tell_number(sound)
    return count
