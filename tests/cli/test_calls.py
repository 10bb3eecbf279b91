"""What commands take together."""

import pytest

from escrowbook.cli.calls import Common, Making, Reading, Recording, Writing
from escrowbook.core.errors import UsageError


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
    assert all(issubclass(kind, Common) for kind in (Reading, Making, Recording, Writing))
