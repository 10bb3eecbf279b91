"""Stories told by the core: what each event makes true, in whole words and to the cent.

    == a part is released, and the rest is carried
    upwork USD freelancer_fee=10%
    M1 250.00 2026-02-01
    M2 250.00
    01-05 fund M1 amount=250.00
        client funded M1 with 250.00 USD: client>escrow M1 250.00
        M1 funded
    01-06 release M1 amount=250.01
        refused more-than-escrow: M1 holds 250.00 USD, not 250.01 USD
        type: milestone release x M1

A story is its policy, its milestones, and one line an event in the words of the tables of the
checks; `DAY look` lets time pass, and `at last look`, which comes last, until no clock has anything
left to do. Indented below each stands all that it leads to, and nothing may be left out there: what
happened with its transfers (those without a reason move principal), what the clock did before it,
and each fact that is another than before. What is no fact any more has a `-`. An event that is
refused is left out of the rest of its story.

`python -m tests.core.stories.refresh` tells what stands below no line yet; a person reads it.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from escrowbook.core.claims import Dispute, RefundRequest
from escrowbook.core.clock import running_timers
from escrowbook.core.contract import Contract, Happening, Milestone
from escrowbook.core.fold import fold, later, step
from escrowbook.core.journal import Entry, Refused
from escrowbook.core.ledger import Transfer
from escrowbook.core.money import format_amount
from escrowbook.core.records import replace
from tests.core.checks import tables

AT_LAST = "at last look"
_MILESTONE = re.compile(r"[A-Za-z]\w* [\d.]+( \d{4}-\d{2}-\d{2})?")
_PLAIN = re.compile(r"\d+|true|false|\[.*\]")


class Line(NamedTuple):
    """One event, or a look: its number in the file, and what it leads to by the file."""

    number: int
    text: str
    outcomes: tuple[str, ...] = ()


class Story(NamedTuple):
    """A contract's policy, milestones and events."""

    name: str
    policy: str
    milestones: tuple[str, ...]
    lines: tuple[Line, ...]


def stories(path: Path) -> Iterator[Story]:
    """All stories of a file."""
    found: list[tuple[str, list[Line]]] = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text.startswith("== "):
            found.append((f"{path.stem}: {text.removeprefix('== ')}", []))
        elif text.startswith(" "):
            last = found[-1][1].pop()
            found[-1][1].append(last._replace(outcomes=(*last.outcomes, text.strip())))
        elif text and not text.startswith("#"):
            found[-1][1].append(Line(number, text))
    for name, (policy, *lines) in found:
        milestones = [line.text for line in lines if _MILESTONE.fullmatch(line.text)]
        events = [line for line in lines if not _MILESTONE.fullmatch(line.text)]
        yield Story(name, policy.text, tuple(milestones), tuple(events))


Road = Callable[[Contract, Entry | None, datetime], Contract]


def by_folding(before: Contract, entry: Entry | None, moment: datetime) -> Contract:
    """With one more event, or only later: everything is folded from the beginning."""
    entries = before.entries if entry is None else (*before.entries, entry)
    return fold(before.terms, entries, moment)


def by_stepping(before: Contract, entry: Entry | None, moment: datetime) -> Contract:
    """The same, going on from where the contract stands."""
    return later(before, moment) if entry is None else step(before, entry)


def tell(story: Story, road: Road = by_folding) -> Iterator[list[str]]:
    """For each line of a story, all that it leads to, whichever road the core goes."""
    events = [line.text for line in story.lines if not _is_look(line)]
    document = tables.contract(events, story.milestones, **_agreed(story.policy))
    assert document.terms is not None
    entries = iter(document.entries)
    before = fold(document.terms, (), tables.moment("01-01"))
    for line in story.lines:
        refusal: list[str] = []
        if line.text == AT_LAST:
            now = later(before, None)
            refusal = [f"it is {_day(now.moment)}"]
        elif _is_look(line):
            now = road(before, None, tables.moment(line.text.split()[0]))
        else:
            entry = replace(next(entries), number=len(before.entries) + 1)
            moment = max(before.moment, entry.event.at)
            try:
                now = road(before, entry, moment)
            except Refused as refused:
                refusal = _refusal(refused, entry)
                now = road(before, None, moment)
        yield [*_news(before, now), *refusal] or ["nothing"]
        before = now


def _is_look(line: Line) -> bool:
    return line.text.endswith(" look")


def _agreed(policy: str) -> dict[str, str]:
    """`upwork EUR Europe/Berlin hold_days=0 freelancer_fee=5%_min_1` as the tables take it."""
    preset, *words = policy.split()
    agreed = {"preset": preset, "policy": ""}
    for word in words:
        key, is_set, value = word.partition("=")
        if not is_set:
            agreed["zone" if "/" in word else "currency"] = word
            continue
        value = value.replace("_", " ")
        agreed["policy"] += f"{key} = {value if _PLAIN.fullmatch(value) else repr(value)}\n"
    return agreed


def _refusal(refused: Refused, entry: Entry) -> list[str]:
    refusal, broken = refused.refusal, refused.entry
    of = "" if broken == entry else f" of {broken.number} {broken.event.do}"
    told = [f"refused{of} {refusal.code}: {refusal.message}"]
    return [*told, f"type: {refusal.remedy}"] if refusal.remedy else told


def _news(before: Contract, now: Contract) -> Iterator[str]:
    """What happened, what did not after all, and which facts are others than before."""
    currency = now.terms.currency
    for each in before.log:
        if each not in now.log:
            yield f"no more: {_happened(each, currency)}"
    for each in now.log:
        if each not in before.log:
            yield _happened(each, currency)
    once, facts = _facts(before), _facts(now)
    yield from (f"{name} {fact}" for name, fact in facts.items() if once.get(name) != fact)
    yield from (f"{name} -" for name in once if name not in facts)


def _happened(happening: Happening, currency: str) -> str:
    moved = ", ".join(_moved(transfer, currency) for transfer in happening.transfers)
    if happening.entry is not None:
        event = happening.entry.event
        told = f"{event.party} {event.aloud(currency)}"
    else:
        assert happening.firing is not None
        timer = happening.firing.timer
        told = f"{_day(happening.at)} the clock: {timer.do} {timer.milestone or ''}".strip()
    return f"{told}: {moved}" if moved else told


def _moved(transfer: Transfer, currency: str) -> str:
    """`escrow>pending M1 250.00`, with the reason where it is not principal."""
    amount = format_amount(transfer.amount_minor, currency)
    parts = [f"{transfer.source}>{transfer.target}", transfer.milestone or "-", amount]
    return " ".join(parts if transfer.why == "principal" else [*parts, transfer.why])


def _facts(contract: Contract) -> dict[str, str]:
    """All that is true of a contract beside what its transfers say, by what it is about."""
    standing, currency = contract.standing, contract.terms.currency
    facts = {"contract": contract.state}
    for row in contract.milestones:
        facts |= dict(_facts_of(row, currency))
        dispute = standing.milestones[row.id].dispute
        facts |= dict(_wanted(row.id, row.request, dispute, currency))
    facts |= dict(_wanted("pool", standing.pool_request, standing.pool_dispute, currency))
    for named, ask in standing.release_requests.items():
        amount = format_amount(ask.amount_minor, currency)
        facts[f"release of {named or 'all'}:"] = f"{amount} asked for {_day(ask.asked_at)}"
    if standing.accepted_digest:
        facts["terms:"] = standing.accepted_digest
    if standing.dormancy.release_asked_at:
        facts["dormant:"] = f"release asked for {_day(standing.dormancy.release_asked_at)}"
    for timer in running_timers(standing):
        name = f"{timer.do} {timer.milestone or 'of all'}:"
        span = f"{_day(timer.started)} to {_day(timer.due)}"
        facts[name] = f"{facts[name]}, {span}" if name in facts else span
    return facts


def _facts_of(row: Milestone, currency: str) -> Iterator[tuple[str, str]]:
    price = f"{format_amount(row.price_minor, currency)} {row.title!r}, {row.scope!r}"
    yield row.id, " ".join([row.state, *row.flags])
    yield f"{row.id} is", f"{price}, due {row.due}" if row.due else price
    if row.done_percent:
        yield f"{row.id} done", f"{row.done_percent} percent"
    if row.changes_asked:
        yield f"{row.id} changed", f"{row.changes_asked} times"
    if row.submitted_at:
        yield f"{row.id} handed in", f"on {_day(row.submitted_at)}"
    if row.review_started_at:
        yield f"{row.id} in review", f"since {_day(row.review_started_at)}"


def _wanted(
    named: str, request: RefundRequest | None, dispute: Dispute | None, currency: str
) -> Iterator[tuple[str, str]]:
    """What the client asks back, and what is quarrelled over."""
    if request is not None:
        amount = format_amount(request.amount_minor, currency)
        yield f"refund of {named}:", f"{amount} of {request.pot} asked for {_day(request.asked_at)}"
    if dispute is not None:
        amounts = {"claims": {dispute.filer: dispute.claim_minor}}
        amounts |= {"offers": dispute.offers, "paid": dispute.fees_paid}
        told = [
            f"{side} {did} {format_amount(amount_minor, currency)}"
            for did, by_side in amounts.items()
            for side, amount_minor in by_side.items()
        ]
        if dispute.chance_percent is not None:
            told.append(f"chance {dispute.chance_percent} percent")
        if dispute.is_answered:
            told.append("answered")
        yield f"dispute over {named}:", ", ".join(told)


def _day(moment: datetime) -> str:
    """`01-05`, with the time where it is not midnight and the year where it is not 2026."""
    return f"{moment:%Y-%m-%dT%H:%M:%S}".removesuffix("T00:00:00").removeprefix("2026-")
