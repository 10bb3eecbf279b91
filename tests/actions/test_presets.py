"""Presets by name."""

import pytest

from escrowbook.actions.presets import every_preset, preset
from escrowbook.core.errors import UsageError


def test_a_name_without_a_date_is_the_newest() -> None:
    assert preset("upwork") is preset("upwork-2026-11")
    assert preset("upwork") in every_preset()


@pytest.mark.parametrize("name", ["", "upwrok", "../upwork-2026-11", "upwork-2026"])
def test_any_other_name_is_told_what_was_meant(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        preset(name)
    assert caught.value.remedy
