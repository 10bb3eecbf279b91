"""The rule book's own table of advice, line by line, against the registry."""

from collections.abc import Mapping

from escrowbook.core.checks.advice import FURTHER
from escrowbook.core.checks.registry import CHECKS

# RULEBOOK 5, in its order. A name with two lines there is one check here.
RULES = [
    "unfunded-work",
    "part-funded",
    "next-unfunded",
    "last-heavy",
    "first-light",
    "single-huge",
    "below-min",
    "no-scope",
    "vague-scope",
    "not-submitted",
    "mis-submitted",
    "review-ending",
    "idle-funded",
    "dormant-soon",
    "no-due-date",
    "refund-answer",
    "asked-released",
    "dispute-not-worth",
    "close-loses",
    "bonus-promise",
    "carry-trap",
    "over-deposit",
    "terms-drift",
    "scope-creep",
    "off-platform",
    "review-overlap",
    "fee-unknown",
]

# Its sources, for those that were not promised by INTERFACE 7 before.
SOURCES: Mapping[str, str] = {
    "first-light": "[T9][T19]",
    "single-huge": "[U2][T16]",
    "vague-scope": "[T27]",
    "mis-submitted": "[T11]",
    "idle-funded": "[U19]",
    "asked-released": "[T1][T6]",
    "dispute-not-worth": "[T16][T17]",
    "bonus-promise": "[T22]",
    "carry-trap": "[U12][T24]",
    "over-deposit": "[T37]",
    "terms-drift": "[T13]",
    "scope-creep": "[T6][T36]",
    "off-platform": "[U9][U17]",
}


def test_every_rule_is_a_check() -> None:
    assert [] == [name for name in RULES if name not in CHECKS]


def test_further_advice_stands_in_the_order_of_the_rule_book() -> None:
    assert [name for name in RULES if name in FURTHER] == list(FURTHER) == list(SOURCES)


def test_each_names_its_rule_and_its_sources() -> None:
    for name, marks in SOURCES.items():
        assert FURTHER[name].source.startswith(f"RULEBOOK 5, {name} {marks}")


def test_each_says_what_to_type_next() -> None:
    programs = ("milestone ", "contract ", "escrowbook ")
    filled = [check.remedy.format(contract="acme", milestone="M2") for check in FURTHER.values()]

    assert [] == [remedy for remedy in filled if not remedy.startswith(programs)]
    assert [] == [remedy for remedy in filled if " acme" not in remedy]
