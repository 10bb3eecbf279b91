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
