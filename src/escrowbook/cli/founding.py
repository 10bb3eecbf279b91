"""`contract new`: terms from the command line into a new file of the book."""

from __future__ import annotations

from escrowbook.actions.founding import (
    NewContract,
    NewMilestone,
    Written,
    found_contract,
    preset_called,
)
from escrowbook.actions.opening import World
from escrowbook.cli.output import ReceiptKept, give_document, say, write
from escrowbook.cli.promises import Promise, read_part, read_promise, shares_of
from escrowbook.cli.surroundings import screen_for, world_for
from escrowbook.core.errors import UsageError
from escrowbook.core.fees import UNKNOWN
from escrowbook.core.money import MoneyError, format_amount, minor_digits
from escrowbook.core.policy import PolicyError, parse_setting
from escrowbook.core.reports.status import contract_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Annotated

    from typer import Argument, Option

    from escrowbook.cli.calls import Making
    from escrowbook.cli.options import NewMilestones, NewPolicy, NewScopes, NewSettings, NewSplit


FEES = ("freelancer_fee", "client_fee", "initiation_fee")


def new(
    call: Making,
    contract_id: Annotated[
        str, Argument(metavar="ID", help="The new contract's id, which is also its file's name.")
    ],
    title: Annotated[str, Option("--title", metavar="T", help="What the work is.")],
    client: Annotated[str, Option("--client", metavar="C", help="Who pays.")],
    freelancer: Annotated[str, Option("--freelancer", metavar="F", help="Who works.")],
    currency: Annotated[
        str, Option("--currency", metavar="CUR", help="Three letters of ISO 4217, like USD.")
    ],
    policy: NewPolicy,
    milestone: NewMilestones,
    total: Annotated[
        str | None,
        Option("--total", metavar="A", help="The whole price, for --split to divide."),
    ] = None,
    split: NewSplit = None,
    scope: NewScopes = None,
    timezone: Annotated[
        str | None,
        Option("--timezone", metavar="TZ", help="Where days begin, like Europe/Berlin."),
    ] = None,
    settings: NewSettings = None,
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
    with ReceiptKept(recorded=written.recorded):
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
    return [
        read_part(text, share, world.clock_now) for text, share in zip(typed, shares, strict=True)
    ]


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
