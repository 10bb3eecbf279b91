"""What observations do to a fold: for what it starts over, how often, and what it tells."""

import pytest

from escrowbook.core.errors import Defect
from escrowbook.core.fold import fold, fold_in_hindsight, later
from escrowbook.core.journal import Refused
from tests.core.checks import tables
from tests.core.test_causes import SUBMITTED, contract, refusal


@pytest.mark.parametrize(
    "events_max, second",
    # The first is followed; then the five events up to it are all that may be replayed, or not.
    [(1, "released"), (5, "released"), (6, "submitted"), (20_000, "submitted")],
)
def test_only_so_many_events_are_replayed_for_what_was_observed_too_late(
    monkeypatch: pytest.MonkeyPatch, events_max: int, second: str
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

    monkeypatch.setattr("escrowbook.core.fold.REPLAYED_EVENTS_MAX", events_max)
    folded = fold(terms, document.entries, tables.moment("03-21"))

    assert ["submitted", second] == [row.state for row in folded.milestones]


@pytest.mark.parametrize(
    "events_max, refused",
    # Of two events in whose way a clock stood, the first is the third of the journal.
    [(0, "3 milestone-final"), (3, "6 milestone-final"), (4, None)],
)
def test_only_so_many_events_are_replayed_for_what_stood_in_the_way(
    monkeypatch: pytest.MonkeyPatch, events_max: int, refused: str | None
) -> None:
    document = tables.contract(
        [
            *("03-01 fund M1 amount=250.00", "03-01 submit M1", "03-20 request-changes M1"),
            *("03-20 fund M2 amount=250.00", "03-20 submit M2", "04-10 request-changes M2"),
            "04-20 observe M1 what=auto-release happened=false",
            "04-20 observe M2 what=auto-release happened=false",
        ],
        policy='funding = "any"',
    )
    assert document.terms is not None
    monkeypatch.setattr("escrowbook.core.fold.REPLAYED_EVENTS_MAX", events_max)
    told = None
    try:
        fold(document.terms, document.entries, tables.moment("04-21"))
    except Refused as error:
        told = f"{error.entry.number} {error.refusal.code}"

    assert refused == told


TWO_HOLDS = (
    *("01-05 fund M1 amount=250.00", "01-06 release M1 amount=100.00"),
    *("01-20 release M1 amount=50.00", "01-30 observe M1 what=hold-over happened=false"),
    "01-31 observe M1 escrow=100.00",
)


@pytest.mark.parametrize("as_of", ["02-10", "01-26"])
@pytest.mark.parametrize("refused", [(), ("01-15 resume",), ("01-15 resume", "01-16 resume")])
def test_what_does_not_excuse_an_event_has_no_part_in_it(
    refused: tuple[str, ...], as_of: str
) -> None:
    """INTERFACE 3: an observation speaks of the timer of that kind that last started before it.

    On the 15th that was the first hold, and on the 30th, when it was seen, the second.
    """
    events = [*TWO_HOLDS[:2], *refused, *TWO_HOLDS[2:]]
    document = tables.contract(events, policy='partial_release = "keep"')
    assert document.terms is not None
    told: list[Refused] = []
    folded = fold(document.terms, document.entries, tables.moment(as_of), told)

    # Of its second hold nothing is known before it was seen.
    pending_minor = 50_00 if as_of > "01-30" else 0
    assert [event.partition(" ")[2] for event in refused] == [it.entry.event.do for it in told]
    assert pending_minor == folded.milestones[0].pending_minor
    assert 150_00 == folded.milestones[0].released_minor


def test_what_was_known_before_an_event_was_not_excused_is_known_again() -> None:
    document = tables.contract(
        [
            *("01-05 fund M1 amount=250.00", "01-05 submit M1", "01-05 fund M2 amount=250.00"),
            *(
                "01-06 release M2 amount=100.00",
                "01-20 observe M1 what=auto-release happened=false",
            ),
            *("01-21 resume", "01-22 release M2 amount=50.00"),
            *("02-01 observe M2 what=hold-over happened=false", "02-02 observe M2 escrow=100.00"),
        ],
        policy='funding = "any"\npartial_release = "keep"',
    )
    assert document.terms is not None
    told: list[Refused] = []
    folded = fold(document.terms, document.entries, tables.moment("02-10"), told)
    first, second = folded.milestones

    assert ["not-on-hold"] == [it.refusal.code for it in told]
    assert ("submitted", 50_00, 100_00) == (first.state, second.pending_minor, second.paid_minor)


@pytest.mark.parametrize("others, refused", [(4, 4), (5, 6)])
def test_after_five_refusals_nothing_is_excused_by_what_comes_later(
    others: int, refused: int
) -> None:
    """What was seen speaks of the second request; the first is excused by it where it is asked."""
    document = tables.contract(
        [
            *("01-05 fund M1 amount=250.00", "01-06 request-refund M1 amount=100.00"),
            *["01-07 resume"] * others,
            "01-15 approve-refund M1 amount=100.00",
            "01-20 request-refund M1 amount=50.00",
            "02-10 observe M1 what=refund-silence happened=false",
        ],
        policy='refund_request = "any-time"',
    )
    assert document.terms is not None
    told: list[Refused] = []
    fold(document.terms, document.entries, tables.moment("02-10"), told)

    assert refused == len(told), [f"{it.entry.event.do} {it.refusal.code}" for it in told]


def test_what_says_not_whether_it_happened_is_left_out_whole() -> None:
    document = tables.contract([*SUBMITTED, "03-10 observe M1 what=auto-release"])
    assert document.terms is not None
    refused: list[Refused] = []
    folded = fold(document.terms, document.entries, tables.moment("03-16"), refused)

    assert ["nothing-observed"] == [each.refusal.code for each in refused]
    assert "released" == folded.milestones[0].state


def test_books_that_do_not_add_up_are_a_defect() -> None:
    now = contract(*SUBMITTED, as_of="03-02")
    ledger = now.standing.ledger

    ledger.flows["M1", "client", "escrow"] += 1
    with pytest.raises(Defect, match="the row of M1 does not add up"):
        later(now, now.moment)
    ledger.flows["M1", "client", "escrow"] -= 1
    ledger.balances["client", "M1"] += 1
    with pytest.raises(Defect, match="the accounts do not sum to zero"):
        later(now, now.moment)


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
    # Whatever other clocks did before: that of a bonus has five days.
    assert "nothing-in-escrow" == refusal(*SUBMITTED, "03-05 bonus amount=1.00", paid, seen).code
    later_on = ("03-01 bonus amount=1.00", *(it.replace("03-01", "03-06") for it in SUBMITTED))
    assert "nothing-in-escrow" == refusal(*later_on, paid, seen).code
    row = contract(*SUBMITTED, "03-10 note", seen, as_of="03-10").milestones[0]
    assert ("released", 25000) == (row.state, row.released_minor)


@pytest.mark.parametrize(
    "preset, policy, asked, observed",
    [
        # Silence about the whole balance would release M1 at that second.
        ("guru", "", "03-01 request-release", "auto-release"),
        # The term would be over at that second, and the request with it.
        (
            "smartinvoice",
            'term_days = 7\non_release_silence = "release"\nrelease_response_days = 3',
            "03-06 request-release M1",
            "release-silence",
        ),
    ],
)
def test_of_two_clocks_of_one_second_either_may_have_been_the_one(
    preset: str, policy: str, asked: str, observed: str
) -> None:
    """Found by lives 3143 of guru and 8854 of smartinvoice in the campaign of tests/model."""
    document = tables.contract(
        [
            *("03-01 fund amount=500.00", "03-01 submit M1", asked),
            f"03-08 observe M1 what={observed} happened=true",
        ],
        preset=preset,
        policy=policy,
    )
    assert document.terms is not None

    folded = fold(document.terms, document.entries, tables.moment("03-08"))

    fired = [each.firing.timer.do for each in folded.log if each.firing is not None]
    assert observed == fired[0]


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
