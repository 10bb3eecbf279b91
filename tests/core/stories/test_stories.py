"""Each story is told by the core as its file tells it, whole."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.core.stories.refresh import FILES, told
from tests.core.stories.telling import Story, by_stepping, stories, tell

STORIES = [pytest.param(story, id=story.name) for path in FILES for story in stories(path)]

PLANTED = """\
== a deposit
generic USD
M1 250.00
01-05 fund M1 amount=100.00
01-06 fund M1 amount=200.00
    refused
"""
TOLD = """\
== a deposit
generic USD
M1 250.00
01-05 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded part-funded
01-06 fund M1 amount=200.00
    refused
"""


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_told_as_it_is_written(story: Story) -> None:
    written = [(line.text, list(line.outcomes)) for line in story.lines]

    assert written == [
        (line.text, outcomes) for line, outcomes in zip(story.lines, tell(story), strict=True)
    ]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_goes_the_same_way_step_by_step(story: Story) -> None:
    """A step refuses by the same code; only a fold looks for the clock that caused it."""
    written = [bare(line.outcomes) for line in story.lines]

    assert written == [bare(outcomes) for outcomes in tell(story, by_stepping)]


def bare(outcomes: Iterable[str]) -> list[str]:
    """Of a refusal no more than its code."""
    return [
        it.partition(":")[0] if it.startswith("refused") else it
        for it in outcomes
        if not it.startswith("type: ")
    ]


def test_only_what_is_untold_is_added(tmp_path: Path) -> None:
    path = tmp_path / "planted.story"
    path.write_text(PLANTED, encoding="utf-8")

    assert (TOLD, 1) == told(path)
