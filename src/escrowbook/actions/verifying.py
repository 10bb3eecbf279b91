"""`journal verify`: whether a file still says what was recorded.

By its own marks, and by what is known of it elsewhere: on this machine, and on the other side.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from escrowbook.actions.checking import check_file, unread
from escrowbook.actions.memory import remember, remembered
from escrowbook.actions.opening import open_contract
from escrowbook.core.checks.history import OF_HISTORY
from escrowbook.core.checks.report import Judged, Located
from escrowbook.core.errors import Finding
from escrowbook.core.history import (
    Discrepancy,
    against_head,
    against_memory,
    pinned_digest,
    repetitions,
)
from escrowbook.core.journal import head
from escrowbook.core.records import frozen
from escrowbook.core.reports.rows import Row, schema_name
from escrowbook.store.book import find_contract
from escrowbook.store.errors import NotFound, StoreError
from escrowbook.store.files import read_file
from escrowbook.store.reading import read_contract
from escrowbook.store.walking import SUFFIX, find_files, is_contract

if TYPE_CHECKING:
    from escrowbook.actions.opening import World
    from escrowbook.core.journal import Entry
    from escrowbook.core.terms import Terms

# What the file itself says of whether it was changed.
OF_THE_FILE = frozenset({"seal", "terms", "unsealed"})
COLUMNS = ("contract", "path", "events", "head", "remembered", "terms", "verdict")


@frozen
class Verified:
    """One file: its row of verification/1, and all that was found."""

    row: Row
    judged: Judged

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against it."""
        return self.row["verdict"] == "holds"


def verify_named(
    world: World, names: Iterable[str], heads: Mapping[str, Sequence[str]]
) -> Iterator[Verified | StoreError]:
    """Verify contracts, files and folders one after the other; what holds is remembered.

    `heads` are those that the other side gave, by contract. What is missing is an error.
    """
    missing: list[StoreError] = []
    paths: list[str] = []
    for name in names:
        try:
            paths.append(name if _is_path(name) else find_contract(name, world.book))
        except StoreError as error:
            missing.append(error)
    for file in find_files(paths, on_error=missing.append):
        try:
            data = read_file(file.path)
        except NotFound as error:
            missing.append(error)
        except StoreError as error:
            yield Verified(_row(None, file.path, "unsound"), unread(error))
        else:
            if file.named or is_contract(data):
                yield verify_file(world, file.path, data, heads)
    yield from missing


def _is_path(name: str) -> bool:
    """Whether a word names a file or folder; any other is a contract's id."""
    return name.endswith(SUFFIX) or os.sep in name or os.path.isdir(name)


def verify_file(
    world: World, path: str, data: bytes, heads: Mapping[str, Sequence[str]]
) -> Verified:
    """Verify the bytes of one file."""
    judged = check_file(path, data, world, OF_THE_FILE)
    document = read_contract(data, path)
    terms, entries = document.terms, document.entries
    if document.problems or terms is None:
        return Verified(_row(document.contract_id, path, "unsound"), judged)
    known = remembered(world, path)
    discrepancies = list(repetitions(terms, entries))
    if known is not None:
        discrepancies += against_memory(known, terms, entries)
    for given in heads.get(terms.id, ()):
        differing = against_head(given, terms, entries)
        discrepancies += [differing] if differing is not None else []
    found = (*judged.found, *(_located(path, terms.id, each) for each in discrepancies))
    judged = Judged(path, judged.is_sound, tuple(sorted(found, key=_by_line)))
    if not judged.is_sound:
        verdict = "unsound"
    elif any(each.finding.severity == "error" for each in judged.found):
        verdict = "differs"
    else:
        verdict = "holds"
        remember(world, path, terms, entries)
    row = _row(terms.id, path, verdict) | {
        "events": len(entries),
        "head": head(terms.id, terms.digest, entries),
        "remembered": None if known is None else known.head,
        "terms": _terms_word(terms, entries),
    }
    return Verified(row, judged)


@frozen
class Head:
    """Where a contract stands, and where this machine last saw it."""

    contract: str
    path: str
    events: int
    head: str
    remembered: str | None
    warnings: tuple[str, ...]

    def row(self) -> Row:
        """head/1."""
        return {
            "schema": schema_name("head/1"),
            "contract": self.contract,
            "path": self.path,
            "events": self.events,
            "head": self.head,
            "remembered": self.remembered,
        }


def head_of(world: World, name: str, *, remember_it: bool) -> Head:
    """The head of a contract; `remember_it` takes the file as it is. Raises Unsound."""
    opened = open_contract(world, name)
    known = remembered(world, opened.path)
    entries = opened.document.entries
    if remember_it:
        remember(world, opened.path, opened.terms, entries)
    return Head(
        contract=opened.terms.id,
        path=opened.path,
        events=len(entries),
        head=opened.head,
        remembered=None if known is None else known.head,
        warnings=opened.warnings,
    )


def _row(contract: str | None, path: str, verdict: str) -> Row:
    row: Row = dict.fromkeys(COLUMNS)
    return row | {"contract": contract or None, "path": path, "verdict": verdict}


def _terms_word(terms: Terms, entries: Sequence[Entry]) -> str:
    pinned = pinned_digest(entries)
    if pinned is None:
        return "not-accepted"
    return "accepted" if pinned == terms.digest else "changed"


def _located(path: str, contract: str, discrepancy: Discrepancy) -> Located:
    severity = OF_HISTORY[discrepancy.check].severity
    finding = Finding(
        discrepancy.check, severity, discrepancy.place, discrepancy.message, discrepancy.remedy
    )
    return Located(path, contract, None, "", 0, finding)


def _by_line(located: Located) -> tuple[int, str]:
    return located.finding.place.line, located.finding.check
