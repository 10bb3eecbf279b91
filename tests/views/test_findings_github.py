from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.views.findings_samples import drawn, located, report

if TYPE_CHECKING:
    from escrowbook.core.errors import Severity


@pytest.mark.parametrize(
    "severity, command", [("error", "error"), ("warning", "warning"), ("info", "notice")]
)
def test_a_finding_is_one_command(severity: Severity, command: str) -> None:
    assert drawn("github", report(located(severity=severity))) == (
        f"::{command} file=book/acme.toml,line=31,col=1,title=escrowbook (unfunded)"
        "::M4 is unfunded%0Amilestone fund acme M4\n"
    )


def test_what_would_end_a_value_is_escaped() -> None:
    told = report(located(path="a,b:100%.toml", message="100% of a: b, c", remedy="x\ny"))

    text = drawn("github", told)

    assert "file=a%2Cb%3A100%25.toml," in text
    assert text.endswith("::100%25 of a: b, c%0Ax\\ny\n")
