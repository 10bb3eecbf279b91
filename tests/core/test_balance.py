"""One balance for all milestones (RULEBOOK 1b, Guru): what it covers, and what stops its clocks."""

import pytest

from tests.core.events.quarrels import contract_of

BALANCE = """\
holds = "balance"
review_days = 7
on_review_expiry = "release"
refund_response_days = 14
on_refund_silence = "refund"
"""


@pytest.mark.parametrize(
    "held, unfunded",
    [("200.00", [5000, 25000]), ("250.00", [0, 25000]), ("300.00", [0, 20000])],
)
def test_it_covers_milestones_in_their_order(held: str, unfunded: list[int]) -> None:
    contract = contract_of([f"01-05 fund amount={held}"], "01-05", preset="generic", policy=BALANCE)

    assert unfunded == [row.unfunded_minor for row in contract.milestones]


@pytest.mark.parametrize("asked_first", [True, False])
def test_an_open_request_for_the_balance_stops_its_reviews(*, asked_first: bool) -> None:
    """INTERFACE 3: closing and an open refund request stop a review clock."""
    events = ["01-06 submit M1", "01-07 request-refund"]
    moved = ["01-07 submit M1", "01-06 request-refund"]
    contract = contract_of(
        ["01-05 fund amount=300.00", *(moved if asked_first else events)],
        "02-01",
        preset="generic",
        policy=BALANCE,
    )

    fired = [happening.firing.timer.do for happening in contract.log if happening.firing]
    assert ["refund-silence"] == fired
    assert 30000 == contract.totals.refunded_minor


def test_what_is_left_when_all_is_settled_knows_no_order() -> None:
    events = [
        "01-05 fund amount=600.00",
        "01-06 release M1 amount=250.00",
        "01-07 release M2 amount=250.00",
        "01-08 release M1 amount=100.00",
    ]
    contract = contract_of(
        events, "01-08", preset="generic", policy=f'{BALANCE}release_order = "in-order"'
    )

    assert [35000, 25000] == [row.paid_minor for row in contract.milestones]


def test_what_the_clock_paid_is_not_asked_for_any_more() -> None:
    """RULEBOOK 1b, Guru: silence pays the work that was submitted, or what was asked for."""
    policy = f'{BALANCE}on_release_silence = "release"\nrelease_response_days = 14\n'
    events = [
        "01-05 fund amount=300.00",
        "01-06 submit M1",
        "01-06 request-release M1 amount=300.00",
    ]
    contract = contract_of(events, "02-01", preset="generic", policy=policy)

    fired = [happening.firing.timer.do for happening in contract.log if happening.firing]
    assert ["auto-release"] == fired
    assert [25000, 0] == [row.paid_minor for row in contract.milestones]


@pytest.mark.parametrize(
    "stopped, paid", [([], [25000, 10000]), (["01-07 request-refund"], [0, 10000])]
)
def test_new_money_starts_a_review_unless_one_was_stopped(
    stopped: list[str], paid: list[int]
) -> None:
    """INTERFACE 3: the later of submission and funding; an open request stops it."""
    events = [
        "01-05 fund amount=100.00",
        "01-06 submit M1",
        *stopped,
        "01-08 release M2 amount=100.00",
        "01-09 fund amount=250.00",
    ]
    contract = contract_of(events, "01-16", preset="generic", policy=BALANCE)

    assert paid == [row.paid_minor for row in contract.milestones]
