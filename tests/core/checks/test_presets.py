"""stale-preset: RULEBOOK 2, a preset says when it was checked."""

from datetime import UTC, datetime

import pytest

from escrowbook.core.checks.inspection import Inspection
from escrowbook.core.checks.judging import verdict
from escrowbook.core.checks.presets import stale_preset
from escrowbook.core.fold import fold
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

    findings = verdict(document.terms, document.entries, at, {"stale-preset"}).findings

    assert [("stale-preset", "info")] * is_found == [(it.check, it.severity) for it in findings]


@pytest.mark.parametrize(
    "moment, since, until",
    [(A_YEAR_LATER, None, ONE_DAY_MORE), (ONE_DAY_MORE, ONE_DAY_MORE, None)],
)
def test_the_answer_holds_until_the_year_is_over(
    moment: str, since: str | None, until: str | None
) -> None:
    """So that an index need not ask anew on each day."""

    def at(text: str | None) -> datetime | None:
        return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)

    document = contract(OPEN, preset="upwork")
    assert document.terms is not None
    now = at(moment)
    assert now is not None
    inspection = Inspection(fold(document.terms, document.entries, now), now)
    list(stale_preset(inspection))

    assert (at(since), at(until)) == (inspection.asked.since, inspection.asked.until)
