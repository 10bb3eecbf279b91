"""What a finding says to type next is a command that the program takes, on that very contract."""

import re
import shlex
from pathlib import Path

import pytest

from escrowbook.core.checks.registry import OF_CONTRACTS
from tests.cli.counter import tell

GALLERY = Path(__file__).parent.parent / "core/checks/files"
PROGRAMS = ("milestone ", "contract ", "escrowbook ")

# What a person has to fill in, each with something that fits.
FILLED = {
    "'TITLE=AMOUNT@DUE'": "'More=50.00@2027-03-01'",
    "'TITLE=AMOUNT'": "'More=50.00'",
    "AMOUNT": "100.00",
    "DATE": "2027-03-01",
    "TEXT": "'Five screens, accepted in writing'",
    "MILESTONE": "M1",
}
READING = ("agenda", "log", "close")


def commands_of(remedy: str) -> list[str]:
    """The commands in a remedy: `A, or B`, `A, and B`, `A (or …)`, `A, once …`."""
    parts = re.split(r", (?:or|and|once) | \(or ", remedy)
    return [part for part in parts if part.startswith(PROGRAMS)]


def filled_in(command: str) -> str:
    for blank, filling in FILLED.items():
        command = command.replace(blank, filling)
    return command


@pytest.mark.parametrize("name", OF_CONTRACTS)
def test_it_can_be_typed(name: str, tmp_path: Path) -> None:
    data = (GALLERY / f"{name}.toml").read_text(encoding="utf-8")
    (tmp_path / f"{name}.toml").write_text(data, encoding="utf-8")
    as_of = data.splitlines()[0].removeprefix("# as of ")
    found = tell("check", "--select", name, "--json", book=tmp_path, now=as_of).json["findings"]

    for command in commands_of(found[0]["remedy"]):
        words = shlex.split(filled_in(command).removeprefix("escrowbook "))
        more = [] if set(words) & set(READING) else ["--dry-run"]

        told = tell(*words, *more, book=tmp_path, now=as_of)

        assert told.code == 0, f"{command}: {told.err}"


def test_most_remedies_are_commands() -> None:
    others = [name for name, check in OF_CONTRACTS.items() if not commands_of(check.remedy)]

    # A line is mended by hand, and so is what the terms say of the policy.
    lines = {"seal", "terms", "observed-differs", "unsealed"}
    assert {*lines, "fee-unknown", "stale-preset"} == set(others)
