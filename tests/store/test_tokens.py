"""Tokens and skeletons: every character is in one, and no text makes them slow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.store.tokens import is_closed, skeleton, tokens, unquoted

TOML_LIKE = st.text(st.sampled_from("a.=[]{},#\"'\\\n \t"), max_size=60)


@given(TOML_LIKE)
def test_tokens_stand_where_they_say(text: str) -> None:
    lines = text.split("\n")
    for token in tokens(text):
        first = token.text.split("\n")[0]
        assert text[token.start : token.end] == token.text
        assert lines[token.line - 1][token.column - 1 :].startswith(first)


@given(TOML_LIKE)
def test_nothing_is_lost_but_blanks_and_comments(text: str) -> None:
    left = list(text)
    for token in tokens(text):
        left[token.start : token.end] = [" "] * len(token.text)

    assert {""} >= {line.partition("#")[0].strip(" \t") for line in "".join(left).split("\n")}


@pytest.mark.parametrize(
    "text, kinds",
    [
        ('a = "x # y" # z', ["word", "mark", "text"]),
        ("a.'b' = 1", ["word", "mark", "text", "mark", "word"]),
        ('"""a\n"" b""""', ["text"]),
        ("'''a\n'b'''", ["text"]),
        ('"a\\"b" c', ["text", "word"]),
        ('"a\nb', ["text", "newline", "word"]),
        ('"""a\nb', ["text"]),
        ("1.5 é", ["word", "mark", "word", "word"]),
    ],
)
def test_what_is_a_token(text: str, kinds: list[str]) -> None:
    assert kinds == [token.kind for token in tokens(text)]


def test_a_text_over_lines_moves_the_line_on() -> None:
    *_, last = tokens('a = """\nx\n  y""" b', first_line=10)

    assert ("b", 12, 8) == (last.text, last.line, last.column)


@given(TOML_LIKE)
def test_a_skeleton_has_as_many_lines(text: str) -> None:
    assert text.count("\n") == skeleton(text).count("\n")


@pytest.mark.parametrize(
    "text, bare",
    [
        ('a = "[{" # }', "a = _ _"),
        ("a = '''\n[\n''' ]", "a = _\n\n ]"),
        ('"', "_"),
    ],
)
def test_a_skeleton_has_no_texts(text: str, bare: str) -> None:
    assert bare == skeleton(text)


@pytest.mark.parametrize("piece", ['"""\n\\', '"""\\"""', "'''\n'", '"\\', "'", '""', "#\n", "[a."])
def test_no_text_is_slow(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    started = time.process_time()

    skeleton(text)
    for _ in tokens(text):
        pass

    # Linear, it takes well below a second; quadratic, hours.
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "key, bare",
    [
        ("a", "a"),
        ('"a"', "a"),
        ("'a'", "a"),
        ('"', '"'),
        ("", ""),
        ("\"a'", "\"a'"),
        ("aba", "aba"),
        ("XaX", "XaX"),
        ('""', ""),
    ],
)
def test_quotes_come_off(key: str, bare: str) -> None:
    assert bare == unquoted(key)


@pytest.mark.parametrize("text", ['"x"', "'x'", '""', '"""x"""', '"""x""""', "'''\\'''", '"\\\\"'])
def test_a_text_with_both_ends_is_closed(text: str) -> None:
    (token,) = tokens(text)

    assert is_closed(token.text)


@pytest.mark.parametrize("text", ['"x', "'", '"', '"""x""', '"""', '""""', '"x\\"', "'''x''"])
def test_a_text_without_its_end_is_open(text: str) -> None:
    (token,) = tokens(text)

    assert not is_closed(token.text)
