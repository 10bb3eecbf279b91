import pytest

from tests.core.checks.tables import contract, findings, found


@pytest.mark.parametrize(
    "events, scope, answer",
    [
        ([], "", ["no-scope M1", "no-scope M2"]),
        ([], "  ", ["no-scope M1", "no-scope M2"]),
        ([], "x", []),
        (["01-05 fund M1 amount=250.00"], "", ["no-scope M1", "no-scope M2"]),
        (["01-05 fund M1 amount=250.00", "01-06 release M1 amount=250.00"], "", ["no-scope M2"]),
        (["01-05 cancel M2"], "", ["no-scope M1"]),
        (["01-05 amend M1 scope=Five"], "", ["no-scope M2"]),
        (["01-05 amend M3 title=T amount=9.00"], "x", ["no-scope M3"]),
        (["01-05 close by=client"], "", []),
    ],
)
def test_no_scope(events: list[str], scope: str, answer: list[str]) -> None:
    assert answer == found(events, "02-01", "no-scope", scope=scope)


@pytest.mark.parametrize(
    "words, scope, answer",
    [
        ([], "Five wireframes", []),
        (["accepted", "approved"], "Five wireframes", ["no-scope M1", "no-scope M2"]),
        (["accepted", "approved"], "Five wireframes, ACCEPTED: in writing", []),
        (["accepted"], "Five wireframes, unaccepted", ["no-scope M1", "no-scope M2"]),
        # Without any scope the words change nothing.
        (["accepted"], "", ["no-scope M1", "no-scope M2"]),
    ],
)
def test_a_book_may_ask_for_a_line_of_acceptance(
    words: list[str], scope: str, answer: list[str]
) -> None:
    assert answer == found([], "02-01", "no-scope", scope=scope, no_scope_acceptance_words=words)


@pytest.mark.parametrize(
    "scope, answer",
    [
        ("Final drafts", ["vague-scope M1"]),
        ("misc", ["vague-scope M1"]),
        ("Misc. fixes!", ["vague-scope M1"]),
        ("(TBD)", ["vague-scope M1"]),
        # Words that only hold one of these in them.
        ("Finals", []),
        ("Miscalculation report", []),
        ("Five wireframes", []),
        # Six words may hide in one of them; seven say something.
        ("Final drafts of the new logo", ["vague-scope M1"]),
        ("Final drafts of the new logo, SVG", []),
    ],
)
def test_vague_scope(scope: str, answer: list[str]) -> None:
    milestones = ["M1 250.00 2026-02-01"]

    assert answer == found([], "02-01", "vague-scope", milestones=milestones, scope=scope)


@pytest.mark.parametrize(
    "events, answer",
    [
        ([], []),
        # Without a scope the title is all that there is.
        (["01-04 amend M3 title=Final_touches amount=9.00"], ["vague-scope M3"]),
        (["01-04 amend M3 title=Final_touches amount=9.00 scope=Two_posters"], []),
        (["01-04 amend M3 title=Posters amount=9.00 scope=misc"], ["vague-scope M3"]),
        (["01-04 amend M1 scope=misc", "01-05 fund M1 amount=250.00"], ["vague-scope M1"]),
        (["01-04 amend M1 scope=misc", "01-05 fund M1 amount=250.00",
          "01-06 release M1 amount=250.00"], []),
        (["01-04 amend M1 scope=misc", "01-05 cancel M1"], []),
        (["01-04 amend M1 scope=misc", "01-05 close by=client"], []),
    ],
)  # fmt: skip
def test_only_what_is_still_to_be_delivered_can_be_made_clear(
    events: list[str], answer: list[str]
) -> None:
    assert answer == found(events, "02-01", "vague-scope")


def test_a_long_text_of_one_word_is_shortened_in_the_message() -> None:
    long = "x" * 2_000
    document = contract([f"01-04 amend M1 scope=final_{long}"])

    (finding,) = findings(document, "02-01", "vague-scope")

    assert len(finding.message) < 300
