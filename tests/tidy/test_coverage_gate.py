"""The gate that holds core and store to their coverage can close."""

import runpy

import pytest

from tests.tidy.sources import ROOT

judge = runpy.run_path(str(ROOT / ".ci/coverage_gate.py"))["judge"]


@pytest.mark.parametrize(
    "branches, lines, holds",
    [
        ((100, 100), (100, 100), True),
        ((0, 0), (10, 10), True),
        ((99, 100), (100, 100), False),
        ((100, 100), (9999, 10000), False),
        ((0, 0), (0, 0), False),
    ],
)
def test_a_room_is_judged_by_its_branches_and_its_lines(
    branches: tuple[int, int], lines: tuple[int, int], *, holds: bool
) -> None:
    totals = {
        "covered_branches": branches[0],
        "num_branches": branches[1],
        "covered_lines": lines[0],
        "num_statements": lines[1],
    }

    assert holds == judge("core", totals)[0]


def test_a_room_that_was_not_measured_does_not_hold() -> None:
    assert (False, "coverage: store was not measured") == judge("store", None)
