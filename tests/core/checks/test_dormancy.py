import pytest

from tests.core.checks.tables import contract, findings, found

# Dormant 90 days after the last due date, 2026-03-01: on 2026-05-30.
FUNDED = ["01-05 fund M1 amount=250.00"]
NO_DATES = ("M1 250.00", "M2 250.00")


@pytest.mark.parametrize(
    "as_of, more, answer",
    [
        ("05-15", [], []),
        ("05-16", [], ["dormant-soon"]),
        ("05-29", [], ["dormant-soon"]),
        # Dormant since 30 May: told until somebody acts or the platform has closed it.
        ("05-30", [], ["dormant-soon"]),
        ("06-12", [], ["dormant-soon"]),
        ("06-13", [], []),
        ("06-12", ["06-08 request-release"], ["dormant-soon"]),
        ("06-12", ["06-08 amend M1 title=Later"], []),
        # Activity after the last due date starts the count again, and so does a later due date.
        ("05-16", ["04-01 submit M1", "04-02 request-changes M1"], []),
        ("05-16", ["04-01 amend M2 due=2026-06-01"], []),
        # A note is no activity.
        ("05-16", ["04-01 note note=called"], ["dormant-soon"]),
        ("05-16", ["04-01 release M1 amount=250.00"], []),
        ("05-16", ["01-06 close by=client"], []),
        # The platform was seen not to do it.
        ("05-29", ["05-28 observe what=dormant happened=false"], []),
    ],
)
def test_dormant_soon(as_of: str, more: list[str], answer: list[str]) -> None:
    assert answer == found([*FUNDED, *more], as_of, "dormant-soon")


def test_a_contract_without_money_cannot_lose_any() -> None:
    assert [] == found(["01-05 accept terms=0123456789ab"], "05-29", "dormant-soon")


def test_a_platform_that_never_ends_a_contract_warns_of_nothing() -> None:
    assert [] == found(FUNDED, "05-29", "dormant-soon", "no-due-date", preset="generic")


@pytest.mark.parametrize(
    "as_of, more, said",
    [
        ("05-16", [], "it becomes dormant on 2026-05-30 at 00:00 UTC, in 14 days (first notice)"),
        ("05-23", [], "it becomes dormant on 2026-05-30 at 00:00 UTC, in 7 days (last notice)"),
        ("05-31", [], "the client's days to answer end on 2026-06-06 at 00:00 UTC, in 6 days"),
        (
            "06-07",
            [],
            "what is held goes back to the client on 2026-06-13 at 00:00 UTC, in 6 days",
        ),
        (
            "06-12",
            ["06-08 request-release"],
            "is released to the freelancer on 2026-06-22 at 00:00 UTC, in 10 days",
        ),
    ],
)
def test_each_step_of_the_platform_is_told(as_of: str, more: list[str], said: str) -> None:
    (finding,) = findings(contract([*FUNDED, *more]), as_of, "dormant-soon")

    assert said in finding.message
    assert "250.00 USD" in finding.message


@pytest.mark.parametrize(
    "milestones, events, answer",
    [
        (NO_DATES, FUNDED, ["no-due-date M1"]),
        (("M1 250.00", "M2 250.00 2026-03-01"), FUNDED, []),
        (("M1 250.00", "M2 250.00 2026-03-01"), [*FUNDED, "01-06 cancel M2"], ["no-due-date M1"]),
        (NO_DATES, [*FUNDED, "01-06 amend M2 due=2026-03-01"], []),
        (NO_DATES, [], []),
        (NO_DATES, [*FUNDED, "01-06 release M1 amount=250.00"], []),
        # Only the pool holds money.
        (NO_DATES, [*FUNDED, "01-06 release M1 amount=100.00"], ["no-due-date"]),
        (NO_DATES, [*FUNDED, "01-06 close by=client"], []),
    ],
)
def test_no_due_date(milestones: tuple[str, ...], events: list[str], answer: list[str]) -> None:
    assert answer == found(events, "01-10", "no-due-date", milestones=milestones)


def test_idle_days_that_count_from_activity_need_no_date() -> None:
    policy = 'dormant_from = "last-activity"'

    assert [] == found(FUNDED, "01-10", "no-due-date", milestones=NO_DATES, policy=policy)


@pytest.mark.parametrize(
    "as_of, answer", [("01-04", []), ("01-14", []), ("01-15", ["no-due-date M1"])]
)
def test_a_book_may_give_a_deposit_some_days_to_get_its_date(as_of: str, answer: list[str]) -> None:
    events = ["01-05 fund M1 amount=250.00"]

    told = found(
        events, as_of, "no-due-date", milestones=["M1 250.00", "M2 250.00"], no_due_date_days=10
    )

    assert answer == told
