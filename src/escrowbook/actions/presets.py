"""The platform rules that ship with the program, for whoever wants to read them."""

from __future__ import annotations

from datetime import UTC, date

from escrowbook.actions.founding import preset_called
from escrowbook.actions.opening import World
from escrowbook.core.policy import Preset
from escrowbook.core.when import read_when
from escrowbook.store.presets import load_preset, preset_names

__all__ = ["Preset", "day_of", "every_preset", "preset", "preset_names"]


def every_preset() -> list[Preset]:
    """All presets, by name."""
    return [load_preset(name) for name in preset_names()]


def preset(name: str) -> Preset:
    """The preset of that name; without a date, the newest. Raises UsageError."""
    return load_preset(preset_called(name))


def day_of(world: World) -> date:
    """The day that counts as now where no contract has a zone: in UTC. Raises UsageError."""
    if world.as_of is None:
        return world.clock_now.date()
    return read_when(world.as_of, world.clock_now, UTC, past=False).date()
