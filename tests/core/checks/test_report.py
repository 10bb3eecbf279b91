from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escrowbook.core.checks.report import FINDING_COLUMNS, CheckReport, FailOn, Judged, Located
from escrowbook.core.errors import Finding, Place

if TYPE_CHECKING:
    from escrowbook.core.errors import Severity


def located(path: str, severity: Severity, check: str = "unfunded") -> Located:
    finding = Finding(check, severity, Place(3, 2), "what", "do", "M1", 25000)
    return Located(path, "acme", "USD", "", 0, finding)


def judged(path: str, *severities: Severity, is_sound: bool = True) -> Judged:
    return Judged(path, is_sound, tuple(located(path, each) for each in severities))


def test_a_row_has_the_keys_that_are_promised_in_their_order() -> None:
    row = located("a.toml", "info").row

    assert list(FINDING_COLUMNS) == list(row)
    assert {
        "check": "unfunded",
        "severity": "info",
        "path": "a.toml",
        "line": 3,
        "column": 2,
        "contract": "acme",
        "milestone": "M1",
        "amount": "250.00",
        "currency": "USD",
        "message": "what",
        "remedy": "do",
    } == row


def test_a_file_that_says_no_currency_has_null() -> None:
    finding = Finding("unreadable", "error", Place(1), "what", "do")

    row = Located("a.toml", None, None, "", 0, finding).row

    assert (None, None, None, None) == (
        row["contract"],
        row["milestone"],
        row["amount"],
        row["currency"],
    )


def test_findings_are_sorted_by_path() -> None:
    report = CheckReport.of([judged("b.toml", "info"), judged("a.toml", "error")], "never")

    assert ["a.toml", "b.toml"] == [each.path for each in report.found]


def test_all_files_are_counted_and_those_that_could_not_be_judged() -> None:
    batch = [judged("a.toml"), judged("b.toml", "error", is_sound=False), judged("c.toml")]

    document = CheckReport.of(batch, "warning").document()

    assert ["schema", "findings", "checked", "failed"] == list(document)
    assert ("escrowbook/findings/1", 3, 1) == (
        document["schema"],
        document["checked"],
        document["failed"],
    )


def test_nothing_found_is_an_empty_list() -> None:
    assert [] == CheckReport.of([], "warning").document()["findings"]


@pytest.mark.parametrize(
    "fail_on, failing",
    [
        ("info", {"info", "warning", "error"}),
        ("warning", {"warning", "error"}),
        ("error", {"error"}),
        ("never", set()),
    ],
)
def test_what_fails_a_run(fail_on: FailOn, failing: set[str]) -> None:
    severities: tuple[Severity, ...] = ("info", "warning", "error")

    assert failing == {
        each for each in severities if CheckReport.of([judged("a", each)], fail_on).is_failing
    }
