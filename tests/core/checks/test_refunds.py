import pytest

from escrowbook.core.errors import Place
from tests.core.checks.tables import contract, findings, found

FUNDED = ["01-05 fund M1 amount=250.00"]
CLOSED = [*FUNDED, "01-10 close by=client"]


@pytest.mark.parametrize(
    "as_of, events, answer",
    [
        ("01-10", CLOSED, ["refund-answer M1"]),
        ("01-16T23:59", CLOSED, ["refund-answer M1"]),
        # Silence has decided.
        ("01-17", CLOSED, []),
        ("01-12", [*CLOSED, "01-11 approve-refund M1"], []),
        ("01-12", [*CLOSED, "01-11 approve-refund M1 amount=100.00"], ["refund-answer M1"]),
        ("01-12", [*CLOSED, "01-11 decline-refund M1"], []),
        ("01-12", [*CLOSED, "01-11 release M1 amount=250.00"], []),
        ("01-12", FUNDED, []),
        # Asking for released money moves nothing and has no clock: that is asked-released.
        ("01-30", [*FUNDED, "01-06 release M1 amount=250.00", "01-20 request-refund M1"], []),
        # What was carried lies in the pool; closing asks for that as well.
        ("01-12", [*FUNDED, "01-06 release M1 amount=100.00", "01-10 close by=client"],
         ["refund-answer"]),
    ],
)  # fmt: skip
def test_refund_answer(as_of: str, events: list[str], answer: list[str]) -> None:
    assert answer == found(events, as_of, "refund-answer")


@pytest.mark.parametrize(
    "policy, said",
    [
        ("", "waits for an answer: decline or approve it; there is no deadline"),
        (
            'refund_response_days = 7\non_refund_silence = "refund"',
            "silence gives it to the client on 2026-01-17 at 00:00 UTC, in 5 days",
        ),
        (
            'refund_response_days = 7\non_refund_silence = "release"',
            "silence gives it to the freelancer on 2026-01-17 at 00:00 UTC, in 5 days",
        ),
        ('refund_response_days = 7\non_refund_silence = "staff"', "there is no deadline"),
    ],
)
def test_silence_is_told_as_the_platform_decides_it(policy: str, said: str) -> None:
    document = contract(
        [*FUNDED, "01-10 request-refund M1 amount=100.00"], preset="generic", policy=policy
    )

    (finding,) = findings(document, "01-12", "refund-answer")

    assert "the client asked for 100.00 USD of M1 back on 2026-01-10" in finding.message
    assert finding.message.endswith(said)


def test_a_request_for_the_pool_stands_at_the_line_that_asked() -> None:
    document = contract([*FUNDED, "01-06 release M1 amount=100.00", "01-10 close by=client"])

    (finding,) = findings(document, "01-12", "refund-answer")

    assert document.entries[2].place == finding.place
    assert finding.remedy == "escrowbook refund decline x"


def test_a_request_that_no_line_made_stands_at_the_top() -> None:
    # Nobody acted, so the platform closed, and asked for what was carried.
    document = contract(
        [*FUNDED, "01-06 release M1 amount=100.00"], policy='close_by_platform = "request"'
    )

    (finding,) = findings(document, "06-14", "refund-answer")

    assert Place(1, 1) == finding.place
    assert "of the pool back on 2026-06-13" in finding.message


@pytest.mark.parametrize(
    "events, answer",
    [
        (["01-10 submit M1"], ["close-loses M1"]),
        (["01-10 submit M1", "01-11 request-changes M1"], ["close-loses M1"]),
        (["01-10 work M1 done=1"], ["close-loses M1"]),
        (["01-10 work M1 done=0"], []),
        (["01-10 submit M1", "01-11 release M1 amount=250.00"], []),
        (["01-10 submit M1", "01-11 close by=client"], []),
        (["01-10 submit M1", "01-11 close by=client", "01-12 decline-refund M1"], []),
        # Unpaid work is a loss of its own, but not one that closing makes.
        (["01-10 work M2 done=50"], []),
    ],
)
def test_close_loses(events: list[str], answer: list[str]) -> None:
    assert answer == found([*FUNDED, *events], "01-20", "close-loses")


def test_a_dispute_is_not_closed_over() -> None:
    policy = 'close_by_freelancer = "refund"'
    events = [*FUNDED, "01-10 submit M1", "01-11 request-refund M1", "01-12 decline-refund M1"]

    assert [] == found(events, "01-20", "close-loses", preset="generic", policy=policy)


@pytest.mark.parametrize(
    "event, policy, said, remedy",
    [
        (
            "01-10 submit M1",
            "",
            "wait, it is released on 2026-01-24 at 00:00 UTC, in 4 days",
            "contract close x --by freelancer --refund-report",
        ),
        (
            "01-10 work M1 done=40",
            "",
            "submit it, and wait out the review of 14 days",
            "milestone submit x M1",
        ),
        (
            "01-10 work M1 done=40",
            'review_days = "none"\non_review_expiry = "none"',
            "do not close before it is released",
            "milestone submit x M1",
        ),
    ],
)
def test_closing_too_early_is_told_with_what_saves_it(
    event: str, policy: str, said: str, remedy: str
) -> None:
    document = contract([*FUNDED, event], policy=policy)

    (finding,) = findings(document, "01-20", "close-loses")

    assert finding.message.endswith(said)
    assert remedy == finding.remedy


def test_where_closing_moves_nothing_it_loses_nothing() -> None:
    assert [] == found([*FUNDED, "01-10 submit M1"], "01-20", "close-loses", preset="generic")


PAID = [*FUNDED, "01-06 release M1 amount=250.00"]


@pytest.mark.parametrize(
    "events, answer",
    [
        ([*PAID, "01-20 request-refund M1"], ["asked-released M1"]),
        ([*PAID, "01-20 request-refund M1 amount=1.00"], ["asked-released M1"]),
        ([*PAID, "01-20 request-refund M1", "01-21 decline-refund M1"], []),
        ([*PAID, "01-20 request-refund M1", "01-21 approve-refund M1"], []),
        # A closed contract's money is asked for as well.
        ([*PAID, "01-19 close by=client", "01-20 request-refund M1"], ["asked-released M1"]),
        (CLOSED, []),
        (PAID, []),
    ],
)
def test_asked_released(events: list[str], answer: list[str]) -> None:
    assert answer == found(events, "01-25", "asked-released")


@pytest.mark.parametrize(
    "preset, said",
    [
        (
            "upwork",
            "30 days, the freelancer can refund it for 180 days, the client can ask for 365 days",
        ),
        ("generic", "the freelancer can refund it at any time, the client can ask at any time"),
    ],
)
def test_the_windows_are_those_of_the_platform(preset: str, said: str) -> None:
    document = contract([*PAID, "01-20 request-refund M1"], preset=preset)

    (finding,) = findings(document, "01-25", "asked-released")

    assert finding.message.endswith(said)
    assert "escrowbook refund decline x M1" == finding.remedy


@pytest.mark.parametrize(
    "as_of, days, answer",
    [
        ("01-11", 5, []),
        ("01-12", 5, ["refund-answer"]),
        ("01-10", "none", ["refund-answer"]),
    ],
)
def test_a_book_may_want_to_hear_of_the_pool_later(
    as_of: str, days: object, answer: list[str]
) -> None:
    events = [*FUNDED, "01-06 release M1 amount=100.00", "01-10 close by=client"]

    assert answer == found(events, as_of, "refund-answer", refund_answer_days=days)


def test_what_no_clock_decides_is_told_at_once() -> None:
    events = [*FUNDED, "01-10 request-refund M1"]

    assert ["refund-answer M1"] == found(
        events, "01-11", "refund-answer", preset="generic", refund_answer_days=0
    )


def test_what_happened_at_the_same_moment_is_not_the_line_that_asked() -> None:
    asked = [*FUNDED, "01-06 release M1 amount=100.00", "01-10 close by=client"]
    document = contract([*asked, "01-10 note note=closed"])

    (finding,) = findings(document, "01-12", "refund-answer")

    assert document.entries[2].place == finding.place
