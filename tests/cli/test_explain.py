"""`explain`: every name that the program uses is one that it can explain."""

from pathlib import Path

import pytest

from escrowbook.cli.exits import MEANINGS
from escrowbook.cli.explain import EXAMPLES
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.checks.thresholds import THRESHOLDS
from escrowbook.core.policy_keys import KEYS
from escrowbook.core.refusals import REASONS
from tests.cli.counter import assert_sound, tell

NAMES = sorted({*CHECKS, *THRESHOLDS, *REASONS, *KEYS, *map(str, MEANINGS)})


def test_every_name_is_explained() -> None:
    failed = [name for name in NAMES if tell("explain", name).code != 0]

    assert [] == failed


def test_every_explanation_keeps_to_its_schema() -> None:
    documents = [tell("explain", name, "--json").json for name in NAMES]

    assert_sound(documents)
    assert NAMES == [document["name"] for document in documents]


def test_every_exit_code_has_an_example() -> None:
    assert set(MEANINGS) == set(EXAMPLES)


@pytest.mark.parametrize(
    "code, says",
    [
        ("0", "done; nothing found"),
        ("1", "`check` found something at or above --fail-on"),
        ("2", "usage"),
        ("3", "refused by an escrow rule; nothing recorded"),
        ("4", "no such contract, path, milestone or event"),
        ("5", "a file that is not a sound contract"),
        ("6", "the file is locked, "),
        ("7", "the system refused (disk full, read-only, I/O); nothing recorded"),
        ("8", "recorded, but the disk did not confirm it: run it again with the same --ref"),
        ("70", "a defect of escrowbook; nothing recorded"),
        ("130", "interrupted"),
        ("141", "the reader of the output went away"),
    ],
)
def test_an_exit_code_means_what_is_promised(code: str, says: str) -> None:
    (explained,) = tell("explain", code, "--json").json["explanations"]

    assert "exit code" == explained["kind"]
    assert explained["meaning"].lower().startswith(says.lower())


def test_a_check_tells_what_a_book_may_set() -> None:
    (explained,) = tell("explain", "vague-scope", "--json").json["explanations"]

    assert [
        'vague_scope_terms = ["final", "misc", "miscellaneous", "various", "tbd"]',
        "vague_scope_words_max = 6",
    ] == explained["thresholds"]
    assert "  threshold  last_heavy_percent = 40" in tell("explain", "last-heavy").lines


@pytest.mark.parametrize("typed", ["U11", "u11", "[U11]"])
def test_the_mark_of_a_source_tells_its_page(typed: str) -> None:
    told = tell("explain", typed, "--json")

    assert_sound([told.json])
    assert "U11" == told.json["name"]
    (explained,) = told.json["explanations"]
    assert "source" == explained["kind"]
    assert "support.upwork.com/hc/en-us/articles/211068308" == explained["source"]
    assert "cited by review-ending, close-loses" == explained["example"]
    assert "Of upwork-2026-11 it says close_by_freelancer." in explained["meaning"]


@pytest.mark.parametrize(
    "mark, said",
    [
        ("T13", ["it is cited by terms, terms-drift", "`explain terms`", "docs/sources.md"]),
        ("V8", ["it is cited by review-overlap", "`explain review-overlap`"]),
        ("U99", ["nothing cites a source U99", "docs/sources.md"]),
    ],
)
def test_a_mark_without_a_page_at_hand_says_where_it_is(mark: str, said: list[str]) -> None:
    told = tell("explain", mark)

    assert (2, "") == (told.code, told.out)
    assert [] == [each for each in said if each not in told.err]


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
        ("idle_funded_days", ["idle_funded_days: threshold", "  example  idle_funded_days = 30"]),
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
        ("qqqq", "name a word of a table"),
        ("99", "name a word of a table"),
        ("", "name a word of a table"),
    ],
)
def test_an_unknown_name_is_usage_with_a_suggestion(name: str, remedy: str) -> None:
    told = tell("explain", name)

    assert (2, "") == (told.code, told.out)
    assert remedy in told.err


def test_it_needs_no_book(tmp_path: Path) -> None:
    assert 0 == tell("explain", "seal", book=tmp_path / "nowhere").code
