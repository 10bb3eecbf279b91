"""The forms that `check --format` takes. To add one: a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from escrowbook.core.checks.report import CheckReport
from escrowbook.views.json import json_document
from escrowbook.views.jsonl import json_line
from escrowbook.views.screen import Screen

Drawing = Callable[[CheckReport, Screen], Iterator[str]]


def draw_json(report: CheckReport, screen: Screen) -> Iterator[str]:
    """One document: findings/1."""
    yield json_document(report.document(), screen)


def draw_jsonl(report: CheckReport, screen: Screen) -> Iterator[str]:
    """One finding a line."""
    for located in report.found:
        yield json_line(located.row, screen)


def draw_text(report: CheckReport, screen: Screen) -> Iterator[str]:
    """For people: place, what is wrong and why, the line itself, and what to do."""
    from escrowbook.views.findings_text import draw

    return draw(report, screen)


def draw_github(report: CheckReport, screen: Screen) -> Iterator[str]:
    """Annotations of a GitHub workflow."""
    from escrowbook.views.findings_github import draw

    return draw(report, screen)


def draw_sarif(report: CheckReport, screen: Screen) -> Iterator[str]:
    """SARIF 2.1.0, for code scanning."""
    from escrowbook.views.findings_sarif import draw

    return draw(report, screen)


def draw_junit(report: CheckReport, screen: Screen) -> Iterator[str]:
    """JUnit XML, for test reports."""
    from escrowbook.views.findings_junit import draw

    return draw(report, screen)


FINDING_FORMATS: Mapping[str, Drawing] = {
    "text": draw_text,
    "json": draw_json,
    "jsonl": draw_jsonl,
    "github": draw_github,
    "sarif": draw_sarif,
    "junit": draw_junit,
}
