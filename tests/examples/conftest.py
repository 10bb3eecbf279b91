"""A user with the programs installed and a folder to work in."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.examples.programs import programs_folder, surroundings

ROOT = Path(__file__).parents[2]

Ran = subprocess.CompletedProcess[str]
Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the three programs."""
    return programs_folder(tmp_path_factory.mktemp("user") / "bin")


@pytest.fixture
def contracts(tmp_path: Path) -> Path:
    """An empty folder to work in."""
    folder = tmp_path / "contracts"
    folder.mkdir()
    return folder


@pytest.fixture
def run(programs: Path, contracts: Path, tmp_path: Path) -> Run:
    """Run a program or one of our scripts in the folder; its outputs are text."""

    def run_here(*words: str | Path, **environment: str) -> Ran:
        return subprocess.run(
            [str(word) for word in words],
            cwd=contracts,
            env=surroundings(programs, tmp_path, **environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return run_here
