"""Options that many commands share, each defined once, and the decorator that hands them out.

A command is a function whose first parameter is one of the classes below. `command` puts that
class's options in its place, so that Typer sees them and the function gets them together.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Literal, get_type_hints

import typer

from escrowbook.cli.completing import complete_contracts, complete_milestones
from escrowbook.core.errors import UsageError
from escrowbook.core.records import REQUIRED, fields, frozen

ColourChoice = Literal["auto", "always", "never"]
FormatName = Literal["table", "tsv", "csv", "json", "jsonl"]
PartyName = Literal["client", "freelancer", "platform", "arbiter"]

Book = Annotated[
    str | None,
    typer.Option("--book", metavar="DIR", help="The folder of contracts; else ESCROWBOOK_DIR."),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="WHEN", help="The moment that counts as now; else ESCROWBOOK_AS_OF."
    ),
]
Colour = Annotated[ColourChoice, typer.Option("--color", help="Whether to use colour.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print bare ids only.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say what was looked at.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where a defect happened.")]
FormatOption = Annotated[
    FormatName | None,
    typer.Option(
        "--format",
        help="The form of the output: a table on a terminal, else TSV.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document.")]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="WHEN",
        help="When it happened, if not just now: yesterday, 2026-02-01T16:30.",
    ),
]
By = Annotated[
    PartyName | None,
    typer.Option("--by", help="Who did it, if not the one who usually does.", show_default=False),
]
NoteText = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="A note to keep with the event.")
]
Ref = Annotated[
    str | None,
    typer.Option("--ref", metavar="KEY", help="A key of yours: the same key is recorded once."),
]
Wait = Annotated[
    float | None,
    typer.Option(
        "--wait",
        metavar="SECONDS",
        help="How long to wait while another process writes to it; 5 seconds if left out.",
    ),
]
ExpectHead = Annotated[
    str | None,
    typer.Option(
        "--expect-head", metavar="HEAD", help="Record nothing unless this is its head by now."
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would be done; write nothing.")]

Contract = Annotated[
    str,
    typer.Argument(
        metavar="CONTRACT",
        help="An id in the book, or a path to a .toml file.",
        autocompletion=complete_contracts,
    ),
]
Milestone = Annotated[
    str | None,
    typer.Argument(
        metavar="[MILESTONE]",
        help="The one it is about, if several could be.",
        autocompletion=complete_milestones,
    ),
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Contracts, files, folders, or - for standard input.",
        autocompletion=complete_contracts,
    ),
]
NulSeparated = Annotated[
    bool, typer.Option("-0", "--null", help="With -: the paths end with NUL, not with newlines.")
]


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
            raise UsageError(f"--json and --format {self.format} contradict each other")
        return "json" if self.json else self.format


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


def command(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """Make a function with a class of options as its first parameter one that Typer can read."""
    signature = inspect.signature(function)
    hints = get_type_hints(function, include_extras=True)
    first, *others = signature.parameters.values()
    kind: type[Common] = hints[first.name]
    own = [each.replace(annotation=hints[each.name]) for each in others]
    kind_hints = get_type_hints(kind, include_extras=True)
    # A command's own options first, then those of its class, then those that every command has.
    every = fields(Common)
    own_first = sorted(fields(kind).items(), key=lambda field: field[0] in every)
    shared = [_parameter(name, default, kind_hints) for name, default in own_first]

    @functools.wraps(function)
    def wrapper(**arguments: object) -> int | None:
        call = kind(**{each.name: arguments.pop(each.name) for each in shared})  # type: ignore[arg-type]
        return function(call, **arguments)

    # Typer reads the signature: required first, then what has a default, all by keyword.
    parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in [*own, *shared]]
    wrapper.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    wrapper.__annotations__ = {each.name: each.annotation for each in parameters}
    return wrapper


def _parameter(name: str, default: object, hints: dict[str, object]) -> inspect.Parameter:
    default = inspect.Parameter.empty if default is REQUIRED else default
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[name]
    )
