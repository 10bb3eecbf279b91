"""Judge one contract: every selected check, and every event that the rules refuse.

    verdict(terms, entries, moment, names, thresholds) -> Verdict

A journal that the rules refuse does not say what the contract is worth, so of such a file only
the refused events and what its lines themselves say is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from escrowbook.core.checks.inspection import Check, Inspection, Remark
from escrowbook.core.checks.registry import CHECKS, OF_CONTRACTS
from escrowbook.core.checks.thresholds import USUAL, Thresholds
from escrowbook.core.errors import Finding, Problem
from escrowbook.core.fold import fold
from escrowbook.core.journal import Refused, in_force
from escrowbook.core.span import Span, span_of_check

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.journal import Entry
    from escrowbook.core.terms import Terms


class Verdict(NamedTuple):
    """What checks found, and for how long that holds while nobody touches the file.

    `undated` is the span of those that ask for no day; `dated` of those that do, by their names.
    """

    findings: list[Finding]
    undated: Span
    dated: Mapping[str, Span]


def verdict(
    terms: Terms,
    entries: Sequence[Entry],
    moment: datetime,
    names: Collection[str],
    thresholds: Thresholds = USUAL,
) -> Verdict:
    """All findings of the checks `names` about a contract at `moment`, by line and check.

    Every event counts, also one later than `moment` (INTERFACE 2); the clock runs on to whichever
    is later. Refused events are told whatever is selected.
    """
    refused: list[Refused] = []
    last = max((entry.event.at for entry in in_force(entries)), default=moment)
    contract = fold(terms, entries, max(moment, last), refused)
    findings = [_refusal_finding(each) for each in refused]
    dated: dict[str, Span] = {}
    inspection = Inspection(contract, moment, thresholds)
    for name, check in OF_CONTRACTS.items():
        if name in names and check.look is not None and (check.is_of_lines or not refused):
            findings += [_finding(name, check, each, terms.id) for each in check.look(inspection)]
            asked = inspection.asked.taken()
            if not asked.is_always:
                dated[name] = asked
    return Verdict(in_order(findings), span_of_check(contract), dated)


def problem_findings(problems: Iterable[Problem]) -> list[Finding]:
    """What keeps a file from being a contract, as findings."""
    return in_order(
        Finding(each.code, CHECKS[each.code].severity, each.place, each.message, each.remedy)
        for each in problems
    )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one file by line, then check, then milestone as they came."""
    return sorted(findings, key=lambda each: (each.place.line, each.check))


def _finding(name: str, check: Check, remark: Remark, contract_id: str) -> Finding:
    remedy = remark.remedy or check.remedy.format(
        contract=contract_id, milestone=remark.milestone or "MILESTONE"
    )
    return Finding(
        name,
        check.severity,
        remark.place,
        remark.message,
        remedy,
        remark.milestone,
        remark.amount_minor,
    )


def _refusal_finding(refused: Refused) -> Finding:
    problem = refused.problem
    return Finding(
        "journal",
        CHECKS["journal"].severity,
        problem.place,
        problem.message,
        problem.remedy,
        refused.entry.event.milestone_id,
    )
