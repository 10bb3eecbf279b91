"""Presets as rows."""

from datetime import date

from escrowbook.core.policy import KEYS
from escrowbook.core.reports.presets import PRESET_COLUMNS, preset_report, presets_report
from escrowbook.store.presets import load_preset, preset_names
from tests.cli.counter import faults_of

TODAY = date(2026, 11, 24)


def test_every_preset_is_sound_rows() -> None:
    presets = [load_preset(name) for name in preset_names()]
    rows = list(presets_report(presets).rows)

    assert [] == faults_of({"schema": "escrowbook/policies/1", "rows": rows})
    assert [preset.name for preset in presets] == [row["policy"] for row in rows]


def test_every_key_is_a_row_in_the_order_of_the_interface() -> None:
    for name in preset_names():
        report = preset_report(load_preset(name), TODAY)
        rows = list(report.rows)
        assert list(KEYS) == [row["key"] for row in rows]
        assert all(tuple(row) == PRESET_COLUMNS for row in rows)


def test_what_is_known_of_closing_and_what_is_doubtful_is_told_beside_them() -> None:
    preset = load_preset("upwork-2026-11")
    now, later = (preset_report(preset, day).about or {} for day in (TODAY, date(2027, 11, 25)))

    assert list(preset.closing_notes) == now["closing_notes"]
    assert ([], True) == (now["warnings"], bool(later["warnings"]))
