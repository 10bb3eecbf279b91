"""What a book sets below `[check]`: each threshold turns at its edge, on the gallery's files."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from escrowbook.actions.checking import check_file
from escrowbook.actions.opening import World
from escrowbook.core.checks.registry import OF_CONTRACTS
from escrowbook.core.checks.thresholds import (
    THRESHOLDS,
    USUAL,
    Thresholds,
    read_threshold,
    thresholds_of,
    written,
)

FILES = Path(__file__).parent / "files"

# The file of the check, the last value with which it is still told, and the next one.
EDGES: Mapping[str, tuple[object, object]] = {
    # 100.00 of work on 250.00.
    "unfunded_work_percent": (39, 40),
    # 50.00 beyond the money, of 250.00.
    "part_funded_percent": (19, 20),
    "next_unfunded_days": (14, 13),
    # 410.00 of 1000.00.
    "last_heavy_percent": (40, 41),
    # 75 percent of the days, 54.02 of the money.
    "first_light_percent": (20, 21),
    "single_huge_amounts": (["1000.00 USD"], ["1000.01 USD"]),
    # The file's other milestone has a scope, "Delivered and accepted in writing"; see below.
    "no_scope_acceptance_words": (["approved"], ["approved", "Accepted"]),
    "vague_scope_terms": (["Drafts"], ["draft"]),
    "vague_scope_words_max": (2, 1),
    "not_submitted_percent": (100, 101),
    "mis_submitted_percent": (50, 49),
    "review_ending_days": (7, 6),
    "idle_funded_days": (30, 31),
    "dormant_soon_days": (14, 13),
    "no_due_date_days": (1, 2),
    "refund_answer_days": (5, 4),
    "dispute_answer_days": (5, 4),
    # A claim that brings its fee, to the cent.
    "dispute_not_worth_percent": (100, 99),
    # All of it is submitted.
    "close_loses_percent": (99, 100),
    # Nothing but a bonus.
    "bonus_promise_percent": (100, 101),
    # 150.00 carried, of 250.00.
    "carry_trap_percent": (59, 60),
    "over_deposit_percent": (100, 101),
    "terms_drift_percent": (19, 20),
    "scope_creep_changes": (3, 4),
    "off_platform_phrases": (["OFF-platform,"], ["off platform"]),
    "review_overlap_period": ("month", "quarter"),
}


def told(check: str, name: str, value: object) -> list[str]:
    """What the check says about the milestones of its file, by the threshold."""
    data = (FILES / f"{check}.toml").read_bytes()
    first, *_ = data.decode().splitlines()
    thresholds = thresholds_of({name: read_threshold(name, value)})
    now = datetime(2030, 1, 1, tzinfo=UTC)
    world = World(now, first.removeprefix("# as of "), ".", thresholds=thresholds)
    judged = check_file(f"{check}.toml", data, world, {check})
    return [located.finding.message for located in judged.found]


@pytest.mark.parametrize("name", THRESHOLDS)
def test_each_turns_at_its_edge(name: str) -> None:
    still, no_more = (told(THRESHOLDS[name].check, name, value) for value in EDGES[name])

    assert len(still) == len(no_more) + 1


def test_each_has_an_edge() -> None:
    assert list(THRESHOLDS) == list(EDGES)


def test_each_begins_with_the_name_of_its_check_and_has_a_usual_value() -> None:
    assert tuple(THRESHOLDS) == Thresholds._fields
    for name, threshold in THRESHOLDS.items():
        assert threshold.check in OF_CONTRACTS
        assert name.startswith(threshold.check.replace("-", "_") + "_")
        assert threshold.meaning.endswith(".")


@pytest.mark.parametrize("name", THRESHOLDS)
def test_a_usual_value_is_one_that_can_be_written(name: str) -> None:
    usual = getattr(USUAL, name)
    plain: object = "none" if usual is None else usual
    if name == "single_huge_amounts":
        plain = [each.text for each in usual]

    assert usual == read_threshold(name, plain)


@pytest.mark.parametrize(
    "name, raw, said",
    [
        ("review_ending_days", -1, "-1 is not a whole number from 0 to 10000"),
        ("review_ending_days", 10_001, "10001 is not a whole number from 0 to 10000"),
        ("review_ending_days", True, "true is not a whole number from 0 to 10000"),
        ("review_ending_days", "7", "'7' is not a whole number from 0 to 10000"),
        ("review_ending_days", "none", "'none' is not a whole number from 0 to 10000"),
        ("scope_creep_changes", 0, "0 is not a whole number from 1 to 10000"),
        ("last_heavy_percent", 40.5, "40.5 is not a whole number from 0 to 10000"),
        ("vague_scope_terms", "final", "'final' is not a list of at most 100 texts"),
        ("vague_scope_terms", ["a"] * 101, "is not a list of at most 100 texts"),
        ("vague_scope_terms", ["final", " "], "' ' is not a text with a word in it"),
        ("vague_scope_terms", [1], "1 is not a text with a word in it"),
        ("single_huge_amounts", ["1000.00"], "'1000.00' is not an amount with its currency"),
        ("single_huge_amounts", ["1000.001 USD"], "'1000.001' has too many decimals"),
        ("single_huge_amounts", ["1 XXQ"], "XXQ"),
        ("review_overlap_period", "day", "'day' is not one of week, month, quarter, year"),
    ],
)
def test_what_is_none_is_refused(name: str, raw: object, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        read_threshold(name, raw)


@pytest.mark.parametrize(
    "name, text",
    [
        ("refund_answer_days", '"none"'),
        ("last_heavy_percent", "40"),
        ("review_overlap_period", '"month"'),
        ("single_huge_amounts", '["1000.00 USD", "1000.00 EUR", "1000.00 GBP"]'),
        ("no_scope_acceptance_words", "[]"),
    ],
)
def test_a_value_is_told_as_the_config_has_it(name: str, text: str) -> None:
    assert text == written(getattr(USUAL, name))
