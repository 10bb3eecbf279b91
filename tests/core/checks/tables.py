"""A small language for contracts under inspection, so that a test is a row of a table.

A line is `DAY VERB [MILESTONE] [KEY=VALUE …]`: `01-05 fund M1 amount=250.00`. DAY is a day of 2026
at 00:00 UTC, or with a time `01-05T16:30`. `event=^1` is the sum of the first line; in a text `_`
stands for a space.
The answer is what was found, a line each: `unfunded M2 250.00`.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from escrowbook.core.checks.judging import verdict
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.checks.thresholds import read_threshold, thresholds_of
from escrowbook.core.errors import Finding
from escrowbook.core.money import format_amount
from escrowbook.store.reading import Document, read_contract

TWO_OF_250 = ("M1 250.00 2026-02-01", "M2 250.00 2026-03-01")
_TEXTS = {"note", "title", "scope"}
_AMOUNTS = {"amount", "escrow", "claim", "freelancer"}
_QUOTED = {*_TEXTS, *_AMOUNTS, "terms", "event", "from", "by", "what"}


def found(
    events: Sequence[str],
    as_of: str,
    *names: str,
    milestones: Sequence[str] = TWO_OF_250,
    preset: str = "upwork",
    policy: str = "",
    currency: str = "USD",
    zone: str = "UTC",
    scope: str = "Accepted in writing",
    **thresholds: object,
) -> list[str]:
    """What the checks `names` (without any: all) say about a contract, a line each."""
    document = contract(events, milestones, preset, policy, currency, zone, scope)
    told = findings(document, as_of, *names, **thresholds)
    return [line(finding, currency) for finding in told]


def findings(document: Document, as_of: str, *names: str, **thresholds: object) -> list[Finding]:
    assert document.terms is not None, document.problems
    book = thresholds_of({name: read_threshold(name, raw) for name, raw in thresholds.items()})
    asked = names or tuple(CHECKS)
    return verdict(document.terms, document.entries, moment(as_of), asked, book).findings


def line(finding: Finding, currency: str = "USD") -> str:
    """`CHECK MILESTONE AMOUNT`, each only where there is one."""
    amount = finding.amount_minor
    parts = (
        finding.check,
        finding.milestone or "",
        "" if amount is None else format_amount(amount, currency),
    )
    return " ".join(part for part in parts if part)


def contract(
    events: Sequence[str],
    milestones: Sequence[str] = TWO_OF_250,
    preset: str = "upwork",
    policy: str = "",
    currency: str = "USD",
    zone: str = "UTC",
    scope: str = "Accepted in writing",
) -> Document:
    """The contract as the store reads it."""
    events = [*events]
    for index, each in enumerate(events):
        meant = re.search(r"\^(\d+)", each)
        if meant:
            earlier = contract(events[:index], milestones, preset, policy, currency, zone, scope)
            seal = earlier.entries[int(meant[1]) - 1].seal
            events[index] = each.replace(meant[0], seal)
    text = "\n".join(
        [
            'format = 1\nid = "x"\ntitle = "X"\nclient = "C"\nfreelancer = "F"',
            f'currency = "{currency}"\ntimezone = "{zone}"',
            f'[policy]\npreset = "{preset}-2026-11"\n{policy}',
            *(_milestone(each, scope) for each in milestones),
            "[journal]",
            *(f"{number} = {_event(each)}" for number, each in enumerate(events, 1)),
        ]
    )
    document = read_contract(f"{text}\n".encode(), "x.toml")
    assert () == document.problems
    return document


def moment(day: str) -> datetime:
    """`01-05`, `01-05T16:30` or `2027-01-05`, in UTC."""
    whole = day if re.match(r"\d{4}-", day) else f"2026-{day}"
    return datetime.fromisoformat(whole).replace(tzinfo=UTC)


def _milestone(text: str, scope: str) -> str:
    name, amount, *due = text.split()
    dated = f"\ndue = {due[0]}" if due else ""
    return (
        f'[[milestone]]\nid = "{name}"\ntitle = "T"\namount = "{amount}"\nscope = "{scope}"{dated}'
    )


def _event(text: str) -> str:
    day, do, *words = text.split()
    pairs = [f"at = {moment(day).isoformat()}", f'do = "{do}"']
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            key, value = "milestone", f'"{word}"'
        elif key in _QUOTED:
            value = f'"{value.replace("_", " ") if key in _TEXTS else value}"'
        pairs.append(f"{key} = {value}")
    return f"{{ {', '.join(pairs)} }}"
