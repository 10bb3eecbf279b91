import json
import unicodedata

import pytest

from escrowbook.core.checks.report import CheckReport
from escrowbook.views.findings import FINDING_FORMATS
from escrowbook.views.screen import Screen
from tests.views.findings_samples import drawn, evil, judged, located, report


def test_the_forms_are_those_that_are_promised() -> None:
    assert ["text", "json", "jsonl", "github", "sarif", "junit"] == list(FINDING_FORMATS)


@pytest.mark.parametrize("name", FINDING_FORMATS)
def test_nothing_in_a_file_acts_on_whoever_reads_the_findings(name: str) -> None:
    text = drawn(name, report(evil()))

    assert [] == sorted({each for each in text if ord(each) < ord(" ")} - {"\n"})
    assert "\u202e" not in text
    assert not any(line.startswith("::error::") for line in text.split("\n"))


@pytest.mark.parametrize("name", FINDING_FORMATS)
def test_no_code_point_below_3000_acts_in_any_form(name: str) -> None:
    for first in range(0, 0x3000, 0x400):
        text = "".join(f"x{chr(code)}" for code in range(first, first + 0x400))
        found = located(path=text, excerpt=text, message=text, remedy=text, marked=9)
        out = drawn(name, report(found))

        bad = {each for each in out if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")}
        assert bad <= {"\n"}
        assert not set("\u202e\u2066\u200b\ufeff\u061c\u00ad") & set(out)


@pytest.mark.parametrize("name", FINDING_FORMATS)
def test_an_ascii_terminal_can_show_every_form(name: str) -> None:
    told = report(located(path="büch.toml", message="für", remedy="tu’s", excerpt="ÄÄÄ", marked=3))

    text = drawn(name, told, Screen(encoding="ascii"))

    assert text.isascii()
    assert text.endswith("\n")


@pytest.mark.parametrize("name, text", [("text", ""), ("jsonl", ""), ("github", "")])
def test_where_nothing_was_found_lines_say_nothing(name: str, text: str) -> None:
    assert text == drawn(name, CheckReport.of([judged("a.toml")], "warning"))


def test_json_is_one_document() -> None:
    told = report(located(), located(path="b.toml"))

    assert told.document() == json.loads(drawn("json", told))


def test_jsonl_is_the_same_rows_one_a_line() -> None:
    told = report(located(), located(path="b.toml"))

    lines = drawn("jsonl", told).splitlines()

    assert [each.row for each in told.found] == [json.loads(line) for line in lines]
