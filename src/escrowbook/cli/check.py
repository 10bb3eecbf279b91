"""`check`: every problem of every file in one run."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Annotated, Literal

import typer

from escrowbook.actions.checking import check_files, files_to_check
from escrowbook.actions.errors import StoreError
from escrowbook.actions.opening import World
from escrowbook.cli.choosing import is_path, named_paths
from escrowbook.cli.ending import tell
from escrowbook.cli.exits import Exit, complaints_of, exit_of
from escrowbook.cli.options import Common, Json, NulSeparated, Paths, command
from escrowbook.cli.output import say, write
from escrowbook.cli.surroundings import screen_for, world_for
from escrowbook.core.checks.registry import CHECKS, OF_CONTRACTS, OF_FILES
from escrowbook.core.checks.report import CheckReport, FailOn, Judged
from escrowbook.core.errors import Severity, UsageError
from escrowbook.core.money import quoted
from escrowbook.core.policy import did_you_mean
from escrowbook.core.records import frozen

CheckFormat = Literal["text", "json", "jsonl", "github", "sarif", "junit"]

# How findings of each severity are counted in words.
_COUNTED: Mapping[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("note", "notes"),
}

FormatOption = Annotated[
    CheckFormat | None,
    typer.Option("--format", help="The form of the findings; text if left out."),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="NAME", help="Only these checks; several times, or with commas."
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="NAME", help="Not these; several times, or with commas."),
]
QuietPaths = Annotated[
    bool, typer.Option("-q", "--quiet", help="Print the paths of files with findings only.")
]
Unfunded = Annotated[
    bool, typer.Option("--unfunded", help="Short for --select unfunded --fail-on info.")
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="The least severity that ends with 1; warning if left out."),
]


@frozen(kw_only=True)
class Checking(Common):
    """What `check` takes for its output: forms of its own, since findings are no table."""

    format: FormatOption = None
    json: Json = False
    quiet: QuietPaths = False

    @property
    def chosen_format(self) -> CheckFormat | None:
        """The form that was asked for, None where none was."""
        if self.json and self.format not in (None, "json"):
            raise UsageError(f"--json and --format {self.format} contradict each other")
        return "json" if self.json else self.format


@command
def check(
    call: Checking,
    paths: Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    unfunded: Unfunded = False,
    fail_on: FailOnOption = None,
    null: NulSeparated = False,
) -> int:
    """Check contracts.

    Without a path these are all contracts of the book. A contract file that is not sound is
    always told, whatever is selected, and ends with 5; in a folder, a TOML file without the line
    `format = 1` is no contract and is passed over. `explain NAME` says what a check means.
    """
    world = world_for(call)
    names = chosen_checks(select or [], ignore or [], unfunded=unfunded, by_the_book=world.ignored)
    chosen = call.chosen_format
    least = fail_on or ("info" if unfunded else "warning")
    run = _Run(call, world, named_paths(paths, nul_separated=null), names)
    report = CheckReport.of(run.judged(), least)
    if call.quiet and chosen is None:
        screen = screen_for(call)
        write(f"{screen.shown(each.path)}\n" for each in report.judged if each.found)
    else:
        from escrowbook.views.findings import FINDING_FORMATS

        write(FINDING_FORMATS[chosen or "text"](report, screen_for(call)))
    if call.verbose or (sys.stderr.isatty() and not call.quiet and chosen in (None, "text")):
        say(summary(report))
    unsound = Exit.UNSOUND if report.failed else Exit.DONE
    return max(run.exit, unsound, Exit.FOUND if report.is_failing else Exit.DONE)


def chosen_checks(
    select: Sequence[str],
    ignore: Sequence[str],
    *,
    unfunded: bool,
    by_the_book: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """The checks that are asked of each contract. Raises UsageError for an unknown name.

    `by_the_book` are those that the book ignores, unless somebody selects them.
    """
    selected = _known_names(select) | ({"unfunded"} if unfunded else set())
    ignored = _known_names(ignore)
    for name in OF_FILES:
        if name in ignored:
            raise UsageError(
                f"{name} cannot be ignored: a file that is no sound contract is always told",
                "leave the file out of the paths",
            )
    return frozenset((selected or OF_CONTRACTS.keys() - by_the_book) - ignored)


def _known_names(typed: Sequence[str]) -> set[str]:
    names = {word.strip() for text in typed for word in text.split(",")}
    for name in names:
        if name not in CHECKS:
            remedy = did_you_mean(name, CHECKS) or f"the checks are {', '.join(CHECKS)}"
            raise UsageError(f"there is no check {quoted(name)}", remedy)
    return names


class _Run:
    """One run over files: what is missing is told at once, and the batch goes on to its end."""

    def __init__(
        self,
        call: Checking,
        world: World,
        typed: Sequence[str] | None,
        names: Collection[str],
    ) -> None:
        self.exit: int = Exit.DONE
        self._call = call
        self._world = world
        self._typed = [world.book] if typed is None else typed
        self._names = names

    def judged(self) -> Iterator[Judged]:
        ids = frozenset(name for name in self._typed if not is_path(name))
        files, missing = files_to_check(self._world, self._typed, ids)
        for error in missing:
            self._tell(error)
        from escrowbook.views.progress import watched

        outcomes = check_files(self._world, files, self._names)
        screen = screen_for(self._call, sys.stderr)
        for outcome in watched(outcomes, len(files), "checking", screen, sys.stderr):
            if isinstance(outcome, StoreError):
                self._tell(outcome)
            elif outcome is not None:
                yield outcome

    def _tell(self, error: StoreError) -> None:
        as_json = self._call.chosen_format in ("json", "jsonl")
        tell(complaints_of(error), as_json=as_json)
        self.exit = max(self.exit, exit_of(error))


def summary(report: CheckReport) -> str:
    """What the run came to, in a line: `3 contracts checked: 1 error, 2 warnings`."""
    counts = Counter(located.finding.severity for located in report.found)
    found = [
        f"{counts[severity]} {one if counts[severity] == 1 else several}"
        for severity, (one, several) in _COUNTED.items()
        if counts[severity]
    ]
    checked = len(report.judged)
    files = "1 contract" if checked == 1 else f"{checked:,} contracts"
    return f"{files} checked: {', '.join(found) or 'nothing found'}"
