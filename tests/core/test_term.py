"""The term of an escrow (RULEBOOK 1b, Smart Invoice [SI], Kleros [KL])."""

import pytest

from tests.core.events.quarrels import contract_of, dates, told

BACK = 'term_days = 10\nterm_from = "first-funding"\non_term = "refund"\n'
OUT = 'term_days = 0\nterm_from = "due"\non_term = "release"\n'
BALANCE = 'holds = "balance"\n'
TWO = ("M1 250.00 2026-02-01", "M2 250.00 2026-03-01")
FUNDED = ("01-05T10:00 fund M1 amount=250.00", "01-08 fund M2 amount=100.00")

LIVES = {
    # From the first deposit, for all that is held.
    "from the first deposit": (
        BACK,
        FUNDED,
        "01-15T10:00",
        "active: M1 refunded refunded 250.00; M2 refunded part-funded refunded 100.00",
    ),
    "a second before": (
        BACK,
        FUNDED,
        "01-15T09:59:59",
        "active: M1 funded escrow 250.00; M2 funded part-funded escrow 100.00",
    ),
    "what is released is not touched": (
        BACK,
        (*FUNDED, "01-09 release M1 amount=200.00"),
        "02-01",
        "active: M1 split paid 200.00 refunded 50.00; M2 refunded part-funded refunded 100.00",
    ),
    "what is disputed stays": (
        BACK,
        (*FUNDED, "01-09 dispute M1 claim=250.00"),
        "02-01",
        "disputed: M1 funded disputed escrow 250.00; M2 refunded part-funded refunded 100.00",
    ),
    "once it is settled nothing is left to send": (
        BACK,
        (*FUNDED, "01-09 dispute M1 claim=250.00", "02-01 settle M1 freelancer=250.00"),
        "02-02",
        "active: M1 released paid 250.00; M2 refunded part-funded refunded 100.00",
    ),
    "what is put in after it goes back at once": (
        BACK,
        (*FUNDED, "02-01 fund M2 amount=150.00"),
        "02-01",
        "active: M1 refunded refunded 250.00; M2 refunded refunded 250.00",
    ),
    "it goes on after a closing": (
        BACK,
        (*FUNDED, "01-09 close by=client"),
        "01-15T10:00",
        "closed: M1 refunded refunded 250.00; M2 refunded refunded 100.00",
    ),
    # From each milestone's own due date.
    "each at its own due date": (
        OUT,
        FUNDED,
        "02-01",
        "active: M1 released paid 250.00; M2 funded part-funded escrow 100.00",
    ),
    "the last second before it": (
        OUT,
        FUNDED,
        "01-31T23:59:59",
        "active: M1 funded escrow 250.00; M2 funded part-funded escrow 100.00",
    ),
    "days after it": (
        OUT.replace("0", "3", 1),
        FUNDED,
        "02-04",
        "active: M1 released paid 250.00; M2 funded part-funded escrow 100.00",
    ),
    "an amended due date counts": (
        OUT,
        (*FUNDED, "01-09 amend M1 due=2026-02-10"),
        "02-09",
        "active: M1 funded escrow 250.00; M2 funded part-funded escrow 100.00",
    ),
    "no behaviour, no term": (
        OUT.replace("release", "none"),
        FUNDED,
        "12-31",
        "active: M1 funded escrow 250.00; M2 funded part-funded escrow 100.00",
    ),
}


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_the_end_of_a_term(life: tuple[str, tuple[str, ...], str, str]) -> None:
    policy, events, as_of, outcome = life
    contract = contract_of(events, as_of, preset="generic", policy=policy, milestones=TWO)

    assert told(contract) == outcome


@pytest.mark.parametrize(
    "policy, as_of, back_minor, paid",
    [
        (BACK, "01-14", 0, [0, 0]),
        (BACK, "01-15", 300_00, [0, 0]),
        # One balance has one term: the last due date.
        (OUT, "02-28", 0, [0, 0]),
        (OUT, "03-01", 0, [250_00, 50_00]),
    ],
)
def test_of_one_balance(policy: str, as_of: str, back_minor: int, paid: list[int]) -> None:
    contract = contract_of(
        ["01-05 fund amount=300.00"],
        as_of,
        preset="generic",
        policy=policy + BALANCE,
        milestones=TWO,
    )

    assert contract.totals.refunded_minor == back_minor
    assert [row.paid_minor for row in contract.milestones] == paid


def test_a_disputed_balance_stays() -> None:
    contract = contract_of(
        ["01-05 fund amount=300.00", "01-06 dispute claim=300.00"],
        "02-01",
        preset="generic",
        policy=BACK + BALANCE,
    )

    assert contract.totals.pool_minor == 300_00


def test_what_was_carried_goes_back_too() -> None:
    contract = contract_of(
        ["01-05 fund M1 amount=250.00", "01-06 release M1 amount=100.00"],
        "01-15",
        preset="generic",
        policy=f'{BACK}partial_release = "carry"',
    )

    assert told(contract) == "active: M1 released paid 100.00; pool 0.00 refunded 150.00"


def test_what_is_held_back_from_releases_is_not_sent_back() -> None:
    contract = contract_of(
        ["01-05 fund M1 amount=250.00", "01-06 release M1 amount=250.00"],
        "12-31",
        preset="generic",
        policy=f'{BACK}retainage = "10%"',
    )

    assert contract.totals.pool_minor == 25_00
    assert dates(contract) == []


def test_without_a_due_date_there_is_no_term() -> None:
    contract = contract_of(["01-05 fund M1 amount=250.00"], "12-31", preset="generic", policy=OUT)

    assert told(contract) == "active: M1 funded escrow 250.00"


def test_the_date_is_on_the_agenda() -> None:
    contract = contract_of(FUNDED, "01-09", preset="generic", policy=OUT, milestones=TWO)

    assert dates(contract) == ["02-01 term-over", "03-01 term-over"]
