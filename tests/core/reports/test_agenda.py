"""The agenda: all that the clock would do, read from the fold itself."""

import pytest
from hypothesis import given, settings

from escrowbook.core.events.vocabulary import TIMERS
from escrowbook.core.fold import later
from escrowbook.core.ledger import Account, Transfer, Why
from escrowbook.core.policy import KEYS
from escrowbook.core.records import replace
from escrowbook.core.reports.agenda import (
    AGENDA_COLUMNS,
    DAYS_OF,
    agenda_report,
    agenda_rows,
    ahead,
    deadline_row,
    moved_aloud,
    opening_of,
)
from escrowbook.core.timers import FIRE
from tests.core.events.quarrels import contract_of
from tests.core.reports.folded import FUND, RELEASE, SUBMIT, folded
from tests.strategies import Life, lives


def told(moment: str, *events: str) -> list[tuple[str, str | None, str, str]]:
    """Each date ahead: its day, milestone, kind and sentence."""
    contract = folded(moment, *events)
    zone = contract.terms.zone
    return [
        (f"{each.at.astimezone(zone):%m-%d %H:%M}", each.milestone, each.what, each.if_nobody_acts)
        for each in ahead(contract)
    ]


def test_a_submission_is_released_and_then_paid() -> None:
    assert [
        ("01-25 11:00", "M1", "auto-release", "250.00 USD of M1 is released to the freelancer"),
        (
            "01-30 11:00",
            "M1",
            "hold-over",
            "250.00 USD of M1 leaves the security hold and is paid to the freelancer",
        ),
    ] == told("2026-01-12T00:00Z", f"2026-01-05T10:00:00Z {FUND}", f"2026-01-11T10:00:00Z {SUBMIT}")


def test_an_idle_contract_is_closed_step_by_step() -> None:
    dates = told("2026-01-12T00:00Z", f"2026-01-05T10:00:00Z {FUND}")

    assert [
        ("06-04 00:00", "dormant-notice"),
        ("06-11 00:00", "dormant-notice"),
        ("06-18 00:00", "dormant"),
        ("06-25 00:00", "dormant-client-silent"),
        ("07-02 00:00", "dormant-refund"),
    ] == [(at, what) for at, _, what, _ in dates]
    assert [
        "the platform warns that nobody acts on the contract",
        "the contract becomes dormant; the client then has 7 days to act",
        "the freelancer has 7 days to ask for the release; the client then has 14 days to answer",
        "the platform closes the contract and 250.00 USD of M1 goes back to the client",
    ] == [sentence for _, _, _, sentence in dates[1:]]


def test_a_closing_clients_request_ends_in_silence() -> None:
    close = '2026-01-12T10:00:00Z do = "close", by = "client"'
    partly = f"2026-01-11T10:00:00Z {RELEASE}"

    assert [
        (
            "01-16 11:00",
            "hold-over",
            "100.00 USD of M1 leaves the security hold and is paid to the freelancer",
        ),
        ("01-19 11:00", "refund-silence", "150.00 USD of the pool goes back to the client"),
    ] == [
        (at, what, sentence)
        for at, _, what, sentence in told(
            "2026-01-13T00:00Z", f"2026-01-05T10:00:00Z {FUND}", partly, close
        )
    ]


def test_a_bonus_is_named_and_a_hold_of_nothing_is_left_out() -> None:
    bonus = '2026-01-11T10:00:00Z do = "bonus", amount = "50.00"'
    back = '2026-01-12T10:00:00Z do = "refund", amount = "50.00", from = "bonus"'

    assert ["50.00 USD of bonuses leaves the security hold and is paid to the freelancer"] == [
        sentence for *_, sentence in told("2026-01-13T00:00Z", bonus)
    ]
    assert [] == told("2026-01-13T00:00Z", bonus, back)


MOVED = [
    ("escrow", "pending", "M1", "principal", "5.00 USD of M1 is released to the freelancer"),
    ("escrow", "freelancer", "M1", "principal", "5.00 USD of M1 is released to the freelancer"),
    ("pool", "pending", "M1", "principal", "5.00 USD of the pool is released to the freelancer"),
    ("escrow", "client", "M1", "refund", "5.00 USD of M1 goes back to the client"),
    ("pool", "client", None, "refund", "5.00 USD of the pool goes back to the client"),
    ("escrow", "arbiter", "M1", "arbitration", "5.00 USD of M1 goes from escrow to arbiter"),
    (
        "arbiter",
        "client",
        "M1",
        "arbitration",
        "5.00 USD of arbitration fee goes back to the client",
    ),
    ("freelancer", "platform", "M1", "fee", ""),
    # On its way to the freelancer; the next transfer tells where it goes.
    ("pool", "escrow", "M1", "carry", ""),
]


@pytest.mark.parametrize("source, target, milestone, why, clause", MOVED)
def test_each_way_that_money_goes_has_its_clause(
    source: Account, target: Account, milestone: str | None, why: Why, clause: str
) -> None:
    assert clause == moved_aloud(Transfer(source, target, milestone, 500, why), "USD")


@pytest.mark.parametrize(
    "do, steps, opening",
    [
        ("dormant", (1, 7, 14), "the contract becomes dormant; the client then has 1 day to act"),
        ("dormant", (), "the contract becomes dormant"),
        ("dispute-silence", (), "the other side was silent, so the filer gets the claim"),
        ("arbitration-default", (), "the arbitration fee was not paid in time"),
        ("auto-release", (), ""),
    ],
)
def test_what_a_clock_does_beside_moving_money(
    do: str, steps: tuple[int, ...], opening: str
) -> None:
    contract = folded("2026-01-12T00:00Z")
    policy = contract.terms.policy._replace(dormant_steps=steps)

    assert opening == opening_of(
        replace(contract, terms=replace(contract.terms, policy=policy)), do
    )


def test_every_clock_of_the_law_has_something_to_say() -> None:
    silent = {"auto-release", "refund-silence", "hold-over", "dormant-release"}
    contract = folded("2026-01-12T00:00Z")

    assert silent == {do for do in FIRE if not opening_of(contract, do)}


def test_rows_say_when_for_whom_and_how_much() -> None:
    contract = folded(
        "2026-01-12T00:00Z", f"2026-01-05T10:00:00Z {FUND}", f"2026-01-11T10:00:00Z {SUBMIT}"
    )
    rows = agenda_rows(contract, "b/site.toml")

    assert {
        "at": "2026-01-25T11:00:00+01:00",
        "contract": "site",
        "path": "b/site.toml",
        "milestone": "M1",
        "what": "auto-release",
        "if_nobody_acts": "250.00 USD of M1 is released to the freelancer",
        "amount": "250.00",
        "currency": "USD",
    } == rows[0][1]
    assert tuple(rows[0][1]) == AGENDA_COLUMNS
    assert ["at", "milestone", "what", "if_nobody_acts"] == list(
        deadline_row(ahead(contract)[0], contract)
    )
    assert [row for _, row in rows] == list(agenda_report(reversed(rows)).rows)


@settings(max_examples=60)
@given(lives())
def test_every_date_says_what_the_fold_then_does(life: Life) -> None:
    dates = ahead(life.contract)

    assert [each.at for each in dates] == sorted(each.at for each in dates)
    assert all(each.if_nobody_acts for each in dates)
    assert all(each.at > life.contract.moment for each in dates)
    for each in dates:
        happened = [
            happening.firing.timer.do
            for happening in later(life.contract, each.at).log[len(life.contract.log) :]
            if happening.firing
        ]
        assert each.what in happened


def test_days_that_are_assumed_are_said_to_be() -> None:
    """An inspection that was not agreed on has a date, and the date says what it is."""
    events = ["01-05 fund M1 amount=250.00", "01-06 submit M1"]

    def sentence(policy: str) -> str:
        contract = contract_of(
            events, "01-07", preset="escrow.com", policy=policy, milestones=["M1 250.00"]
        )
        (date,) = ahead(contract)
        return date.if_nobody_acts

    released = "250.00 USD of M1 is released to the freelancer"
    assert sentence("review_days = 3") == released
    assert sentence("") == (
        f"{released} (assumed: this platform's review_days is not known, so set what you agreed)"
    )


def test_each_clock_s_days_are_a_key() -> None:
    assert set(DAYS_OF) == set(TIMERS)
    assert set(DAYS_OF.values()) <= set(KEYS)


def test_a_clock_that_moves_nothing_says_so() -> None:
    """What is held back from releases is not paid by silence in a dormant contract."""
    events = ["01-05 fund M1 amount=250.00", "01-06 release M1 amount=250.00"]
    contract = contract_of(
        [*events, "05-12 request-release"],
        "05-12",
        milestones=["M1 250.00 2026-02-01", "M2 250.00 2026-02-01"],
        policy='retainage = "10%"\n',
    )

    assert "nothing is in escrow, so nothing moves" in [
        date.if_nobody_acts for date in ahead(contract)
    ]
