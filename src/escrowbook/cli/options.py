"""The page that Typer reads: options that several commands share, and signatures made of them.

A command's annotations are texts that only `signed` evaluates, with all that stands here and in
`calls`; what one command alone takes, its own signature says. So a command that runs through the
door imports neither this page nor Typer.
"""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable
from typing import Annotated, Any, Literal, get_type_hints

from typer import Argument, Context, Option

from escrowbook.cli import calls
from escrowbook.cli.calls import Common
from escrowbook.cli.completing import contract_ids, milestone_ids, preset_names
from escrowbook.core.records import REQUIRED, fields


def complete_contracts(context: Context, incomplete: str) -> list[str]:
    """What TAB offers for CONTRACT and PATH."""
    return contract_ids(context.params.get("book"), incomplete)


def complete_milestones(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """What TAB offers for MILESTONE: those of the contract that stands before it."""
    contract = context.params.get("contract")
    if contract is None:
        return []
    return milestone_ids(context.params.get("book"), contract, incomplete)


def complete_presets(incomplete: str) -> list[tuple[str, str]]:
    """What TAB offers for a preset."""
    return preset_names(incomplete)


ColourChoice = Literal["auto", "always", "never"]
FormatName = Literal["table", "tsv", "csv", "json", "jsonl"]
PartyName = Literal["client", "freelancer", "platform", "arbiter"]
TimerName = Literal[
    "auto-release",
    "hold-over",
    "refund-silence",
    "dormant",
    "dispute-silence",
    "arbitration-default",
    "release-silence",
    "term-over",
]

Book = Annotated[
    str | None,
    Option("--book", metavar="DIR", help="The folder of contracts; else ESCROWBOOK_DIR."),
]
AsOf = Annotated[
    str | None,
    Option("--as-of", metavar="WHEN", help="The moment that counts as now; else ESCROWBOOK_AS_OF."),
]
Colour = Annotated[ColourChoice, Option("--color", help="Whether to use colour.")]
Quiet = Annotated[bool, Option("-q", "--quiet", help="Print bare ids only.")]
Verbose = Annotated[bool, Option("-v", "--verbose", help="Say what was looked at.")]
Debug = Annotated[bool, Option("--debug", help="Show where a defect happened.")]
FormatOption = Annotated[
    FormatName | None,
    Option(
        "--format",
        help="The form of the output: a table on a terminal, else TSV.",
        show_default=False,
    ),
]
Json = Annotated[bool, Option("--json", help="One JSON document.")]
At = Annotated[
    str | None,
    Option(
        "--at",
        metavar="WHEN",
        help="When it happened, if not now: yesterday, 2026-02-01T16:30.",
    ),
]
By = Annotated[
    PartyName | None,
    Option("--by", help="Who did it, if not the one who usually does.", show_default=False),
]
NoteText = Annotated[
    str | None, Option("--note", metavar="TEXT", help="A note to keep with the event.")
]
Ref = Annotated[
    str | None,
    Option("--ref", metavar="KEY", help="A key of yours: the same key is recorded once."),
]
Wait = Annotated[
    float | None,
    Option(
        "--wait",
        metavar="SECONDS",
        help="How long to wait while another process writes to it; 5 seconds if left out.",
    ),
]
ExpectHead = Annotated[
    str | None,
    Option("--expect-head", metavar="HEAD", help="Record nothing unless this is its head by now."),
]
DryRun = Annotated[bool, Option("--dry-run", help="Show what would be done; write nothing.")]

Contract = Annotated[
    str,
    Argument(
        metavar="CONTRACT",
        help="An id in the book, or a path to a .toml file.",
        autocompletion=complete_contracts,
    ),
]
Milestone = Annotated[
    str | None,
    Argument(
        metavar="[MILESTONE]",
        help="Its id, like M1; needed where several could be meant.",
        autocompletion=complete_milestones,
    ),
]
Paths = Annotated[
    list[str] | None,
    Argument(
        metavar="[PATH]...",
        help="Contracts, files, folders, or - for standard input.",
        autocompletion=complete_contracts,
    ),
]
Amount = Annotated[
    str | None, Option("--amount", metavar="A", help="How much, like 250 or 250.00.")
]
AskedAmount = Annotated[
    str | None, Option("--amount", metavar="A", help="How much; if left out, all of it.")
]
Share = Annotated[
    str,
    Option(
        "--freelancer",
        metavar="A|PERCENT%",
        help="The freelancer's share, rounded down; the rest is the client's.",
    ),
]
Scope = Annotated[str | None, Option("--scope", metavar="TEXT", help="What it is to deliver.")]
NulSeparated = Annotated[
    bool, Option("-0", "--null", help="With -: the paths end with NUL, not with newlines.")
]
NoIndex = Annotated[bool, Option("--no-index", help="Read every file; use no index.")]
Jobs = Annotated[
    int | None,
    Option(
        "--jobs",
        metavar="N",
        min=1,
        help="How many processes may help; one a core if left out.",
        show_default=False,
    ),
]
EngineUrl = Annotated[
    str | None,
    Option("--engine", metavar="URL", help="A cluster that helps instead: dask://HOST:PORT."),
]

# Of `contract new`, whose signature is long enough without them.
NewPolicy = Annotated[
    str,
    Option(
        "--policy",
        metavar="NAME",
        help="A preset; without a date, the newest of that name.",
        autocompletion=complete_presets,
    ),
]
NewMilestones = Annotated[
    list[str],
    Option(
        "--milestone",
        metavar="TITLE=AMOUNT[@DUE]",
        help="A milestone; once for each. With --total and --split, TITLE[@DUE].",
    ),
]
NewSplit = Annotated[
    str | None,
    Option(
        "--split",
        metavar="PARTS",
        help="Percentages like 40,30,30 (odd units go to the largest remainders), or a number of "
        "equal parts (to the first).",
    ),
]
NewScopes = Annotated[
    list[str] | None,
    Option("--scope", metavar="M1=TEXT", help="What a milestone is to deliver."),
]
NewSettings = Annotated[
    list[str] | None,
    Option("--set", metavar="KEY=VALUE", help="A policy key that differs from the preset."),
]


def signed(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """A command as Typer reads it: the options of its first parameter's class beside its own.

    Annotations are evaluated here, with all that stands on this page.
    """
    hints = hints_of(function)
    first, *others = inspect.signature(function).parameters.values()
    kind: type[Common] = hints[first.name]
    own = [each.replace(annotation=hints[each.name]) for each in others]
    kind_hints = hints_of(kind)
    # A command's own options first, then those of its class, then those that every command has.
    every = fields(Common)
    own_first = sorted(fields(kind).items(), key=lambda field: field[0] in every)
    shared = [_parameter(name, default, kind_hints) for name, default in own_first]

    def wrapper(**arguments: object) -> int | None:
        call = kind(**{each.name: arguments.pop(each.name) for each in shared})  # type: ignore[arg-type]
        return function(call, **arguments)

    # Typer reads the signature: required first, then what has a default, all by keyword.
    parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in [*own, *shared]]
    functools.update_wrapper(wrapper, function)
    wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    wrapper.__annotations__ = {each.name: each.annotation for each in parameters}
    return wrapper


def hints_of(annotated: object) -> dict[str, Any]:
    """What the annotations of a command, or of a class of options, mean."""
    own = vars(sys.modules[annotated.__module__])
    return get_type_hints(
        annotated, globalns={**globals(), **vars(calls), **own}, include_extras=True
    )


def _parameter(name: str, default: object, hints: dict[str, object]) -> inspect.Parameter:
    default = inspect.Parameter.empty if default is REQUIRED else default
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[name]
    )
