"""The presets that ship with the program: one dated TOML file a platform, beside the code.

They are found next to this package by path: `importlib.resources` would cost more than the reading.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from typing import Any

from escrowbook.core.meant import nearest
from escrowbook.core.money import quoted
from escrowbook.core.policy import PolicyError, PolicyProblem, Preset, PresetEntry

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "policies")
_SUFFIX = ".toml"
_DATE_LENGTH = len("-2026-11")


def preset_names() -> list[str]:
    """Return the names of all presets, `generic-2026-11` and so on, sorted."""
    return list(_names())


@cache
def _names() -> tuple[str, ...]:
    files = os.listdir(_FOLDER)
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in files if name.endswith(_SUFFIX)))


@cache
def load_preset(name: str) -> Preset:
    """Read the preset of that full name, once in a process: presets never change.

    Raises PolicyError, for the key `preset`, where there is none.
    """
    # Only a name from the list becomes part of a path.
    if name not in _names():
        raise _no_such_preset(name)
    with open(os.path.join(_FOLDER, name + _SUFFIX), "rb") as file:
        table = tomllib.load(file)
    entries = {key: _entry(value) for key, value in table.items() if isinstance(value, dict)}
    notes = tuple(f"{note['text']} [{note['source']}]" for note in table.get("closing_note", ()))
    return Preset(table["name"], table["title"], table["checked"], entries, notes)


def newest(name: str) -> str:
    """Complete a name without a date: `upwork` becomes the newest `upwork-YYYY-MM`.

    A name with its date stays. Raises PolicyError, for the key `preset`, where there is none.
    """
    if name in _names():
        return name
    dated = [each for each in _names() if each[:-_DATE_LENGTH] == name]
    if not dated:
        raise _no_such_preset(name)
    return max(dated)


def _entry(table: dict[str, Any]) -> PresetEntry:
    # What a process shares must not change, so a list becomes a tuple.
    frozen: dict[str, Any] = {
        name: tuple(it) if isinstance(it, list) else it for name, it in table.items()
    }
    return PresetEntry(**frozen)


def _no_such_preset(name: str) -> PolicyError:
    # A file names a preset with its date; the newest of a name stands last in their order.
    of_name = {each[:-_DATE_LENGTH]: each for each in _names()}
    near = nearest(name, [*_names(), *of_name])
    remedy = (
        f"did you mean {of_name.get(near, near)}?"
        if near
        else "the presets are " + ", ".join(_names())
    )
    return PolicyError([PolicyProblem("preset", f"there is no preset {quoted(name)}", remedy)])
