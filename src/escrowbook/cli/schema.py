"""`schema`: what a contract file may hold, for editors that complete and check it."""

from __future__ import annotations

from escrowbook.actions.presets import preset_names
from escrowbook.actions.schema import keep_schema
from escrowbook.cli.output import write
from escrowbook.cli.surroundings import screen_for, world_for
from escrowbook.exchange.contract_schema import schema_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from typer import Option

    from escrowbook.cli.calls import Common


def schema(
    call: Common,
    write_it: Annotated[
        bool,
        Option(
            "--write", help="Write it into the book, where the first line of a new contract points."
        ),
    ] = False,
) -> None:
    """Print the schema.

    With --write it becomes `.escrowbook/contract-1.schema.json` in the book; run that again after
    an upgrade. Taplo and Even Better TOML, for example, then complete and check contracts.
    """
    text = schema_text(preset_names())
    if not write_it:
        write([text])
        return
    kept = keep_schema(world_for(call), text)
    path = screen_for(call).shown(kept.path)
    if call.quiet:
        write([f"{path}\n"])
    else:
        write([f"wrote {path}\n" if kept.is_new else f"{path} is up to date\n"])
