"""Findings to draw: plain ones, and one in which every text tries to do harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.checks.registry import OF_FILES
from escrowbook.core.checks.report import CheckReport, FailOn, Judged, Located
from escrowbook.core.errors import Finding, Place
from escrowbook.views.findings import FINDING_FORMATS
from escrowbook.views.screen import Screen

if TYPE_CHECKING:
    from escrowbook.core.errors import Severity

MILESTONE_LINE = "[[milestone]]"
EVIL = "a\x1b[31mb\n::error::c\u202e%]]><&\"'"


def located(
    path: str = "book/acme.toml",
    check: str = "unfunded",
    severity: Severity = "info",
    excerpt: str = MILESTONE_LINE,
    message: str = "M4 is unfunded",
    remedy: str = "milestone fund acme M4",
    line: int = 31,
    column: int = 1,
    marked: int = 13,
) -> Located:
    finding = Finding(check, severity, Place(line, column), message, remedy, "M4", 25000)
    return Located(path, "acme", "USD", excerpt, marked, finding)


def judged(path: str, *found: Located, is_sound: bool = True) -> Judged:
    return Judged(path, is_sound, found)


def report(*found: Located, fail_on: FailOn = "warning") -> CheckReport:
    """The report of these findings; files whose findings say so could not be judged."""
    files = [
        judged(
            path,
            *(each for each in found if each.path == path),
            is_sound=all(each.finding.check not in OF_FILES for each in found if each.path == path),
        )
        for path in dict.fromkeys(each.path for each in found)
    ]
    return CheckReport.of(files, fail_on)


def drawn(name: str, report: CheckReport, screen: Screen | None = None) -> str:
    return "".join(FINDING_FORMATS[name](report, screen or Screen()))


def evil() -> Located:
    return located(
        path=f"{EVIL}.toml", check="journal", severity="error", excerpt=EVIL, message=EVIL,
        remedy=EVIL, marked=3,
    )  # fmt: skip
