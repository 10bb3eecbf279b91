"""`check`: every problem of every file in one run."""

from __future__ import annotations

import sys

from escrowbook.cli.batch import Batch, prints_pieces, shown_prefix
from escrowbook.cli.calls import Common
from escrowbook.cli.choosing import named_paths
from escrowbook.cli.exits import Exit
from escrowbook.cli.output import say, write, write_bytes
from escrowbook.cli.selecting import Selection
from escrowbook.cli.surroundings import screen_for
from escrowbook.cli.tally import Tally
from escrowbook.core.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Literal

    from typer import Option

    from escrowbook.cli.options import EngineUrl, Jobs, Json, NoIndex, NulSeparated, Paths
    from escrowbook.core.checks.report import FailOn


@frozen(kw_only=True)
class Checking(Common):
    """What `check` takes for its output: forms of its own, since findings are no table."""

    format: Annotated[
        Literal["text", "json", "jsonl", "github", "sarif", "junit"] | None,
        Option("--format", help="The form of the findings; text if left out."),
    ] = None
    json: Json = False
    quiet: Annotated[
        bool, Option("-q", "--quiet", help="Print the paths of files with findings only.")
    ] = False
    no_index: NoIndex = False
    jobs: Jobs = None
    engine: EngineUrl = None

    @property
    def chosen_format(self) -> str | None:
        """The form that was asked for, None where none was."""
        if self.json and self.format not in (None, "json"):
            from escrowbook.core.errors import UsageError

            raise UsageError(f"--json and --format {self.format} contradict each other")
        return "json" if self.json else self.format


def check(
    call: Checking,
    paths: Paths = None,
    select: Annotated[
        list[str] | None,
        Option(
            "--select", metavar="NAME", help="Only these checks; several times, or with commas."
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        Option("--ignore", metavar="NAME", help="Not these; several times, or with commas."),
    ] = None,
    unfunded: Annotated[
        bool, Option("--unfunded", help="Short for --select unfunded --fail-on info.")
    ] = False,
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"] | None,
        Option("--fail-on", help="The lowest severity that exits with 1; warning if left out."),
    ] = None,
    null: NulSeparated = False,
) -> int:
    """Check contracts.

    Without a path these are all contracts of the book. A contract file that is not sound is
    always told, whatever is selected, and ends with 5; in a folder, a TOML file without the line
    `format = 1` is no contract and is passed over. `explain NAME` says what a check means.
    """
    least = fail_on or ("info" if unfunded else "warning")
    selection = Selection(select or [], ignore or [], unfunded=unfunded)
    batch = Batch(call, "check", named_paths(paths, nul_separated=null))
    batch.wants = selection.wants(batch.ignored_by_the_book)
    tally = Tally()
    if prints_pieces(call) and batch.is_one_folder:
        for segment in batch.pieces(with_doubts=False):
            tally.add_segment(segment, batch.wants)
            write_bytes(segment.text(batch.wants, shown_prefix(segment.prefix)))
    else:
        _draw(call, batch, least, tally)
    if call.verbose or (sys.stderr.isatty() and not call.quiet and _is_text(call)):
        say(tally.sentence)
    unsound = Exit.UNSOUND if tally.failed else Exit.DONE
    return max(batch.exit, unsound, Exit.FOUND if tally.fails(least) else Exit.DONE)


def _is_text(call: Checking) -> bool:
    return call.chosen_format in (None, "text")


def _draw(call: Checking, batch: Batch, least: FailOn, tally: Tally) -> None:
    """Any form but the one that the index keeps: of all findings, by the paths of their files."""
    from escrowbook.cli.questions import judged_of
    from escrowbook.core.checks.report import CheckReport

    judged = [judged_of(*each, batch.wants) for each in batch.files()]
    for each in judged:
        tally.add(each)
    report = CheckReport.of(judged, least)
    if call.quiet and call.chosen_format is None:
        screen = screen_for(call)
        write(f"{screen.shown(each.path)}\n" for each in report.judged if each.found)
        return
    from escrowbook.views.findings import FINDING_FORMATS

    write(FINDING_FORMATS[call.chosen_format or "text"](report, screen_for(call)))
