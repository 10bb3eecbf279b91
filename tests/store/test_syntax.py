"""What tomllib raises becomes a problem with a place, and reading goes on behind it."""

import tomllib

import pytest

from escrowbook.core.errors import Problem
from escrowbook.store import syntax
from escrowbook.store.canonical import WrittenNumber
from escrowbook.store.places import TOKENS_MAX, Places
from escrowbook.store.syntax import parse, parse_all


def told(text: str) -> str:
    outcome = parse(text)
    assert isinstance(outcome, Problem)
    return f"{outcome.place.line}:{outcome.place.column} {outcome.message}"


@pytest.mark.parametrize(
    "text, problem",
    [
        ("a = x", "1:5 what stands behind `=` is no value"),
        ('a = "x', "1:5 a quoted text does not end"),
        ('a = "x\nb = 1', "1:7 a quoted text does not end on its line"),
        ("a = 'x\nb = '", "1:7 a quoted text does not end on its line"),
        ("a = 'x", "1:5 a quoted text does not end on its line"),
        ("a = '''x\ny", "1:5 a text between ''' does not end"),
        ('a = """x\ny\n\n', "1:5 a quoted text does not end"),
        ("a", "1:2 a key stands here without `=`"),
        ("a = 1 2", "1:7 something stands behind the value"),
        ("a = 1,000.00", "1:6 a number has no commas"),
        ("a = 25.10.2026", "1:10 a date is written with its year first"),
        ("a = 25/10/2026", "1:7 a date is written with its year first"),
        ("a = 2026-2-1", "1:9 no calendar has this date or time"),
        ("a = 2026-02-30", "1:5 no calendar has this date or time"),
        ("a = 1\n a = 2", "2:2 `a` is there twice: first in line 1"),
        ("x = { a = 1, a = 2 }", "1:14 `a` is there twice: first in column 7"),
        ("[a]\n[a]", "2:3 the table is there twice"),
        ("[a.b]\nx = 1\n[a]\nb.y = 2", "4:8 the table is there twice"),
        ('x = { "\\u0061" = 1, a = 2 }', "1:1 the key is there twice"),
        ("a = 1\nb = 1\na = 2\nb = 2", "3:1 `a` is there twice: first in line 1"),
        ("[a]\n[a]\nb = 1\nb = 2", "2:3 the table is there twice"),
        ("a = -9223372036854775809", "1:5 the number is larger than any that a contract needs"),
        ("a = {}\n[a.b]", "2:5 the table is there twice"),
        ("a = 1\nb = 'it''s'\nc = 2", "2:9 something stands behind the value"),
        ("a = 1\nb = 'x", "2:5 a quoted text does not end on its line"),
        ("a = []\n[[a]]", "2:1 the table is there twice"),
        ("a = 1\na.b = 2", "2:1 the key is there twice"),
        ("[a", "1:3 a header is not closed"),
        ("[[a]", "1:4 a header is not closed"),
        ('a = "\\d"', "1:8 a backslash in a text means nothing here"),
        ('a = "\\u12"', "1:8 \\u in a text is not followed by its hexadecimal digits"),
        ('a = "\\ud800"', "1:12 \\u in a text names no character"),
        ("a = { b = 1", "1:12 a { is not closed on its line"),
        ("a = [1", "1:7 a [ is not closed"),
        ("?", "1:1 the line is no `key = value`, no [header], no comment"),
        ("a. = 1", "1:4 a key is missing here, or has no letters and digits"),
        ("x = 1\na = " + "9" * 5000, "2:5 the number is larger than any that a contract needs"),
        ("a = 0x" + "f" * 4000, "1:5 the number is larger than any that a contract needs"),
        (
            "a = [1, {b = 9223372036854775808}]",
            ("1:14 the number is larger than any that a contract needs"),
        ),
        ("a = " + "[" * 2000, "1:1 brackets stand too deep in brackets"),
    ],
)
def test_each_mistake_has_its_place_and_words(text: str, problem: str) -> None:
    assert problem == told(text)


IN_QUOTES = 'end the text with " on the same line; a " inside it is written \\"'
ONE_A_LINE = 'write one `key = "value"` a line; a comment begins with #'
BACKSLASH = "write a backslash in a text as \\\\"


@pytest.mark.parametrize(
    "text, remedy",
    [
        ("a = x", 'put texts in double quotes: "…"'),
        ('a = "x', IN_QUOTES),
        ('a = "x\nb = 1', IN_QUOTES),
        ("a = 'x\nb = '", "end the text with '"),
        ("a = 'x", "end the text with '"),
        ("a = '''x\ny", "end it with '''"),
        ("a", ONE_A_LINE),
        ("a = 1 2", ONE_A_LINE),
        ("?", ONE_A_LINE),
        ("a. = 1", ONE_A_LINE),
        ("a = 1,000.00", "write it like 1250.00"),
        ("a = 25.10.2026", "write it like 2026-10-25"),
        ("a = 2026-2-1", "write it like 2026-02-01"),
        ("a = 2026-02-30", "write it like 2026-02-01"),
        ("a = 1\na = 2", "delete one of the two"),
        ("a = 1\na.b = 2", "delete one of the two"),
        ('x = { "\\u0061" = 1, a = 2 }', "delete one of the two"),
        ("[a]\n[a]", "put the keys of both below one header"),
        ("a = []\n[[a]]", "put the keys of both below one header"),
        ("a = {}\n[a.b]", "put the keys of both below one header"),
        ("[a.b]\nx = 1\n[a]\nb.y = 2", "put the keys of both below one header"),
        ("[a", "close it with ]"),
        ("[[a]", "close it with ]]"),
        ('a = "\\d"', BACKSLASH),
        ('a = "\\u12"', BACKSLASH),
        ('a = "\\ud800"', BACKSLASH),
        ("a = { b = 1", "close it with }"),
        ("a = [1", "close it with ]"),
        ("a = " + "9" * 5000, "amounts are written like 250.00"),
        ("a = " + "[" * 2000, ""),
    ],
)
def test_each_mistake_has_its_remedy(text: str, remedy: str) -> None:
    outcome = parse(text)

    assert isinstance(outcome, Problem)
    assert ("unreadable", remedy) == (outcome.code, outcome.remedy)


def test_the_first_line_may_have_any_number() -> None:
    problem = parse("1 = { a = 1, a = 2 }", first_line=40)

    assert isinstance(problem, Problem)
    assert (40, 14) == (problem.place.line, problem.place.column)


@pytest.mark.parametrize("number", ["9223372036854775807", "-9223372036854775807"])
def test_the_largest_numbers_of_toml_are_read(number: str) -> None:
    assert {"a": int(number)} == parse(f"a = {number}")


def test_what_only_looks_like_a_long_number_is_read() -> None:
    assert {"a": "0123456789abcdef", "b": [{"c": 1}]} == parse(
        'a = "0123456789abcdef"\nb = [{c = 1}]'
    )


@pytest.mark.parametrize("text", ["1.50", "1e3", "nan", "inf", "1_0.5", "1e9999999999999999999"])
def test_a_number_with_a_point_keeps_its_text(text: str) -> None:
    values = parse(f"a = {text}")

    assert isinstance(values, dict)
    assert isinstance(values["a"], WrittenNumber)
    assert text == values["a"].text


@pytest.mark.parametrize(
    "text, lines, values",
    [
        ("a = x", [1], {}),
        # Where something is missing at the end of a line, what follows is read all the same.
        ("b\nc = y", [1, 2], {}),
        ("b\n\nc = y\nd = 1", [1, 3], {"d": 1}),
        # As long as may be mended.
        ("a = x\n#" + "x" * (syntax.MENDABLE_LENGTH_MAX - 7), [1], {}),
    ],
)
def test_reading_goes_on_behind_a_mistake(
    text: str, lines: list[int], values: dict[str, object]
) -> None:
    parsed = parse_all(text)

    assert lines == [problem.place.line for problem in parsed.problems]
    assert values == parsed.values


def test_each_key_that_is_there_twice_is_named() -> None:
    parsed = parse_all("a = 1\na = 2\nb = 1\nb = 2")

    assert [
        "`a` is there twice: first in line 1",
        "`b` is there twice: first in line 3",
    ] == [problem.message for problem in parsed.problems]


def test_a_key_of_a_key_that_is_no_table_is_shown() -> None:
    outcome = parse("a = 1\n  a.b = 2")

    assert isinstance(outcome, Problem)
    assert (2, 3, "a.b = 2") == (outcome.place.line, outcome.place.column, outcome.text.strip())


def test_all_mistakes_are_told_at_once() -> None:
    parsed = parse_all("a = x\nb = 1\nb = 2\nc = 'open\n\nd = 4\n")

    assert [1, 3, 4] == [problem.place.line for problem in parsed.problems]
    assert {"b": 1, "d": 4} == parsed.values
    assert {"a", "b", "c"} == parsed.set_aside


@pytest.mark.parametrize(
    "text, lines",
    [
        ("a = x\n[b\nc = y\n", [1, 2]),
        ('a = x\nb = """\n', [1, 2]),
        ("a = x\nb = [\n1,\n2\n", [1, 4]),
        ("a = x\n" * 30, [*range(1, 21)]),
        ("a = x\n" * 12_000, [1]),
    ],
)
def test_reading_on_stops_where_it_would_guess(text: str, lines: list[int]) -> None:
    parsed = parse_all(text)

    assert lines == [problem.place.line for problem in parsed.problems]
    assert parsed.values is None


@pytest.mark.parametrize(
    "said, problem",
    [
        ("Something new (at line 2, column 3)", "2:3 Something new"),
        ("Something new", "2:6 Something new"),
        ("Unterminated string (at end of document)", "2:6 a quoted text does not end"),
        ("Cannot overwrite a value (at line 2, column 6)", "2:1 the key is there twice"),
    ],
)
def test_words_of_another_tomllib_are_told_as_they_are(
    monkeypatch: pytest.MonkeyPatch, said: str, problem: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise tomllib.TOMLDecodeError(said)

    monkeypatch.setattr(tomllib, "loads", refuse)

    assert problem == told("a = 1\nb = 2")


def test_words_of_another_tomllib_have_no_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise tomllib.TOMLDecodeError("Something new")

    monkeypatch.setattr(tomllib, "loads", refuse)
    outcome = parse("a = 1")

    assert isinstance(outcome, Problem)
    assert "" == outcome.remedy


def test_a_number_that_only_another_tomllib_minds_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr(tomllib, "loads", refuse)

    assert "1:1 the number is larger than any that a contract needs" == told("a = 1")
    outcome = parse("a = 1")
    assert isinstance(outcome, Problem)
    assert "" == outcome.text


@pytest.mark.parametrize(
    "text, tokens_max",
    [("x = { a = 1, a = 2 }", 1_500), ("a = 1\na = 2", TOKENS_MAX)],
)
def test_on_one_line_less_is_looked_at_than_in_a_text(
    text: str, tokens_max: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def looked(text: str, *, tokens_max: int) -> Places:
        asked.append(tokens_max)
        return Places(text, tokens_max=tokens_max)

    monkeypatch.setattr(syntax, "Places", looked)
    parse(text)

    assert [tokens_max] == asked


def test_repeated_keys_are_looked_for_once_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[str] = []

    def looked(text: str, **more: int) -> Places:
        looks.append(text)
        return Places(text, **more)

    monkeypatch.setattr(syntax, "Places", looked)
    parsed = parse_all("a = 1\n" * 12)

    assert 11 == len(parsed.problems)
    assert {"`a` is there twice: first in line 1"} == {each.message for each in parsed.problems}
    assert 1 == len(looks)
