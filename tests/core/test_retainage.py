"""A share of each release is held back until all is done (RULEBOOK 6, row 63)."""

import pytest

from tests.core.events.quarrels import contract_of

TENTH = 'retainage = "10%"\n'
CARRY = f'{TENTH}partial_release = "carry"\n'


def test_a_tenth_is_held_back_and_paid_in_the_end() -> None:
    """RULEBOOK 6, row 63: held 250.00, requested 2250.00."""
    events = ["01-05 fund M1 amount=2500.00", "01-06 release M1 amount=2500.00"]
    more = [*events, "01-07 fund M2 amount=100.00", "01-08 release M2 amount=100.00"]
    milestones = ["M1 2500.00", "M2 100.00"]
    before, after = (
        contract_of(each, "01-08", preset="generic", policy=TENTH, milestones=milestones)
        for each in (events, more)
    )

    assert (25000, [225000, 0]) == (
        before.totals.pool_minor,
        [row.paid_minor for row in before.milestones],
    )
    assert (0, [250000, 10000]) == (
        after.totals.pool_minor,
        [row.paid_minor for row in after.milestones],
    )


# M1 leaves 100.00 carried in the pool, and 15.00 held back; M2 is still unfunded.
CARRIED = ("01-05 fund M1 amount=250.00", "01-06 release M1 amount=150.00")


@pytest.mark.parametrize(
    "taken, retained_minor, loose_minor",
    [("100.00", 1500, 0), ("60.00", 1500, 4000), ("110.00", 500, 0), ("115.00", 0, 0)],
)
def test_a_chargeback_takes_what_is_held_back_last(
    taken: str, retained_minor: int, loose_minor: int
) -> None:
    contract = contract_of(
        [*CARRIED, f"01-07 reverse amount={taken} from=escrow"], "01-08", policy=CARRY
    )

    assert (retained_minor, loose_minor) == (
        contract.standing.retained_minor,
        contract.standing.loose_pool_minor,
    )


def test_a_chargeback_of_all_that_is_disputed_ends_the_dispute() -> None:
    events = [*CARRIED, "01-07 dispute claim=100.00", "01-08 reverse amount=110.00 from=escrow"]

    assert "active" == contract_of(events, "01-08", policy=CARRY).state


def test_what_a_chargeback_took_is_not_paid_again() -> None:
    events = [
        *CARRIED,
        "01-07 reverse amount=110.00 from=escrow",
        "01-08 fund M2 amount=250.00",
        "01-09 release M2 amount=250.00",
    ]
    contract = contract_of(events, "01-09", policy=CARRY)

    assert (0, [14000, 25000]) == (
        contract.totals.pool_minor,
        [row.released_minor for row in contract.milestones],
    )


def test_of_one_cent_all_may_be_held_back() -> None:
    half = 'retainage = "50%"'
    events = ["01-05 fund M1 amount=250.00", "01-06 release M1 amount=0.01"]
    contract = contract_of(events, "01-06", preset="generic", policy=half)

    assert (1, 0) == (contract.totals.pool_minor, contract.milestones[0].paid_minor)
