"""Every reason for a refusal has a journal that provokes it; of two reasons the first is told."""

from itertools import pairwise
from pathlib import Path

import pytest

from escrowbook.core.refusals import REASONS
from tests.book.language import Scenario, scenarios
from tests.book.telling import tell_scenario

HERE = Path(__file__).parent
PROVOKING = list(scenarios(HERE / "refusals.book"))
PRECEDENCE = list(scenarios(HERE / "precedence.book"))


def named(told: list[Scenario]) -> list[object]:
    return [pytest.param(scenario, id=scenario.number) for scenario in told]


def ends_in(scenario: Scenario) -> str:
    """The code of the last refusal that a scenario expects."""
    return scenario.turns[-1].outcomes[-1].split()[-1]


@pytest.mark.parametrize("scenario", named([*PROVOKING, *PRECEDENCE]))
def test_it_is_refused_as_it_is_written(scenario: Scenario, tmp_path: Path) -> None:
    turns = list(tell_scenario(scenario, tmp_path))

    written = [(turn.place, turn.text, list(turn.outcomes)) for turn, _ in turns]
    assert written == [(turn.place, turn.text, told) for turn, told in turns]


def test_no_reason_is_without_its_journal() -> None:
    assert list(REASONS) == [scenario.number for scenario in PROVOKING]
    assert list(REASONS) == [ends_in(scenario) for scenario in PROVOKING]


def test_of_two_reasons_the_first_of_the_table_is_told() -> None:
    order = list(REASONS)
    for scenario in PRECEDENCE:
        places = [order.index(code) for code in scenario.number.split("/")]
        assert all(first < second for first, second in pairwise(places)), scenario.number
        assert scenario.number.split("/")[0] == ends_in(scenario)


def test_each_reason_says_what_it_means_and_where_it_comes_from() -> None:
    assert [] == [
        code
        for code, reason in REASONS.items()
        if not (reason.meaning.endswith(".") and reason.source and reason.example)
    ]
