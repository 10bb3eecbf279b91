"""What the README tells a newcomer to type is what CI runs, and each part of it exists."""

import os
import re
import runpy
import shlex

import pytest

from tests.tidy.sources import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
commands = runpy.run_path(str(ROOT / ".ci/readme_command.py"))["commands"]


@pytest.mark.parametrize("name", ["try", "tests"])
def test_a_quick_start_is_one_command_that_is_there(name: str) -> None:
    (command,) = commands(README, name)

    program, *arguments = shlex.split(command)
    assert os.access(ROOT / program, os.X_OK)
    assert [] == [word for word in arguments if "/" in word and not (ROOT / word).exists()]


def test_ci_runs_both_commands_of_the_readme() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")

    assert ["try", "tests"] == re.findall(r'^bash .*\$\(readme (\w+)\)"', script, re.MULTILINE)


def test_links_of_the_readme_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)

    assert len(links) > 0
    assert [] == [link for link in links if not (ROOT / link).exists()]


@pytest.mark.parametrize(
    "text",
    ["", "<!-- x -->\n", "<!-- y -->\n```sh\na\n```\n", "<!-- x -->\n```\na\n```\n" * 2],
    ids=["nothing", "no block", "another's block", "two blocks"],
)
def test_a_planted_readme_without_its_block_is_found(text: str) -> None:
    with pytest.raises(LookupError, match="marked"):
        commands(text, "x")


def test_a_block_gives_its_lines() -> None:
    assert ["a b", "c"] == commands("# T\n\n<!-- x -->\n\n```sh\na b\n\nc\n```\n```\nd\n```\n", "x")
