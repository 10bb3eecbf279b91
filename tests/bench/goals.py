"""The goals of speed, each beside what it is today.

    python -m tests.bench.goals [--files 10000] [--rounds 11]

Generates contracts in a temporary folder, runs every row of a group in turn, and prints a table.
Rows whose program is not installed are left out. It takes some minutes; run it on a machine that
has nothing else to do, in the environment in which escrowbook is installed and compiled.
"""

import argparse
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.bench import reading
from tests.bench.contracts import contract, write_contracts, write_for_peers
from tests.bench.timing import (
    WALK,
    Command,
    environment,
    interleaved,
    machine,
    ours,
    peak_megabytes,
    python,
    ratio,
)

SMALL_FILES = 100
ROUNDS_MIN = 11
BARE = "python -c pass"


class Row(NamedTuple):
    """One line of the table."""

    goal: str
    what: str
    against: str
    aim: str
    today: str


class Bench:
    """The folders and the environment of one run."""

    def __init__(self, root: Path, files: int, rounds: int) -> None:
        self.rounds = rounds
        self.files = files
        self.env = environment(root / "cache")
        self.many, self.few = root / "many", root / "few"
        write_contracts(self.many, files)
        write_for_peers(self.many, files)
        write_contracts(self.few, SMALL_FILES)
        self.root = root
        self._turn = 0

    def compared(
        self, goal: str, kind: str, base: str, aim: str, commands: dict[str, Command]
    ) -> Iterator[Row]:
        """A group of commands, run in turn, as rows against the one that is the base."""
        there = {
            name: command for name, command in commands.items() if shutil.which(command.words[0])
        }
        if base not in there:
            return
        runs = interleaved(there, self.rounds, self.env)
        for name, each in runs.items():
            if name != base:
                today = f"{ratio(each, runs[base], kind):.2f}x"
                yield Row(goal, name, f"{base}, {kind}", aim, today)

    def change_ten(self) -> None:
        """Add a remark to ten files, others each time."""
        self._turn += 1
        paths = sorted(self.many.rglob("*.toml"))
        step = len(paths) // 10
        for path in paths[self._turn % step :: step][:10]:
            with path.open("a", encoding="utf-8") as file:
                file.write(f"# {self._turn}\n")

    def forget(self) -> None:
        """Delete the indexes, for a cold run."""
        shutil.rmtree(self.root / "cache/escrowbook", ignore_errors=True)


def starts(bench: Bench) -> Iterator[Row]:
    """What scripts run thousands of times, and every other command."""
    few = str(bench.few)
    unpaid = next(number for number in range(SMALL_FILES) if contract(number).missing)
    one = str(next(bench.few.rglob(f"{contract(unpaid).name}.toml")))
    yield from bench.compared(
        "1",
        "cpu",
        BARE,
        "2; --version 1.3",
        {
            BARE: Command(python("pass")),
            "escrowbook --version": Command(ours("escrowbook", "--version")),
            "check, 100 files, warm": Command(ours("escrowbook", "check", few)),
            "milestone list --unfunded, 100 files, warm": Command(
                ours("milestone", "list", "--unfunded", few)
            ),
        },
    )
    yield from bench.compared(
        "2, 10",
        "cpu",
        "import typer",
        "1.3; fund 1.5",
        {
            "import typer": Command(python("import typer")),
            "contract show": Command(ours("contract", "show", one)),
            "milestone fund --dry-run": Command(ours("milestone", "fund", one, "--dry-run")),
            "agenda, 100 files, warm": Command(ours("escrowbook", "agenda", few)),
        },
    )


def folders(bench: Bench) -> Iterator[Row]:
    """Many files, of which none, ten or all are new."""
    many, size = str(bench.many), f"{bench.files:,} files"
    warm = f"check, {size}, warm"
    check = Command(ours("escrowbook", "check", many))
    yield from bench.compared(
        "5, 6",
        "wall",
        "scandir and stat",
        "1.2",
        {
            "scandir and stat": Command(python(WALK, many)),
            warm: check,
            f"milestone list --unfunded, {size}, warm": Command(
                ours("milestone", "list", "--unfunded", many)
            ),
            "rg -c": Command(["rg", "-c", '"fund"', many]),
            "grep -rL": Command(["grep", "-rL", '"fund"', many]),
        },
    )
    yield from bench.compared(
        "8",
        "wall",
        warm,
        "1.15",
        {warm: check, "ten files changed": check._replace(before=bench.change_ten)},
    )


def peers(bench: Bench) -> Iterator[Row]:
    """Nothing is remembered: what others take for the same contracts, in one file each."""
    many = bench.many
    cold = Command(ours("escrowbook", "check", str(many), "--jobs", "2"), bench.forget)
    tasks = bench.root / "tasks"
    if shutil.which("task"):
        words = ["task", f"rc.data.location={tasks}", "rc.confirmation=off"]
        tasks.mkdir()
        subprocess.run([*words, "import", f"{many}.tasks.json"], capture_output=True, check=True)
    yield from bench.compared(
        "7",
        "wall",
        "ledger bal",
        "0.3 (check, cold)",
        {
            "ledger bal": Command(["ledger", "-f", f"{many}.journal", "bal"]),
            "hledger bal": Command(["hledger", "-f", f"{many}.journal", "bal"]),
            "bean-check": Command(["bean-check", "--no-cache", f"{many}.beancount"]),
            "task, pending": Command(
                ["task", f"rc.data.location={tasks}", "status:pending", "ids"]
            ),
            "check, cold, 2 processes": cold,
            "check --no-index, 1 process": Command(
                ours("escrowbook", "check", str(many), "--no-index", "--jobs", "1")
            ),
        },
    )


def memory(bench: Bench) -> Iterator[Row]:
    """The most that a run ever holds."""
    for what, folder, more in (
        (f"check, {bench.files:,} files, warm", bench.many, ()),
        (f"check --no-index, {bench.files:,} files", bench.many, ("--no-index", "--jobs", "1")),
        (f"check --no-index, {SMALL_FILES} files", bench.few, ("--no-index", "--jobs", "1")),
    ):
        peak = peak_megabytes(("check", str(folder), *more), bench.env)
        yield Row("6, 9", what, "megabytes", "80 warm; 40 cold", f"{peak:.0f} MB")


def engines(bench: Bench) -> Iterator[Row]:
    """A cluster's executor against processes of this machine."""
    if importlib.util.find_spec("distributed") is None:
        return
    from tests.engines.surroundings import started

    check = ("check", str(bench.many), "--no-index")
    with started("cluster") as address:
        yield from bench.compared(
            "12",
            "wall",
            "2 processes",
            "1.3",
            {
                "2 processes": Command(ours("escrowbook", *check, "--jobs", "2")),
                "Dask, 2 workers": Command(
                    ours("escrowbook", *check, "--engine", f"dask://{address}")
                ),
            },
        )


GROUPS: tuple[Callable[[Bench], Iterator[Row]], ...] = (
    starts,
    folders,
    memory,
    peers,
    engines,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS_MIN)
    given = parser.parse_args()
    out = sys.stdout
    out.write(f"{machine()}; {given.files:,} files, medians of {given.rounds} rounds\n\n")
    out.write("| goal | what | against | aim | today |\n|---|---|---|---|---|\n")
    with TemporaryDirectory(prefix="escrowbook-bench-") as folder:
        bench = Bench(Path(folder), given.files, given.rounds)
        for goal, what, against, aim, today in reading.rows(bench.few):
            out.write(f"| {goal} | {what} | {against} | {aim} | {today} |\n")
        for group in GROUPS:
            for row in group(bench):
                out.write(f"| {' | '.join(row)} |\n")
                out.flush()
    if given.rounds < ROUNDS_MIN:
        sys.stderr.write(f"bench: fewer than {ROUNDS_MIN} rounds are noise, do not quote them\n")


if __name__ == "__main__":
    main()
