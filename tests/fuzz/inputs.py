"""Broken contract files without end: sound ones and known bad ones, bent at random places.

The same seed gives the same inputs. A mutation is one of a few that find mistakes in readers:
bits flipped, pieces lost, doubled, repeated, moved or taken from another file, and words that a
reader of TOML, of money or of dates has to know.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("tests/golden", "examples/contracts", "tests/errors/files")
WORDS = (
    *(b"[", b"]", b"[[", b"]]", b"{", b"}", b"=", b",", b".", b'"', b"'", b'"""', b"'''", b"#"),
    *(b"\n", b"\r", b"\r\n", b"\t", b" ", b"\x00", b"\x1b[31m", b"\xef\xbb\xbf", b"\xff", b"\xc3"),
    *(b"\\", b"\\u0000", b"\\ud800", b"\\U0010ffff", "\u202e\u0661\uff11".encode()),
    *(b"0", b"-0", b"+1", b"1e3", b"1_000", b"0x1F", b"0.1", b"inf", b"nan", b"9" * 40, b"-1"),
    *(b"12.345", b"true", b"false", b"2026-02-29", b"2026-12-31T23:59:60Z", b"0001-01-01"),
    *(b"9999-12-31T23:59:59.999999-23:59", b"24:00:00", b"2026-01-05 10:00:00"),
    *(b"[journal]\n", b"[[milestone]]\n", b"[policy]\n", b"[a.b.c]\n", b"format = 1\n", b"x = 1\n"),
    *(b'do = "void"', b'milestone = "M1"', b'amount = "250.00"', b'event = "', b'sum = "'),
    *(b'"release"', b'"close"', b'"refund"', b'"JPY"', b'"KWD"', b'"Asia/Tokyo"', b'"100%"'),
)
Mutation = Callable[[random.Random, bytes, bytes], bytes]


def corpus() -> list[tuple[str, bytes]]:
    """Name and bytes of every contract file of the tests and examples, in a fixed order."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.toml"))]
    return [(path.name, path.read_bytes()) for path in files]


def _span(chance: random.Random, text: bytes, longest: int = 200) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.randint(0, longest))


def flip(chance: random.Random, text: bytes, _: bytes) -> bytes:
    """One bit is another."""
    if not text:
        return text
    place = chance.randrange(len(text))
    return text[:place] + bytes([text[place] ^ (1 << chance.randrange(8))]) + text[place + 1 :]


def lose(chance: random.Random, text: bytes, _: bytes) -> bytes:
    """A piece is gone."""
    start, end = _span(chance, text)
    return text[:start] + text[end:]


def cut_off(chance: random.Random, text: bytes, _: bytes) -> bytes:
    """The end is gone."""
    return text[: chance.randrange(len(text) + 1)]


def repeat(chance: random.Random, text: bytes, _: bytes) -> bytes:
    """A piece stands there several times, now and then very often."""
    start, end = _span(chance, text, 80)
    times = chance.choice((2, 2, 3, 10, 500))
    return text[:start] + text[start:end] * times + text[end:]


def move(chance: random.Random, text: bytes, _: bytes) -> bytes:
    """A piece stands elsewhere."""
    start, end = _span(chance, text)
    rest = text[:start] + text[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + text[start:end] + rest[place:]


def take(chance: random.Random, text: bytes, other: bytes) -> bytes:
    """A piece of another file stands in it."""
    start, end = _span(chance, other)
    place = chance.randrange(len(text) + 1)
    return text[:place] + other[start:end] + text[place:]


def say(chance: random.Random, text: bytes, _: bytes) -> bytes:
    """A word that means something stands at a random place, or in the place of what was there."""
    start, end = _span(chance, text, 12)
    return text[:start] + chance.choice(WORDS) + text[chance.choice((start, end)) :]


MUTATIONS: tuple[Mutation, ...] = (flip, lose, cut_off, repeat, move, take, say, say, say)


def inputs(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of `count` files, each bent once to four times."""
    chance = random.Random(seed)
    files = corpus()
    for _ in range(count):
        name, text = chance.choice(files)
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            text = chance.choice(MUTATIONS)(chance, text, chance.choice(files)[1])
        yield name, text
