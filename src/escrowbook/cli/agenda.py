"""`agenda`: the dates ahead of any number of contracts."""

from __future__ import annotations

from datetime import datetime

from escrowbook.cli.batch import Batch
from escrowbook.cli.options import NulSeparated, Paths, Reading, command
from escrowbook.cli.output import give
from escrowbook.core.reports.agenda import agenda_report, agenda_rows
from escrowbook.core.reports.rows import Row


@command
def agenda(call: Reading, paths: Paths = None, null: NulSeparated = False) -> int:
    """Tell what happens if nobody acts.

    All that the platforms' clocks would do, one thing after another, soonest first. Due dates are
    in `milestone list`.
    """
    batch = Batch(call, paths, nul_separated=null)
    dated: list[tuple[datetime, Row]] = []
    for opened in batch:
        dated += agenda_rows(opened.contract, opened.path)
    give(call, agenda_report(dated), ("contract", "milestone"))
    return batch.exit
