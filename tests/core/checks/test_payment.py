from datetime import date

import pytest

from escrowbook.core.checks.payment import start_of_period
from tests.core.checks.tables import contract, findings, found

FUNDED = ["01-05 fund M1 amount=250.00"]
PART = [*FUNDED, "01-06 release M1 amount=100.00"]
PAID = [*FUNDED, "01-06 release M1 amount=250.00"]


@pytest.mark.parametrize(
    "events, policy, answer",
    [
        (PART, "", ["carry-trap M1"]),
        (PAID, "", []),
        (PART, 'partial_release = "keep"', []),
        ([*PART, "01-07 fund M2 amount=100.00"], "", ["carry-trap M1"]),
        ([*PART, "01-07 fund M2 amount=150.00"], "", []),
        # He does dispute it.
        ([*PART, "01-07 dispute claim=150.00"], "", []),
        ([*PART, "01-30 close by=client"], "", []),
        # Of several it is the last one that is told.
        ([*PART, "01-07 fund M2 amount=250.00", "01-08 release M2 amount=10.00"], "",
         ["carry-trap M2"]),
        # What is held back of a release is no rest of it.
        (PAID, 'retainage = "10%"', []),
    ],
)  # fmt: skip
def test_carry_trap(events: list[str], policy: str, answer: list[str]) -> None:
    assert answer == found(events, "02-01", "carry-trap", policy=policy)


def test_what_lies_in_one_balance_was_not_carried() -> None:
    assert [] == found(["01-05 fund amount=250.00"], "02-01", "carry-trap", preset="guru")


@pytest.mark.parametrize(
    "milestones, remedy",
    [
        (("M1 250.00", "M2 250.00"), "escrowbook dispute open x --claim 150.00"),
        (("M1 250.00",), "escrowbook dispute open x --claim 150.00"),
    ],
)
def test_what_was_carried_is_put_to_use_or_disputed(
    milestones: tuple[str, ...], remedy: str
) -> None:
    (finding,) = findings(contract(PART, milestones), "02-01", "carry-trap")

    assert remedy == finding.remedy
    assert "150.00 USD was carried on" in finding.message


@pytest.mark.parametrize(
    "events, answer",
    [
        (["01-05 bonus amount=100.00"], ["bonus-promise M1"]),
        # The first milestone without its money is what to fund.
        (["01-04 cancel M1", "01-05 bonus amount=100.00"], ["bonus-promise M2"]),
        (["01-05 fund M1 amount=1.00", "01-06 bonus amount=100.00"], []),
        # Nothing more is promised.
        (["01-04 cancel M1", "01-04 cancel M2", "01-05 bonus amount=100.00"], []),
        (["01-05 bonus amount=100.00", "01-06 refund amount=100.00 from=bonus"], []),
        (["01-05 bonus amount=100.00", "01-06 close by=client"], []),
        ([], []),
    ],
)
def test_bonus_promise(events: list[str], answer: list[str]) -> None:
    assert answer == found(events, "02-01", "bonus-promise")


def test_half_of_all_that_came_may_be_too_much_for_a_book() -> None:
    events = ["01-05 fund M1 amount=100.00", "01-06 bonus amount=100.00"]

    document = contract(events)
    (finding,) = findings(document, "02-01", "bonus-promise", bonus_promise_percent=50)

    assert document.entries[1].place == finding.place
    assert [] == found(events, "02-01", "bonus-promise", bonus_promise_percent=51)


@pytest.mark.parametrize(
    "note, preset, answer",
    [
        ("off-platform", "upwork", ["off-platform"]),
        ("paid_Off-Platform,_he_said", "upwork", ["off-platform"]),
        ("sent_outside_of_the_platform.", "upwork", ["off-platform"]),
        ("(outside_Upwork)", "upwork", ["off-platform"]),
        ("outside_of_Fiverr", "fiverr", ["off-platform"]),
        ("outside_upwork", "fiverr", []),
        # Parts of longer words, and ways to pay that the platform itself offers.
        ("offplatform", "upwork", []),
        ("outside_Upworkers", "upwork", []),
        ("paid_by_PayPal", "upwork", []),
        ("outside", "upwork", []),
    ],
)
def test_off_platform(note: str, preset: str, answer: list[str]) -> None:
    assert answer == found([f"01-06 note note={note}"], "02-01", "off-platform", preset=preset)


def test_a_note_of_any_event_may_say_so_until_it_is_undone() -> None:
    events = [*PAID, "01-07 close by=client", "01-08 refund M1 amount=9.00 from=paid note=via_iban"]

    def told(lines: list[str]) -> list[str]:
        return found(lines, "02-01", "off-platform", off_platform_phrases=["cash", "IBAN"])

    assert ["off-platform M1"] == told(events)
    assert [] == told([*events, "01-09 void event=^4"])


def test_the_remedy_undoes_that_line() -> None:
    (finding,) = findings(
        contract([*PAID, "01-07 note note=off-platform"]), "02-01", "off-platform"
    )

    assert "contract undo x 3" == finding.remedy


@pytest.mark.parametrize(
    "released, as_of, answer",
    [
        # Upwork holds it for five days.
        ("01-26", "01-26", []),
        ("01-27", "01-27", ["review-overlap M1"]),
        ("01-27", "01-31T23:00", ["review-overlap M1"]),
        # The month has come, the money soon after.
        ("01-30", "02-01", []),
        ("01-30", "02-04", []),
    ],
)
def test_review_overlap(released: str, as_of: str, answer: list[str]) -> None:
    events = [*FUNDED, f"{released} release M1 amount=250.00"]

    assert answer == found(events, as_of, "review-overlap")


def test_a_month_ends_on_the_contracts_own_calendar() -> None:
    events = [*FUNDED, "01-27T12:00 release M1 amount=250.00"]

    assert ["review-overlap M1"] == found(
        events, "01-31T20:00", "review-overlap", zone="America/New_York"
    )
    assert [] == found(events, "01-31T20:00", "review-overlap", zone="Asia/Tokyo")


def test_several_releases_of_a_milestone_and_a_bonus_are_told_once_each() -> None:
    events = [
        *FUNDED,
        "01-28 release M1 amount=100.00",
        "01-29 bonus amount=5.00",
        "01-30 fund M2 amount=250.00",
        "01-30 release M2 amount=1.00",
        "01-31 bonus amount=6.00",
    ]

    told = found(events, "01-31", "review-overlap")

    assert ["review-overlap", "review-overlap M1", "review-overlap M2"] == sorted(told)


def test_a_hold_may_outlast_the_days_to_give_it_back() -> None:
    def told(days: int) -> list[str]:
        policy = f"voluntary_refund_days = {days}"
        return found(PAID, "01-06", "review-overlap", policy=policy)

    assert ([], ["review-overlap M1"]) == (told(5), told(4))


@pytest.mark.parametrize(
    "kind, start, days",
    [
        ("week", "2026-01-05", "2026-01-05 2026-01-11"),
        ("week", "2026-12-28", "2026-12-31 2027-01-03"),
        ("month", "2026-02-01", "2026-02-01 2026-02-28"),
        ("quarter", "2026-01-01", "2026-01-01 2026-02-15 2026-03-31"),
        ("quarter", "2026-10-01", "2026-10-01 2026-12-31"),
        ("year", "2026-01-01", "2026-01-01 2026-12-31"),
    ],
)
def test_periods_begin(kind: str, start: str, days: str) -> None:
    begun = {start_of_period(date.fromisoformat(day), kind) for day in days.split()}

    assert {date.fromisoformat(start)} == begun
