"""Fuzzing, each in short; the campaigns have the counts that docs/reliability.md gives."""

from collections.abc import Callable, Iterator

import pytest

from tests.fuzz import folding, reading, viewing
from tests.fuzz.counting import Tally
from tests.fuzz.inputs import corpus, inputs
from tests.fuzz.viewing import acting

pytestmark = pytest.mark.search

Fuzzing = Callable[[int, int, Tally], Iterator[str]]
FUZZING: dict[str, Fuzzing] = {
    "reading": reading.faults,
    "folding": folding.faults,
    "viewing": viewing.faults,
}
# docs/reliability.md, P7; of what Python and pytest take, about 60 MB are theirs.
PEAK_MEGABYTES_MAX = 200


@pytest.mark.parametrize("name, count", [("reading", 1_500), ("folding", 300), ("viewing", 40)])
def test_nothing_gets_through(name: str, count: int) -> None:
    tally = Tally()

    assert [] == list(FUZZING[name](count, 1, tally))
    assert count == tally.outcomes.total()


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "name, count", [("reading", 250_000), ("folding", 25_000), ("viewing", 25_000)]
)
def test_nothing_gets_through_in_the_long_run(name: str, count: int, seed: int) -> None:
    tally = Tally()

    assert [] == list(FUZZING[name](count, seed, tally))
    assert count == tally.outcomes.total()
    assert tally.peak_megabytes < PEAK_MEGABYTES_MAX


def test_readers_and_rules_get_past_their_first_line() -> None:
    read, folded = Tally(), Tally()
    list(reading.faults(1_500, 1, read))
    list(folding.faults(300, 1, folded))

    assert read.outcomes["sound"] > 10
    assert read.outcomes["journal"] > 150
    # Of the events that are read the rules take a third, and refuse the others.
    assert 0.2 < 1 - folded.refusals / folded.events < 0.8


def test_what_acts_is_seen() -> None:
    assert {"U+001B", "U+202E", "U+2028"} == acting("a\x1bb\u202ec\u2028\n")


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert list(inputs(20, 5)) == list(inputs(20, 5)) != list(inputs(20, 6))
    assert len(corpus()) > 50
