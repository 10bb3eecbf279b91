"""Findings as SARIF 2.1.0 (OASIS), the form that code scanning services read."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from escrowbook import __version__
from escrowbook.core.checks.inspection import Check
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.checks.report import CheckReport, Located
from escrowbook.core.reports.rows import Row
from escrowbook.views.json import json_document
from escrowbook.views.safe import visible
from escrowbook.views.screen import Screen

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_RULE_NUMBERS = {name: number for number, name in enumerate(CHECKS)}


def draw(report: CheckReport, screen: Screen) -> Iterator[str]:
    """One run with every check as a rule and every finding as a result."""
    driver: Row = {
        "name": "escrowbook",
        "version": __version__,
        "rules": [_rule(name, check) for name, check in CHECKS.items()],
    }
    run: Row = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(located) for located in report.found],
    }
    yield json_document({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, screen)


def _rule(name: str, check: Check) -> Row:
    first_sentence = check.meaning.split(". ")[0].rstrip(".")
    return {
        "id": name,
        "shortDescription": {"text": f"{first_sentence}."},
        "fullDescription": {"text": check.meaning},
        "help": {"text": f"{check.meaning}\nRule: {check.source}.\nExample: {check.example}."},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
    }


def _result(located: Located) -> Row:
    finding = located.finding
    region: Row = {"startLine": finding.place.line, "startColumn": finding.place.column}
    if located.marked:
        region["endColumn"] = finding.place.column + located.marked
    return {
        "ruleId": finding.check,
        "ruleIndex": _RULE_NUMBERS[finding.check],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{visible(finding.message)}\n{visible(finding.remedy)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri_of(located.path)},
                    "region": region,
                }
            }
        ],
        "properties": {
            "contract": located.contract,
            "milestone": finding.milestone,
            "amount": located.row["amount"],
            "currency": located.currency,
        },
    }


def uri_of(path: str) -> str:
    """A path as a URI reference: relative ones stay so, bytes that are no UTF-8 are kept."""
    escaped = quote(path.encode(errors="surrogateescape"))
    return f"file://{escaped}" if path.startswith("/") else escaped
