"""Mutants are found, or told as survivors; of `post` and of the seal every one is found."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutation.targets import TARGETS
from tests.tidy.sources import PACKAGE, ROOT

SAMPLE = """\
from functools import cache
LEAST = 3

@cache
def is_enough(number: int) -> bool:
    return number >= LEAST

class Count:
    step = 1
    unit = "cent"

    @property
    def next(self) -> int:
        return 10 + self.step

def unknown() -> int:
    return 5

def rounds(number: int) -> int:
    while number > 0:
        number -= 1
    return number

def doubled(number: int) -> int:
    return number * 2

EIGHT = doubled(4)
"""
TESTS = """\
import sample

def test_enough():
    assert sample.is_enough(5)
    assert not sample.is_enough(2)

def test_next():
    assert sample.Count().next >= 11

def test_rounds():
    assert sample.rounds(3) == 0

def test_what_came_of_importing_it():
    assert sample.Count.unit == "cent"
    assert sample.EIGHT == 8
"""
# What those tests cannot tell: the edge of what is enough, a step of two, and what they never call.
SURVIVORS = [
    "LEAST = 4",
    "return 11 + self.step",
    "return 6",
    "return None in unknown",
    "return number > LEAST",
    "step = 2",
]
DRIVER = """\
import json, sys
from pathlib import Path
from tests.mutation.__main__ import judge
from tests.mutation.mutants import mutants_of

folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))
source = folder / "sample.py"
mutants = mutants_of(source.read_text())
made = judge(source, "sample", [folder / "test_sample.py"], mutants, int(sys.argv[2]), 1)
told = [(made.mutants[index].function, made.mutants[index].after) for index in made.survived]
print("told:", json.dumps([told, len(made.killed), made.measured.failed]))
"""


def judged(folder: Path, tests: str, seconds: int = 60) -> tuple[list[str], int, list[str]]:
    """Survivors of the sample, how many were killed, and the tests that fail without any."""
    (folder / "sample.py").write_text(SAMPLE, encoding="utf-8")
    (folder / "test_sample.py").write_text(tests, encoding="utf-8")
    command = [sys.executable, "-c", DRIVER, str(folder), str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "told: " in done.stdout, done.stderr
    survived, killed, failed = json.loads(done.stdout.partition("told: ")[2])
    named = [f"{after} in {name}" if after == "return None" else after for name, after in survived]
    return sorted(named), killed, failed


def test_what_tests_cannot_tell_survives_and_nothing_else(tmp_path: Path) -> None:
    survived, killed, failed = judged(tmp_path, TESTS)

    assert SURVIVORS == survived
    # Among them one that never ends, those that a property and a cache would hide, and those of a
    # constant, and of a function that only runs on import: no test runs a line of either.
    assert 16 == killed
    assert [] == failed


def test_tests_that_fail_by_themselves_judge_nothing(tmp_path: Path) -> None:
    survived, killed, failed = judged(tmp_path, TESTS.replace("== 0", "== 1"))

    assert ([], 0) == (survived, killed)
    assert ["test_rounds"] == [name.rpartition("::")[2] for name in failed]


@pytest.mark.parametrize("name", ["post", "seal"])
def test_every_mutant_of_what_moves_and_seals_money_is_found(name: str) -> None:
    command = [sys.executable, "-m", "tests.mutation", name]
    # The sources are what is changed, wherever the program is installed.
    sources = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    told = subprocess.run(
        command, cwd=ROOT, env=sources, capture_output=True, text=True, check=False
    )

    assert 0 == told.returncode, told.stdout + told.stderr
    found = re.search(rf"^{name}: (\d+) of (\d+) mutants found", told.stdout, re.MULTILINE)
    assert found is not None, told.stdout
    assert int(found[1]) == int(found[2]) > 30


def test_each_target_names_files_that_are_there() -> None:
    for target in TARGETS.values():
        assert (ROOT / PACKAGE / target.module).is_file()
        assert target.tests
        assert all((ROOT / "tests" / each).exists() for each in target.tests)
