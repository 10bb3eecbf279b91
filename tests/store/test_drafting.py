"""The text of a new contract: the shape of INTERFACE 3, and it reads back."""

from datetime import date

from escrowbook.store.drafting import NewContract, NewMilestone, contract_text
from tests.store.samples import read

NEW = NewContract(
    id="acme",
    title='The "big" one',
    client="Acme Ltd",
    freelancer="Muhannad A.",
    currency="USD",
    timezone="Europe/Berlin",
    preset="upwork-2026-11",
    overrides={"freelancer_fee": "10%", "hold_days": 3, "dormant_steps": [7, 7, 14]},
    milestones=[
        NewMilestone("M1", "Wireframes", "250.00", date(2026, 2, 1), "Five, accepted"),
        NewMilestone("M2", "Build", "900.00"),
    ],
)
TEXT = """\
#:schema .escrowbook/contract-1.schema.json
format = 1
id = "acme"
title = "The \\"big\\" one"
client = "Acme Ltd"
freelancer = "Muhannad A."
currency = "USD"
timezone = "Europe/Berlin"

[policy]
preset = "upwork-2026-11"
freelancer_fee = "10%"
hold_days = 3
dormant_steps = [7, 7, 14]

[[milestone]]
id = "M1"
title = "Wireframes"
amount = "250.00"
due = 2026-02-01
scope = "Five, accepted"

[[milestone]]
id = "M2"
title = "Build"
amount = "900.00"
"""


def test_the_terms_stand_in_the_order_of_the_interface() -> None:
    assert TEXT == contract_text(NEW)


def test_the_terms_read_back() -> None:
    document = read(contract_text(NEW))

    assert () == document.problems
    terms = document.terms
    assert terms is not None
    assert 'The "big" one' == terms.title
    assert "Europe/Berlin" == terms.zone_name
    assert 3 == terms.policy.hold_days
    assert [25000, 90000] == [milestone.amount_minor for milestone in terms.milestones]
    assert [16, 23] == [milestone.place.line for milestone in terms.milestones]


def test_a_contract_may_begin_without_milestones() -> None:
    document = read(
        contract_text(
            NewContract(
                id="acme",
                title="T",
                client="C",
                freelancer="F",
                currency="JPY",
                preset="generic-2026-11",
            )
        )
    )

    assert () == document.problems
    assert document.terms is not None
    assert () == document.terms.milestones
