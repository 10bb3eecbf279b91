"""`contract show`, `list` and `log`: looking at whole contracts."""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.actions.opening import open_contract
from escrowbook.cli.batch import Batch
from escrowbook.cli.options import Contract, NulSeparated, Paths, Reading, command
from escrowbook.cli.output import give, give_document, say, write
from escrowbook.cli.surroundings import screen_for, world_for
from escrowbook.core.reports.log import log_report
from escrowbook.core.reports.rows import Row
from escrowbook.core.reports.status import contract_document, contracts_report, listed_contract
from escrowbook.views.screen import Screen


@command
def show(call: Reading, contract: Contract) -> None:
    """Show one contract.

    On a terminal this is a page to read, with -v also what each milestone is to deliver; in a
    pipe, lines of names and values with tabs between them. Scripts take --json.
    """
    opened = open_contract(world_for(call), contract)
    document = contract_document(opened.contract, opened.warnings)
    if call.chosen_format in ("json", "jsonl"):
        give_document(call, document)
        return
    for warning in opened.warnings:
        say(f"{opened.path}: warning: {warning}")
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


@command
def list_contracts(call: Reading, paths: Paths = None, null: NulSeparated = False) -> int:
    """List contracts.

    Without a path these are all contracts of the book. Totals are per currency, never across.
    """
    batch = Batch(call, paths, nul_separated=null)

    def rows() -> Iterator[Row]:
        for opened in batch:
            yield listed_contract(opened.contract, opened.path)

    give(call, contracts_report(rows()), ("contract",))
    return batch.exit


@command
def log(call: Reading, contract: Contract) -> None:
    """Tell everything that happened.

    What the platform's clock did is marked "by the clock"; an event that was undone is shown, and
    moved nothing. -q prints the numbers of the events.
    """
    opened = open_contract(world_for(call), contract)
    for warning in opened.warnings:
        say(f"{opened.path}: warning: {warning}")

    def draw(screen: Screen) -> Iterator[str]:
        from escrowbook.views.log import log_lines

        return (f"{line}\n" for line in log_lines(opened.contract, screen))

    give(call, log_report(opened.contract), ("n",), draw)
