"""`explain`: every name that the program uses is one that it can explain."""

from pathlib import Path

import pytest

from escrowbook.cli.exits import MEANINGS
from escrowbook.cli.explain import EXAMPLES
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.policy_keys import KEYS
from escrowbook.core.refusals import REASONS
from tests.cli.counter import assert_sound, tell

NAMES = sorted({*CHECKS, *REASONS, *KEYS, *map(str, MEANINGS)})


def test_every_name_is_explained() -> None:
    failed = [name for name in NAMES if tell("explain", name).code != 0]

    assert [] == failed


def test_every_explanation_keeps_to_its_schema() -> None:
    documents = [tell("explain", name, "--json").json for name in NAMES]

    assert_sound(documents)
    assert NAMES == [document["name"] for document in documents]


def test_every_exit_code_has_an_example() -> None:
    assert set(MEANINGS) == set(EXAMPLES)


def test_several_kinds_of_the_same_name_are_all_shown() -> None:
    told = tell("explain", "not-submitted")

    assert "not-submitted: warning check" in told.lines
    assert "not-submitted: refusal" in told.lines


@pytest.mark.parametrize(
    "name, lines",
    [
        ("5", ["5: exit code", "  source   INTERFACE 7"]),
        ("UNFUNDED", ["unfunded: info check", "  remedy   milestone fund CONTRACT MILESTONE"]),
        ("hold_days", ["hold_days: policy key", "  values   a whole number of days"]),
        ("another-funded", ["another-funded: refusal"]),
    ],
)
def test_an_explanation_is_for_people(name: str, lines: list[str]) -> None:
    told = tell("explain", name)

    assert set(lines) <= set(told.lines)


@pytest.mark.parametrize(
    "name, remedy",
    [
        ("unfundd", "did you mean unfunded?"),
        ("hold-days", "did you mean hold_days?"),
        ("qqqq", "name a check"),
        ("99", "name a check"),
        ("", "name a check"),
    ],
)
def test_an_unknown_name_is_usage_with_a_suggestion(name: str, remedy: str) -> None:
    told = tell("explain", name)

    assert (2, "") == (told.code, told.out)
    assert remedy in told.err


def test_it_needs_no_book(tmp_path: Path) -> None:
    assert 0 == tell("explain", "seal", book=tmp_path / "nowhere").code
