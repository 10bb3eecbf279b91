"""What waiting would pay and a closing stops, on every platform; from the simulation alone."""

import pytest

from escrowbook.core.reports.closing import refund_report
from tests.core.events.quarrels import contract_of

SUBMITTED = ("01-05 fund M1 amount=250.00", "01-06 submit M1")


@pytest.mark.parametrize(
    "preset, day, client_closes, freelancer_closes",
    [
        # RULEBOOK 1a: 14 days; the client asks for it back, the freelancer gives it back.
        (
            "upwork",
            "2026-01-20",
            (
                "the freelancer declines by 2026-01-14 00:00, or silence gives it back: "
                "escrowbook refund decline x M1"
            ),
            "closing now gives it to the client",
        ),
        # RULEBOOK 1b: 8 days, and the resolution centre decides.
        (
            "fiverr",
            "2026-01-14",
            "stops that clock, and leaves it undecided",
            "stops that clock, and leaves it undecided",
        ),
        # RULEBOOK 1b: 120 hours, and no days to answer.
        (
            "contra",
            "2026-01-11",
            "asks for it back: the freelancer declines: escrowbook refund decline x M1",
            "stops that clock, and leaves it undecided",
        ),
        (
            "peopleperhour",
            "2026-01-21",
            "asks for it back: the freelancer declines: escrowbook refund decline x M1",
            "stops that clock, and leaves it undecided",
        ),
    ],
)
def test_closing_in_a_review_stops_the_clock_that_would_pay(
    preset: str, day: str, client_closes: str, freelancer_closes: str
) -> None:
    contract = contract_of(SUBMITTED, "01-07", preset=preset)

    for by, end in (("client", client_closes), ("freelancer", freelancer_closes)):
        told = refund_report(contract, "client" if by == "client" else "freelancer").warnings

        assert f"silence releases 250.00 USD to the freelancer on {day}" in told[0]
        assert told[0].endswith(end)


@pytest.mark.parametrize(
    "preset, events",
    [
        # Nothing is submitted, so no clock runs.
        ("upwork", SUBMITTED[:1]),
        # No clock pays here.
        ("freelancer", SUBMITTED),
        # The term goes on, closed or not.
        ("kleros", SUBMITTED),
    ],
)
def test_where_closing_stops_no_clock_nothing_is_said(preset: str, events: tuple[str, ...]) -> None:
    told = refund_report(contract_of(events, "01-07", preset=preset), "client").warnings

    assert [] == [each for each in told if "silence releases" in each]


def test_what_the_closing_pays_is_not_lost() -> None:
    contract = contract_of(SUBMITTED, "01-07")

    assert () == refund_report(contract, "client", (("M1", 250_00),)).warnings


def test_days_that_are_assumed_are_marked_and_among_what_is_not_known() -> None:
    events = ("01-05 fund amount=250.00", "01-06 submit M1")
    report = refund_report(contract_of(events, "01-07", preset="guru"), "freelancer")

    assert "on 2026-02-03 [G4] (assumed: " in report.warnings[0]
    assert "review_days: how many days it really takes; 28 are assumed" in report.unknown


def test_days_that_the_contract_itself_gives_are_not() -> None:
    events = ("01-05 fund amount=250.00", "01-06 submit M1")
    contract = contract_of(events, "01-07", preset="guru", policy="review_days = 14")
    report = refund_report(contract, "freelancer")

    assert "assumed" not in report.warnings[0]
    assert [] == [each for each in report.unknown if each.startswith("review_days")]
