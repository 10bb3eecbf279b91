"""Each planted bug is found: a life tells the program that has it and the model apart.

The suite looks at the one life that a bug's table names for it; the campaign searches for each bug
from the first life on (`python -m tests.model.find_bugs` does that too, and writes the tables).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import pytest

from escrowbook.core.errors import Defect
from tests.model.agreement import of_one_life
from tests.model.by_hand import preset_of, tables, told
from tests.model.planting import BUGS, Bug
from tests.model.presets import PRESETS
from tests.model.sequences import Sequence, sequence
from tests.model.test_agreement import SEED

pytestmark = pytest.mark.search

FAMILIES = (
    *("funding", "release", "review", "refund_requests", "closing"),
    *("disputes", "fees", "balance", "retainage", "dormancy"),
)
IN_EACH_FAMILY = 20
# A bug that needs more lives of its own preset, or of each, is one that lives hardly ever meet.
OF_ITS_PRESET, OF_EACH = 400, 60


@lru_cache(maxsize=600)
def life_of(preset: str, life: int | str) -> Sequence:
    return told(life) if isinstance(life, str) else sequence(SEED, life, f"{preset}-2026-11")


def differs(preset: str, life: int | str) -> bool:
    """Whether a life tells the two apart; a program that finds itself in the wrong does, too."""
    lived = life_of(preset, life)
    try:
        return next(of_one_life(lived, Counter()), None) is not None
    except Defect:
        return True


def finds(bug: Bug, preset: str, life: int | str) -> bool:
    """Whether a life tells the two apart because of the bug: without it, it does not."""
    with pytest.MonkeyPatch.context() as patch:
        bug.plant(patch)
        if not differs(preset, life):
            return False
    return not differs(preset, life)


def candidates(bug: Bug) -> Iterator[tuple[str, int | str]]:
    """The lives to try: one told by hand, the first of its preset, of each, more of its own."""
    if isinstance(bug.life, str):
        yield bug.preset, bug.life
    yield from ((bug.preset, number) for number in range(OF_EACH))
    for number in range(OF_EACH):
        yield from ((preset.removesuffix("-2026-11"), number) for preset in PRESETS)
    yield from ((bug.preset, number) for number in range(OF_EACH, OF_ITS_PRESET))


def first_met(bug: Bug) -> tuple[str, int | str, int] | None:
    """The preset and number of the first life that finds a bug, and how many were tried."""
    for tried, (preset, life) in enumerate(candidates(bug), 1):
        if finds(bug, preset, life):
            return preset, life, tried
    return None


@pytest.mark.parametrize("family", FAMILIES)
def test_the_model_finds_each_of_a_family(family: str) -> None:
    found = {
        bug.name: bug.life is not None and finds(bug, bug.preset, bug.life)
        for bug in BUGS
        if bug.family == family
    }
    sys.stdout.write(f"\n{family}: {sum(found.values())} of {len(found)} planted bugs found\n")

    assert sum(found.values()) >= IN_EACH_FAMILY
    missed = [name for name, is_found in found.items() if not is_found]
    assert [] == missed, "python -m tests.model.find_bugs"


@pytest.mark.campaign
@pytest.mark.parametrize("family", FAMILIES)
def test_a_search_finds_each_of_a_family(family: str) -> None:
    found = {bug.name: first_met(bug) for bug in BUGS if bug.family == family}
    lives = sorted(met[2] for met in found.values() if met is not None)
    sys.stdout.write(f"\n{family}: {len(lives)} of {len(found)} met, after {lives} lives\n")

    assert [] == [name for name, met in found.items() if met is None]


def test_no_bug_is_planted_twice_nor_in_a_family_of_its_own() -> None:
    assert set(FAMILIES) == {bug.family for bug in BUGS}
    assert len(BUGS) == len({(bug.family, bug.name) for bug in BUGS})
    assert len(BUGS) == len({(bug.path, bug.changes) for bug in BUGS})


def test_each_life_told_by_hand_is_there_for_a_bug() -> None:
    named = {bug.life: bug.preset for bug in BUGS if isinstance(bug.life, str)}

    assert {name: preset_of(name) for name in tables()} == named
