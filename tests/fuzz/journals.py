"""Journals that no person would write, below terms that are sound: the rules have to answer.

The same seed gives the same journals. Moments come early, late, twice and out of order; amounts
are nothing, a cent, a price, too much; every event is done by everybody to everything.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from escrowbook.core.events import EVENT_KINDS
from escrowbook.core.money import format_amount
from escrowbook.core.terms import Terms
from escrowbook.store.reading import Document, read_contract
from tests.fuzz.inputs import corpus

EVENTS_MAX = 12
PARTIES = ("client", "freelancer", "platform", "arbiter", "mutual", "anybody")
BEGIN = datetime(2026, 1, 5, 10, tzinfo=UTC)


class Sample(NamedTuple):
    """A sound contract: its name, its text up to the journal, and its terms."""

    name: str
    head: str
    terms: Terms


def samples() -> list[Sample]:
    """The sound contracts of the corpus, without their journals."""
    found = []
    for name, data in corpus():
        document = read_contract(data, name)
        if document.terms is not None and not document.problems and b"\r" not in data:
            head = data.decode("utf-8-sig").partition("[journal]")[0]
            found.append(Sample(name, head, document.terms))
    return found


def value(chance: random.Random, key: str, sample: Sample) -> str:
    """A value for a key of an event, as TOML: often a likely one, now and then any."""
    terms = sample.terms
    prices = [each.amount_minor for each in terms.milestones]
    amounts = [0, 1, *prices, *(each // 2 for each in prices), 10**9]
    named = [each.id for each in terms.milestones]
    texts = {
        "milestone": [*named, *named, "M9"],
        "amount": [format_amount(each, terms.currency) for each in amounts],
        "by": list(PARTIES),
        "from": ["escrow", "paid", "bonus"],
        "note": ["hello"],
        "what": ["auto-release", "refund-silence", "hold-over", "dormant", "dispute-silence"],
    }
    if key in ("claim", "freelancer", "escrow"):
        key = "amount"
    if key in texts:
        return f'"{chance.choice(texts[key])}"'
    return chance.choice(
        ("true", "false", "0", "50", "100", "2026-03-01", '"x"', "{}", '{ M1 = "1" }', "[]")
    )


def line(chance: random.Random, number: int, moment: datetime, sample: Sample) -> str:
    """One line of a journal: an event with the keys that it takes, some of them missing."""
    do = chance.choice(list(EVENT_KINDS))
    keys = [
        key for key, rule in EVENT_KINDS[do].keys.items() if rule.required or chance.random() < 0.5
    ]
    if chance.random() < 0.05:
        keys = keys[1:]
    if chance.random() < 0.3:
        keys.append("by")
    pairs = [f"at = {moment:%Y-%m-%dT%H:%M:%SZ}", f'do = "{do}"']
    pairs += [f"{key} = {value(chance, key, sample)}" for key in dict.fromkeys(keys)]
    return f"{number} = {{ {', '.join(pairs)} }}\n"


def journals(count: int, seed: int) -> Iterator[tuple[Sample, Document]]:
    """`count` contracts as they are read, each with a journal of up to a dozen events."""
    chance = random.Random(seed)
    every = samples()
    for _ in range(count):
        sample = chance.choice(every)
        moment, lines = BEGIN, []
        for number in range(1, chance.randint(1, EVENTS_MAX) + 1):
            days = chance.choice((0, 0, 1, 1, 3, 7, 14, 30, 100, -2))
            moment += timedelta(days=days, seconds=chance.choice((0, 1, 3600)))
            lines.append(line(chance, number, moment, sample))
        text = f"{sample.head}[journal]\n{''.join(lines)}"
        yield sample, read_contract(text.encode(), sample.name)
