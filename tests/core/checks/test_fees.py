import pytest

from tests.core.checks.tables import contract, findings, found

PAID = [
    "01-05 fund M1 amount=250.00",
    "01-06 release M1 amount=250.00",
    "01-20 close by=freelancer",
]
KNOWN = 'client_fee = "5%"\ninitiation_fee = "0"\nfreelancer_fee = "10%"'


@pytest.mark.parametrize(
    "events, preset, policy, answer",
    [
        ([], "upwork", "", ["fee-unknown"]),
        ([], "upwork", KNOWN, []),
        ([], "generic", "", []),
        # A closed contract needs those that fell, and no others.
        (PAID, "upwork", "", ["fee-unknown"]),
        (["01-05 close by=client"], "upwork", "", []),
    ],
)
def test_fee_unknown(events: list[str], preset: str, policy: str, answer: list[str]) -> None:
    assert answer == found(events, "02-01", "fee-unknown", preset=preset, policy=policy)


@pytest.mark.parametrize(
    "policy, said",
    [
        ("", "freelancer_fee, client_fee, initiation_fee are not known"),
        ('client_fee = "5%"\ninitiation_fee = "0"', "freelancer_fee is not known"),
    ],
)
def test_it_names_those_that_are_missing(policy: str, said: str) -> None:
    (finding,) = findings(contract([], policy=policy), "02-01", "fee-unknown")

    assert finding.message.startswith(said)
    assert 'freelancer_fee = "10%"' in finding.remedy


@pytest.mark.parametrize(
    "events, policy, answer",
    [
        (["01-06 dispute M1 claim=100.00"], "", ["fee-unknown"]),
        (["01-06 dispute M1 claim=100.00"], 'arbitration_fee = "291.00"', []),
        (["01-06 dispute M1 claim=100.00"], 'arbitration_payer = "none"', []),
        (["01-06 dispute M1 claim=100.00", "01-07 settle M1 freelancer=50.00"], "", []),
        ([], "", []),
    ],
)
def test_in_a_dispute_arbitration_may_cost_something(
    events: list[str], policy: str, answer: list[str]
) -> None:
    told = found(
        ["01-05 fund M1 amount=250.00", *events],
        "01-08",
        "fee-unknown",
        policy=f"{KNOWN}\n{policy}",
    )

    assert answer == told


def test_its_remedy_names_that_fee() -> None:
    events = ["01-05 fund M1 amount=250.00", "01-06 dispute M1 claim=100.00"]

    (finding,) = findings(contract(events, policy=KNOWN), "01-08", "fee-unknown")

    assert finding.message.startswith("arbitration_fee is not known")
    assert 'arbitration_fee = "300.00"' in finding.remedy
