"""Findings as GitHub's workflow commands: annotations beside the lines of a pull request.

::error file=a.toml,line=31,col=1,title=escrowbook (unfunded-work)::40 percent of M4 …
"""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.checks.report import CheckReport, Located
from escrowbook.views.screen import Screen

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def draw(report: CheckReport, screen: Screen) -> Iterator[str]:
    """One command a finding; the remedy stands in its second line."""
    for located in report.found:
        yield f"::{_command(located, screen)}\n"


def _command(located: Located, screen: Screen) -> str:
    finding = located.finding
    properties = {
        "file": screen.shown(located.path),
        "line": str(finding.place.line),
        "col": str(finding.place.column),
        "title": f"escrowbook ({finding.check})",
    }
    named = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    text = f"{screen.shown(finding.message)}\n{screen.shown(finding.remedy)}"
    return f"{_COMMANDS[finding.severity]} {named}::{_escaped(text)}"


def _escaped(text: str) -> str:
    """What the runner reads back as the text: per cent signs first, since they escape."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
