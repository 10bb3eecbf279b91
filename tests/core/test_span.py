"""For how long an answer holds: at every moment of its span it is the same."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from escrowbook.core.checks.judging import verdict
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.fold import fold
from escrowbook.core.journal import Refused
from escrowbook.core.reports.agenda import agenda_rows
from escrowbook.core.reports.status import listed_contract, listed_milestone, next_date_changes
from escrowbook.core.span import Span, span_of_report
from escrowbook.store.reading import Document, read_contract

pytestmark = pytest.mark.search

ROOT = Path(__file__).parents[1]
FILES = sorted([*ROOT.glob("core/checks/files/*.toml"), *ROOT.glob("golden/*.toml")])
NAMES = frozenset(CHECKS)
SECOND = timedelta(seconds=1)
# What no span may reach beyond, since a file may live for ever.
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC)


def moments_of(document: Document, rng: Random) -> list[datetime]:
    """Moments at and around what is recorded, on days of no event, and long after."""
    at = [entry.event.at for entry in document.entries] or [datetime(2026, 2, 1, tzinfo=UTC)]
    near = [rng.choice(at) + timedelta(hours=rng.randrange(-30, 900)) for _ in range(2)]
    return [rng.choice(at), *near, max(at) + timedelta(days=rng.randrange(400))]


def within(span: Span, rng: Random) -> Iterator[datetime]:
    """The first and the last second of a span, and one between."""
    since, until = span.since or FIRST, (span.until or LAST) - SECOND
    yield since
    yield until
    yield since + (until - since) * rng.random()


def documents() -> Iterator[Document]:
    for path in FILES:
        yield read_contract(path.read_bytes(), str(path))


def test_findings_are_the_same_throughout_their_span() -> None:
    rng = Random(1)
    compared = 0
    for document in documents():
        terms, entries = document.terms, document.entries
        if terms is None:
            continue
        for moment in moments_of(document, rng):
            found = verdict(terms, entries, moment, NAMES)
            undated = [each for each in found.findings if each.check not in found.dated]
            for other in within(found.undated, rng):
                again = verdict(terms, entries, other, NAMES - found.dated.keys())
                assert undated == again.findings, (document.path, moment, other)
            span = Span(found.undated.since, found.undated.until)
            for each in found.dated.values():
                span.narrow(each.since, each.until)
            for other in within(span, rng):
                assert found.findings == verdict(terms, entries, other, NAMES).findings, (
                    document.path,
                    moment,
                    other,
                )
                compared += 1
    assert 500 < compared


def test_reports_are_the_same_throughout_their_span() -> None:
    rng = Random(2)
    compared = 0
    for document in documents():
        for moment in moments_of(document, rng):
            said = told(document, moment)
            if said is None:
                continue
            rows, span = said
            for other in within(span, rng):
                again = told(document, other)
                assert again is not None
                assert rows == again[0], (document.path, moment, other)
                compared += 1
    assert 500 < compared


def told(document: Document, moment: datetime) -> tuple[list[object], Span] | None:
    """All rows about a contract at a moment, and when they hold."""
    if document.terms is None:
        return None
    try:
        contract = fold(document.terms, document.entries, moment)
    except Refused:
        return None
    span = span_of_report(contract)
    span.narrow(*next_date_changes(contract))
    rows = [listed_milestone(contract, "", row) for row in contract.milestones]
    return [*rows, listed_contract(contract, ""), *agenda_rows(contract, "")], span


@pytest.mark.parametrize("name", ["review-ending", "dormant-soon", "next-unfunded"])
def test_a_span_ends_where_something_changes(name: str) -> None:
    path = ROOT / f"core/checks/files/{name}.toml"
    document = read_contract(path.read_bytes(), str(path))
    assert document.terms is not None
    moment = max(entry.event.at for entry in document.entries)
    changes = 0
    for _ in range(40):
        found = verdict(document.terms, document.entries, moment, NAMES)
        span = Span(found.undated.since, found.undated.until)
        for each in found.dated.values():
            span.narrow(each.since, each.until)
        if span.until is None:
            break
        after = verdict(document.terms, document.entries, span.until, NAMES)
        changes += after.findings != found.findings
        moment = span.until

    # Most ends are real ones: an answer is not asked for anew every day for nothing.
    assert 2 <= changes


def test_spans_narrow_and_are_taken() -> None:
    span = Span()
    assert span.is_always
    span.narrow(FIRST, LAST)
    span.narrow(FIRST - SECOND, LAST + SECOND)
    assert (FIRST, LAST) == (span.since, span.until)
    span.only_at(FIRST)
    taken = span.taken()

    assert (FIRST, FIRST + SECOND, True) == (taken.since, taken.until, span.is_always)
