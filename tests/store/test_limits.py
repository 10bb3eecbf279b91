"""Limits before parsing: just below each is read, just above is refused."""

import pytest

from escrowbook.store.limits import over_nesting, over_size, shown


def messages(problems: object) -> list[str]:
    assert isinstance(problems, list)
    return [f"{it.place.line}:{it.place.column} {it.message}" for it in problems]


@pytest.mark.parametrize(
    "data, problems",
    [
        (b"x\n" * 100_000, []),
        (b"x\n" * 100_001, ["1:1 the file has more than 100,000 lines, which no contract has"]),
        ((b"x" * 4095 + b"\n") * 512, []),
        (
            (b"x" * 4095 + b"\n") * 512 + b"x",
            [("1:1 the file is larger than 2,097,152 bytes, which no contract is")],
        ),
        (b"x" * 4096 + b"\r\n", []),
        (b"\n" + b"x" * 4097, ["2:1 the line has 4,097 bytes; the most is 4,096"]),
        (("ü" * 2049).encode(), ["1:1 the line has 4,098 bytes; the most is 4,096"]),
    ],
    ids=["lines", "too many", "bytes", "too large", "line", "long", "long in bytes"],
)
def test_sizes(data: bytes, problems: list[str]) -> None:
    assert problems == messages(over_size(data))


def test_every_long_line_is_told_up_to_a_hundred() -> None:
    assert 100 == len(over_size((b"x" * 5000 + b"\n") * 200))


@pytest.mark.parametrize(
    "text, problems",
    [
        (".".join("a" * 16) + " = 1", []),
        ("\n  " + ".".join("a" * 17) + " = 1", ["2:3 a key has more than 16 dotted parts"]),
        (".".join(['"a"'] * 17) + " = 1", ["1:1 a key has more than 16 dotted parts"]),
        ("[" + " . ".join("a" * 17) + "]", ["1:1 a key has more than 16 dotted parts"]),
        ("x = { " + ".".join("a" * 17) + " = 1 }", ["1:1 a key has more than 16 dotted parts"]),
        ('x = "' + "." * 99 + '" # ' + "." * 99, []),
        ("x = [" + "1.5, " * 20 + "]", []),
        ("x = " + "[" * 16 + "]" * 16, []),
        ("\nx = " + "[" * 17, ["2:1 brackets stand in brackets more than 16 deep"]),
        ("x = " + "[{a=" * 9, ["1:1 brackets stand in brackets more than 16 deep"]),
        ("x = [\n" * 17, ["17:1 brackets stand in brackets more than 16 deep"]),
        ('x = "' + "[" * 99 + '"', []),
        ("x = [" + "1," * 19_997 + "]", []),
        (
            "x = [" + "1," * 20_000 + "]",
            [("1:1 the terms hold 20,002 values and marks; the most is 20,000")],
        ),
        ('"' * 40_002, ["1:1 the terms hold 20,001 values and marks; the most is 20,000"]),
        ("a.b.c.d = 1\n" * 4_999, []),
        (
            "a.b.c.d = 1\n" * 5_001,
            ["1:1 the terms hold 20,004 values and marks; the most is 20,000"],
        ),
    ],
)
def test_nesting(text: str, problems: list[str]) -> None:
    assert problems == messages(over_nesting(text))


@pytest.mark.parametrize(
    "text, quoted",
    [
        ("  x  ", "x"),
        ("x\ny", "x…"),
        ("x" * 120, "x" * 120),
        ("x" * 121, "x" * 119 + "…"),
        ("", ""),
    ],
)
def test_a_problem_quotes_one_line_that_is_not_long(text: str, quoted: str) -> None:
    assert quoted == shown(text)
