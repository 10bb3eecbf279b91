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
