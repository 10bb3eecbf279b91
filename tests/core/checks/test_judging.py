from datetime import UTC, datetime

import pytest

from escrowbook.core.checks.judging import problem_findings, verdict
from escrowbook.core.errors import Place, Problem
from escrowbook.core.records import replace
from tests.core.checks.tables import contract, findings, found, line

FUNDED = ["01-05 fund M1 amount=250.00"]


def test_every_refused_event_is_told_with_its_line_code_and_remedy() -> None:
    document = contract([*FUNDED, "01-06 release M2 amount=250.00", "01-07 cancel M1"])

    told = findings(document, "02-01", "unfunded")

    assert [document.entries[1].place, document.entries[2].place] == [each.place for each in told]
    assert ["journal", "journal"] == [each.check for each in told]
    assert told[0].message == (
        "event 2 (release) is refused: M2 is unfunded and holds nothing in escrow; a deposit "
        "comes before its release [nothing-in-escrow]"
    )
    assert told[0].remedy.startswith(f"correct or delete line {told[0].place.line}; ")


def test_a_refused_journal_is_told_whatever_is_selected() -> None:
    assert ["journal M2"] == found(["01-06 release M2 amount=1.00"], "02-01", "below-min")


def test_of_a_refused_journal_only_its_lines_are_judged() -> None:
    document = contract([*FUNDED, "01-06 release M2 amount=250.00", "03-01 note note=called"])

    told = {line(each) for each in findings(document, "02-01")}

    assert {"journal M2", "unsealed M1", "unsealed M2", "unsealed", "future"} == told


def test_an_event_after_the_moment_is_refused_too() -> None:
    assert ["journal M2"] == found(["03-01 release M2 amount=1.00"], "02-01", "unfunded")


def test_an_observation_may_mend_what_the_clock_made_impossible() -> None:
    # The clock released M1 on the 24th, so nothing is left to give back on the 26th …
    events = [*FUNDED, "01-10 submit M1", "01-26 refund M1 amount=250.00 from=escrow"]
    assert ["journal M1"] == found(events, "02-01", "unfunded")

    # … but the platform did not.
    seen = "01-25 observe M1 what=auto-release happened=false"
    assert ["unfunded M2 250.00"] == found([*events, seen], "02-01", "unfunded")


def test_findings_come_by_line_and_then_by_name() -> None:
    document = contract(["01-05 fund M1 amount=1.00", "01-06 submit M1"])

    told = findings(document, "02-01")

    keys = [(each.place.line, each.check) for each in told]
    assert sorted(keys) == keys
    assert len(keys) > len({row for row, _ in keys}) > 1


def test_a_milestone_that_an_amendment_added_stands_at_the_line_that_did() -> None:
    document = contract(
        [*FUNDED, "01-06 amend M9 title=More amount=90.00", "01-07 amend M9 amount=80.00"]
    )

    told = findings(document, "02-01", "unfunded")

    assert ["unfunded M2 250.00", "unfunded M9 80.00"] == [line(each) for each in told]
    assert document.entries[1].place == told[1].place


def test_the_clock_runs_to_the_moment_also_where_events_end_before_it() -> None:
    # Nobody acted: the platform closed in June, and what was promised is dropped.
    assert ["unfunded M2 250.00"] == found(FUNDED, "05-01", "unfunded")
    assert [] == found(FUNDED, "07-01", "unfunded")


@pytest.mark.parametrize("remedy", ["", "do this"])
def test_problems_of_a_file_become_findings(remedy: str) -> None:
    problems = [
        Problem("journal", "torn", remedy, Place(9, 2)),
        Problem("unreadable", "no id", remedy, Place(1, 1)),
    ]

    told = problem_findings(problems)

    assert [("unreadable", 1), ("journal", 9)] == [(each.check, each.place.line) for each in told]
    assert {("error", remedy)} == {(each.severity, each.remedy) for each in told}


def test_judging_changes_nothing_that_it_was_given() -> None:
    document = contract(FUNDED)
    assert document.terms is not None
    before = replace(document)

    at = datetime(2026, 5, 20, tzinfo=UTC)

    first = verdict(document.terms, document.entries, at, {"unfunded"})

    assert document == before
    again = verdict(document.terms, document.entries, at, {"unfunded"})
    assert first.findings == again.findings
