"""Each planted bug is found: a random life tells the program that has it and the model apart.

The suite looks at the one life that a bug's table names for it; the campaign searches for each bug
from the first life on (`python -m tests.model.find_bugs` does that too, and writes the tables).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import pytest

from tests.model.agreement import of_one_life
from tests.model.planting import BUGS, Bug
from tests.model.presets import PRESETS
from tests.model.sequences import Sequence, sequence
from tests.model.test_agreement import SEED

FAMILIES = (
    *("funding", "release", "review", "refund_requests", "closing"),
    *("disputes", "fees", "balance", "retainage", "dormancy"),
)
IN_EACH_FAMILY = 20
# A bug that needs more lives of its own preset, or of each, is one that lives hardly ever meet.
OF_ITS_PRESET, OF_EACH = 400, 60


@lru_cache(maxsize=600)
def life_of(preset: str, number: int) -> Sequence:
    return sequence(SEED, number, f"{preset}-2026-11")


def is_met(preset: str, number: int) -> bool:
    """Whether a life tells the two apart; a program that falls over has been found out, too."""
    life = life_of(preset, number)
    try:
        return next(of_one_life(life, Counter()), None) is not None
    except Exception:  # noqa: BLE001 - a planted bug may break anything
        return True


def candidates(bug: Bug) -> Iterator[tuple[str, int]]:
    """The lives to try: the first ones of its preset, of every preset, and more of its own."""
    yield from ((bug.preset, number) for number in range(OF_EACH))
    for number in range(OF_EACH):
        yield from ((preset.removesuffix("-2026-11"), number) for preset in PRESETS)
    yield from ((bug.preset, number) for number in range(OF_EACH, OF_ITS_PRESET))


def first_met(bug: Bug) -> tuple[str, int, int] | None:
    """The preset and number of the first life that meets a bug, and how many were tried."""
    with pytest.MonkeyPatch.context() as patch:
        bug.plant(patch)
        for tried, (preset, number) in enumerate(candidates(bug), 1):
            if is_met(preset, number):
                return preset, number, tried
    return None


PLACED = [bug for bug in BUGS if bug.life is not None]


@pytest.mark.parametrize("bug", PLACED, ids=lambda bug: f"{bug.family}: {bug.name}")
def test_the_model_finds(bug: Bug, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bug.life is not None
    assert not is_met(bug.preset, bug.life), "they differ without the bug"

    bug.plant(monkeypatch)

    assert is_met(bug.preset, bug.life), "python -m tests.model.find_bugs"


@pytest.mark.campaign
@pytest.mark.parametrize("family", FAMILIES)
def test_a_search_finds_each_of_a_family(family: str) -> None:
    found = {bug.name: first_met(bug) for bug in BUGS if bug.family == family}
    lives = sorted(met[2] for met in found.values() if met is not None)
    sys.stdout.write(f"\n{family}: {len(lives)} of {len(found)} met, after {lives} lives\n")

    assert [] == [name for name, met in found.items() if met is None]


def test_there_are_twenty_in_each_family() -> None:
    counts = Counter(bug.family for bug in BUGS)

    assert set(FAMILIES) == set(counts)
    assert [] == [family for family, count in counts.items() if count < IN_EACH_FAMILY]
    assert len(BUGS) == len({(bug.family, bug.name) for bug in BUGS})
    assert len(BUGS) == len({(bug.path, bug.changes) for bug in BUGS})
