"""Counting what a check came to."""

import pytest

from escrowbook.cli.tally import RANKS, Tally
from escrowbook.core.checks.report import RANKS as OF_REPORTS


def tally(checked: int, **found: int) -> Tally:
    made = Tally()
    made.checked = checked
    made.found |= found
    return made


@pytest.mark.parametrize(
    "counted, sentence",
    [
        (tally(0), "0 contracts checked: nothing found"),
        (tally(1, info=1), "1 contract checked: 1 note"),
        (
            tally(1234, error=1, warning=2, info=3),
            "1,234 contracts checked: 1 error, 2 warnings, 3 notes",
        ),
    ],
)
def test_a_sentence_counts_the_worst_first(counted: Tally, sentence: str) -> None:
    assert sentence == counted.sentence


def test_it_fails_at_or_above_what_is_asked() -> None:
    warned = tally(1, warning=1)

    assert [True, True, False, False] == [
        warned.fails(least) for least in ("info", "warning", "error", "never")
    ]
    assert dict(OF_REPORTS) == RANKS
