"""What is known of a journal from elsewhere: what this machine saw of it, what others hold.

A file cannot see its own end cut off. Whoever knew it before can: by the seals of all events, or
by one line, the head (DESIGN 4, P6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from escrowbook.core.errors import Place
from escrowbook.core.events.agreement import Accept
from escrowbook.core.events.bookkeeping import Void
from escrowbook.core.journal import (
    HEAD_PATTERN,
    Entry,
    head_of_seals,
    in_force,
    voided_numbers,
)
from escrowbook.core.records import frozen
from escrowbook.core.terms import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escrowbook.core.terms import Terms

# How many lost events a message names.
NAMED_MAX = 5
_RESTORE = "restore the file from a copy or from git"


@frozen
class Known:
    """A journal as somebody saw it: the digest of its terms, and the seals in number order."""

    contract: str
    terms_digest: str
    seals: tuple[str, ...]

    @property
    def head(self) -> str:
        """The head that it had then."""
        return head_of_seals(self.contract, self.terms_digest, self.seals)


@frozen
class Discrepancy:
    """Where a file does not go on from what is known of it; `check` is the word for it."""

    check: Literal["lost", "head", "rearranged", "repeated"]
    place: Place
    message: str
    remedy: str


def pinned_digest(entries: Sequence[Entry]) -> str | None:
    """The digest of the terms that the last `accept` in force pinned; None before any."""
    accepts = [entry.event for entry in in_force(entries) if isinstance(entry.event, Accept)]
    return accepts[-1].terms_digest if accepts else None


def known_of(terms: Terms, entries: Sequence[Entry]) -> Known:
    """What there is to know of a journal as it stands."""
    return Known(terms.id, terms.digest, tuple(entry.seal for entry in entries))


def against_memory(known: Known, terms: Terms, entries: Sequence[Entry]) -> Iterator[Discrepancy]:
    """What this machine saw of the journal and does not find in it.

    Every event that it knows has to be there. A merge may have put others between them, and a
    person may have changed terms that nobody accepted yet: that is told, and is no fault.
    """
    seals = [entry.seal for entry in entries]
    missing = Counter(known.seals) - Counter(seals)
    if missing:
        numbers = [number for number, seal in enumerate(known.seals, 1) if seal in missing]
        yield Discrepancy(
            "lost",
            entries[-1].place if entries else NOWHERE,
            f"this machine knows {_events(len(known.seals))} of {terms.id} (head {known.head}), "
            f"and {_what_became_of(known, numbers, entries)}; if that is right as it is, "
            f"`escrowbook journal head {terms.id} --remember` says so",
            _RESTORE,
        )
    elif tuple(seals[: len(known.seals)]) != known.seals:
        yield Discrepancy(
            "rearranged",
            NOWHERE,
            f"all that this machine knows of {terms.id} is there, {_events(len(known.seals))}, but "
            "in another order or with others between, as a merge leaves them: look at them once",
            f"contract log {terms.id}",
        )
    if known.terms_digest != terms.digest:
        yield Discrepancy(
            "rearranged",
            NOWHERE,
            f"the terms of {terms.id} are not those that this machine saw last "
            f"({known.terms_digest}, now {terms.digest}): look at them once",
            f"contract show {terms.id}",
        )


def repetitions(terms: Terms, entries: Sequence[Entry]) -> Iterator[Discrepancy]:
    """Events in force that are there twice: word for word, or two under one key.

    The program records neither (INTERFACE 2, --ref), so somebody copied a line.
    """
    voided = voided_numbers(entries)
    by_seal: dict[str, Entry] = {}
    by_ref: dict[str, Entry] = {}
    for entry in entries:
        if entry.number in voided or isinstance(entry.event, Void):
            continue
        same = by_seal.setdefault(entry.seal, entry)
        ref = entry.event.ref
        with_ref = entry if ref is None else by_ref.setdefault(ref, entry)
        if same is not entry:
            what = f"says exactly what event {same.number} says, in line {same.place.line}"
        elif with_ref is not entry:
            what = (
                f"has the key {ref!r} of event {with_ref.number}, in line {with_ref.place.line}, "
                "and says something else"
            )
        else:
            continue
        yield Discrepancy(
            "repeated",
            entry.place,
            f"event {entry.number} ({entry.event.do}) {what}",
            f"contract undo {terms.id} {entry.number}",
        )


def against_head(given: str, terms: Terms, entries: Sequence[Entry]) -> Discrepancy | None:
    """What a head from the other side says against the file, which has to go on from it.

    `given` is a head of this contract (HEAD_PATTERN).
    """
    match = HEAD_PATTERN.fullmatch(given)
    count = int(match[2]) if match is not None else 0
    if count > len(entries):
        return Discrepancy(
            "head",
            entries[-1].place if entries else NOWHERE,
            f"the head {given} is one of {_events(count)}, but the file has {len(entries)}",
            _RESTORE,
        )
    seals = [entry.seal for entry in entries[:count]]
    if given == head_of_seals(terms.id, terms.digest, seals):
        return None
    accepted = {entry.event.terms_digest for entry in entries if isinstance(entry.event, Accept)}
    if any(given == head_of_seals(terms.id, digest, seals) for digest in accepted):
        what = f"the terms are not those that the head {given} was made of"
    else:
        ours = head_of_seals(terms.id, terms.digest, seals)
        what = f"the head {given} is of other terms or events: here the first {count} make {ours}"
    return Discrepancy(
        "head", NOWHERE, what, "compare the file with the other side's, line by line"
    )


def _what_became_of(known: Known, numbers: Sequence[int], entries: Sequence[Entry]) -> str:
    """What became of events that are known and not there: that the file lacks them, or changed.

    Of an event only its seal is known: where no event is fewer, another stands under its number.
    """
    if len(entries) >= len(known.seals) and numbers[-1] <= len(entries):
        verb = "does not say" if len(numbers) == 1 else "do not say"
        return f"{_numbered(numbers)} {verb} what was recorded: changed, or lost and others since"
    return f"the file lacks {_numbered(numbers)}"


def _numbered(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"event {numbers[0]}"
    named = ", ".join(map(str, numbers[:NAMED_MAX]))
    return f"events {named}{' …' if len(numbers) > NAMED_MAX else ''}"


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count} events"
