"""The platform rules that ship with the program, for whoever wants to read them."""

from __future__ import annotations

from escrowbook.actions.founding import preset_called
from escrowbook.core.policy import Preset
from escrowbook.store.presets import load_preset, preset_names

__all__ = ["Preset", "every_preset", "preset", "preset_names"]


def every_preset() -> list[Preset]:
    """All presets, by name."""
    return [load_preset(name) for name in preset_names()]


def preset(name: str) -> Preset:
    """The preset of that name; without a date, the newest. Raises UsageError."""
    return load_preset(preset_called(name))
