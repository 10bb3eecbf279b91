"""A command's annotations become a signature that Typer reads."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from escrowbook.cli.calls import Writing
from escrowbook.cli.options import signed

if TYPE_CHECKING:
    from typing import Annotated

    from typer import Argument, Option

    from escrowbook.cli.calls import Reading
    from escrowbook.cli.options import Contract

SEEN: list[object] = []


def look(call: Reading, name: Annotated[str, Argument()], depth: int = 0) -> None:
    """Look."""


def put(call: Writing, contract: Contract, hard: Annotated[int, Option("--hard")] = 0) -> int:
    """Put."""
    SEEN.extend([call, contract, hard])
    return 7


def test_a_commands_own_come_first_and_the_common_ones_last() -> None:
    assert [
        *("name", "depth", "format", "json"),
        *("book", "as_of", "color", "quiet", "verbose", "debug"),
    ] == list(inspect.signature(signed(look)).parameters)


def test_annotations_mean_what_the_page_of_options_says() -> None:
    parameters = inspect.signature(signed(put)).parameters

    assert "CONTRACT" == parameters["contract"].annotation.__metadata__[0].metavar
    assert "HEAD" == parameters["expect_head"].annotation.__metadata__[0].metavar
    assert inspect.Parameter.empty is parameters["contract"].default
    assert parameters["expect_head"].default is None


def test_the_function_gets_the_common_ones_together() -> None:
    command = signed(put)
    defaults = {each.name: each.default for each in inspect.signature(command).parameters.values()}

    SEEN.clear()
    assert 7 == command(**{**defaults, "contract": "x", "ref": "r", "by": "client"})
    assert [Writing(ref="r", by="client"), "x", 0] == SEEN


def test_a_command_keeps_its_name_and_its_words() -> None:
    assert ("put", "Put.") == (signed(put).__name__, signed(put).__doc__)
