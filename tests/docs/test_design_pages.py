"""The design pages that rules cite: every part that is named is there."""

import re

import pytest

from tests.docs.blocks import ROOT

DESIGN = ROOT / "docs" / "design"
HEADING = re.compile(r"^#{2,3} (\d+[a-z]?)\. ", re.MULTILINE)


def cited(page: str) -> set[str]:
    mark = re.compile(rf"\b{page} (\d+[a-z]?)\b")
    texts = [path.read_text(encoding="utf-8") for path in ROOT.glob("src/**/*.py")]
    texts += [path.read_text(encoding="utf-8") for path in ROOT.glob("docs/**/*.md")]
    return {part for text in texts for part in mark.findall(text)}


@pytest.mark.parametrize("page", ["INTERFACE", "RULEBOOK"])
def test_every_part_that_is_cited_is_there(page: str) -> None:
    parts = HEADING.findall((DESIGN / f"{page.lower()}.md").read_text(encoding="utf-8"))

    assert len(cited(page)) >= 8
    assert [] == sorted(cited(page) - set(parts))
