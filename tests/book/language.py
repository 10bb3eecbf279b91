"""A small language for scenarios, to be read beside the rule book.

    == 28  The client closes and pays a part of the fourth [U8][U9]
    terms upwork USD freelancer_fee=10%
    M1 250.00
    M4 250.00 due 2026-06-01
    2026-03-01  fund M4
    closing by client pay M4=100.00
        line    M4 escrow 150.00 request-only to client on 2026-03-08
        silence 2026-03-08 client 150.00 freelancer 100.00

A scenario is its terms (or `new` with the options of `contract new`), then one line an event, in
the order of recording, and one line a look (`on MOMENT`, `closing by PARTY`). Indented below each
stands what it leads to. Every outcome line is told again by the program, in the same words, and
the two are compared: what a line does not mention is not compared.

    refused CODE                  the event was refused; nothing was recorded
    moves A>B AMOUNT WHY, …       all transfers of the event (`principal` is left out)
    charged AMOUNT                what of it left the client's account
    M1 STATE FLAG … POT AMOUNT …  a row of the milestone table
    total POT AMOUNT …            the contract's pots; also `fees.client` and the like
    state WORD                    the contract's state
    dates MOMENT WHAT M1, …       all that the clock will do if nobody acts
    clock MOMENT WHAT M1, …       all that the clock has done
    check NAME M1 AMOUNT, …       all findings of that check
    worth FIGURE AMOUNT …         what the dispute is worth: `gain`, `break_even_claim` and the like
    line M1 POT AMOUNT EFFECT …   that line of the refund report
    now / after / silence / …     the figures of the refund report
    unknown KEY …                 the policy keys that the report needs and nobody knows
    says TEXT                     a warning or note of the report, or else one of the findings that
                                  were looked at before, has this text in it

An event is a verb with its milestone and amount, as the commands have it; after `try` it is only
looked at (`--dry-run`). `line JSON` is one as `apply` takes it, and `typed TEXT` a line that
somebody typed into the file.

Moments are dates where the time is 00:00. An event without a time happens when `--at DATE` says,
and is typed at the end of that day, or of the latest day before it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CONTRACT = "deal"

_HEADING = re.compile(r"== (\S+)\s+(.+)")
_MILESTONE = re.compile(r"(M\d+)\s+(\S+)(?:\s+due\s+(\S+))?(?:\s+(.+))?")
_EVENT = re.compile(r"(\d{4}-\d{2}-\d{2}\S*)\s+(.+)")


@dataclass(frozen=True)
class Turn:
    """One line that is typed, its place in the file, and the outcome lines below it."""

    place: str
    text: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class Scenario:
    """One story: `number` is its row in the rule book, or a word of its own."""

    number: str
    title: str
    turns: tuple[Turn, ...]

    @property
    def row(self) -> int | None:
        """The row of the rule book that it is, or one more reading of: `56-small` is of 56."""
        row = self.number.partition("-")[0]
        return int(row) if row.isdecimal() else None


class NotTheLanguage(Exception):
    """A line that the language does not know: a mistake in a scenario, never in the program."""


def scenarios(path: Path) -> Iterator[Scenario]:
    """All scenarios of a file."""
    heading: re.Match[str] | None = None
    turns: list[Turn] = []
    for line, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = raw.split(" # ")[0].rstrip()
        if not text or text.startswith("#"):
            continue
        found = _HEADING.fullmatch(text)
        if found is not None:
            if heading is not None:
                yield Scenario(heading[1], heading[2], tuple(turns))
            heading, turns = found, []
        elif text.startswith(" "):
            last = turns.pop()
            outcome = " ".join(text.split())
            turns.append(Turn(last.place, last.text, (*last.outcomes, outcome)))
        else:
            turns.append(Turn(f"{path.name}:{line}", " ".join(text.split()), ()))
    if heading is not None:
        yield Scenario(heading[1], heading[2], tuple(turns))


def founding_words(turns: tuple[Turn, ...]) -> tuple[list[str], tuple[Turn, ...]]:
    """`contract new` for the terms at the beginning of a scenario, and the turns after them."""
    first = turns[0].text
    words = ["contract", "new", CONTRACT, "--title", "A deal", "--client", "Client"]
    words += ["--freelancer", "Freelancer"]
    if first.startswith("new "):
        return [*words, *shlex.split(first.removeprefix("new "))], turns[1:]
    policy, currency, *rest = shlex.split(first.removeprefix("terms "))
    words += ["--policy", policy, "--currency", currency]
    for setting in rest:
        words += ["--set", setting] if "=" in setting else ["--timezone", setting]
    count = 1
    while count < len(turns) and (found := _MILESTONE.fullmatch(turns[count].text)):
        milestone, amount, due, title = found.groups()
        words += [
            "--milestone",
            f"{title or f'Part {milestone}'}={amount}{f'@{due}' if due else ''}",
        ]
        count += 1
    return words, turns[count:]


def event_words(text: str) -> tuple[str, list[str]] | None:
    """When an event happens and the command that records it; None for a line that is no event."""
    found = _EVENT.fullmatch(text)
    if found is None:
        return None
    moment, said = found.groups()
    verb, *rest = shlex.split(said)
    if verb in ("line", "typed"):
        return moment, [verb, *rest, moment]
    if verb == "try":
        tried = event_words(f"{moment} {said.removeprefix('try ')}")
        return tried and (moment, [*tried[1], "--dry-run"])
    by: list[str] = []
    if "by" in rest:
        at = rest.index("by")
        by, rest = ["--by", rest[at + 1]], [*rest[:at], *rest[at + 2 :]]
    return moment, [*_command(verb, rest), *by, "--at", moment]


def _command(verb: str, rest: list[str]) -> list[str]:
    match verb, rest:
        case "fund" | "release" | "request-release", [*milestone]:
            return ["milestone", verb, CONTRACT, *_and_amount(milestone)]
        case "refund", ["bonus", amount]:
            return ["contract", "bonus", CONTRACT, amount, "--back"]
        case "refund", [*milestone, "paid"]:
            return ["milestone", verb, CONTRACT, *_and_amount(milestone), "--paid"]
        case "refund", [*milestone]:
            return ["milestone", verb, CONTRACT, *_and_amount(milestone)]
        case "reverse", [*milestone, source]:
            return ["milestone", verb, CONTRACT, *_and_amount(milestone), "--from", source]
        case "submit" | "request-changes" | "cancel", [*milestone]:
            return ["milestone", verb, CONTRACT, *milestone]
        case "work", [milestone, percent]:
            return ["milestone", verb, CONTRACT, milestone, "--done", percent]
        case "add", [milestone]:
            return ["milestone", verb, CONTRACT, milestone]
        case "edit", [milestone, *changes]:
            options = [part for change in changes for part in f"--{change}".split("=", 1)]
            return ["milestone", verb, CONTRACT, milestone, *options]
        case "request-refund" | "approve-refund" | "decline-refund", [*milestone]:
            return ["refund", verb.removesuffix("-refund"), CONTRACT, *_and_amount(milestone)]
        case "dispute", [*milestone, claim, "chance", percent]:
            return [verb, "open", CONTRACT, *milestone, "--claim", claim, "--chance", percent]
        case "dispute", [*milestone, claim]:
            return [verb, "open", CONTRACT, *milestone, "--claim", claim]
        case "offer" | "settle" | "rule", [*milestone, share]:
            return ["dispute", verb, CONTRACT, *milestone, "--freelancer", share]
        case "pay-fee", [*milestone, amount]:
            return ["dispute", verb, CONTRACT, *milestone, "--amount", amount]
        case "accept" | "pause" | "resume", []:
            return ["contract", verb, CONTRACT]
        case "bonus" | "note", [said]:
            return ["contract", verb, CONTRACT, said]
        case "undo", [*number]:
            return ["contract", verb, CONTRACT, *number]
        case "observe", [*milestone, "escrow", amount]:
            return ["contract", verb, CONTRACT, *milestone, "--escrow", amount]
        case "observe", [*milestone, "happened" | "did-not-happen" as happened, what]:
            return ["contract", verb, CONTRACT, *milestone, f"--{happened}", what]
        case "close", []:
            return ["contract", verb, CONTRACT, "--yes"]
        case "close", ["pay", *shares]:
            paid = [part for share in shares for part in ("--pay", share)]
            return ["contract", verb, CONTRACT, "--yes", *paid]
    raise NotTheLanguage(f"{verb} {' '.join(rest)}")


def _and_amount(words: list[str]) -> list[str]:
    """`M1 9.00` as `M1 --amount 9.00`; either may be left out."""
    if words and not words[-1].startswith("M"):
        return [*words[:-1], "--amount", words[-1]]
    return words


def closing_words(text: str) -> list[str] | None:
    """`closing by client pay M4=100.00` as the command that looks at it."""
    found = re.fullmatch(r"closing by (\S+)(?: pay (.*))?", text)
    if found is None:
        return None
    by, shares = found.groups()
    paid = [part for share in (shares or "").split() for part in ("--pay", share)]
    return ["contract", "close", CONTRACT, "--refund-report", "--by", by, *paid]
