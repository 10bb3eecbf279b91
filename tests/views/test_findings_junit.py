from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from escrowbook.core.checks.report import CheckReport, FailOn
from escrowbook.views.screen import Screen
from tests.views.findings_samples import drawn, evil, judged, located, report

if TYPE_CHECKING:
    from escrowbook.core.errors import Severity


def root_of(text: str) -> ET.Element:
    # The document is one of our own making.
    return ET.fromstring(text)  # noqa: S314


def test_a_file_is_a_suite_and_a_finding_a_case() -> None:
    told = report(located(severity="error"), located(path="b.toml", severity="warning"))

    root = root_of(drawn("junit", told))

    assert "testsuites" == root.tag
    assert ["b.toml", "book/acme.toml"] == [suite.get("name") for suite in root]
    (case,) = root[1]
    assert ("book/acme.toml", "unfunded of M4, line 31") == (
        case.get("classname"),
        case.get("name"),
    )
    (failure,) = case
    assert ("unfunded", "M4 is unfunded") == (failure.get("type"), failure.get("message"))
    assert failure.text == ("book/acme.toml:31:1: error: M4 is unfunded\nmilestone fund acme M4")


@pytest.mark.parametrize(
    "severity, check, fail_on, outcome",
    [
        ("warning", "no-scope", "warning", "failure"),
        ("info", "unfunded", "warning", "system-out"),
        ("info", "unfunded", "info", "failure"),
        ("error", "seal", "never", "system-out"),
        ("error", "unreadable", "never", "error"),
    ],
)
def test_what_fails_the_run_is_a_failure(
    severity: Severity, check: str, fail_on: FailOn, outcome: str
) -> None:
    told = report(located(severity=severity, check=check), fail_on=fail_on)

    root = root_of(drawn("junit", told))

    assert [outcome] == [element.tag for element in root[0][0]]


def test_the_counts_are_those_of_the_cases() -> None:
    b, c = "b.toml", "c.toml"
    files = [
        judged("a.toml"),
        judged(b, located(path=b, severity="warning"), located(path=b)),
        judged(c, located(path=c, severity="error", check="unreadable"), is_sound=False),
    ]

    root = root_of(drawn("junit", CheckReport.of(files, "warning")))

    for element in [root, *root]:
        counted = {
            "tests": len(list(element.iter("testcase"))),
            "failures": len(list(element.iter("failure"))),
            "errors": len(list(element.iter("error"))),
        }
        assert counted == {name: int(element.get(name, "")) for name in counted}
    assert ["sound"] == [case.get("name") for case in root[0]]


def test_a_hostile_file_makes_no_other_document() -> None:
    root = root_of(drawn("junit", report(evil())))

    assert 1 == len(list(root.iter("testcase")))
    assert r"a\x1b[31mb\n::error::c\u202e%]]><&" in (root[0][0][0].text or "")


def test_characters_that_no_xml_may_hold_are_escaped() -> None:
    root = root_of(drawn("junit", report(located(message="a\uffffb\ufffec\x00"))))

    assert r"a\uffffb\ufffec\x00" in "".join(root.itertext())


def test_an_ascii_output_reads_back_as_the_same_text() -> None:
    told = report(located(message="für 見"))

    plain, ascii_only = (drawn("junit", told, Screen(encoding=name)) for name in ("utf-8", "ascii"))

    assert list(root_of(plain).itertext()) == list(root_of(ascii_only).itertext())
