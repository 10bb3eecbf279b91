"""P-22: the quick reader means exactly what tomllib means, or declines."""

import tomllib
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from escrowbook.store import canonical
from escrowbook.store.canonical import WrittenNumber, canonical_event, canonical_terms
from escrowbook.store.decoding import decode
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
    read = canonical_terms(text.split("\n"))
    if read is not None:
        assert exact(by_tomllib(text)) == exact(read.values)


def judge_event(line: str) -> None:
    read = canonical_event(line)
    if read is not None:
        number, values = read
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


KEYS = st.sampled_from(["by", "note", "sum", "milestone", "amount", "event", "at", "do", "x"])
QUOTED = st.text('ab1 \\"#,=}é\t', max_size=5)
MOMENTS = st.sampled_from(
    ["2026-01-05T10:00:00Z", "2026-02-29T10:00:00Z", "2026-01-05T10:00:00+01:00", "2026-01-05"]
)
NUMBERS = st.sampled_from(["1", "12", "0", "007", "1_0", "١", "999999999", "9999999999", " 1"])


@st.composite
def nearly_ours(draw: st.DrawFn) -> str:
    """A line as the program writes it, or nearly so."""
    pairs = draw(st.lists(st.tuples(KEYS, QUOTED), max_size=4))
    texts = "".join(f', {key} = "{text}"' for key, text in pairs)
    line = f'{draw(NUMBERS)} = {{ at = {draw(MOMENTS)}, do = "{draw(QUOTED)}"{texts} }}'
    at = draw(st.integers(0, len(line)))
    return line[:at] + draw(st.sampled_from(["", "", "", '"', " ", ",", "\\"])) + line[at:]


@st.composite
def nearly_our_terms(draw: st.DrawFn) -> str:
    """Terms as the program writes them, or nearly so."""
    keys = st.sampled_from(["id", "title", "amount", "due", "preset", "x", "[policy]"])
    values = st.one_of(QUOTED.map('"{}"'.format), MOMENTS.map(lambda it: it[:10]), QUOTED)
    pairs = draw(st.lists(st.tuples(keys, values), max_size=4))
    return "\n".join(key if key[0] == "[" else f"{key} = {value}" for key, value in pairs)


@given(nearly_ours())
def test_a_line_nearly_as_ours_means_what_tomllib_says(line: str) -> None:
    judge_event(line)


@given(nearly_our_terms())
def test_terms_nearly_as_ours_mean_what_tomllib_says(text: str) -> None:
    judge_terms(text)


@pytest.mark.campaign
@given(st.one_of(nearly_ours(), TEXTS.map(lambda text: f"1 = {{ {text} }}".replace("\n", ""))))
def test_many_lines_mean_what_tomllib_says(line: str) -> None:
    judge_event(line)


@pytest.mark.campaign
@given(st.one_of(nearly_our_terms(), TEXTS, mutated(TERMS)))
def test_many_terms_mean_what_tomllib_says(text: str) -> None:
    judge_terms(text)


def test_the_files_of_tomllibs_own_tests_mean_what_it_says() -> None:
    """Taken from toml-test; there where Python's own tests are installed."""
    spec = find_spec("test.test_tomllib")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("Python's own tests are not installed")
    files = sorted(Path(spec.submodule_search_locations[0]).glob("data/**/*.toml"))
    # What is no text, or has control characters in it, never comes this far.
    texts = [text for text, _ in (decode(file.read_bytes()) for file in files)]

    assert len(texts) > 50
    for text in texts:
        judge_terms(text)
        for line in text.split("\n"):
            judge_event(line)
            judge_event(f"1 = {{ {line} }}")


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


AT = "at = 2026-01-05T10:00:00Z"
MOMENT = datetime(2026, 1, 5, 10, tzinfo=UTC)
OUR_KEYS = (
    *("by", "note", "ref", "sum", "milestone", "amount", "from", "freelancer", "claim"),
    *("what", "escrow", "event", "terms", "title", "scope"),
)


@pytest.mark.parametrize(
    "keys", [(), *[(key,) for key in OUR_KEYS], ("by", "note"), ("by", "note", "milestone", "sum")]
)
def test_a_line_of_the_program_itself_needs_no_pattern(
    monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    monkeypatch.setattr(canonical, "_any_event", lambda _: pytest.fail("took the pattern"))
    texts = {key: f"X {key}" for key in keys}
    line = f'12 = {{ {AT}, do = "x"' + "".join(f', {key} = "{texts[key]}"' for key in keys) + " }"

    assert (12, {"at": MOMENT, "do": "x", **texts}) == canonical_event(line)


@pytest.mark.parametrize(
    "line, values",
    [
        (f'1 = {{ {AT}, do = "x", other = "y" }}', {"at": MOMENT, "do": "x", "other": "y"}),
        (f'1 = {{ {AT}, do = "x", a = true, b = false }}', {
            "at": MOMENT, "do": "x", "a": True, "b": False,
        }),
        (f'1 = {{ {AT}, do = "x", note = "\\u0041" }}', None),
        (f'1 = {{ {AT}, do = "x", by = "a", by = "b" }}', None),
        (f'1 = {{ {AT}, do = "x", by = " }}', None),
        (f"1 = {{ {AT}, do = ", None),
        ('1 = { at = 2026-02-30T10:00:00Z, do = "x" }', None),
    ],
)  # fmt: skip
def test_another_line_is_read_as_it_is_or_declined(
    line: str, values: dict[str, object] | None
) -> None:
    assert (None if values is None else (1, values)) == canonical_event(line)


@pytest.mark.parametrize(
    "key",
    ["id", "title", "client", "freelancer", "currency", "timezone", "preset", "amount", "scope"],
)
def test_texts_and_days_of_the_program_itself_need_no_pattern(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(canonical, "_STATEMENT", None)
    terms = canonical_terms([f'{key} = "X y"', "due = 2026-02-01"])

    assert terms is not None
    assert {key: "X y", "due": date(2026, 2, 1)} == terms.values


@pytest.mark.parametrize(
    "text, values",
    [
        ("x = true\ny = false", {"x": True, "y": False}),
        ("x = 1\n \t\n  y = 2  # why", {"x": 1, "y": 2}),
        ("Xa = 1", {"Xa": 1}),
        ("[policy] \t# why\nx = 1", {"policy": {"x": 1}}),
        ('id = "a\\u0041"', None),
        ('id = 1"', None),
        ("due = 2026-W05-1", None),
        ("a b = 2026-02-01", None),
        ("milestone = 1\n[[milestone]]", None),
        ("[policy]\n[policy]", None),
        ("[other]", None),
        ("x = 2026-02-30", None),
        ("x = 1\nx = 2", None),
        ('id = "a"\nid = "b"', None),
    ],
)
def test_other_terms_are_read_as_they_are_or_declined(
    text: str, values: dict[str, object] | None
) -> None:
    terms = canonical_terms(text.split("\n"))

    assert values == (None if terms is None else terms.values)


def test_sound_terms_are_not_declined() -> None:
    terms = canonical_terms(TERMS.split("\n"))

    assert terms is not None
    assert [12] == terms.milestone_lines
    assert "[[milestone]]" == SOUND.split("\n")[11]


def test_a_number_with_a_point_keeps_its_text() -> None:
    terms = canonical_terms(["amount = 250.00"])

    assert terms is not None
    number = terms.values["amount"]
    assert isinstance(number, WrittenNumber)
    assert "250.00" == number.text
    assert 250.0 == number
