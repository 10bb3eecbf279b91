"""What a line of the table of commands says: where a command's function is, and its help."""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.records import frozen


@frozen
class Slot:
    """One command: `module` below `escrowbook.cli`, its function, help, and an example."""

    module: str
    function: str
    help: str
    example: str = ""


@frozen
class Noun:
    """A group of commands about one thing."""

    help: str
    commands: Mapping[str, Slot]
