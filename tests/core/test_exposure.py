import pytest

from escrowbook.core.exposure import exposed_minor, work_value_minor
from escrowbook.core.fold import fold
from tests.core.checks.tables import contract, moment

PRICE = ("M1 1000.00",)


@pytest.mark.parametrize(
    "events, worth, exposed",
    [
        ([], 0, 0),
        # RULEBOOK 6, row 18: price 1000.00, escrow 300.00: 700.00 of the whole are exposed.
        (["01-05 fund M1 amount=300.00", "01-06 work M1 done=100"], 100000, 70000),
        (["01-05 fund M1 amount=300.00", "01-06 work M1 done=30"], 30000, 0),
        (["01-05 fund M1 amount=300.00", "01-06 work M1 done=20"], 20000, 0),
        (["01-05 fund M1 amount=300.00", "01-06 submit M1"], 100000, 70000),
        (["01-05 fund M1 amount=300.00", "01-06 submit M1", "01-07 release M1 amount=300.00"],
         100000, 70000),
        (["01-05 fund M1 amount=1000.00", "01-06 submit M1",
          "01-07 refund M1 amount=1000.00 from=escrow"], 100000, 100000),
        (["01-05 fund M1 amount=1000.00", "01-06 submit M1", "01-07 release M1 amount=1000.00",
          "01-08 refund M1 amount=400.00 from=paid"], 100000, 0),
    ],
)  # fmt: skip
def test_exposure(events: list[str], worth: int, exposed: int) -> None:
    document = contract(events, PRICE, "generic")
    assert document.terms is not None

    (row,) = fold(document.terms, document.entries, moment("02-01")).milestones

    assert (worth, exposed) == (work_value_minor(row), exposed_minor(row, row.escrow_minor))


def test_a_percentage_of_an_odd_price_is_rounded_to_the_nearest_unit() -> None:
    document = contract(["01-05 work M1 done=50"], ("M1 0.01",), "generic")
    assert document.terms is not None

    (row,) = fold(document.terms, document.entries, moment("02-01")).milestones

    assert 1 == exposed_minor(row, held_minor=0)
