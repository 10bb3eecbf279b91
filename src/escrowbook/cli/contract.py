"""`contract show`, `list` and `log`: looking at whole contracts."""

from __future__ import annotations

from escrowbook.cli.batch import Batch
from escrowbook.cli.choosing import named_paths
from escrowbook.cli.listing import print_rows
from escrowbook.cli.output import give, give_document, warn, write
from escrowbook.cli.surroundings import screen_for, world_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from escrowbook.cli.calls import Many, Reading
    from escrowbook.cli.options import Contract, NulSeparated, Paths
    from escrowbook.views.screen import Screen


def show(call: Reading, contract: Contract) -> None:
    """Show one contract.

    On a terminal this is a page to read, with -v also what each milestone is to deliver; in a
    pipe, lines of names and values with tabs between them. Scripts take --json.
    """
    if call.chosen_format == "csv":
        from escrowbook.core.errors import UsageError

        remedy = f"milestone list {contract} --format csv"
        raise UsageError("contract show gives a page, and no rows of one kind", remedy)
    from escrowbook.actions.opening import open_contract
    from escrowbook.core.reports.status import contract_document

    opened = open_contract(world_for(call), contract)
    document = contract_document(opened.contract, opened.warnings)
    if call.chosen_format == "json":
        give_document(call, document)
        return
    if call.chosen_format == "jsonl":
        from escrowbook.views.jsonl import json_line

        write([json_line(document, screen_for(call))])
        return
    warn(opened.path, opened.warnings, as_json=call.chosen_format in ("json", "jsonl"))
    if call.quiet and call.chosen_format is None:
        write([f"{opened.terms.id}\n"])
        return
    from escrowbook.views.show import show_plain, show_table

    as_table = call.chosen_format == "table"
    screen = screen_for(call, as_table=as_table)
    if not (as_table or screen.is_terminal):
        write(show_plain(document, screen))
        return
    scopes = {row.id: row.scope for row in opened.contract.milestones if row.scope}
    write(show_table(document, screen, scopes if call.verbose else None))


def list_contracts(call: Many, paths: Paths = None, null: NulSeparated = False) -> int:
    """List contracts.

    Without a path these are all contracts of the book. Totals are per currency, never across.
    """
    batch = Batch(call, "contracts", named_paths(paths, nul_separated=null))
    print_rows(call, batch, "contracts/1", ("contract",))
    return batch.exit


def log(call: Reading, contract: Contract) -> None:
    """Tell everything that happened.

    What the platform's clock did is marked "by the clock"; an event that was undone is shown, and
    moved nothing. -q prints the numbers of the events.
    """
    from escrowbook.actions.opening import open_contract
    from escrowbook.core.reports.log import log_report

    opened = open_contract(world_for(call), contract)
    warn(opened.path, opened.warnings, as_json=call.chosen_format in ("json", "jsonl"))

    def draw(screen: Screen) -> Iterator[str]:
        from escrowbook.views.log import log_lines

        return (f"{line}\n" for line in log_lines(opened.contract, screen))

    give(call, log_report(opened.contract), ("n",), draw)
