"""`contract compare`: the same journal under the rules of other platforms."""

from __future__ import annotations

from escrowbook.actions.opening import open_contract
from escrowbook.actions.presets import every_preset, preset
from escrowbook.cli.output import give, warn
from escrowbook.cli.surroundings import world_for
from escrowbook.core.reports.comparison import comparison_report
from escrowbook.views.screen import Screen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from typer import Option

    from escrowbook.cli.calls import Reading
    from escrowbook.cli.options import Contract, complete_presets


def compare(
    call: Reading,
    contract: Contract,
    policy: Annotated[
        list[str] | None,
        Option(
            "--policy",
            metavar="NAME",
            help="Presets to compare with, separated by commas; may be given several times. "
            "Left out, all that ship.",
            autocompletion=complete_presets,
        ),
    ] = None,
) -> None:
    """Compare platforms.

    Three endings for each preset: nobody acts, the client closes now, the freelancer closes now.
    Keys that this contract overrides apply under its own preset only. An event that a platform
    does not have, or refuses, is left out there and named.
    """
    opened = open_contract(world_for(call), contract)
    warn(opened.path, opened.warnings, as_json=call.chosen_format in ("json", "jsonl"))
    own = opened.terms.policy.preset
    named = [name.strip() for text in policy or () for name in text.split(",")]
    presets = [preset(name) for name in dict.fromkeys(named)] if policy else every_preset()
    if not policy:
        presets.sort(key=lambda each: (each.name != own, each.name))
    report = comparison_report(opened.contract, presets)

    def draw(screen: Screen) -> Iterator[str]:
        from escrowbook.views.comparison import draw_comparison

        return draw_comparison(report, screen)

    give(call, report, ("policy", "closed_by"), draw)
