"""What each kind of policy key takes, and what it does not."""

import pytest

from escrowbook.core.deposits import Deposit
from escrowbook.core.fees import UNKNOWN, Fee, Tier
from escrowbook.core.money import Percent
from escrowbook.core.policy import read_policy
from escrowbook.core.policy_values import DAYS_MAX, Minimum
from tests.core.example_preset import PRESET, problems_of


@pytest.mark.parametrize(
    "key, raw, value",
    [
        ("holds", "balance", "balance"),
        ("escrow_before_work", False, False),
        ("review_days", 0, 0),
        ("review_days", DAYS_MAX, DAYS_MAX),
        ("review_days", "none", None),
        ("hold_days", 14, 14),
        ("max_milestones", 1, 1),
        ("max_milestones", "none", None),
        ("max_milestones", "unknown", UNKNOWN),
        ("dormant_notice_days", [], ()),
        ("dormant_notice_days", [30, 60, 80], (30, 60, 80)),
        ("dormant_steps", [14, 7, 7], (14, 7, 7)),
        ("freelancer_fee_returned", True, True),
        ("freelancer_fee_returned", "unknown", UNKNOWN),
        ("retainage", "2.5%", Percent("2.5%", 2_500_000)),
        ("arbitration_waived_to", "50.00", 50_00),
        ("arbitration_waived_to", 50, 50_00),
        ("arbitration_waived_to", "unknown", UNKNOWN),
        ("min_milestone", "0", Minimum(0, "USD")),
        ("min_milestone", 5, Minimum(5_00, "USD")),
        ("min_milestone", "500 JPY", Minimum(500, "JPY")),
        ("min_milestone", "unknown", UNKNOWN),
        ("min_deposit", "30%", Deposit("30%", (Tier(30_000_000),))),
        ("client_fee", 0, Fee("0")),
        ("client_fee", "unknown", UNKNOWN),
    ],
)
def test_values_of_every_kind(key: str, raw: object, value: object) -> None:
    read = getattr(read_policy(PRESET, {key: raw}, "USD"), key)

    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    "key, raw, message",
    [
        ("holds", "Milestone", "'Milestone' is not one of its words"),
        ("holds", "unknown", "'unknown' is not one of its words"),
        ("holds", True, "true is not one of its words"),
        ("holds", ["milestone"], "['milestone'] is not one of its words"),
        ("escrow_before_work", "true", "'true' is neither true nor false"),
        ("escrow_before_work", 1, "1 is neither true nor false"),
        ("escrow_before_work", "unknown", "'unknown' is neither true nor false"),
        ("client_fee_returned", "none", "'none' is neither true nor false"),
        ("review_days", "14", "'14' is not a whole number of days from 0 to 36500"),
        ("review_days", 14.0, "14.0 is not a whole number of days from 0 to 36500"),
        ("review_days", True, "true is not a whole number of days from 0 to 36500"),
        ("review_days", -1, "-1 is not a whole number of days from 0 to 36500"),
        ("review_days", DAYS_MAX + 1, "36501 is not a whole number of days from 0 to 36500"),
        ("review_days", "unknown", "'unknown' is not a whole number of days from 0 to 36500"),
        ("hold_days", "none", "'none' is not a whole number of days from 0 to 36500"),
        ("max_milestones", 0, "0 is not a whole number from 1 to 10000"),
        ("max_milestones", True, "true is not a whole number from 1 to 10000"),
        ("dormant_notice_days", 76, "76 is not a list of at most 10 numbers"),
        ("dormant_notice_days", "76", "'76' is not a list of at most 10 numbers"),
        ("dormant_notice_days", list(range(11)), " is not a list of at most 10 numbers"),
        ("dormant_notice_days", [83, 76], "[83, 76] does not go upwards"),
        ("dormant_notice_days", [76, 76], "[76, 76] does not go upwards"),
        ("dormant_notice_days", [-1], "-1 is not a whole number of days from 0 to 36500"),
        ("dormant_steps", [7, 7], "[7, 7] has 2 steps, not 3"),
        ("dormant_steps", [7, "7", 14], "'7' is not a whole number of days from 0 to 36500"),
        ("retainage", "10", "'10' is not a percentage with its sign"),
        ("retainage", 10, "10 is not a percentage with its sign"),
        ("retainage", "101%", "'101' is not a percentage from 0 to 100"),
        ("arbitration_waived_to", "50.001", "'50.001' has too many decimals"),
        ("arbitration_waived_to", -1, "'-1' is malformed"),
        ("arbitration_waived_to", True, "'True' is malformed"),
        ("arbitration_waived_to", "none", "'none' is malformed"),
        ("min_milestone", "5.00 XXX", "'XXX' is not a currency of ISO 4217"),
        ("min_milestone", "5.00 JPY", "'5.00' has too many decimals: JPY has none"),
        ("min_milestone", "5.00  USD", "'5.00  USD' is malformed"),
        ("min_milestone", "5.00 usd", "'5.00 usd' is malformed"),
        ("min_deposit", "30", "'30' is not a share of the price"),
        ("min_deposit", "unknown", "'unknown' is not a share of the price"),
        ("min_deposit", "30% min 5.00", "'30% min 5.00' is not a share of the price"),
        ("min_deposit", "101%", "'101%' is not a share of the price"),
        ("min_deposit", ["30%"], "is not a share of the price"),
        ("client_fee", [10], "'[10]' is not a fee"),
        ("client_fee", "\x1b[31m", r"'\x1b[31m' is not a fee"),
    ],
)
def test_values_that_are_not_of_the_key_s_kind(key: str, raw: object, message: str) -> None:
    problems = problems_of({key: raw})

    assert list(problems) == [key]
    assert message in problems[key]


def test_a_minimum_as_it_is_written() -> None:
    assert Minimum(5_00, "USD").text == "5.00 USD"
