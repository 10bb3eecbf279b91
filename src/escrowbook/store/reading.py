"""From bytes to a document: terms, journal, and everything that is wrong, in one run."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from escrowbook.core.errors import Place, Problem
from escrowbook.core.journal import Entry
from escrowbook.core.records import frozen, replace
from escrowbook.core.terms import ID_PATTERN, Terms
from escrowbook.store.agreement import currency_of, read_terms
from escrowbook.store.canonical import canonical_terms
from escrowbook.store.complaints import Complaints
from escrowbook.store.decoding import MEND, decode
from escrowbook.store.journal_lines import JournalReader, conflicts, find_header
from escrowbook.store.limits import PROBLEMS_MAX, over_nesting, over_size
from escrowbook.store.places import Places, Spot
from escrowbook.store.syntax import Parsed, parse_all


@frozen
class Document:
    """One contract file as it was read.

    `terms` are there only if nothing is wrong with them; `entries` are the journal lines that
    could be read. With any of `problems` the file is no sound contract (exit 5).
    """

    path: str
    data: bytes
    contract_id: str
    terms: Terms | None
    entries: tuple[Entry, ...]
    has_journal: bool
    problems: tuple[Problem, ...]


def read_contract(data: bytes, path: str) -> Document:
    """Read the bytes of the file at `path`. Never raises: what is wrong is in `problems`.

    All problems are told at once, sorted by place. `path` is only looked at for the file's name,
    which has to be the contract's id.
    """
    too_large = over_size(data)
    if too_large:
        return Document(path, data, "", None, (), has_journal=False, problems=tuple(too_large))
    if not data:
        nothing = Problem("unreadable", "the file is empty", _EMPTY_REMEDY, Place(1, 1))
        return Document(path, data, "", None, (), has_journal=False, problems=(nothing,))
    text, problems = decode(data)
    if not text:
        return Document(path, data, "", None, (), has_journal=False, problems=tuple(problems))
    lines = text.split("\n")
    parts = _parts(lines)
    problems.extend(parts.problems)
    complaints = Complaints("\n".join(lines[: parts.terms_end]), parts.set_aside)
    terms, contract_id, currency = None, "", ""
    if parts.values is not None:
        stem = os.path.basename(path).removesuffix(".toml")
        terms = read_terms(parts.values, stem, parts.milestone_lines, complaints)
        written_id = parts.values.get("id")
        contract_id = written_id if isinstance(written_id, str) else ""
        currency = terms.currency if terms is not None else currency_of(parts.values)
    problems.extend(complaints.problems)
    journal = JournalReader(currency)
    if parts.header is not None:
        journal.read(lines[parts.header + 1 :], parts.header + 2)
    problems.extend(journal.problems)
    problems = [_named(problem, path) for problem in problems]
    problems.sort(key=lambda problem: (problem.place.line, problem.place.column))
    return Document(
        path=path,
        data=data,
        contract_id=contract_id,
        terms=None if any(each.code == "unreadable" for each in problems) else terms,
        entries=tuple(journal.entries),
        has_journal=parts.header is not None,
        problems=tuple(problems[:PROBLEMS_MAX]),
    )


def _named(problem: Problem, path: str) -> Problem:
    """A problem whose remedy is the command that mends this file."""
    if problem.remedy != MEND:
        return problem
    from shlex import quote

    # The id is the file's own name, wherever the book is; what is none is named by its path.
    stem = os.path.basename(path).removesuffix(".toml")
    name = stem if ID_PATTERN.fullmatch(stem) else quote(path)
    return replace(problem, remedy=MEND.replace("CONTRACT", name))


class _Parts(NamedTuple):
    """A file in its two parts: plain values of the terms, and where the journal begins.

    `values` are None where the terms are no TOML; `header` is the index of the `[journal]` line.
    """

    values: Mapping[str, object] | None
    header: int | None
    terms_end: int
    milestone_lines: Sequence[int] | None = None
    problems: Sequence[Problem] = ()
    set_aside: frozenset[str] = frozenset()


def _parts(lines: Sequence[str]) -> _Parts:
    """Divide a file at its `[journal]` line and parse the terms."""
    header = find_header(lines)
    end = len(lines) if header is None else header
    canonical = canonical_terms(lines[:end])
    if canonical is not None:
        parts = _Parts(canonical.values, header, end, canonical.milestone_lines)
        return _without_journal_key(lines, parts)
    unfinished = conflicts(lines[:end])
    if unfinished:
        return _Parts(None, header, end, problems=unfinished)
    first: _Parts | None = None
    for _ in range(_HEADERS_TRIED_MAX):
        parts = _parse_terms(lines, header)
        first = first or parts
        if not parts.problems:
            return _without_journal_key(lines, parts)
        if header is None:
            break
        # The line may stand inside a multi-line text; then the terms end at a later one, or none.
        header = find_header(lines, header + 1)
    return _without_journal_key(lines, first or parts)


def _parse_terms(lines: Sequence[str], header: int | None) -> _Parts:
    end = len(lines) if header is None else header
    text = "\n".join(lines[:end])
    limits = over_nesting(text)
    parsed = Parsed(None, limits) if limits else parse_all(text)
    return _Parts(parsed.values, header, end, None, parsed.problems, frozenset(parsed.set_aside))


def _without_journal_key(lines: Sequence[str], parts: _Parts) -> _Parts:
    """Refuse a journal that is not below its own `[journal]` line: `journal = {}` and the like."""
    if parts.values is None or "journal" not in parts.values:
        return parts
    places = Places("\n".join(lines[: parts.terms_end]))
    spots = [
        spot
        for address, spot in places.spots.items()
        if "journal" in (address.table.split(".")[0], address.table or address.key)
    ]
    # Of what stands within the others, the outermost begins first. None is found where the key is
    # spelled with escapes.
    spot = min(
        spots,
        key=lambda it: (it.place.line, it.place.column),
        default=Spot(Place(1, 1), "journal"),
    )
    problem = Problem(
        "journal",
        "the journal is not in its own form",
        "write the line [journal] and below it one `N = { … }` a line, N counting 1, 2, 3 …",
        spot.place,
        spot.text,
    )
    values = {key: value for key, value in parts.values.items() if key != "journal"}
    return parts._replace(values=values, problems=[*parts.problems, problem])


# A text in the terms may quote a journal; after a few of them the first one is taken at its word.
_HEADERS_TRIED_MAX = 4
_EMPTY_REMEDY = "restore it from a copy, or begin anew with `contract new`"
