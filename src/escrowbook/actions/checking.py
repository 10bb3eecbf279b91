"""Checking files: what is found in one, by a pure function of its bytes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from escrowbook.core.checks.judging import problem_findings, verdict
from escrowbook.core.checks.registry import OF_FILES
from escrowbook.core.checks.report import Judged, Located
from escrowbook.core.checks.thresholds import USUAL
from escrowbook.core.errors import Finding, Problem
from escrowbook.core.span import Span
from escrowbook.core.terms import ID_PATTERN, NOWHERE
from escrowbook.store.errors import StoreError
from escrowbook.store.reading import read_contract

if TYPE_CHECKING:
    from escrowbook.actions.opening import World


class Examined(NamedTuple):
    """What was found in a file, and for how long that holds while nobody touches it.

    `undated` is the span of what asks for no day; `dated` of the checks that do, by name.
    """

    judged: Judged
    zone_name: str
    undated: Span
    dated: Mapping[str, Span]


def check_file(path: str, data: bytes, world: World, names: Collection[str]) -> Judged:
    """All findings in the bytes of one file. Pure and picklable, for any executor (DESIGN 3)."""
    return examine_file(path, data, world, names).judged


def examine_file(path: str, data: bytes, world: World, names: Collection[str]) -> Examined:
    """The same, and until when it is right."""
    document = read_contract(data, path)
    terms = document.terms
    # What stands there may be no id at all; then the finding says so, and the field is null.
    contract_id = document.contract_id if ID_PATTERN.fullmatch(document.contract_id) else None
    lines = data.split(b"\n")
    if document.problems or terms is None:
        texts = {(each.place, each.message): each.text for each in document.problems}
        located = tuple(
            _located(path, contract_id, None, lines, each, texts[each.place, each.message])
            for each in problem_findings(document.problems)
        )
        return Examined(Judged(path, is_sound=False, found=located), "UTC", Span(), {})
    thresholds = world.thresholds or USUAL
    found = verdict(terms, document.entries, world.moment(terms), names, thresholds)
    located = tuple(
        _located(path, contract_id, terms.currency, lines, each) for each in found.findings
    )
    is_sound = not any(each.check in OF_FILES for each in found.findings)
    return Examined(Judged(path, is_sound, located), terms.zone_name, found.undated, found.dated)


def unread(error: StoreError) -> Judged:
    """A file that could not even be read."""
    problem = Problem("unreadable", error.message, error.remedy, NOWHERE)
    located = tuple(
        Located(error.path, None, None, "", 0, each) for each in problem_findings([problem])
    )
    return Judged(error.path, is_sound=False, found=located)


def _located(
    path: str,
    contract_id: str | None,
    currency: str | None,
    lines: Sequence[bytes],
    finding: Finding,
    quoted_text: str = "",
) -> Located:
    """A finding with the line that it speaks of; none for one that speaks of the whole file."""
    excerpt = ""
    if finding.place != NOWHERE or quoted_text:
        excerpt = lines[min(finding.place.line, len(lines)) - 1].decode(errors="replace").rstrip()
    marked = _marked(excerpt[finding.place.column - 1 :], quoted_text.removesuffix("…"))
    return Located(path, contract_id, currency, excerpt, marked, finding)


def _marked(rest: str, quoted_text: str) -> int:
    """How many characters are meant: those that a problem quotes, else the line's key or header."""
    if not quoted_text:
        return len(rest.partition("=")[0].partition("#")[0].rstrip())
    return len(quoted_text) if rest.startswith(quoted_text) else 1
