import pytest

from escrowbook.core.records import replace
from escrowbook.store.reading import Document
from tests.core.checks.tables import contract, findings, found, line, moment

FUNDED = ["01-05 fund M1 amount=250.00"]


def sealed(document: Document, *seals: str | None) -> Document:
    """The document with other sums in its lines; None for a line without one."""
    entries = tuple(
        replace(entry, written_seal=entry.seal if seal == "right" else seal)
        for entry, seal in zip(document.entries, seals, strict=True)
    )
    return replace(document, entries=entries)


@pytest.mark.parametrize(
    "seals, answer",
    [
        (["right", "right"], []),
        (["right", None], ["unsealed M1"]),
        (["000000000000", "right"], ["seal M1"]),
        (["right", ""], ["seal M1"]),
        (["right", "not a seal"], ["seal M1"]),
        ([None, "000000000000"], ["unsealed M1", "seal M1"]),
    ],
)
def test_sums(seals: list[str | None], answer: list[str]) -> None:
    document = sealed(contract([*FUNDED, "01-06 submit M1"]), *seals)

    assert answer == [line(each) for each in findings(document, "02-01", "seal", "unsealed")]


def test_an_undone_line_must_not_be_changed_either() -> None:
    document = contract([*FUNDED, "01-06 void event=^1"])

    (finding,) = findings(sealed(document, "000000000000", "right"), "02-01", "seal")

    assert "seal M1" == line(finding)


def test_a_finding_about_an_event_stands_at_its_line() -> None:
    document = contract(FUNDED)

    (finding,) = findings(document, "02-01", "unsealed")

    assert document.entries[0].place == finding.place


def test_terms() -> None:
    digest = contract([]).terms
    assert digest is not None
    mine, other = f"accept terms={digest.digest}", "accept terms=0123456789ab"

    assert [] == found(FUNDED, "02-01", "terms")
    assert [] == found([f"01-01 {mine}"], "02-01", "terms")
    assert ["terms"] == found([f"01-01 {other}"], "02-01", "terms")
    assert [] == found([f"01-01 {other}", f"01-02 {mine}"], "02-01", "terms")
    assert ["terms"] == found([f"01-02 {mine}", f"01-03 {other}"], "02-01", "terms")
    # The last in time counts, not the last line.
    assert [] == found([f"01-02 {mine}", f"01-01 {other}"], "02-01", "terms")


def test_an_undone_acceptance_pins_nothing() -> None:
    events = ["01-01 accept terms=0123456789ab", "01-02 void event=^1"]

    assert [] == found(events, "02-01", "terms")


def test_an_amendment_is_an_event_and_no_change_of_the_terms() -> None:
    terms = contract([]).terms
    assert terms is not None

    assert [] == found(
        [f"01-01 accept terms={terms.digest}", "01-02 amend M1 amount=300.00"], "02-01", "terms"
    )


@pytest.mark.parametrize(
    "as_of, answer",
    [("01-05", []), ("01-04T23:59", ["future M1"]), ("01-01", ["future M1"])],
)
def test_future(as_of: str, answer: list[str]) -> None:
    assert answer == found(FUNDED, as_of, "future")


def test_an_event_of_the_future_that_was_undone_is_no_more() -> None:
    assert [] == found([*FUNDED, "01-01 void event=^1"], "01-02", "future")


def test_all_events_are_judged_whatever_the_moment() -> None:
    # The deposit of the fifth counts on the first already, and is called what it is.
    assert ["unfunded M2 250.00", "future M1"] == found(FUNDED, "01-01", "unfunded", "future")


@pytest.mark.parametrize(
    "events, answer",
    [
        (["01-06 observe M1 escrow=250.00"], []),
        (["01-06 observe M1 escrow=249.99"], ["observed-differs M1"]),
        (["01-06 observe M2 escrow=0"], []),
        (["01-06 observe M2 escrow=1"], ["observed-differs M2"]),
        (["01-06 observe escrow=250"], []),
        (["01-06 observe escrow=0"], ["observed-differs"]),
        # Each is compared with its own moment, in the order of the journal.
        (["01-04 observe M1 escrow=0"], []),
        (["01-05 observe M1 escrow=250.00", "01-05 release M1 amount=250.00"], []),
        (["01-05 release M1 amount=250.00", "01-05 observe M1 escrow=0"], []),
        (["01-06 submit M1", "01-20 observe M1 escrow=250.00"], ["observed-differs M1"]),
        (["01-06 submit M1", "01-19T23:59 observe M1 escrow=250.00"], []),
        # The page of the whole contract shows what waits in the pool as well.
        (["01-06 release M1 amount=100.00", "01-07 observe escrow=150.00"], []),
        (["01-06 release M1 amount=100.00", "01-07 observe M1 escrow=0"], []),
        # Saying what a timer did says nothing about amounts.
        (["01-06 submit M1", "01-20 observe M1 what=auto-release happened=true"], []),
    ],
)
def test_observed_differs(events: list[str], answer: list[str]) -> None:
    assert answer == found([*FUNDED, *events], "02-01", "observed-differs")


def test_the_tables_read_a_day_as_midnight() -> None:
    assert moment("2026-01-05T00:00") == moment("01-05")
