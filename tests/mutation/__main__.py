"""Judge mutants by the tests that ought to find them: mutation testing, a module at a time.

    python -m tests.mutation post seal core/money
    python -m tests.mutation core/fold --seconds 120 --seed 7

Says each mutant that no test found, by file and line, and the score of each target; without names
it says which there are. Where the time does not suffice, mutants are drawn at random by the seed,
and it says how many were judged. Exit 0 when every score is as high as `targets.py` asks, and no
entry of the list of equal mutants (`equal.txt`) is stale.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.mutation.equal import LIST, Equal, read_list
from tests.mutation.judging import Judge
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.targets import TARGETS, Target

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/escrowbook"
# What reports to people is left out: nobody watches the tests of a mutant.
_WITHOUT = ("terminal", "cacheprovider", "xdist", "pytest_cov")
PYTEST_OPTIONS = (
    "--override-ini=addopts=--import-mode=importlib -m 'not campaign'",
    "--hypothesis-profile=mutants",
    *(f"-pno:{name}" for name in _WITHOUT),
)


def mutants_in(target: Target) -> list[Mutant]:
    """All mutants of what a target names."""
    text = (SOURCE / target.module).read_text(encoding="utf-8")
    wanted = target.functions
    return [
        mutant
        for mutant in mutants_of(text)
        if not wanted or any(f"{mutant.function}.".startswith(f"{name}.") for name in wanted)
    ]


def stale(entries: Sequence[Equal]) -> list[Equal]:
    """The entries of the list that fit no mutant of their module."""
    keys = {
        module: {mutant.key for mutant in mutants_of((SOURCE / module).read_text("utf-8"))}
        for module in {entry.module for entry in entries}
        if (SOURCE / module).exists()
    }
    return [entry for entry in entries if entry.key not in keys.get(entry.module, ())]


def judge(
    source: Path,
    module: str,
    tests: Sequence[Path],
    mutants: Sequence[Mutant],
    seconds: int,
    seed: int,
) -> Judge:
    """Have tests judge mutants of a module, in forks of this process."""
    process = os.getpid()
    with tempfile.TemporaryDirectory(prefix="escrowbook-mutants-") as scratch:
        made = Judge(source, module, mutants, seconds=seconds, seed=seed)
        options = (f"--rootdir={ROOT}", f"--basetemp={scratch}/files", *PYTEST_OPTIONS)
        code = pytest.main([*map(str, tests), *options], plugins=[made])
        if os.getpid() != process:
            # A fork that judged by importing: it must not clean up what is the parent's.
            os._exit(int(code) or 1)
    return made


def report(name: str, target: Target, seconds: int, seed: int) -> int:
    """Judge one target, say what came of it, and return the exit code."""
    begun = time.monotonic()
    entries = read_list(LIST.read_text("utf-8"))
    equal = {entry.key for entry in entries if entry.module == target.module}
    everything = mutants_in(target)
    mutants = [mutant for mutant in everything if mutant.key not in equal]
    dotted = target.module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    tests = [ROOT / "tests" / each for each in target.tests]
    source = SOURCE / target.module
    made = judge(source, f"escrowbook.{dotted}", tests, mutants, seconds, seed)
    if not made.measured.seconds:
        _say(f"{name}: none of its tests was run")
        return 1
    if made.measured.failed:
        _say("\n  ".join(["these tests fail without any mutant:", *made.measured.failed]))
        return 1
    survivors = sorted((made.mutants[index] for index in made.survived), key=lambda it: it.line)
    for mutant in survivors:
        place = f"src/escrowbook/{target.module}:{mutant.line} {mutant.function}"
        _say(f"{place}\n- {mutant.before}\n+ {mutant.after}")
    killed = len(made.killed)
    judged = killed + len(survivors)
    percent = 100 * killed / judged if judged else 100.0
    drawn = "" if judged == len(mutants) else f" of {len(mutants)}, drawn with seed {seed},"
    _say(
        f"{name}: {killed} of {judged} mutants{drawn} found, {percent:.1f} % "
        f"(at least {target.percent_min}); {len(everything) - len(mutants)} equal ones left out; "
        f"{time.monotonic() - begun:.0f} s"
    )
    return int(killed * 100 < target.percent_min * judged)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Judge each target that was named, each in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="as `targets.py` names them")
    parser.add_argument("--seconds", type=int, help="for each, in place of its own budget")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    unknown = [name for name in options.targets if name not in TARGETS]
    if unknown or not options.targets:
        _say(f"there are: {', '.join(TARGETS)}")
        return 2
    failed = 0
    for entry in stale(read_list(LIST.read_text("utf-8"))):
        _say(f"{LIST.name}: no mutant of {entry.module} any more: {entry.key}")
        failed = 1
    for name in options.targets:
        target = TARGETS[name]
        child = os.fork()
        if not child:
            os._exit(report(name, target, options.seconds or target.seconds, options.seed))
        failed |= os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return failed


if __name__ == "__main__":
    sys.exit(main())
