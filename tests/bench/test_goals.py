"""The bench runs, and what it writes is what it says. Nothing is timed here."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.bench.contracts import contract, write_contracts, write_for_peers
from tests.bench.reading import rows
from tests.bench.timing import (
    Command,
    Run,
    environment,
    interleaved,
    machine,
    peak_megabytes,
    python,
    ratio,
)


def test_the_same_count_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_contracts(tmp_path / name / "book", 30)
        write_for_peers(tmp_path / name / "book", 30)
    told = [
        {path.relative_to(tmp_path / name): path.read_bytes() for path in found if path.is_file()}
        for name in ("one", "other")
        for found in [sorted((tmp_path / name).rglob("*"))]
    ]

    assert told[0] == told[1]
    assert 30 + 4 == len(told[0])


def test_what_peers_are_told_is_what_the_contract_says(tmp_path: Path) -> None:
    write_for_peers(tmp_path / "book", 40)
    journal = (tmp_path / "book.journal").read_text(encoding="utf-8")
    tasks = [
        json.loads(line)
        for line in (tmp_path / "book.tasks.json").read_text(encoding="utf-8").splitlines()
    ]
    each = [contract(number) for number in range(40)]

    moves = sum(event["do"] in ("fund", "release") for one in each for event in one.events)
    assert moves == journal.count("\n\n")
    assert sum(len(one.prices) for one in each) == len(tasks)
    assert sum(len(one.missing) for one in each) == [t["status"] for t in tasks].count("pending")
    assert all(len(tomllib.loads(one.text)["journal"]) == len(one.events) for one in each)


def test_commands_run_in_turn_and_are_compared(tmp_path: Path) -> None:
    marks: list[str] = []
    commands = {
        name: Command(python("pass"), lambda name=name: marks.append(name))  # type: ignore[misc]
        for name in ("a", "b")
    }
    runs = interleaved(commands, 2, environment(tmp_path))

    assert ["a", "b"] * 3 == marks
    assert [2, 2] == [len(each) for each in runs.values()]
    assert all(run.wall > 0 and run.cpu > 0 for run in runs["a"])
    assert 2 == ratio([Run(2, 9), Run(4, 9)], [Run(1, 1), Run(2, 1)], "wall")
    assert "CPython" in machine()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux")
def test_memory_is_that_of_the_command_alone(tmp_path: Path) -> None:
    ballast = bytes(60_000_000)

    assert 3 < peak_megabytes(["--version"], environment(tmp_path)) < 40
    assert ballast


def test_reading_is_compared_with_the_standard_library(tmp_path: Path) -> None:
    write_contracts(tmp_path / "book", 2)

    assert ["3", "4"] == [goal for goal, *_ in rows(tmp_path / "book")]
