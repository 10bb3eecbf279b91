"""Whatever a file holds, it is judged or refused within a second and in little memory (P7)."""

import json
import os
import subprocess
import sys
from functools import cache
from typing import Any

import pytest

from escrowbook.store.limits import FILE_BYTES_MAX
from tests.cli.counter import ROOT
from tests.store.bombs import BOMBS

# Of a processor that does nothing else: a loaded machine has to be forgiven much.
SECONDS_MAX = 1.0
DOTTED_SECONDS_MAX = 0.2
MEMORY_BYTES_MAX = 200 * 1024 * 1024


@cache
def figures() -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.bombs"],
        cwd=ROOT,
        # Measured without coverage, which costs several times what is measured.
        env={name: value for name, value in os.environ.items() if not name.startswith("COV")}
        | {"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", BOMBS)
def test_each_is_refused_in_time_and_has_a_place(name: str) -> None:
    seconds, problems, line = figures()["figures"][name]
    most = DOTTED_SECONDS_MAX if "64 KB" in name else SECONDS_MAX

    assert seconds < most
    assert 1 <= problems <= 100
    assert line >= 1


def test_all_of_them_take_little_memory() -> None:
    assert figures()["memory_bytes"] < MEMORY_BYTES_MAX


def test_none_of_them_is_larger_than_a_file_may_be() -> None:
    assert [] == [name for name, text in BOMBS.items() if len(text.encode()) > FILE_BYTES_MAX]
