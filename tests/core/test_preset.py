"""When a preset has grown old: by the day that is handed in, to the day."""

from datetime import date

import pytest

from escrowbook.core.preset import stale_from, stale_warnings
from escrowbook.store.presets import load_preset, preset_names


@pytest.mark.parametrize(
    "read_on, today, is_old",
    [
        # 365 days in a common year: exactly a year is not more than one.
        ("2026-11-24", "2026-11-24", False),
        ("2026-11-24", "2027-11-23", False),
        ("2026-11-24", "2027-11-24", False),
        ("2026-11-24", "2027-11-25", True),
        # 366 days where a 29 February lies between them.
        ("2027-11-24", "2028-11-23", False),
        ("2027-11-24", "2028-11-24", False),
        ("2027-11-24", "2028-11-25", True),
        # From a 29 February there is no such day a year later: it ends on the 28th.
        ("2028-02-29", "2029-02-28", False),
        ("2028-02-29", "2029-03-01", True),
        ("2028-02-29", "2028-12-31", False),
        # Looked at as of a day before it was read.
        ("2026-11-24", "2020-01-01", False),
    ],
)
def test_more_than_a_year(read_on: str, today: str, *, is_old: bool) -> None:
    assert is_old == (date.fromisoformat(today) >= stale_from(date.fromisoformat(read_on)))


def test_the_warning_names_the_preset_and_the_day() -> None:
    (said,) = stale_warnings("upwork-2026-11", date(2026, 11, 24), date(2027, 11, 25))

    assert said.startswith("the rules of upwork-2026-11 were checked on 2026-11-24, more than")


def test_rules_that_were_read_nowhere_do_not_grow_old() -> None:
    unread = [name for name in preset_names() if load_preset(name).read_on is None]

    assert ["generic-2026-11"] == unread
    assert () == stale_warnings("generic-2026-11", None, date(2040, 1, 1))
