"""stale-preset: RULEBOOK 2, a preset says when it was checked."""

from datetime import UTC, datetime

import pytest

from escrowbook.core.checks.judging import judge
from tests.core.checks.tables import contract

OPEN: list[str] = []
CLOSED = ["01-20 close by=freelancer"]
# Nobody acted, so the platform closed it long ago.
DORMANT = ["01-05 fund M1 amount=250.00"]
A_YEAR_LATER, ONE_DAY_MORE = "2027-11-24T12:00", "2027-11-25T00:00"


@pytest.mark.parametrize(
    "events, preset, zone, moment, is_found",
    [
        (OPEN, "upwork", "UTC", A_YEAR_LATER, False),
        (OPEN, "upwork", "UTC", ONE_DAY_MORE, True),
        # The day is the contract's own.
        (OPEN, "upwork", "Pacific/Kiritimati", A_YEAR_LATER, True),
        (OPEN, "upwork", "America/New_York", ONE_DAY_MORE, False),
        (OPEN, "freelancer", "UTC", ONE_DAY_MORE, True),
        (OPEN, "generic", "UTC", ONE_DAY_MORE, False),
        # What is over keeps the rules that it had.
        (CLOSED, "upwork", "UTC", ONE_DAY_MORE, False),
        (DORMANT, "upwork", "UTC", ONE_DAY_MORE, False),
    ],
)
def test_stale_preset(
    events: list[str], preset: str, zone: str, moment: str, *, is_found: bool
) -> None:
    document = contract(events, preset=preset, zone=zone)
    assert document.terms is not None
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)

    findings = judge(document.terms, document.entries, at, {"stale-preset"})

    assert [("stale-preset", "info")] * is_found == [(it.check, it.severity) for it in findings]
