"""Presets as rows."""

from escrowbook.core.policy import KEYS
from escrowbook.core.reports.presets import PRESET_COLUMNS, preset_report, presets_report
from escrowbook.store.presets import load_preset, preset_names
from tests.cli.counter import faults_of


def test_every_preset_is_sound_rows() -> None:
    presets = [load_preset(name) for name in preset_names()]
    rows = list(presets_report(presets).rows)

    assert [] == faults_of({"schema": "escrowbook/policies/1", "rows": rows})
    assert [preset.name for preset in presets] == [row["policy"] for row in rows]


def test_every_key_is_a_row_in_the_order_of_the_interface() -> None:
    for name in preset_names():
        report = preset_report(load_preset(name))
        rows = list(report.rows)
        assert list(KEYS) == [row["key"] for row in rows]
        assert all(tuple(row) == PRESET_COLUMNS for row in rows)
