"""The registry of policy keys is INTERFACE 8 to the letter and what was added, `Policy` its fields.

Growth is additive (INTERFACE): a key may be added between those of INTERFACE 8, never renamed.
"""

from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from escrowbook.core.deposits import Deposit
from escrowbook.core.fees import Fee, Unknown
from escrowbook.core.money import Percent
from escrowbook.core.policy import Minimum, Policy
from escrowbook.core.policy_keys import KEYS, Kind

# INTERFACE 8 to the letter: each key in its order, and the words of those that take words.
INTERFACE_8 = """
holds: milestone, balance
funding: any, one-at-a-time, all-at-start
min_milestone
max_milestones
escrow_before_work
review_days
on_review_expiry: release, accept, stop-order, none
hold_days
partial_release: carry, keep, refuse
excess_release: bonus, refuse
release_order: any, in-order
last_release: exact, all
refund_request: closing, any-time, none
refund_response_days
on_refund_silence: refund, release, staff, none
voluntary_refund_days
ask_refund_days
mediate_released_days
dispute_response_days
dispute_days_are: business, calendar
on_dispute_silence: filer, none
mediation_days_max
arbitration_pay_days
on_neither_pays: client, freelancer, none
arbitration_fee
arbitration_payer: each, both, escrow, none
arbitration_waived_to
dormant_days
dormant_from: last-due, last-activity
dormant_notice_days
dormant_steps
close_by_client: request, refund, nothing, staff
close_by_freelancer: request, refund, nothing, staff
close_by_platform: request, refund, nothing, staff
freelancer_fee
freelancer_fee_event: release, acceptance
freelancer_fee_returned
client_fee
client_fee_event: funding, acceptance, payment
client_fee_returned
initiation_fee
initiation_fee_returned: if-nothing-released, never
retainage
rounding: half_up, half_even, down
"""


# What other platforms asked for beside them: each after the key that it stands behind.
ADDED = {
    "min_deposit": "max_milestones",
    "release_response_days": "last_release",
    "on_release_silence: release, none": "release_response_days",
    "dispute_response_days_freelancer": "dispute_response_days",
    "term_days": "dormant_steps",
    "term_from: due, first-funding": "term_days",
    "on_term: refund, release, none": "term_from",
}

# Words that they asked for, each at the end of its key's own.
ADDED_WORDS = {"arbitration_payer": "loser"}


def lines_of_the_registry() -> list[str]:
    return [key.name + (": " + ", ".join(key.words) if key.words else "") for key in KEYS.values()]


def test_the_registry_is_interface_8_to_the_letter() -> None:
    added = {name: f", {word}" for name, word in ADDED_WORDS.items()}
    lines = [
        line.removesuffix(added.get(line.partition(":")[0], ""))
        for line in lines_of_the_registry()
        if line not in ADDED
    ]

    assert lines == INTERFACE_8.split("\n")[1:-1]


def test_each_key_that_was_added_stands_where_it_belongs() -> None:
    names = list(KEYS)

    for line, before in ADDED.items():
        assert line in lines_of_the_registry()
        assert names[names.index(line.partition(":")[0]) - 1] == before


@pytest.mark.parametrize("name, word", ADDED_WORDS.items())
def test_each_word_that_was_added_stands_at_the_end(name: str, word: str) -> None:
    assert word == KEYS[name].words[-1]


def test_a_policy_has_every_key_in_order() -> None:
    about = ["preset", "read_on", "assumed", "closing_notes", "entries", "overridden"]
    assert [*KEYS, *about] == list(Policy._fields)


TYPES: dict[Kind, object] = {
    "flag": bool,
    "flag-or-unknown": bool | Unknown,
    "days": int,
    "days-or-none": int | None,
    "days-list": tuple[int, ...],
    "steps": tuple[int, ...],
    "count": int | Unknown | None,
    "percent": Percent,
    "amount": int | Unknown,
    "minimum": Minimum | Unknown,
    "deposit": Deposit,
    "fee": Fee | Unknown,
}


@pytest.mark.parametrize("name", KEYS)
def test_each_kind_is_read_as_its_field_s_type(name: str) -> None:
    # The policy is filled without the type checker's help: this test is what holds the two equal.
    field, key = get_type_hints(Policy)[name], KEYS[name]
    if key.kind == "word":
        assert get_origin(field) is Literal
        assert get_args(field) == key.words
    else:
        assert field == TYPES[key.kind]
        assert key.words == ()


@pytest.mark.parametrize("name", KEYS)
def test_each_key_says_what_it_takes(name: str) -> None:
    assert KEYS[name].allowed
