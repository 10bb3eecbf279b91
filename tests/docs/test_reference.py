"""The reference is what the program's own tables say."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from escrowbook.cli.slots import Noun
from escrowbook.cli.table import ESCROWBOOK
from tests.docs import generate
from tests.docs.blocks import ROOT
from tests.docs.command_tree import commands
from tests.docs.reference import linked, reference_pages, table

PAGES = reference_pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_is_made(name: str) -> None:
    assert PAGES[name] == (ROOT / "docs/reference" / name).read_text(encoding="utf-8"), (
        "run: python -m tests.docs.generate"
    )


def test_nothing_else_stands_there() -> None:
    assert set(PAGES) == {path.name for path in (ROOT / "docs/reference").iterdir()}


def test_each_command_of_the_table_is_told_about() -> None:
    def names(slots: Any, before: str) -> Iterator[str]:
        for name, slot in slots.items():
            start = "" if name in {"contract", "milestone"} else before
            if isinstance(slot, Noun):
                yield from names(slot.commands, f"{start}{name} ")
            else:
                yield f"{start}{name}"

    assert list(names(ESCROWBOOK, "escrowbook ")) == [command.name for command in commands()]


def test_a_bar_does_not_end_a_cell() -> None:
    assert "| a \\| b | c d |" == table(["x", "y"], [("a | b", "c\nd")]).splitlines()[2]


@pytest.mark.parametrize(
    "source, link",
    [
        ("own definition", "own definition"),
        ("U4 a.org/b/1.", "U4 [a.org/b/1](https://a.org/b/1)."),
        ("a.org/b/1; U2 .../2", "[a.org/b/1](https://a.org/b/1); U2 [.../2](https://a.org/b/2)"),
        ("a.org/b/1 (.../3).", "[a.org/b/1](https://a.org/b/1) ([.../3](https://a.org/b/3))."),
        ("U16 (community.upwork.com, 5 Dec 2023)", "U16 (community.upwork.com, 5 Dec 2023)"),
    ],
)
def test_the_addresses_of_a_source_are_links(source: str, link: str) -> None:
    assert link == linked(source)


def test_stale_pages_are_named_and_written(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale, sound = tmp_path / "docs/stale.md", tmp_path / "sound.md"
    sound.write_text("as it should be", encoding="utf-8")
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "made", lambda: {stale: "new", sound: "as it should be"})

    assert 1 == generate.main(["--check"])
    assert not stale.exists()
    assert 0 == generate.main([])
    assert "new" == stale.read_text(encoding="utf-8")
    assert 0 == generate.main(["--check"])
    assert "stale docs/stale.md\nwrote docs/stale.md\n" == capsys.readouterr().out


def test_it_can_be_started_as_the_contributing_page_tells() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import tests.docs.generate"], cwd=ROOT, check=False
    )

    assert 0 == told.returncode
    assert "-m tests.docs.generate" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
