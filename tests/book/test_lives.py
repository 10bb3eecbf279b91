"""Each preset has its lives as a table of its own, and nothing that it knows is left out of them.

Which clocks and which ends of a dispute a platform has is written here by hand, beside RULEBOOK 1b,
2 and 4; that they run as they should is what the scenarios say.
"""

import re
from pathlib import Path

import pytest

from escrowbook.store.presets import preset_names
from tests.book.language import Scenario, closing_words, scenarios
from tests.book.telling import closing_in_words
from tests.golden.freezing import Frozen, frozen

HERE = Path(__file__).parent
SIDES = {"client", "freelancer", "mutual", "platform"}
# What every life has: `dispute` with its two ends, and each of the ways to begin and to go on.
ALWAYS = {"fund", "work", "submit", "release", "dispute", "offer", "settle", "rule", "close"}
UPWORK_IDLE = ("dormant-notice", "dormant", "dormant-client-silent", "dormant-refund")

# The preset, the clocks that it has, and what is done beside ALWAYS.
LIVES = {
    "generic": ((), ("accept", "request-changes", "refund", "request-refund", "approve-refund")),
    "upwork": (
        (
            *("auto-release", "hold-over", "refund-silence", "dispute-silence"),
            *("arbitration-default", "dormant-release", *UPWORK_IDLE),
        ),
        ("accept", "request-changes", "refund", "decline-refund", "bonus", "pay-fee"),
    ),
    "freelancer": (("dispute-silence",), ("accept", "refund", "request-release", "pay-fee")),
    "fiverr": (
        ("auto-release", "hold-over", "refund-silence"),
        ("request-changes", "refund", "request-refund", "decline-refund", "reverse"),
    ),
    "escrow.com": (("auto-release",), ("refund",)),
    "guru": (
        ("auto-release", "refund-silence", "release-silence"),
        ("refund", "request-release", "request-refund", "approve-refund", "decline-refund"),
    ),
    "peopleperhour": (
        ("auto-release", "dormant", "dormant-refund"),
        ("refund", "request-refund", "approve-refund", "decline-refund"),
    ),
    "contra": (
        ("auto-release",),
        ("refund", "request-changes", "request-refund", "approve-refund", "decline-refund"),
    ),
    # The provider has no way to give anything back: no refund.
    "smartinvoice": (("term-over",), ("add",)),
    "kleros": (("term-over", "arbitration-default"), ("refund", "pay-fee")),
}


def told(name: str) -> list[Scenario]:
    return list(scenarios(HERE / f"{name}.book"))


def report_in_words(name: str, book: Path) -> str:
    """What the client's closing looks like under that preset: the first one in its lives."""
    return next(
        closing_in_words(scenario, book)
        for scenario in told(name)
        for turn in scenario.turns
        if turn.text.startswith("closing by client")
    )


def golden(folder: Path) -> list[Frozen]:
    """That report of every preset, with the file that it is frozen in."""
    found = []
    for name in LIVES:
        book = folder / f"life-{name}"
        book.mkdir()
        found.append(Frozen(HERE / "golden" / f"life-{name}.txt", report_in_words(name, book)))
    return found


@pytest.mark.parametrize("name", LIVES)
def test_its_report_in_words_is_frozen(name: str, tmp_path: Path) -> None:
    """With a source in each sentence that tells a rule; `tests.golden.refresh` adds new ones."""
    assert frozen(HERE / "golden" / f"life-{name}.txt") == report_in_words(name, tmp_path)


def test_every_preset_has_its_lives() -> None:
    assert [f"{name}-2026-11" for name in sorted(LIVES)] == preset_names()


@pytest.mark.parametrize("name", LIVES)
def test_they_are_lived_under_its_own_rules(name: str) -> None:
    assert {name} == {scenario.turns[0].text.split()[1] for scenario in told(name)}


@pytest.mark.parametrize("name", LIVES)
def test_everything_is_done_that_can_be_done(name: str) -> None:
    """What was refused is not done."""
    done = {
        turn.text.split()[1]
        for scenario in told(name)
        for turn in scenario.turns
        if re.match(r"\d{4}-", turn.text)
        if not any(outcome.startswith("refused") for outcome in turn.outcomes)
    }

    assert set() == (ALWAYS | set(LIVES[name][1])) - done


@pytest.mark.parametrize("name", LIVES)
def test_it_is_looked_at_and_closed_by_each_side(name: str) -> None:
    """What each side gets by it, what is in the pots after it, and the closing itself."""
    looked_at, got, left, closed = (set[str]() for _ in range(4))
    for turn in (turn for scenario in told(name) for turn in scenario.turns):
        side = re.search(r"(?:closing|close) by (\w+)", turn.text)
        if side and closing_words(turn.text):
            looked_at.add(side[1])
            got |= {side[1] for outcome in turn.outcomes if outcome.startswith("now ")}
            left |= {side[1] for outcome in turn.outcomes if outcome.startswith("after ")}
        elif side:
            closed.add(side[1])

    assert SIDES == looked_at == got == left == closed


@pytest.mark.parametrize("name", LIVES)
def test_each_of_its_clocks_goes_off_and_no_other(name: str) -> None:
    ran = {
        clock
        for scenario in told(name)
        for turn in scenario.turns
        for outcome in turn.outcomes
        if outcome.startswith(("dates ", "clock "))
        for clock in re.findall(r"\d{4}-\d{2}-\d{2}\S* ([a-z-]+)", outcome)
    }

    assert set(LIVES[name][0]) == ran
