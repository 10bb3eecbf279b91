import pytest

from tests.core.checks.tables import TWO_OF_250, found

THREE = ("M1 100.00 2026-02-01", "M2 100.00 2026-03-01", "M3 100.00 2026-04-01")
DRAFT: list[str] = []
PAID = ["01-05 fund M1 amount=250.00", "01-20 release M1 amount=250.00"]
PART = ["01-05 fund M1 amount=100.00"]


@pytest.mark.parametrize(
    "name, events, answer",
    [
        ("draft", DRAFT, ["M1 250.00", "M2 250.00"]),
        ("funded", ["01-05 fund M1 amount=250.00"], ["M2 250.00"]),
        ("part funded", PART, ["M1 150.00", "M2 250.00"]),
        ("released in part", [*PART, "01-06 release M1 amount=100.00"], ["M1 150.00", "M2 250.00"]),
        ("cancelled", [*PAID, "01-21 cancel M2"], []),
        ("given back", ["01-05 fund M1 amount=250.00", "01-06 refund M1 amount=250.00 from=escrow"],
         ["M2 250.00"]),
        ("closed", [*PAID, "01-21 close by=freelancer"], []),
        ("ending", ["01-05 fund M1 amount=100.00", "01-06 close by=client"], []),
        ("amended up", [*PAID, "01-21 amend M1 amount=300.00"], ["M1 50.00", "M2 250.00"]),
        ("funded, then undone",
         ["01-05 fund M1 amount=250.00", "01-06 void event=^1"], ["M1 250.00", "M2 250.00"]),
    ],
)  # fmt: skip
def test_unfunded(name: str, events: list[str], answer: list[str]) -> None:
    assert [f"unfunded {each}" for each in answer] == found(events, "01-25", "unfunded"), name


@pytest.mark.parametrize(
    "events, answer",
    [
        (["02-01 work M2 done=1"], ["unfunded-work M2 2.50"]),
        (["02-01 work M2 done=0"], []),
        (["02-01 work M2 done=40", "02-02 work M2 done=10"], ["unfunded-work M2 25.00"]),
        (["02-01 fund M2 amount=0.01", "02-01 work M2 done=40"], []),
        # Paid for a part, and all of it is delivered: the rest of the work hangs in the air.
        (["01-21 amend M1 amount=400.00", "02-01 work M1 done=100"], ["unfunded-work M1 150.00"]),
        (["02-01 work M1 done=100"], []),
        (["02-01 work M2 done=40", "02-02 close by=freelancer"], []),
        (["02-01 cancel M2", "02-02 work M2 done=40"], []),
    ],
)
def test_unfunded_work(events: list[str], answer: list[str]) -> None:
    assert answer == found([*PAID, *events], "02-10", "unfunded-work")


def test_what_is_submitted_without_escrow_counts_whole() -> None:
    events = ["01-05 submit M1", "01-06 request-changes M1", "01-07 work M1 done=10"]

    assert ["unfunded-work M1 250.00"] == found(
        [events[0], events[2]], "01-10", "unfunded-work", preset="generic"
    )


@pytest.mark.parametrize(
    "events, answer",
    [
        (["01-06 work M1 done=40"], []),
        (["01-06 work M1 done=41"], ["part-funded M1 150.00"]),
        (["01-06 submit M1"], ["part-funded M1 150.00"]),
        (["01-06 submit M1", "01-07 fund M1 amount=150.00"], []),
        (["01-06 submit M1", "01-07 close by=client"], []),
        # Released money covers work as well as escrow does.
        (["01-06 release M1 amount=60.00", "01-07 work M1 done=40"], []),
        (["01-06 release M1 amount=60.00", "01-07 work M1 done=44"], ["part-funded M1 150.00"]),
        # What he gave back of it was his own gift.
        (
            [
                "01-06 release M1 amount=60.00",
                "01-07 refund M1 amount=60.00 from=paid",
                "01-08 work M1 done=40",
            ],
            [],
        ),
    ],
)
def test_part_funded(events: list[str], answer: list[str]) -> None:
    policy = 'partial_release = "keep"'

    assert answer == found([*PART, *events], "01-10", "part-funded", policy=policy)


@pytest.mark.parametrize(
    "as_of, milestones, events, answer",
    [
        ("02-14", None, PAID, []),
        ("02-15", None, PAID, ["next-unfunded M2"]),
        ("2027-03-01", None, PAID, ["next-unfunded M2"]),
        # Without a due date nobody knows what is soon.
        ("02-20", ("M1 250.00", "M2 250.00"), PAID, []),
        # There is work to do that is paid for.
        ("02-20", None, [*PAID, "01-21 fund M2 amount=100.00"], []),
        ("02-20", None, DRAFT, []),
        ("02-20", None, [*PAID, "01-21 cancel M2"], []),
        ("02-20", None, [*PAID, "01-21 close by=freelancer"], []),
        ("02-20", None, ["01-05 fund M1 amount=250.00",
                         "01-20 refund M1 amount=250.00 from=escrow"], []),
        ("02-20", None, ["01-05 fund M1 amount=250.00", "01-06 refund M1 amount=50.00 from=escrow",
                         "01-20 release M1 amount=200.00"], ["next-unfunded M2"]),
        # The next one is the first that has nothing, and only that one.
        ("03-31", THREE, ["01-05 fund M1 amount=100.00", "01-20 release M1 amount=100.00"],
         ["next-unfunded M2"]),
        ("03-31", THREE, ["01-05 fund M1 amount=100.00", "01-20 release M1 amount=100.00",
                          "01-21 cancel M2"], ["next-unfunded M3"]),
    ],
)  # fmt: skip
def test_next_unfunded(
    as_of: str, milestones: tuple[str, ...] | None, events: list[str], answer: list[str]
) -> None:
    assert answer == found(events, as_of, "next-unfunded", milestones=milestones or TWO_OF_250)


def test_days_ahead_are_those_of_the_contracts_own_calendar() -> None:
    # 20:00 UTC on the 14th is the 15th in Kathmandu, 14 days before the first of March.
    assert ["next-unfunded M2"] == found(
        PAID, "02-14T20:00", "next-unfunded", zone="Asia/Kathmandu"
    )
    assert [] == found(PAID, "02-14T20:00", "next-unfunded", zone="America/New_York")


@pytest.mark.parametrize(
    "events, answer",
    [
        # One balance of 300.00 covers M1 whole and 50.00 of M2.
        (["01-06 work M1 done=100", "01-06 work M2 done=20"], ["unfunded M2 200.00"]),
        (["01-06 work M2 done=21"], ["part-funded M2 200.00", "unfunded M2 200.00"]),
        (
            ["01-07 refund amount=60.00 from=escrow", "01-08 work M2 done=10"],
            ["unfunded M1 10.00", "unfunded M2 250.00", "unfunded-work M2 25.00"],
        ),
    ],
)
def test_one_balance_protects_what_it_covers(events: list[str], answer: list[str]) -> None:
    names = ("unfunded", "unfunded-work", "part-funded", "next-unfunded")

    told = found(
        ["01-05 fund amount=300.00", *events],
        "02-20",
        *names,
        preset="generic",
        policy='holds = "balance"',
    )

    assert answer == told
