import pytest

from escrowbook.core.explanations import Explanation, all_explanations
from escrowbook.views.explanation import explanation_lines
from escrowbook.views.screen import Screen

CHECK = Explanation(
    "check", "no-scope", "It says nothing.", "RULEBOOK 5", "one", severity="warning", remedy="edit"
)
REFUSAL = Explanation("refusal", "no-scope", "It is refused.", "RULEBOOK 1a", "two")


def test_each_kind_is_a_heading_a_paragraph_and_its_facts() -> None:
    assert [
        "no-scope: warning check",
        "  It says nothing.",
        "  source   RULEBOOK 5",
        "  example  one",
        "  remedy   edit",
        "",
        "no-scope: refusal",
        "  It is refused.",
        "  source   RULEBOOK 1a",
        "  example  two",
    ] == list(explanation_lines([CHECK, REFUSAL], Screen()))


@pytest.mark.parametrize("width", [48, 60, 80, 140])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    lines = list(explanation_lines(all_explanations(), Screen(width=width)))

    assert max(map(len, lines)) <= width


def test_lines_that_go_on_are_moved_in_as_far_as_the_first() -> None:
    long = Explanation("refusal", "x", "word " * 12, "here", "word " * 12)

    lines = list(explanation_lines([long], Screen(width=40)))

    assert ["  word", "  word"] == [line[:6] for line in lines[1:3]]
    assert ["           word"] == [line[:15] for line in lines[-1:]]
