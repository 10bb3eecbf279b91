"""The decorator that gives commands their common options."""

import inspect
from typing import Annotated

import pytest
import typer

from escrowbook.cli.options import Common, Reading, Writing, command
from escrowbook.core.errors import UsageError


def test_a_commands_own_come_first_and_the_common_ones_last() -> None:
    @command
    def look(call: Reading, name: Annotated[str, typer.Argument()], depth: int = 0) -> None:
        """Look."""

    assert [
        *("name", "depth", "format", "json"),
        *("book", "as_of", "color", "quiet", "verbose", "debug"),
    ] == list(inspect.signature(look).parameters)


def test_the_function_gets_the_common_ones_together() -> None:
    seen: list[object] = []

    @command
    def write(call: Writing, name: Annotated[str, typer.Argument()]) -> int:
        """Write."""
        seen.extend([call, name])
        return 7

    defaults = {each.name: each.default for each in inspect.signature(write).parameters.values()}
    given = {**defaults, "name": "x", "ref": "r", "by": "client"}

    assert 7 == write(**given)
    assert [Writing(ref="r", by="client"), "x"] == seen


@pytest.mark.parametrize(
    "reading, chosen",
    [
        (Reading(), None),
        (Reading(json=True), "json"),
        (Reading(json=True, format="json"), "json"),
        (Reading(format="csv"), "csv"),
    ],
)
def test_json_is_short_for_a_format(reading: Reading, chosen: str | None) -> None:
    assert chosen == reading.chosen_format


def test_two_forms_at_once_are_none() -> None:
    with pytest.raises(UsageError, match="contradict"):
        _ = Reading(json=True, format="tsv").chosen_format


def test_every_class_of_options_has_the_common_ones() -> None:
    assert issubclass(Reading, Common)
    assert issubclass(Writing, Common)
