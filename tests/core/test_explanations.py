from collections import Counter

from escrowbook.core.checks.history import OF_HISTORY
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.checks.thresholds import THRESHOLDS
from escrowbook.core.explanations import all_explanations
from escrowbook.core.policy_keys import KEYS
from escrowbook.core.refusals import REASONS
from escrowbook.core.words import WORDS

EXPLAINED = list(all_explanations())


def test_everything_in_the_tables_is_explained_once() -> None:
    expected = [("check", name) for name in (*CHECKS, *OF_HISTORY)]
    expected += [("refusal", code) for code in REASONS]
    expected += [("policy key", name) for name in KEYS]
    expected += [("threshold", name) for name in THRESHOLDS]
    expected += [("word", name) for name in WORDS]

    assert Counter(expected) == Counter((each.kind, each.name) for each in EXPLAINED)


def test_each_has_meaning_source_and_example() -> None:
    lacking = [
        each.name for each in EXPLAINED if not (each.meaning and each.source and each.example)
    ]

    assert [] == lacking


def test_a_meaning_is_sentences() -> None:
    assert [] == [each.name for each in EXPLAINED if not each.meaning.endswith(".")]


def test_a_row_has_every_key_and_null_for_what_a_kind_does_not_have() -> None:
    rows = {(each.kind, each.name): each.row() for each in EXPLAINED}

    assert {
        "kind": "policy key",
        "name": "hold_days",
        "severity": None,
        "meaning": rows["policy key", "hold_days"]["meaning"],
        "values": "a whole number of days",
        "source": "RULEBOOK 1a, release, full; 6, row 33",
        "example": "hold_days = 5",
        "remedy": None,
        "thresholds": [],
    } == rows["policy key", "hold_days"]
    assert "milestone fund CONTRACT MILESTONE" == rows["check", "unfunded"]["remedy"]
    assert "info" == rows["check", "unfunded"]["severity"]
