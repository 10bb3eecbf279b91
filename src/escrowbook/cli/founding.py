"""`contract new`: terms from the command line into a new file of the book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from escrowbook.actions.founding import (
    NewContract,
    NewMilestone,
    Written,
    found_contract,
    preset_called,
)
from escrowbook.actions.opening import World
from escrowbook.cli.completing import complete_presets
from escrowbook.cli.options import Making, command
from escrowbook.cli.output import give_document, say, write
from escrowbook.cli.promises import Promise, read_promise, shares_of
from escrowbook.cli.surroundings import screen_for, world_for
from escrowbook.core.errors import UsageError
from escrowbook.core.fees import UNKNOWN
from escrowbook.core.money import MoneyError, format_amount, minor_digits
from escrowbook.core.policy import PolicyError, parse_setting
from escrowbook.core.reports.status import contract_document

FEES = ("freelancer_fee", "client_fee", "initiation_fee")

NewId = Annotated[
    str, typer.Argument(metavar="ID", help="The new contract's id, which is also its file's name.")
]
Title = Annotated[str, typer.Option("--title", metavar="T", help="What the work is.")]
Client = Annotated[str, typer.Option("--client", metavar="C", help="Who pays.")]
Freelancer = Annotated[str, typer.Option("--freelancer", metavar="F", help="Who works.")]
Currency = Annotated[
    str, typer.Option("--currency", metavar="CUR", help="Three letters of ISO 4217, like USD.")
]
PolicyName = Annotated[
    str,
    typer.Option(
        "--policy",
        metavar="NAME",
        help="A preset; without a date, the newest of that name.",
        autocompletion=complete_presets,
    ),
]
Milestones = Annotated[
    list[str],
    typer.Option(
        "--milestone",
        metavar="TITLE=AMOUNT[@DUE]",
        help="A milestone; once for each. With --total and --split, its title alone.",
    ),
]
Total = Annotated[
    str | None,
    typer.Option("--total", metavar="A", help="The whole price, for --split to divide."),
]
Split = Annotated[
    str | None,
    typer.Option(
        "--split",
        metavar="PARTS",
        help="Percentages like 40,30,30, or a number of equal parts.",
    ),
]
Scopes = Annotated[
    list[str] | None,
    typer.Option("--scope", metavar="M1=TEXT", help="What a milestone is to deliver."),
]
Timezone = Annotated[
    str | None,
    typer.Option("--timezone", metavar="TZ", help="Where days begin, like Europe/Berlin."),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="A policy key that differs from the preset."),
]


@command
def new(
    call: Making,
    contract_id: NewId,
    title: Title,
    client: Client,
    freelancer: Freelancer,
    currency: Currency,
    policy: PolicyName,
    milestone: Milestones,
    total: Total = None,
    split: Split = None,
    scope: Scopes = None,
    timezone: Timezone = None,
    settings: Settings = None,
) -> None:
    """Write a new contract.

    Milestones become M1, M2 and so on. The last = divides title and amount, the last @ amount and
    due date. It is a draft until it is accepted or funded, and the file may be edited by hand.
    """
    world = world_for(call)
    try:
        minor_digits(currency)
        promises = _promises(world, milestone, total, split, currency)
    except MoneyError as error:
        raise UsageError(str(error)) from None
    written = found_contract(
        world,
        NewContract(
            id=contract_id,
            title=title,
            client=client,
            freelancer=freelancer,
            currency=currency,
            preset=preset_called(policy),
            timezone=timezone,
            overrides=_overrides(settings or []),
            milestones=_numbered(promises, scope or [], currency),
        ),
        dry_run=call.dry_run,
    )
    _tell(call, written)


def _promises(
    world: World,
    typed: Sequence[str],
    total: str | None,
    split: str | None,
    currency: str,
) -> list[Promise]:
    if (total is None) != (split is None):
        raise UsageError("--total and --split belong together", "--total 1000 --split 40,30,30")
    if total is None or split is None:
        return [read_promise(text, currency, world.clock_now) for text in typed]
    shares = shares_of(total, split, currency)
    if len(shares) != len(typed):
        raise UsageError(
            f"--split makes {len(shares)} parts, but --milestone names {len(typed)}",
            "give --milestone TITLE once for each part",
        )
    return [Promise(text, share, None) for text, share in zip(typed, shares, strict=True)]


def _numbered(
    promises: Sequence[Promise], scopes: Sequence[str], currency: str
) -> list[NewMilestone]:
    """Milestones M1, M2 … with the scopes that name them."""
    ids = [f"M{number}" for number in range(1, len(promises) + 1)]
    by_id: dict[str, str] = {}
    for text in scopes:
        name, equals, words = text.partition("=")
        if not equals or name not in ids:
            raise UsageError(
                f"--scope takes M1=TEXT, and the milestones are {', '.join(ids)}",
                f"--scope '{ids[0]}=TEXT'",
            )
        if name in by_id:
            raise UsageError(f"--scope names {name} twice")
        by_id[name] = words
    return [
        NewMilestone(
            name,
            promise.title,
            format_amount(promise.amount_minor, currency),
            promise.due,
            by_id.get(name, ""),
        )
        for name, promise in zip(ids, promises, strict=True)
    ]


def _overrides(settings: Sequence[str]) -> dict[str, object]:
    overrides: dict[str, object] = {}
    for text in settings:
        key, equals, value = text.partition("=")
        if not equals:
            raise UsageError("--set takes KEY=VALUE", "--set freelancer_fee=10%")
        if key in overrides:
            raise UsageError(f"--set names {key} twice")
        try:
            overrides[key] = parse_setting(key.strip(), value)
        except PolicyError as error:
            problem = error.problems[0]
            raise UsageError(problem.message, problem.remedy) from None
    return overrides


def _tell(call: Making, written: Written) -> None:
    opened, terms = written.opened, written.opened.terms
    if call.json:
        warnings = (*opened.warnings, *written.warnings)
        give_document(call, contract_document(opened.contract, warnings))
    elif call.quiet:
        write([f"{terms.id}\n"])
    else:
        price = format_amount(opened.contract.totals.price_minor, terms.currency)
        count = len(terms.milestones)
        done = "wrote" if written.recorded else "would write"
        sentence = (
            f"{done} {opened.path}: {terms.title}, {count} milestone{'s' if count > 1 else ''}, "
            f"{price} {terms.currency}, rules of {terms.policy.preset}"
        )
        write([screen_for(call).shown(sentence) + "\n"])
    if not call.json:
        for warning in written.warnings:
            say(f"warning: {warning}")
    policy = terms.policy
    unknown = [key for key in FEES if getattr(policy, key) is UNKNOWN]
    if unknown and not call.quiet:
        say(
            f"hint: {policy.preset} does not know {', '.join(unknown)}; where you know yours, "
            f"add --set {unknown[0]}=10% or write it under [policy] in the file"
        )
