"""The three programs: their names, versions, and what their start may import."""

import os
import shutil
import time
from pathlib import Path

import pytest

from escrowbook import __version__
from escrowbook.cli import main
from tests.cli.counter import ROOT, run, tell
from tests.tidy.sources import imports, ours

# What a start may load that shows the list of commands: our counter's first pages, and Typer.
HELP_MAY_IMPORT = {
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
# What no command needs in a pipe: each costs as much as a start of Python, or several.
HEAVY = {
    *("typer", "rich", "pydantic", "pygments", "markdown_it", "importlib.metadata", "pathlib"),
    *("dataclasses", "inspect", "difflib", "decimal", "zoneinfo", "logging", "subprocess"),
}
# What an answer from the index, and TAB, do without as well: the rules, and what reading takes.
NEVER_WARM = HEAVY | {
    *("typing", "re", "enum", "json", "datetime", "functools", "collections", "contextlib"),
    *("hashlib", "tomllib", "escrowbook.core.errors", "escrowbook.store.reading"),
}
# How many modules of ours a command may load, and what it may not load at all.
BUDGETS = [
    ("escrowbook --version", 3, NEVER_WARM),
    ("milestone list --unfunded BOOK", 25, NEVER_WARM),
    ("milestone list BOOK", 25, NEVER_WARM),
    ("escrowbook check BOOK", 26, NEVER_WARM),
    ("contract TAB", 20, NEVER_WARM),
    ("contract show FILE", 115, HEAVY),
    ("contract log FILE", 115, HEAVY),
    ("contract close FILE --refund-report", 127, HEAVY),
    ("contract note FILE x --dry-run", 115, HEAVY),
    ("milestone fund FILE --dry-run", 115, HEAVY),
    ("milestone list FILE --no-index", 125, HEAVY),
    ("escrowbook check FILE --no-index", 155, HEAVY),
    ("escrowbook agenda FILE --no-index", 125, HEAVY),
    ("escrowbook explain unfunded", 103, HEAVY),
    ("escrowbook policy list", 120, HEAVY),
]
NEVER_ON_A_PIPE = {"rich", "pydantic", "pygments", "markdown_it", "tomli_w", "importlib.metadata"}

PROBE = """
import atexit, sys
sys.argv = {argv!r}
if sys.argv[1:]:
    from escrowbook.cli.main import {name}
    atexit.register(lambda: sys.stderr.write(" ".join(sorted(sys.modules))))
    {name}()
else:
    sys.stderr.write(" ".join(sorted(sys.modules)))
"""


def modules_of(name: str, *words: str, **environment: str) -> set[str]:
    """The modules that a command line ends up with; without words, those of Python itself."""
    import subprocess
    import sys

    from tests.cli.counter import surroundings

    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(name=name, argv=[name, *words])],
        capture_output=True,
        env=surroundings() | environment,
        check=False,
        timeout=60,
    )
    assert done.returncode in (0, 1), done.stderr
    return set(done.stderr.decode().splitlines()[-1].split())


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


def test_no_page_of_commands_imports_typer() -> None:
    import subprocess
    import sys

    from escrowbook.cli.doors import DOORS

    pages = sorted({f"escrowbook.cli.{door[0].rpartition('.')[0]}" for door in DOORS.values()})
    probe = f"import sys, {', '.join(pages)}\nprint('typer' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True)

    assert b"False\n" == done.stdout


@pytest.mark.parametrize("name", ["escrowbook", "milestone", "contract"])
def test_help_imports_no_command(name: str) -> None:
    modules = modules_of(name, "--help")

    assert HELP_MAY_IMPORT == {each for each in modules if each.startswith("escrowbook")}
    assert set() == NEVER_ON_A_PIPE & modules


@pytest.fixture(scope="module")
def bare() -> set[str]:
    """What is loaded before us: Python's own, and whatever measures these tests."""
    return modules_of("python")


@pytest.mark.parametrize("line, own_max, forbidden", BUDGETS, ids=[line for line, *_ in BUDGETS])
def test_a_command_imports_what_it_needs(
    line: str, own_max: int, forbidden: set[str], bare: set[str], tmp_path: Path
) -> None:
    book = tmp_path / "book"
    shutil.copytree(ROOT / "examples/contracts", book)
    for file in book.iterdir():
        os.utime(file, (10**9, 10**9))
    # An index trusts only files that were not changed in the twentieth of a second before it.
    time.sleep(0.1)
    name, *words = (
        line.replace("BOOK", str(book))
        .replace("FILE", str(book / "founding-question.toml"))
        .split()
    )
    environment = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "ESCROWBOOK_AS_OF": ""}
    if words == ["TAB"]:
        asked = {"_CONTRACT_COMPLETE": "complete_bash", "COMP_WORDS": "contract show f"}
        environment |= {**asked, "COMP_CWORD": "2", "ESCROWBOOK_DIR": str(book)}
    if forbidden is NEVER_WARM:
        modules_of(name, *words, **environment)
    loaded = modules_of(name, *words, **environment) - bare
    own = {each for each in loaded if each.startswith("escrowbook")}

    assert set() == forbidden & loaded
    assert len(own) <= own_max, sorted(own)


def test_what_is_read_alike_needs_no_other_library() -> None:
    imported = (each for module in ours() for each in imports(module))

    assert set() == {"dataclasses"} & {each.top for each in imported}
