"""Scenarios as tables: the worked examples of the rule book, and more, through the counter."""

from pathlib import Path

import pytest

from tests.book.language import Scenario, scenarios
from tests.book.telling import tell_scenario

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
