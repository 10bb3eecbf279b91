"""`agenda`: the dates ahead of any number of contracts."""

from __future__ import annotations

from escrowbook.cli.batch import Batch
from escrowbook.cli.choosing import named_paths
from escrowbook.cli.output import give

TYPE_CHECKING = False
if TYPE_CHECKING:
    from escrowbook.cli.calls import Many
    from escrowbook.cli.options import NulSeparated, Paths


def agenda(call: Many, paths: Paths = None, null: NulSeparated = False) -> int:
    """Tell what happens if nobody acts.

    All that the platforms' clocks would do, one thing after another, soonest first. Due dates are
    in `milestone list`.
    """
    from datetime import datetime

    from escrowbook.core.reports.agenda import agenda_report

    batch = Batch(call, "agenda", named_paths(paths, nul_separated=null))
    dated = [(datetime.fromisoformat(at), row) for at, row in batch.rows()]
    give(call, agenda_report(dated), ("contract", "milestone"))
    return batch.exit
