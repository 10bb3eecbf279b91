"""P-19: every sequence of events, under every preset, lands where `rules.table` says or is refused.

Four events in the suite, five in the campaign; see docs/walks.md.
"""

from __future__ import annotations

import pytest

from escrowbook.core.events import EVENT_KINDS
from escrowbook.core.timers import FIRE
from escrowbook.store.presets import preset_names
from tests.walks.alphabet import observations, steps
from tests.walks.counting import COUNTS, DEPTH, PAGE, PRESETS, line_of, pinned_counts, pinned_reach
from tests.walks.judging import Counts
from tests.walks.table import read_table
from tests.walks.walk import Walk

pytestmark = pytest.mark.search

TABLE = read_table()


def walked(preset: str, depth: int) -> Counts:
    walk = Walk(preset)
    counts = walk.to_depth(depth)
    print(line_of(preset, depth, counts))  # noqa: T201 - shown by -s

    assert [] == walk.judge.faults

    return counts


@pytest.mark.parametrize("preset", PRESETS)
def test_four_events_land_where_the_table_says(preset: str) -> None:
    counts = walked(preset, DEPTH)

    # Where these differ on purpose: python -m tests.walks.counting
    assert pinned_counts()[preset] == line_of(preset, DEPTH, counts)
    reached = {row for row, presets in pinned_reach().items() if preset in presets}
    assert sorted(reached) == sorted(counts.rows)


@pytest.mark.campaign
@pytest.mark.parametrize("preset", PRESETS)
def test_five_events_land_where_the_table_says(preset: str) -> None:
    counts = walked(preset, DEPTH + 1)

    assert int(pinned_counts()[preset].split()[2]) < counts.states


def test_the_page_tells_what_is_pinned() -> None:
    counts = COUNTS.read_text(encoding="utf-8")

    assert f"```text\n{counts}```\n" in PAGE.read_text(encoding="utf-8")


def test_every_preset_is_walked() -> None:
    assert sorted(PRESETS) == preset_names()


def test_every_kind_of_event_is_tried() -> None:
    tried = {dict(step.values)["do"] for step in (*steps(), *observations())}

    assert tried == EVENT_KINDS.keys()


def test_every_clock_has_a_section() -> None:
    assert FIRE.keys() == {name[6:] for name in TABLE if name.startswith("clock ")}


def test_each_row_is_reached_by_some_preset() -> None:
    reached = pinned_reach()

    assert [row.key for section in TABLE.values() for row in section.rows] == list(reached)
    assert [] == [row for row, presets in reached.items() if not presets]
