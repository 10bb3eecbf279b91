"""The three programs: their names, versions, and what their start may import."""

import json

import pytest

from escrowbook import __version__
from escrowbook.cli import main
from tests.cli.counter import ROOT, run, tell

# What may be loaded by a start that runs no command: our counter's first pages and Typer.
START_MAY_IMPORT = {
    "escrowbook",
    "escrowbook.cli",
    "escrowbook.cli.door",
    "escrowbook.cli.doors",
    "escrowbook.cli.ending",
    "escrowbook.cli.exits",
    "escrowbook.cli.main",
    "escrowbook.cli.nouns",
    "escrowbook.cli.program",
    "escrowbook.cli.slots",
    "escrowbook.cli.table",
    "escrowbook.core",
    "escrowbook.core.records",
}
# And by a command that reads contracts and writes to a pipe.
READING_MAY_IMPORT_ROOMS = {"cli", "actions", "views", "store", "engines", "core"}
NEVER_ON_A_PIPE = {"rich", "pydantic", "pygments", "markdown_it", "tomli_w", "importlib.metadata"}

PROBE = """
import atexit, json, sys
from escrowbook.cli.main import {name}
sys.argv = {argv!r}
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
{name}()
"""


def modules_of(name: str, *words: str) -> set[str]:
    """The modules that a command line ends up with."""
    import subprocess
    import sys

    from tests.cli.counter import surroundings

    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(name=name, argv=[name, *words])],
        capture_output=True,
        env=surroundings(),
        check=True,
        timeout=60,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("name", ["escrowbook", "milestone", "contract"])
@pytest.mark.parametrize("option", ["--version", "-V"])
def test_each_program_tells_its_version(name: str, option: str) -> None:
    done = run(option, name=name)

    assert (0, f"{name} {__version__}\n".encode(), b"") == (
        done.returncode,
        done.stdout,
        done.stderr,
    )


def test_the_version_is_told_beside_other_options_too() -> None:
    assert f"milestone {__version__}\n" == tell("-V", "list", name="milestone").out


def test_python_m_escrowbook_is_the_same_program() -> None:
    import subprocess
    import sys

    from tests.cli.counter import surroundings

    done = subprocess.run(
        [sys.executable, "-m", "escrowbook", "-h"],
        capture_output=True,
        env=surroundings(),
        check=True,
    )

    assert b"Usage: escrowbook " in done.stdout


def test_a_short_name_is_its_noun() -> None:
    folder = str(ROOT / "examples/contracts")

    assert run("list", folder, name="milestone").stdout == run("milestone", "list", folder).stdout
    assert run("list", folder, name="contract").stdout == run("contract", "list", folder).stdout


def test_the_version_needs_nothing_but_its_own_page() -> None:
    ours = {each for each in modules_of("escrowbook", "-V") if each.startswith(("escrow", "typer"))}

    assert {"escrowbook", "escrowbook.cli", main.__name__} == ours


@pytest.mark.parametrize("name", ["escrowbook", "milestone", "contract"])
def test_help_imports_no_command(name: str) -> None:
    modules = modules_of(name, "--help")

    assert START_MAY_IMPORT == {each for each in modules if each.startswith("escrowbook")}
    assert set() == NEVER_ON_A_PIPE & modules


@pytest.mark.parametrize(
    "name, words",
    [("milestone", ["list"]), ("contract", ["list"]), ("contract", ["list", "--json"])],
)
def test_piped_lists_import_neither_rich_nor_pydantic(name: str, words: list[str]) -> None:
    modules = modules_of(name, *words, str(ROOT / "examples/contracts"))
    rooms = {each.split(".")[1] for each in modules if each.startswith("escrowbook.")}

    assert set() == NEVER_ON_A_PIPE & modules
    assert rooms <= READING_MAY_IMPORT_ROOMS
