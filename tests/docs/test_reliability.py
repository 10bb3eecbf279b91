"""Every fault of docs/reliability.md has its duty, and tests that are there."""

import re

import pytest

from tests.docs.blocks import ROOT

PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"(campaign )?`(tests/[^`:]+\.py)(?:::(\w+))?`")
FAULTS = 34

ROWS = ROW.findall(PAGE)


def test_every_fault_has_a_row() -> None:
    assert [str(number) for number in range(1, FAULTS + 1)] == [row[0] for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_tests_of_a_fault_are_there(row: tuple[str, ...]) -> None:
    named = NAMED.findall(row[3])

    assert named
    for campaign, path, name in named:
        text = (ROOT / path).read_text(encoding="utf-8")
        before, found, _ = text.partition(f"def {name}(")
        assert found or not name, f"{path} has no {name}"
        if name:
            decorators = before.rpartition("\n\n\n")[2]
            assert bool(campaign) == ("@pytest.mark.campaign" in decorators), f"{path}::{name}"
