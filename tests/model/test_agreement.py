"""P-23: program and independent model agree on random lives: every row, total, state, refusal.

Two hundred lives of each preset in the suite, ten thousand in the campaign. The seed, the number
and the preset of a life that differs are in the failure: `sequence(seed, number, preset)` gives
it back, and `of_one_life` of it what differs.
"""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from tests.model.agreement import compare
from tests.model.presets import PRESETS
from tests.model.verbs import VERBS

pytestmark = pytest.mark.search

SEED = 20261124
LIVES_IN_CI = 200
LIVES_IN_CAMPAIGN = 10_000
AT_ONCE = 500

ACCEPTED_MIN, ACCEPTED_MAX = 0.4, 0.7
# What a preset has no word for. Lives that agree on another value may still have it.
UNKNOWN_TO = {
    "pay-fee": {
        "generic",
        "fiverr",
        "escrow.com",
        "guru",
        "peopleperhour",
        "contra",
        "smartinvoice",
    }
}


def tell(preset: str, numbers: range, counts: Counter[str]) -> None:
    """How much was compared, and of each kind of event how many were accepted and refused."""
    kinds = (f"{do} {counts[f'accepted {do}']}/{counts[f'refused {do}']}" for do in VERBS)
    sys.stdout.write(
        f"\n{preset}: seed {SEED}, lives {numbers.start} to {numbers.stop - 1}, "
        f"{counts['moments']} moments, {share(counts):.0%} of proposals accepted\n"
        f"accepted/refused: {', '.join(kinds)}\n"
    )


def share(counts: Counter[str]) -> float:
    accepted = sum(count for kind, count in counts.items() if kind.startswith("accepted"))
    refused = sum(count for kind, count in counts.items() if kind.startswith("refused"))
    return accepted / (accepted + refused)


@pytest.mark.parametrize("preset", PRESETS)
def test_two_hundred_lives_of_a_preset_agree(preset: str) -> None:
    numbers = range(LIVES_IN_CI)
    counts = compare(SEED, preset, numbers)
    tell(preset, numbers, counts)

    assert ACCEPTED_MIN <= share(counts) <= ACCEPTED_MAX
    known = {do for do in VERBS if preset.removesuffix("-2026-11") not in UNKNOWN_TO.get(do, ())}
    assert set() == {do for do in known if not counts[f"accepted {do}"]}


@pytest.mark.campaign
@pytest.mark.parametrize("first", range(0, LIVES_IN_CAMPAIGN, AT_ONCE), ids=lambda n: f"from-{n}")
@pytest.mark.parametrize("preset", PRESETS)
def test_ten_thousand_lives_of_a_preset_agree(preset: str, first: int) -> None:
    numbers = range(first, first + AT_ONCE)
    counts = compare(SEED, preset, numbers)
    tell(preset, numbers, counts)

    assert ACCEPTED_MIN <= share(counts) <= ACCEPTED_MAX
