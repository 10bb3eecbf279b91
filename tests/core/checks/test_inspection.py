from datetime import date

import pytest

from escrowbook.core.checks.inspection import Inspection, distance
from escrowbook.core.fold import fold
from tests.core.checks.tables import contract, moment


def inspection(zone: str, as_of: str) -> Inspection:
    document = contract([], zone=zone)
    assert document.terms is not None
    at = moment(as_of)
    return Inspection(fold(document.terms, document.entries, at), at)


@pytest.mark.parametrize(
    "days, text",
    [(0, "today"), (1, "in 1 day"), (14, "in 14 days"), (-1, "1 day ago"), (-2, "2 days ago")],
)
def test_distance(days: int, text: str) -> None:
    assert text == distance(days)


@pytest.mark.parametrize(
    "zone, text",
    [
        ("UTC", "on 2026-03-15 at 16:30 UTC, in 1 day"),
        # There it is the 14th already when UTC has 20:00 on the 13th, and the 16th at the end.
        ("Pacific/Kiritimati", "on 2026-03-16 at 06:30 Pacific/Kiritimati, in 1 day"),
        ("America/New_York", "on 2026-03-15 at 12:30 America/New_York, in 1 day"),
    ],
)
def test_deadlines_are_told_on_the_contracts_own_clock(zone: str, text: str) -> None:
    assert text == inspection(zone, "03-14T12:00").when(moment("03-15T16:30"))


def test_days_are_counted_from_the_contracts_own_today() -> None:
    first_of_march = date(2026, 3, 1)

    assert 1 == inspection("UTC", "02-28T20:00").days_to(first_of_march)
    assert 0 == inspection("Asia/Kathmandu", "02-28T20:00").days_to(first_of_march)
