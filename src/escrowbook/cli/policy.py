"""`policy list` and `policy show`: the presets that ship with the program."""

from __future__ import annotations

from escrowbook.actions.presets import day_of, every_preset, preset
from escrowbook.cli.output import give, say
from escrowbook.cli.surroundings import world_for
from escrowbook.core.preset import stale_warnings
from escrowbook.core.reports.presets import preset_report, presets_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from typer import Argument

    from escrowbook.cli.calls import Reading
    from escrowbook.cli.options import complete_presets


def list_policies(call: Reading) -> None:
    """List the presets.

    A released preset never changes: what a platform changes becomes a new one with a new date.
    """
    give(call, presets_report(every_preset()), ("policy",))


def show(
    call: Reading,
    name: Annotated[
        str,
        Argument(
            metavar="NAME",
            help="A preset; without a date, the newest of that name.",
            autocompletion=complete_presets,
        ),
    ],
) -> None:
    """Show a preset.

    Confidence A is the platform's own page, recent; B its own, older or in conflict; C a third
    party's, or nothing was found. What is unknown of a behaviour carries what is assumed.
    """
    found, today = preset(name), day_of(world_for(call))
    if call.chosen_format != "json":
        for warning in stale_warnings(found.name, found.read_on, today):
            say(f"warning: {warning}")
    give(call, preset_report(found, today), ("key",))
