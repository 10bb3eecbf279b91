"""What observations do to a fold: for what it starts over, how often, and what it tells."""

import pytest

from escrowbook.core.fold import fold, fold_in_hindsight, later
from escrowbook.core.journal import Refused
from tests.core.checks import tables
from tests.core.test_causes import SUBMITTED, contract, refusal


def test_only_so_many_events_are_replayed_for_what_was_observed_too_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = [
        *("03-01 fund M1 amount=250.00", "03-01 submit M1"),
        *("03-01 fund M2 amount=250.00", "03-01 submit M2"),
        "03-20 observe M1 what=auto-release happened=false",
        "03-20 observe M2 what=auto-release happened=false",
    ]
    document = tables.contract(both, policy='funding = "any"')
    terms = document.terms
    assert terms is not None

    def states() -> list[str]:
        folded = fold(terms, document.entries, tables.moment("03-21"))
        return [row.state for row in folded.milestones]

    assert ["submitted", "submitted"] == states()
    monkeypatch.setattr("escrowbook.core.fold.REPLAYED_EVENTS_MAX", 1)
    # The first is followed; then the five events up to it are more than may be replayed.
    assert ["submitted", "released"] == states()


def test_of_many_refusals_the_clock_is_named_for_the_first_five() -> None:
    late = [f"03-{day} release M1 amount=10.00" for day in range(20, 27)]
    document = tables.contract([*SUBMITTED, *late], policy='partial_release = "keep"')
    assert document.terms is not None
    refused: list[Refused] = []
    fold(document.terms, document.entries, tables.moment("04-01"), refused)

    assert [True] * 5 + [False] * 2 == [
        "because the clock did auto-release" in each.refusal.message for each in refused
    ]


def test_what_the_clock_did_came_before_what_was_recorded_for_that_moment() -> None:
    """INTERFACE 3: a clock event at a moment comes before the recorded events of that moment."""
    paid = "03-10 release M1 amount=100.00"
    seen = "03-10 observe M1 what=auto-release happened=true"

    assert "nothing-in-escrow" == refusal(*SUBMITTED, paid, seen).code
    assert "nothing-in-escrow" == refusal(*SUBMITTED, "03-10 note", paid, seen).code
    row = contract(*SUBMITTED, "03-10 note", seen, as_of="03-10").milestones[0]
    assert ("released", 25000) == (row.state, row.released_minor)


def test_of_an_empty_journal_nothing_is_known_later() -> None:
    document = tables.contract(())
    assert document.terms is not None
    now = fold_in_hindsight(document.terms, (), tables.moment("03-17"))

    assert tables.moment("03-17") == now.moment
    assert ["unfunded", "unfunded"] == [row.state for row in now.milestones]


def test_a_contract_looked_at_later_stands_at_that_moment() -> None:
    now = contract(*SUBMITTED, as_of="03-02")

    assert tables.moment("03-05") == later(now, tables.moment("03-05")).moment
    # The review ends on the 15th, and the hold on the 20th: nothing more is to come.
    assert tables.moment("03-20") == later(now, None).moment
    over = later(now, tables.moment("04-01"))
    assert tables.moment("04-01") == later(over, None).moment
