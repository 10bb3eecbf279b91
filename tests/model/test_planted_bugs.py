"""Each planted rule bug is found: some random life tells the program and the model apart."""

from __future__ import annotations

import pytest

from escrowbook.core.errors import Defect
from tests.model.planted_bugs import BUGS, Bug
from tests.model.test_agreement import compare

# A bug that needs more lives than this is one that the lives hardly ever meet.
LIVES_MAX = 400


def is_found(first: int) -> bool:
    try:
        compare(first, 1)
    except (AssertionError, Defect, KeyError):
        return True
    return False


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_the_model_finds(bug: Bug, monkeypatch: pytest.MonkeyPatch) -> None:
    bug.plant(monkeypatch)

    lives = (*range(bug.near, LIVES_MAX), *range(bug.near))

    assert any(is_found(number) for number in lives), bug.rule


def test_there_are_more_than_twenty() -> None:
    assert len({bug.name for bug in BUGS}) > 20
