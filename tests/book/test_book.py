"""Scenarios as tables: the worked examples of the rule book, and more, through the counter."""

from pathlib import Path

import pytest

from tests.book.language import Scenario, scenarios
from tests.book.telling import tell_scenario

# The worked examples of the rule book (part 6) end with this number; some numbers are not there.
LAST_ROW = 64
NO_ROWS = {3, 11, 15, 19, 22, 29, 30, 35, 40, 42, 44, 49, 52, 55, 57, 60, 61, 62}

HERE = Path(__file__).parent
SCENARIOS = [
    pytest.param(scenario, id=f"{path.stem}-{scenario.number}")
    for path in sorted(HERE.glob("*.book"))
    for scenario in scenarios(path)
]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_goes_as_it_is_written(scenario: Scenario, tmp_path: Path) -> None:
    turns = list(tell_scenario(scenario, tmp_path))

    written = [
        f"{turn.place} {turn.text}\n    {line}" for turn, _ in turns for line in turn.outcomes
    ]
    told = [f"{turn.place} {turn.text}\n    {line}" for turn, lines in turns for line in lines]
    assert written == told


def test_every_worked_example_of_the_rule_book_is_a_scenario() -> None:
    rows = [scenario.row for path in HERE.glob("*.book") for scenario in scenarios(path)]

    assert sorted(set(range(1, LAST_ROW + 1)) - NO_ROWS) == sorted({row for row in rows if row})


def test_no_scenario_is_told_twice() -> None:
    """Nor hidden by another of the same name in its file."""
    for path in HERE.glob("*.book"):
        numbers = [scenario.number for scenario in scenarios(path)]

        assert sorted(set(numbers)) == sorted(numbers), path.name
