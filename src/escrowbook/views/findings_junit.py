"""Findings as JUnit XML: a suite for each file, a case for each finding.

What fails the run is a failure, and an error where the file could not be judged; findings below
that, and files without any, are cases that pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from escrowbook.core.checks.registry import OF_FILES
from escrowbook.core.checks.report import CheckReport, Judged, Located
from escrowbook.views.safe import visible
from escrowbook.views.screen import Screen

# Two characters that are harmless on a terminal and yet in no XML document.
_NOT_IN_XML = {0xFFFE: r"\ufffe", 0xFFFF: r"\uffff"}


def draw(report: CheckReport, screen: Screen) -> Iterator[str]:
    """One XML document; what the output's encoding cannot write stands as a reference."""
    encoding = "utf-8" if screen.is_unicode else "ascii"
    # A file without findings is one case: that it is sound.
    cases = sum(max(1, len(judged.found)) for judged in report.judged)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="escrowbook" {_counts(report.found, cases, report)}>\n'
    for judged in report.judged:
        for line in _suite(judged, report):
            yield line.encode(encoding, "xmlcharrefreplace").decode(encoding)
    yield "</testsuites>\n"


def _suite(judged: Judged, report: CheckReport) -> Iterator[str]:
    counts = _counts(judged.found, max(1, len(judged.found)), report)
    path = _attribute(judged.path)
    yield f"  <testsuite name={path} {counts}>\n"
    if not judged.found:
        yield f'    <testcase classname={path} name="sound"/>\n'
    for located in judged.found:
        yield from _case(located, report)
    yield "  </testsuite>\n"


def _case(located: Located, report: CheckReport) -> Iterator[str]:
    finding = located.finding
    named = f"{finding.check}{f' of {finding.milestone}' if finding.milestone else ''}"
    name = _attribute(f"{named}, line {finding.place.line}")
    place = f"{located.path}:{finding.place.line}:{finding.place.column}"
    text = f"{_text(f'{place}: {finding.severity}: {finding.message}')}\n{_text(finding.remedy)}"
    yield f"    <testcase classname={_attribute(located.path)} name={name}>\n"
    outcome = _outcome(located, report)
    if outcome is None:
        yield f"      <system-out>{text}</system-out>\n"
    else:
        about = f"type={_attribute(finding.check)} message={_attribute(finding.message)}"
        yield f"      <{outcome} {about}>{text}</{outcome}>\n"
    yield "    </testcase>\n"


def _outcome(located: Located, report: CheckReport) -> str | None:
    if located.finding.check in OF_FILES:
        return "error"
    return "failure" if report.fails(located.finding.severity) else None


def _counts(found: Sequence[Located], cases: int, report: CheckReport) -> str:
    outcomes = [_outcome(located, report) for located in found]
    failures, errors = outcomes.count("failure"), outcomes.count("error")
    return f'tests="{cases}" failures="{failures}" errors="{errors}"'


def _legal(text: str) -> str:
    return visible(text).translate(_NOT_IN_XML)


def _text(text: str) -> str:
    return escape(_legal(text))


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))
