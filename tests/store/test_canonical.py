"""The quick reader means exactly what tomllib means, or declines."""

import tomllib
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from escrowbook.store.canonical import WrittenNumber, canonical_event, canonical_terms
from tests.store.samples import JOURNAL, PIECES, SOUND, TERMS, mutated

TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def by_tomllib(text: str) -> Any:
    """Return the values, or None where the text is not TOML."""
    try:
        return tomllib.loads(text, parse_float=WrittenNumber)
    except ValueError:
        return None


def exact(values: Any) -> str:
    """Tell values apart that are equal for Python: 1, 1.0 and True, 1.0 and 1.00."""
    if isinstance(values, dict):
        return f"{{{', '.join(f'{key!r}: {exact(values[key])}' for key in sorted(values))}}}"
    if isinstance(values, list):
        return f"[{', '.join(map(exact, values))}]"
    if isinstance(values, WrittenNumber):
        return f"number {values.text} {float(values)}"
    return repr(values)


def judge_terms(text: str) -> None:
    canonical = canonical_terms(text.split("\n"))
    if canonical is not None:
        assert exact(by_tomllib(text)) == exact(canonical.values)


def judge_event(line: str) -> None:
    canonical = canonical_event(line)
    if canonical is not None:
        number, values = canonical
        assert exact(by_tomllib(line)) == exact({str(number): values})


@given(TEXTS)
@example("a = 1\na = 2")
@example("[policy]\n[policy]")
@example("milestone = 1\n[[milestone]]")
@example('a = """x"""')
@example("a = 2026-02-30")
@example("policy = 1\n[policy]")
@example('id = "a"\nid = "a"')
@example('id = "a" # "')
@example('id = "')
@example('id = "a\\"')
@example('title = """')
@example("due = 2026-02-30")
@example("due = 2026-W05-1")
@example("due = 2026-02-01\ndue = 2026-02-01")
@example("due = ２026-02-01")
def test_any_terms_mean_what_tomllib_says(text: str) -> None:
    judge_terms(text)


@given(mutated(TERMS))
def test_changed_terms_mean_what_tomllib_says(text: str) -> None:
    judge_terms(text)


@given(TEXTS.map(lambda text: f"1 = {{ {text} }}".replace("\n", "")))
@example("1 = { a = 1, a = 2 }")
@example("1 = { a = 1, }")
@example("1 = { a = 2026-02-30 }")
@example('1 = { a = "x"" }')
@example("0 = { a = 1 }")
@example('1 = { at = 2026-01-05T10:00:00Z, do = "x" }')
@example('01 = { at = 2026-01-05T10:00:00Z, do = "x" }')
@example('1 = { at = 2026-02-30T10:00:00Z, do = "x" }')
@example('1 = { at = 2026-01-05T24:00:00Z, do = "x" }')
@example("1 = { at = 2026-01-05T10:00:00Z, do = ")
@example('1 = { at = 2026-01-05T10:00:00Z, do = " }')
@example('1 = { at = 2026-01-05T10:00:00Z, do = "" }')
@example('1 = { at = 2026-01-05T10:00:00Z, do = "x", by = "a", by = "b" }')
@example('1 = { at = 2026-01-05T10:00:00Z, do = "x", by = "a\\" }')
@example('1 = { at = 2026-01-05T10:00:00Z, do = "x", note = }')
@example('1 = { at = 2026-01-05T10:00:00Z, do = "x", note = "a", " }')
@example('1 = { at = 2026-01-05T10:00:00Z, do = "x", done = 3, by = "a" }')
def test_any_line_means_what_tomllib_says(line: str) -> None:
    judge_event(line)


@given(st.sampled_from(JOURNAL.splitlines()).flatmap(mutated).map(lambda it: it.split("\n")[0]))
def test_a_changed_line_means_what_tomllib_says(line: str) -> None:
    judge_event(line)


@pytest.mark.parametrize(
    "line",
    [
        '1 = { at = 2026-01-05T10:00:00Z, do = "note", note = "x" }',
        '  12={at=2026-01-05T10:00:00Z,do="note"}  # why',
        '3 = { done = 40, happened = true, due = 2026-02-01, note = "Ünïcode # no comment" }',
    ],
)
def test_what_people_and_the_program_write_is_not_declined(line: str) -> None:
    assert canonical_event(line) is not None


def test_sound_terms_are_not_declined() -> None:
    canonical = canonical_terms(TERMS.split("\n"))

    assert canonical is not None
    assert [12] == canonical.milestone_lines
    assert "[[milestone]]" == SOUND.split("\n")[11]


def test_a_number_with_a_point_keeps_its_text() -> None:
    canonical = canonical_terms(["amount = 250.00"])

    assert canonical is not None
    number = canonical.values["amount"]
    assert isinstance(number, WrittenNumber)
    assert "250.00" == number.text
    assert 250.0 == number
