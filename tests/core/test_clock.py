"""Clocks: what they have done by a moment, what they would do, and what was really seen."""

from datetime import timedelta

import pytest
from hypothesis import given, settings

from escrowbook.core.clock import next_timer, timer_spoken_of, timers_to_fire
from escrowbook.core.contract import Contract
from escrowbook.core.errors import Defect
from escrowbook.core.fold import fold, later, step
from escrowbook.core.journal import Entry
from escrowbook.core.reports.agenda import ahead
from escrowbook.core.timer import Timer
from tests.core.checks import tables
from tests.core.events.quarrels import contract_of
from tests.strategies import Life, entry_after, lives


@settings(max_examples=60)
@given(lives())
def test_what_the_agenda_foretells_happens(life: Life) -> None:
    """P-15: at its moment it has happened if nobody acted, and not a second before."""
    contract = life.contract
    for foretold in ahead(contract)[:4]:
        there = [
            (happening.at, happening.firing.timer.do, happening.firing.timer.milestone)
            for happening in fold(life.terms, life.entries, foretold.at).log
            if happening.firing is not None
        ]
        assert (foretold.at, foretold.what, foretold.milestone) in there

        if foretold.at > life.now:
            just_before = later(contract, foretold.at - timedelta(seconds=1))
            assert all(happening.at < foretold.at for happening in just_before.log)


@settings(max_examples=80)
@given(lives(late=False))
def test_seeing_what_was_foretold_changes_nothing(life: Life) -> None:
    """P-16: a clock that did what it was to do, at its moment, needs no observation."""
    contract = life.contract
    for timer in next_observable(contract):
        expected = later(contract, timer.due)
        observed = step(expected, observation(life, timer, happened=True))

        assert expected.milestones == observed.milestones
        assert expected.totals == observed.totals
        assert expected.state == observed.state


@settings(max_examples=80)
@given(lives(late=False))
def test_what_did_not_happen_never_does(life: Life) -> None:
    """P-16: a clock that was seen not to fire never fires, whenever somebody looks."""
    contract = life.contract
    for timer in next_observable(contract):
        seen = observation(life, timer, happened=False)
        observed = later(step(later(contract, timer.due), seen), None)

        assert timer.key not in observed.standing.timers_fired


def next_observable(contract: Contract) -> list[Timer]:
    """The clock that fires next, where an observation at its moment speaks of it and no other."""
    timer = next_timer(contract.standing)
    if timer is None or timer.what is None or timer.due < contract.moment:
        return []
    spoken_of = timer_spoken_of(contract.standing, timer.what, timer.milestone, timer.due)
    return [timer] if spoken_of == timer.key else []


def observation(life: Life, timer: Timer, *, happened: bool) -> Entry:
    named: dict[str, object] = {"milestone": timer.milestone} if timer.milestone else {}
    seen = {"do": "observe", "what": timer.what, "happened": happened, "at": timer.due}
    return entry_after(life.entries, life.terms, {**named, **seen})


def test_a_clock_that_never_comes_to_rest_is_our_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("escrowbook.core.clock.FIRINGS_MAX", 1)
    events = ["01-05 fund M1 amount=250.00", "01-06 submit M1"]

    # The review ends, and then the hold: two firings, where one is all that may ever be.
    with pytest.raises(Defect, match="never comes to rest"):
        contract_of(events, "03-01")


# Reviews of M1 that started on the 6th and, after a first one was stopped, on the 10th.
TWICE = (
    "01-05 fund M1 amount=250.00",
    "01-06 submit M1",
    "01-08 request-changes M1",
    "01-10 submit M1",
)


@pytest.mark.parametrize(
    "named, moment, started",
    [
        (("auto-release", "M1"), "01-05T23:59", None),
        (("auto-release", "M1"), "01-06", "01-06"),
        (("auto-release", "M1"), "01-09", "01-06"),
        (("auto-release", "M1"), "01-10", "01-10"),
        (("auto-release", "M1"), "12-31", "01-10"),
        (("auto-release", "M2"), "12-31", None),
        (("hold-over", "M1"), "12-31", None),
        # It runs and has never been started by an event: what is last due starts it.
        (("dormant", None), "01-31", None),
        (("dormant", None), "03-01", "03-01"),
    ],
)
def test_an_observation_speaks_of_the_timer_that_last_started(
    named: tuple[str, str | None], moment: str, started: str | None
) -> None:
    contract = contract_of(TWICE, "01-11", milestones=tables.TWO_OF_250)
    spoken_of = timer_spoken_of(contract.standing, *named, tables.moment(moment))

    assert (None if started is None else (*named, tables.moment(started))) == spoken_of


def test_an_observation_still_speaks_of_a_timer_that_has_fired() -> None:
    """The last due day started the count; it is over, and the days of the client run."""
    contract = contract_of(["01-05 fund M1 amount=250.00"], "06-01", milestones=tables.TWO_OF_250)
    later = tables.moment("06-01")

    assert contract.standing.dormancy.dormant_since is not None
    assert ("dormant", None, tables.moment("03-01")) == timer_spoken_of(
        contract.standing, "dormant", None, later
    )


def test_where_nothing_is_held_nothing_is_dormant() -> None:
    held = ["01-05 fund M1 amount=250.00"]
    emptied = [*held, "06-01 reverse M1 amount=250.00 from=escrow"]
    contract = contract_of(held, "06-01", milestones=tables.TWO_OF_250)
    after = contract_of(emptied, "06-01", milestones=tables.TWO_OF_250)

    assert ("dormant", "active") == (contract.state, after.state)
    assert [] == ahead(after)


def test_at_one_moment_reviews_come_before_what_follows_and_in_the_order_of_the_file() -> None:
    both = [
        *("01-05 fund M2 amount=250.00", "01-05 submit M2"),
        *("01-05 fund M1 amount=250.00", "01-05 submit M1"),
    ]
    contract = contract_of(both, "01-06", policy='funding = "any"')

    assert [
        ("auto-release", "M1", "01-19"),
        ("auto-release", "M2", "01-19"),
        ("hold-over", "M1", "01-24"),
        ("hold-over", "M2", "01-24"),
    ] == [(each.what, each.milestone, f"{each.at:%m-%d}") for each in ahead(contract)]


def test_of_several_clocks_the_one_that_is_due_first_fires_first() -> None:
    apart = [
        *("01-05 fund M2 amount=250.00", "01-05 submit M2"),
        *("01-05 fund M1 amount=250.00", "01-06 submit M1"),
    ]
    contract = contract_of(apart, "01-06", policy='funding = "any"')

    assert ["M2", "M1", "M2", "M1"] == [each.milestone for each in ahead(contract)]


def test_a_hold_that_was_seen_to_end_late_lets_the_next_one_end_before() -> None:
    released = [
        *("01-05 fund M1 amount=250.00", "01-06 release M1 amount=250.00"),
        *("01-06 fund M2 amount=250.00", "01-07 release M2 amount=250.00"),
        "01-20 observe M1 what=hold-over happened=true",
    ]
    contract = contract_of(released, "01-21", policy='funding = "any"')

    assert [("M2", "01-12"), ("M1", "01-20")] == [
        (each.firing.timer.milestone, f"{each.at:%m-%d}") for each in contract.log if each.firing
    ]


def test_what_was_seen_not_to_fire_leaves_the_others_running() -> None:
    seen = [
        *("01-05 fund M1 amount=250.00", "01-05 submit M1"),
        *("01-05 fund M2 amount=250.00", "01-05 submit M2"),
        "01-19 observe M1 what=auto-release happened=false",
    ]
    contract = contract_of(seen, "01-18", policy='funding = "any"')
    told = contract_of(seen, "01-25", policy='funding = "any"')

    assert ["M1", "M2"] == [each.milestone for each in timers_to_fire(contract.standing)]
    assert [25000, 0] == [row.escrow_minor for row in told.milestones]
    assert [0, 25000] == [row.paid_minor for row in told.milestones]
