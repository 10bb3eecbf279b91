import pytest

from tests.core.checks.tables import contract, findings, found

HELD = ["01-05 fund M1 amount=1000.00"]
MILESTONES = ("M1 1000.00 2026-02-01", "M2 250.00")
FEE = 'arbitration_fee = "291.00"'


@pytest.mark.parametrize(
    "events, policy, answer",
    [
        # RULEBOOK 6, row 23: certain, 291.00 breaks even; at an even chance 582.00.
        (["01-20 dispute M1 claim=100.00"], FEE, ["dispute-not-worth M1"]),
        (["01-20 dispute M1 claim=291.00"], FEE, ["dispute-not-worth M1"]),
        (["01-20 dispute M1 claim=291.01"], FEE, []),
        (["01-20 dispute M1 claim=582.00 chance=50"], FEE, ["dispute-not-worth M1"]),
        (["01-20 dispute M1 claim=582.02 chance=50"], FEE, []),
        (["01-20 dispute M1 claim=1000.00 chance=0"], FEE, ["dispute-not-worth M1"]),
        (["01-20 dispute M1 claim=100.00 by=client"], FEE, ["dispute-not-worth M1"]),
        # An unknown fee is asked for; none, or one that is spent, is no reason.
        (["01-20 dispute M1 claim=100.00"], "", []),
        (["01-20 dispute M1 claim=100.00"], 'arbitration_fee = "0"', []),
        (["01-20 dispute M1 claim=100.00", "01-21 pay-fee M1 amount=291.00 by=freelancer"], FEE,
         []),
        (["01-20 dispute M1 claim=100.00", "01-21 pay-fee M1 amount=291.00 by=client"], FEE,
         ["dispute-not-worth M1"]),
        (["01-20 dispute M1 claim=100.00", "01-21 settle M1 freelancer=50.00"], FEE, []),
        # The pool has no milestone.
        (["01-19 release M1 amount=900.00", "01-20 dispute claim=100.00"], FEE,
         ["dispute-not-worth"]),
        (HELD[:0], FEE, []),
    ],
)  # fmt: skip
def test_dispute_not_worth(events: list[str], policy: str, answer: list[str]) -> None:
    told = found(
        [*HELD, *events], "01-22", "dispute-not-worth", milestones=MILESTONES, policy=policy
    )

    assert answer == told


@pytest.mark.parametrize(
    "events, said, remedy",
    [
        (
            ["01-20 dispute M1 claim=100.00 chance=50"],
            "arbitration costs 291.00 USD: it does not pay its fee, a claim of 582.00 USD does",
            "escrowbook dispute settle x M1 --freelancer AMOUNT",
        ),
        (
            ["01-20 dispute M1 claim=100.00 chance=0"],
            "does not pay its fee, no claim does",
            "escrowbook dispute settle x M1 --freelancer AMOUNT",
        ),
        (
            ["01-19 release M1 amount=900.00", "01-20 dispute claim=100.00"],
            "the dispute over the pool brings",
            "escrowbook dispute settle x --freelancer AMOUNT",
        ),
    ],
)
def test_the_claim_that_pays_is_told(events: list[str], said: str, remedy: str) -> None:
    document = contract([*HELD, *events], MILESTONES, policy=FEE)

    (finding,) = findings(document, "01-22", "dispute-not-worth")

    assert said in finding.message
    assert remedy == finding.remedy


def test_where_waiting_pays_it_is_told_beside_the_fee() -> None:
    events = [*HELD, "01-10 submit M1", "01-20 dispute M1 claim=100.00"]
    document = contract(events, MILESTONES, policy=FEE)

    (finding,) = findings(document, "01-21", "dispute-not-worth")

    assert finding.message.endswith(
        "; silence releases 1000.00 USD on 2026-01-24 without a dispute"
    )


def client_disputes(*more: str) -> list[str]:
    return [*HELD, "01-20 dispute M1 claim=100.00 by=client", *more]


@pytest.mark.parametrize(
    "as_of, events, policy, answer",
    [
        ("01-20", client_disputes(), FEE, ["dispute-answer M1"]),
        ("01-26T23:59", client_disputes(), FEE, ["dispute-answer M1"]),
        # Silence has decided.
        ("01-27", client_disputes(), FEE, []),
        ("01-22", client_disputes("01-21 settle M1 freelancer=50.00"), FEE, []),
        ("01-22", HELD, FEE, []),
        # An offer is an answer; from then on the arbitration has to be paid, in 37 days.
        ("01-30", client_disputes("01-21 offer M1 freelancer=900.00 by=freelancer"), FEE,
         ["dispute-answer M1"]),
        ("02-26", client_disputes("01-21 offer M1 freelancer=900.00 by=freelancer"), FEE, []),
        ("01-30", client_disputes("01-21 pay-fee M1 amount=291.00 by=freelancer"), FEE,
         ["dispute-answer M1"]),
        ("01-30", client_disputes("01-21 pay-fee M1 amount=291.00 by=freelancer",
                                  "01-22 pay-fee M1 amount=291.00 by=client"), FEE, []),
        # No clock decides, or the one that does takes nothing from anybody.
        ("01-22", client_disputes(), 'on_dispute_silence = "none"\non_neither_pays = "none"', []),
        ("01-22", [*HELD, "01-20 dispute M1 claim=0 by=client"], FEE, []),
        ("01-22", [*HELD, "01-19 release M1 amount=900.00", "01-20 dispute claim=100.00"], FEE,
         ["dispute-answer"]),
    ],
)  # fmt: skip
def test_dispute_answer(as_of: str, events: list[str], policy: str, answer: list[str]) -> None:
    told = found(events, as_of, "dispute-answer", milestones=MILESTONES, policy=policy)

    assert answer == told


@pytest.mark.parametrize(
    "events, policy, said, remedy",
    [
        (
            client_disputes(),
            FEE,
            (
                "the client disputes M1 and claims 100.00 USD: if the freelancer does not answer, "
                "silence gives 100.00 USD to the client on 2026-01-27 at 00:00 UTC, in 5 days"
            ),
            "offer x M1 --freelancer AMOUNT --by freelancer",
        ),
        (
            [*HELD, "01-20 dispute M1 claim=600.00"],
            FEE,
            (
                "the freelancer disputes M1 and claims 600.00 USD: if the client does not answer, "
                "silence gives 600.00 USD to the freelancer on 2026-01-27 at 00:00 UTC, in 5 days"
            ),
            "offer x M1 --freelancer AMOUNT --by client",
        ),
        (
            client_disputes("01-21 offer M1 freelancer=900.00 by=freelancer"),
            FEE,
            (
                "neither side has paid for the arbitration of M1: if the freelancer does not pay, "
                "that gives 1000.00 USD to the client on 2026-02-26 at 00:00 UTC, in 35 days"
            ),
            "pay-fee x M1 --amount 291.00 --by freelancer",
        ),
        (
            client_disputes("01-21 pay-fee M1 amount=291.00 by=freelancer"),
            "",
            (
                "only the freelancer has paid for the arbitration of M1: if the client does not "
                "pay, that gives 1000.00 USD to the freelancer on 2026-02-26 at 00:00 UTC, "
                "in 35 days"
            ),
            "pay-fee x M1 --amount AMOUNT --by client",
        ),
        (
            [*HELD, "01-19 release M1 amount=900.00", "01-20 dispute claim=100.00"],
            FEE,
            (
                "the freelancer disputes the pool and claims 100.00 USD: if the client does not "
                "answer, silence gives 100.00 USD to the freelancer on 2026-01-27 at 00:00 UTC, "
                "in 5 days"
            ),
            "offer x --freelancer AMOUNT --by client",
        ),
    ],
)
def test_who_loses_what_and_when_by_a_dispute_is_told(
    events: list[str], policy: str, said: str, remedy: str
) -> None:
    document = contract(events, MILESTONES, policy=policy)

    (finding,) = findings(document, "01-22", "dispute-answer")

    assert said == finding.message
    assert f"escrowbook dispute {remedy}" == finding.remedy


@pytest.mark.parametrize(
    "preset, claim, said",
    [
        # RULEBOOK 1b, Freelancer.com: 4 days for the freelancer, 14 or 7 for the client [F7][F8].
        ("freelancer", "claim=100.00 by=client", "100.00 USD to the client on 2026-01-24"),
        ("freelancer", "claim=100.00", "100.00 USD to the freelancer on 2026-02-03"),
    ],
)
def test_a_dispute_is_answered_in_the_days_of_the_platform(
    preset: str, claim: str, said: str
) -> None:
    document = contract([*HELD, f"01-20 dispute M1 {claim}"], MILESTONES, preset=preset)

    (finding,) = findings(document, "01-22", "dispute-answer")

    assert said in finding.message


@pytest.mark.parametrize(
    "days, as_of, count", [(5, "01-22", 1), (5, "01-21", 0), ("none", "01-20", 1)]
)
def test_a_book_says_from_when_on_it_wants_to_hear_of_a_dispute(
    days: object, as_of: str, count: int
) -> None:
    told = found(
        client_disputes(), as_of, "dispute-answer", milestones=MILESTONES, dispute_answer_days=days
    )

    assert ["dispute-answer M1"] * count == told
