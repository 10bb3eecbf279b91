"""Each check has a file that provokes it, which says at its end what is said about it, and one
that misses it by a hair, about which nothing is said.

The first line is `# as of WHEN`; lines that begin with `#|` are the expected output.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from escrowbook.actions.checking import check_file
from escrowbook.actions.opening import World
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.checks.report import CheckReport
from escrowbook.views.findings import FINDING_FORMATS
from escrowbook.views.screen import Screen

FILES = sorted((Path(__file__).parent / "files").glob("*.toml"))
NEAR_MISS = "-near-miss"
# Files beside the two of each check: another way to provoke one.
FURTHER = {"journal-refused": "journal"}

_AS_OF = "# as of "
_SAYS = "#| "


def check_of(path: Path) -> str:
    return FURTHER.get(path.stem, path.stem.removesuffix(NEAR_MISS))


def test_each_check_has_a_file_that_provokes_it_and_one_that_misses_it() -> None:
    names = {path.stem for path in FILES}

    assert names - FURTHER.keys() == {*CHECKS, *(f"{name}{NEAR_MISS}" for name in CHECKS)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_gets_the_findings_that_it_states(path: Path) -> None:
    data = path.read_bytes()
    first, *lines = data.decode().splitlines()
    world = World(datetime(2030, 1, 1, tzinfo=UTC), first.removeprefix(_AS_OF), ".")

    judged = check_file(path.name, data, world, {check_of(path)})

    drawn = FINDING_FORMATS["text"](CheckReport.of([judged], "warning"), Screen())
    stated = [line.removeprefix(_SAYS) for line in lines if line.startswith(_SAYS)]
    assert stated == "".join(drawn).splitlines()
    assert bool(stated) != path.stem.endswith(NEAR_MISS)
    assert {check_of(path)} >= {located.finding.check for located in judged.found}
