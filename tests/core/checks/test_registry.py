from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest

from escrowbook.core.checks.registry import CHECKS, OF_CONTRACTS, OF_FILES

if TYPE_CHECKING:
    from escrowbook.core.errors import Severity

# INTERFACE 7, to the letter.
SEVERITIES: Mapping[Severity, str] = {
    "error": "unreadable journal seal terms unfunded-work refund-answer observed-differs",
    "warning": "next-unfunded part-funded not-submitted review-ending dormant-soon no-due-date "
    "no-scope below-min last-heavy close-loses future",
    "info": "unfunded unsealed fee-unknown",
}

# "and the further advice of the rule book unless it says otherwise": RULEBOOK 5, to the letter;
# it calls the last one a note.
FURTHER: Mapping[Severity, str] = {
    "warning": "first-light single-huge vague-scope mis-submitted idle-funded asked-released "
    "dispute-not-worth bonus-promise carry-trap over-deposit terms-drift scope-creep off-platform",
    "info": "review-overlap",
}


# Of our own.
OURS: Mapping[Severity, str] = {
    "error": "dispute-answer",
    "warning": "undecided above-price",
    "info": "stale-preset",
}


def test_the_checks_and_their_severities_are_those_that_are_promised() -> None:
    promised = {
        name: severity
        for table in (SEVERITIES, FURTHER, OURS)
        for severity, names in table.items()
        for name in names.split()
    }

    assert promised == {name: check.severity for name, check in CHECKS.items()}


def test_only_what_makes_a_file_unsound_is_not_asked_of_contracts() -> None:
    assert {"unreadable", "journal"} == set(OF_FILES)
    assert all(check.look is not None for check in OF_CONTRACTS.values())
    looks = [check.look for check in OF_CONTRACTS.values()]
    assert len(looks) == len(set(looks))


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_is_documented(name: str) -> None:
    check = CHECKS[name]

    assert check.meaning.endswith(".")
    assert check.source.startswith(("INTERFACE", "RULEBOOK"))
    assert check.example
    assert "CONTRACT" not in check.remedy.format(contract="c", milestone="m")
