"""Each real question of the rule book (RULEBOOK 5) is asked and answered on the page."""

import re
from pathlib import Path

import pytest

from tests.cli.counter import tell
from tests.docs.blocks import ROOT, blocks_of
from tests.docs.test_pages import anchors_of

PAGE = (ROOT / "docs/questions.md").read_text(encoding="utf-8")
CONTRACTS = sorted((ROOT / "examples/questions").glob("*.toml"))

# RULEBOOK 5, real questions that a tool could answer, by their marks.
ASKED = [*range(1, 28), 32, 33, 34, 35, 37, 38, 39, 40]
HEADING = re.compile(r"^### (.+ \[T([0-9]+)\])$", re.MULTILINE)


def answers() -> dict[int, str]:
    """What stands below the heading of each question."""
    parts = HEADING.split(PAGE)
    return {int(mark): text for mark, text in zip(parts[2::3], parts[3::3], strict=True)}


def test_every_question_is_asked_once() -> None:
    marks = [int(mark) for _, mark in HEADING.findall(PAGE)]

    assert sorted(ASKED) == sorted(marks)


def test_the_contents_list_is_of_these_questions() -> None:
    listed = re.findall(r"^ *- \[.+\]\(#(.+)\)$", PAGE, re.MULTILINE)
    headings = re.findall(r"^##+ .+$", PAGE, re.MULTILINE)

    assert [anchors_of(each).pop() for each in headings] == listed


@pytest.mark.parametrize("mark", ASKED)
def test_an_answer_has_words_with_a_source_and_what_the_program_says(mark: int) -> None:
    text = answers()[mark]
    words, _, _ = text.partition("```")

    assert re.search(r"\[[TUGV][0-9]+\]", words) or mark == 14, "14: nobody knows"
    assert [block.kind for block in blocks_of(text)] == ["console"]
    assert "\n$ " in f"\n{blocks_of(text)[0].body}"


def test_every_source_of_an_answer_is_told_about() -> None:
    sources = (ROOT / "docs/sources.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| ([A-Z]\d+) \|", sources, re.MULTILINE))
    words = re.sub(r"^```.*?^```", "", PAGE, flags=re.MULTILINE | re.DOTALL)

    assert set() == set(re.findall(r"\[([A-Z]\d+)\]", words)) - told


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: str(path.stem))
def test_its_contract_is_sound_and_told_of(path: Path) -> None:
    told = tell("check", str(path), "--select", "seal", "--json", now="2026-11-24")
    comment = path.read_text(encoding="utf-8").split("\n\n")[0]

    assert (0, 0) == (told.code, told.json["failed"]), told.out
    marks = [int(mark) for mark in re.findall(r"T([0-9]+)", comment)]
    assert marks, "a comment says which question it is"
    assert [] == [mark for mark in marks if path.name not in answers()[mark]]
