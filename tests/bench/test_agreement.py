"""Whoever answers, and whatever is remembered: the same bytes, and they are what is true."""

import importlib.util
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from escrowbook.engines.work import HERE_FILES_MAX
from tests.bench.contracts import contract, write_contracts
from tests.cli.counter import run
from tests.engines.surroundings import started

COMMANDS = (
    ("check", "--unfunded", "--format", "jsonl"),
    ("check",),
    ("milestone", "list", "--unfunded", "--exit-code"),
)
HAS_ENGINES = all(importlib.util.find_spec(name) for name in ("distributed", "moto", "s3fs"))


class Book(NamedTuple):
    """Generated contracts, and what is true of them."""

    folder: Path
    truth: set[tuple[str, str, str]]


def written(folder: Path, count: int) -> Book:
    write_contracts(folder, count)
    with Path(f"{folder}.truth.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    truth = {(row["contract"], row["milestone"], row["unfunded"]) for row in rows}
    assert count / 4 < len(truth)
    return Book(folder, truth)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Enough contracts for several processes to be asked."""
    return written(tmp_path / "book", HERE_FILES_MAX + 60)


@pytest.fixture
def large_book(tmp_path: Path) -> Book:
    """What issue 6 asks for."""
    return written(tmp_path / "book", 10_000)


def said(book: Book, cache: Path, *more: str) -> list[bytes]:
    """What each of the commands says."""
    environment = {"XDG_CACHE_HOME": str(cache)}
    done = [
        run(*words, str(book.folder), *more, environment=environment, timeout=1200)
        for words in COMMANDS
    ]
    assert [1, 1, 1] == [each.returncode for each in done]
    return [each.stdout for each in done]


def found(outputs: list[bytes]) -> list[set[tuple[str, str, str]]]:
    """Contract, milestone and amount missing, by `check --unfunded` and by `milestone list`."""
    checked = [json.loads(line) for line in outputs[0].splitlines()]
    header, *rows = [line.split("\t") for line in outputs[2].decode().splitlines()]
    listed = [dict(zip(header, row, strict=True)) for row in rows]
    return [
        {(row["contract"], row["milestone"], row["amount"]) for row in checked},
        {(row["contract"], row["milestone"], row["unfunded"]) for row in listed},
    ]


def change_ten(book: Book) -> Book:
    """Pay what is missing in ten of the contracts that stopped, and tell what is true then."""
    paths = {path.stem: path for path in book.folder.rglob("*.toml")}
    paid: set[str] = set()
    for name, milestone, amount in sorted(book.truth):
        if name in paid or len(paid) == 10:
            continue
        paid.add(name)
        number = len(contract(int(name.rpartition("-")[2])).events) + 1
        line = f'{{ at = 2026-03-01T09:00:00Z, do = "fund", milestone = "{milestone}"'
        with paths[name].open("a", encoding="utf-8") as file:
            file.write(f'{number} = {line}, amount = "{amount}" }}\n')
        book = Book(book.folder, book.truth - {(name, milestone, amount)})
    return book


def agree(book: Book, tmp_path: Path) -> Book:
    """Cold, warm and changed, by one process and two. Gives the book as it is then."""
    cache = tmp_path / "cache"
    cold = said(book, cache, "--jobs", "2")
    assert [book.truth, book.truth] == found(cold)
    assert cold == said(book, cache)
    assert cold == said(book, tmp_path / "other", "--jobs", "1")
    assert cold == said(book, cache, "--no-index", "--jobs", "2")

    book = change_ten(book)
    changed = said(book, cache)
    assert [book.truth, book.truth] == found(changed)
    assert cold != changed == said(book, cache, "--no-index", "--jobs", "1")
    assert changed == said(book, cache)
    return book


def test_answers_agree_with_the_truth(book: Book, tmp_path: Path) -> None:
    agree(book, tmp_path)


@pytest.fixture
def store() -> Iterator[Mapping[str, str]]:
    """Where an S3 of this machine is found."""
    with started("store") as endpoint:
        yield {
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL_S3": endpoint,
        }


@pytest.mark.campaign
def test_ten_thousand_agree_wherever_they_are_asked(large_book: Book, tmp_path: Path) -> None:
    book = agree(large_book, tmp_path)
    if not HAS_ENGINES:
        pytest.skip("the rest needs: pip install '.[test-engines]'")
    plain = said(book, tmp_path / "cache")
    with started("cluster") as address:
        assert plain == said(book, tmp_path / "none", "--no-index", "--engine", f"dask://{address}")


@pytest.mark.campaign
@pytest.mark.skipif(not HAS_ENGINES, reason="pip install '.[test-engines]'")
def test_ten_thousand_in_a_bucket_agree(
    large_book: Book, tmp_path: Path, store: Mapping[str, str]
) -> None:
    import subprocess

    code = (
        "import s3fs, sys; files = s3fs.S3FileSystem(); files.mkdir('books');\n"
        "files.put(sys.argv[1], 'books/book', recursive=True, batch_size=64)"
    )
    environment = {**os.environ, **store}
    command = [sys.executable, "-c", code, str(large_book.folder)]
    subprocess.run(command, env=environment, check=True, timeout=1200)
    plain = said(large_book, tmp_path / "cache")
    for _ in ("cold", "warm"):
        for words, here in zip(COMMANDS, plain, strict=True):
            there = run(
                *words,
                "s3://books/book",
                environment={**store, "XDG_CACHE_HOME": str(tmp_path / "there")},
                timeout=1200,
            )
            assert there.returncode == 1, there.stderr
            at = there.stdout.replace(b"s3://books/book", os.fsencode(large_book.folder))
            assert here == at
