"""Opening contracts: find, read and fold one file, or every file of folders."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from escrowbook.actions.errors import Unsound
from escrowbook.core.contract import Contract
from escrowbook.core.errors import Problem
from escrowbook.core.fold import fold
from escrowbook.core.journal import RESTORE_OR_UNSEAL, Entry, Refused, head
from escrowbook.core.records import frozen
from escrowbook.core.terms import Terms
from escrowbook.core.when import read_when
from escrowbook.store.book import find_contract
from escrowbook.store.files import read_file, unreadable
from escrowbook.store.objects import is_url, read_object
from escrowbook.store.reading import Document, read_contract
from escrowbook.store.walking import SUFFIX

if TYPE_CHECKING:
    from escrowbook.core.checks.thresholds import Thresholds


@frozen
class World:
    """What the counter read once: the clock in UTC, `--as-of` as typed, the book's folder and side.

    `party` is the side that keeps the book, the freelancer where its config does not say.
    `thresholds` is what checks go by, None for the usual; `ignored` are the checks that the book
    does not ask. `state` is the folder in which this machine keeps what it saw, if it has one.
    """

    clock_now: datetime
    as_of: str | None
    book: str
    party: str = "freelancer"
    thresholds: Thresholds | None = None
    ignored: frozenset[str] = frozenset()
    state: str | None = None

    def moment(self, terms: Terms) -> datetime:
        """The moment that counts as now for a contract: a bare date is 00:00 in its own zone."""
        return self.moment_in(terms.zone)

    def moment_in(self, zone: tzinfo) -> datetime:
        """The same for any contract in a zone."""
        if self.as_of is None:
            return self.clock_now
        return read_when(self.as_of, self.clock_now, zone, past=False)


@frozen
class Opened:
    """A sound contract file, and the contract that it holds at the moment that counts as now."""

    path: str
    document: Document
    terms: Terms
    contract: Contract
    warnings: tuple[str, ...]

    @property
    def head(self) -> str:
        """One line that pins the terms and every event of the file."""
        return head(self.terms.id, self.terms.digest, self.document.entries)


def open_contract(world: World, name: str) -> Opened:
    """Find, read and fold one contract by path, URL or id. Raises Unsound, or a store error."""
    if is_url(name):
        return opened_file(world, name, read_object(name))
    path = find_contract(name, world.book)
    return opened_file(world, path, read_file(path))


def path_named(name: str, book: str) -> str:
    """The path of a file that is named by path, or by its id in the book. Raises a store error.

    A path needs not end like a contract's, for whoever names a file means it.
    """
    if is_url(name):
        return name
    if not (name.endswith(SUFFIX) or os.sep in name):
        return find_contract(name, book)
    try:
        os.lstat(name)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error
    return name


def opened_file(world: World, path: str, data: bytes) -> Opened:
    """Read and fold the bytes of the file at `path`. Raises Unsound with all problems."""
    document = read_contract(data, path)
    terms = document.terms
    if document.problems or terms is None:
        raise Unsound(path, document.problems)
    contract = _sound_fold(path, terms, document.entries, world.moment(terms))
    return Opened(path, document, terms, contract, _seal_warnings(document))


def _sound_fold(path: str, terms: Terms, entries: Sequence[Entry], moment: datetime) -> Contract:
    """Fold what the file holds; a recorded event that the rules refuse makes the file unsound."""
    try:
        return fold(terms, entries, moment)
    except Refused:
        raise Unsound(path, replay_problems(terms, entries, moment)) from None


def replay_problems(
    terms: Terms, entries: Sequence[Entry], moment: datetime
) -> tuple[Problem, ...]:
    """Every recorded event that the rules refuse, as a problem of the file, by line."""
    refused: list[Refused] = []
    fold(terms, entries, moment, refused)
    problems = [error.problem for error in refused]
    return tuple(sorted(problems, key=lambda problem: problem.place.line))


def _seal_warnings(document: Document) -> tuple[str, ...]:
    return tuple(
        f"line {entry.place.line}: event {entry.number} was changed after it was sealed; "
        f"{RESTORE_OR_UNSEAL}"
        for entry in document.entries
        if not entry.is_intact
    )
