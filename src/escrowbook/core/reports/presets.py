"""The presets as rows: policies/1, and one of them key by key: policy/1."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from escrowbook.core.fees import UNKNOWN
from escrowbook.core.policy import KEYS, Preset, PresetEntry
from escrowbook.core.preset import stale_warnings
from escrowbook.core.reports.rows import Report, Row, day

PRESETS_COLUMNS = ("policy", "title", "checked", "unknown")
PRESET_COLUMNS = ("key", "value", "assumed", "confidence", "checked", "source", "note")


def presets_report(presets: Iterable[Preset]) -> Report:
    """One row a preset; `unknown` are the keys whose value nobody could find out."""
    return Report("policies/1", PRESETS_COLUMNS, [_preset_row(each) for each in presets])


def _preset_row(preset: Preset) -> Row:
    return {
        "policy": preset.name,
        "title": preset.title,
        "checked": day(preset.checked),
        "unknown": [
            key for key, entry in preset.entries.items() if entry.effective == UNKNOWN.value
        ],
    }


def preset_report(preset: Preset, today: date) -> Report:
    """One row a key, in the order of INTERFACE 8; what is doubtful about it is as of `today`."""
    rows = [_key_row(key, preset.entries[key]) for key in KEYS if key in preset.entries]
    about: Row = {
        "policy": preset.name,
        "title": preset.title,
        "checked": day(preset.checked),
        "closing_notes": list(preset.closing_notes),
        "warnings": list(stale_warnings(preset.name, preset.read_on, today)),
    }
    return Report("policy/1", PRESET_COLUMNS, rows, about)


def _key_row(key: str, entry: PresetEntry) -> Row:
    return {
        "key": key,
        "value": entry.value,
        "assumed": entry.assumed,
        "confidence": entry.confidence,
        "checked": day(entry.checked),
        "source": entry.source,
        "note": entry.note,
    }
