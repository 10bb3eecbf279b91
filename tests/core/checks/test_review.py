import pytest

from tests.core.checks.tables import found

FUNDED = ["01-05 fund M1 amount=250.00"]
SUBMITTED = [*FUNDED, "01-10 submit M1"]


@pytest.mark.parametrize(
    "events, answer",
    [
        (["01-06 work M1 done=99"], []),
        (["01-06 work M1 done=100"], ["not-submitted M1"]),
        (["01-06 work M1 done=100", "01-07 work M1 done=80"], []),
        (["01-06 work M1 done=100", "01-07 submit M1"], []),
        (["01-06 submit M1", "01-07 work M1 done=100"], []),
        (["01-06 submit M1", "01-07 request-changes M1"], []),
        (
            ["01-06 submit M1", "01-07 request-changes M1", "01-08 work M1 done=100"],
            ["not-submitted M1"],
        ),
        (["01-06 work M1 done=100", "01-07 release M1 amount=250.00"], []),
        (["01-06 work M1 done=100", "01-19 close by=client"], []),
        # Work on another milestone says nothing about this one.
        (["01-06 work M1 done=100", "01-07 work M2 done=20"], ["not-submitted M1"]),
        # Without escrow there is nothing that a review could pay: that is unfunded-work.
        (["01-06 work M2 done=100"], []),
    ],
)
def test_not_submitted(events: list[str], answer: list[str]) -> None:
    assert answer == found([*FUNDED, *events], "01-20", "not-submitted")


def test_without_a_review_clock_the_formal_step_still_counts() -> None:
    events = [*FUNDED, "01-06 work M1 done=100"]

    assert ["not-submitted M1"] == found(events, "01-20", "not-submitted", preset="generic")


def test_what_is_frozen_by_a_dispute_cannot_be_submitted() -> None:
    events = [
        *FUNDED,
        "01-06 work M1 done=100",
        "01-07 request-refund M1",
        "01-08 decline-refund M1",
    ]

    assert [] == found(events, "01-20", "not-submitted", preset="generic")


@pytest.mark.parametrize(
    "as_of, more, answer",
    [
        ("01-16", [], []),
        ("01-17", [], ["review-ending M1"]),
        ("01-23", [], ["review-ending M1"]),
        ("01-24", [], []),
        ("01-23", ["01-12 request-changes M1"], []),
        ("01-23", ["01-12 request-changes M1", "01-20 submit M1"], []),
        ("01-28", ["01-12 request-changes M1", "01-20 submit M1"], ["review-ending M1"]),
        ("01-23", ["01-12 release M1 amount=250.00"], []),
        ("01-23", ["01-12 close by=client"], []),
        # The platform was late, so the clock will not release it.
        ("01-23", ["01-22 observe M1 what=auto-release happened=false"], []),
    ],
)
def test_review_ending(as_of: str, more: list[str], answer: list[str]) -> None:
    assert answer == found([*SUBMITTED, *more], as_of, "review-ending")


def test_days_left_count_from_the_moment_and_not_from_a_later_event() -> None:
    # `check` judges all events, also the note of the 20th; on the 10th 14 days are left.
    events = [*SUBMITTED, "01-20 note note=called"]

    assert [] == found(events, "01-10", "review-ending")


def test_a_platform_without_a_clock_ends_no_review() -> None:
    assert [] == found(SUBMITTED, "01-23", "review-ending", preset="generic")


@pytest.mark.parametrize(
    "events, answer",
    [
        (["01-08 work M1 done=49", "01-10 submit M1"], ["mis-submitted M1"]),
        (["01-08 work M1 done=50", "01-10 submit M1"], []),
        # The last that was recorded counts, not the first.
        (["01-07 work M1 done=90", "01-08 work M1 done=10", "01-10 submit M1"],
         ["mis-submitted M1"]),
        (["01-07 work M1 done=10", "01-08 work M1 done=90", "01-10 submit M1"], []),
        # Who never records work says nothing by it.
        (["01-10 submit M1"], []),
        # Recorded after the submission: not all of it is there.
        (["01-10 submit M1", "01-11 work M1 done=99"], ["mis-submitted M1"]),
        (["01-10 submit M1", "01-11 work M1 done=100"], []),
        # The client has asked for changes; what was recorded before speaks of the first round.
        (["01-08 work M1 done=10", "01-10 submit M1", "01-11 request-changes M1"], []),
        (["01-08 work M1 done=10", "01-10 submit M1", "01-11 request-changes M1",
          "01-12 submit M1"], []),
        (["01-10 submit M1", "01-11 request-changes M1", "01-12 work M1 done=20",
          "01-13 submit M1"], ["mis-submitted M1"]),
        (["01-08 work M1 done=10", "01-10 submit M1", "01-11 release M1 amount=250.00"], []),
        (["01-08 work M2 done=10", "01-10 submit M1"], []),
    ],
)  # fmt: skip
def test_mis_submitted(events: list[str], answer: list[str]) -> None:
    assert answer == found([*FUNDED, *events], "01-20", "mis-submitted")


def test_where_silence_pays_nothing_a_mistake_costs_nothing() -> None:
    events = [*FUNDED, "01-08 work M1 done=10", "01-10 submit M1"]

    assert [] == found(events, "01-20", "mis-submitted", preset="generic")


@pytest.mark.parametrize(
    "as_of, events, answer",
    [
        ("02-03", FUNDED, []),
        ("02-04", FUNDED, ["idle-funded M1"]),
        # Whatever was recorded is a sign of life: a note is talk.
        ("02-04", [*FUNDED, "01-06 note note=called"], []),
        ("02-05", [*FUNDED, "01-06 note note=called"], ["idle-funded M1"]),
        ("02-05", [*FUNDED, "01-06 work M2 done=5"], ["idle-funded M1"]),
        # A correction of the record is none, nor is a look at the platform's page.
        ("02-04", [*FUNDED, "01-06 note note=called", "01-07 void event=^2"], ["idle-funded M1"]),
        ("02-04", [*FUNDED, "01-06 observe M1 escrow=250.00"], ["idle-funded M1"]),
        # It is the client's turn, or somebody else's.
        ("02-20", [*FUNDED, "01-06 submit M1"], []),
        ("02-20", [*FUNDED, "01-06 submit M1", "01-07 request-changes M1"], ["idle-funded M1"]),
        ("02-20", [*FUNDED, "01-06 pause"], []),
        ("02-20", [*FUNDED, "01-06 close by=client"], []),
        ("02-20", ["01-05 note note=begun"], []),
        ("02-20", [], []),
        ("02-20", ["03-01 fund M1 amount=250.00"], []),
    ],
)
def test_idle_funded(as_of: str, events: list[str], answer: list[str]) -> None:
    assert answer == found(events, as_of, "idle-funded")


def test_what_is_disputed_or_asked_back_lies_still_for_that_reason() -> None:
    asked = [*FUNDED, "01-06 request-refund M1"]

    assert [] == found(asked, "02-20", "idle-funded", preset="generic")
    assert [] == found(
        [*asked, "01-07 decline-refund M1"], "02-20", "idle-funded", preset="generic"
    )
