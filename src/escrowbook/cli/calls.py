"""What commands take together, each class with what its sort of commands has in common.

A command is a plain function whose first parameter is one of these; the page of options
(options.py) gives Typer the annotations, which nobody else evaluates.
"""

from __future__ import annotations

from escrowbook.core.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from escrowbook.cli.options import (
        AsOf,
        At,
        Book,
        By,
        Colour,
        Debug,
        DryRun,
        EngineUrl,
        ExpectHead,
        FormatName,
        FormatOption,
        Jobs,
        Json,
        NoIndex,
        NoteText,
        Quiet,
        Ref,
        Verbose,
        Wait,
    )


@frozen(kw_only=True)
class Common:
    """What every command takes."""

    book: Book = None
    as_of: AsOf = None
    color: Colour = "auto"
    quiet: Quiet = False
    verbose: Verbose = False
    debug: Debug = False


@frozen(kw_only=True)
class Reading(Common):
    """What every command takes that gives rows."""

    format: FormatOption = None
    json: Json = False

    @property
    def chosen_format(self) -> FormatName | None:
        """The form that was asked for; None where it depends on the output."""
        if self.json and self.format not in (None, "json"):
            from escrowbook.core.errors import UsageError

            raise UsageError(f"--json and --format {self.format} contradict each other")
        return "json" if self.json else self.format


@frozen(kw_only=True)
class Many(Reading):
    """What every command takes that gives rows of many contracts."""

    no_index: NoIndex = False
    jobs: Jobs = None
    engine: EngineUrl = None


@frozen(kw_only=True)
class Making(Common):
    """What every command takes that writes a file of its own."""

    dry_run: DryRun = False
    json: Json = False


@frozen(kw_only=True)
class Recording(Making):
    """What every command takes that records an event, but who did it."""

    at: At = None
    note: NoteText = None
    ref: Ref = None
    expect_head: ExpectHead = None
    wait: Wait = None


@frozen(kw_only=True)
class Writing(Recording):
    """What every command takes that records an event."""

    by: By = None
