"""How a contract's policy is made of a preset and its overrides."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.fees import UNKNOWN, Fee, Tier
from escrowbook.core.money import MoneyError, Percent
from escrowbook.core.policy import (
    KEYS,
    Minimum,
    PolicyError,
    Preset,
    parse_setting,
    read_policy,
)
from escrowbook.core.records import replace
from tests.core.example_preset import ENTRIES, PRESET, problems_of


def preset_with(key: str, **changes: object) -> Preset:
    """The preset of these tests with one entry changed."""
    entries = ENTRIES | {key: replace(ENTRIES[key], **changes)}  # type: ignore[arg-type]
    return replace(PRESET, entries=entries)


def test_a_policy_has_the_preset_s_values_as_precise_types() -> None:
    policy = read_policy(PRESET, {}, "USD")

    assert policy.preset == "test-2026-11"
    assert policy.holds == "milestone"
    assert policy.min_milestone == Minimum(5_00, "USD")
    assert policy.max_milestones is None
    assert policy.escrow_before_work is True
    assert policy.review_days == 14
    assert policy.ask_refund_days is None
    assert policy.arbitration_fee is UNKNOWN
    assert policy.arbitration_waived_to == 0
    assert policy.dormant_notice_days == (76, 83)
    assert policy.dormant_steps == (7, 7, 14)
    assert policy.freelancer_fee == Fee("10%", (Tier(10_000_000),))
    assert policy.freelancer_fee_returned is UNKNOWN
    assert policy.client_fee_returned is False
    assert policy.initiation_fee == Fee("4", flat_minor=4_00)
    assert policy.retainage == Percent("0%", 0)
    assert policy.rounding == "half_up"
    assert policy.assumed == ()


def test_a_contract_overrides_any_key() -> None:
    # RULEBOOK 2, design: let one contract override any key.
    overrides = {"freelancer_fee": "12.5%", "review_days": "none", "dormant_steps": []}
    policy = read_policy(PRESET, overrides, "USD")

    assert policy.freelancer_fee == Fee("12.5%", (Tier(12_500_000),))
    assert policy.review_days is None
    assert policy.dormant_steps == ()
    assert policy.hold_days == 5


def test_amounts_are_in_the_contract_s_currency_but_a_minimum_may_have_its_own() -> None:
    policy = read_policy(PRESET, {"arbitration_waived_to": "50"}, "JPY")

    assert policy.arbitration_waived_to == 50
    assert policy.initiation_fee == Fee("4", flat_minor=4)
    assert policy.min_milestone == Minimum(5_00, "USD")
    assert read_policy(PRESET, {"min_milestone": "50"}, "JPY").min_milestone == Minimum(50, "JPY")


def test_an_unknown_behaviour_is_assumed_and_named() -> None:
    # DESIGN 1: it carries what is assumed, which is used and named in the warnings.
    preset = preset_with("rounding", value="unknown", assumed="half_even")

    assert read_policy(preset, {}, "USD").rounding == "half_even"
    assert read_policy(preset, {}, "USD").assumed == ("rounding",)
    assert preset.entries["rounding"].effective == "half_even"


@pytest.mark.parametrize(
    "key, value, elsewhere",
    [
        ("client_fee", "29.00", UNKNOWN),
        ("client_fee", "3% min 3.00", UNKNOWN),
        ("client_fee", "5.5% + 3.00 below 100.00", UNKNOWN),
        ("client_fee", "20% to 250.00, 3.5%", UNKNOWN),
        ("client_fee", "10%", Fee("10%", (Tier(10_000_000),))),
        ("client_fee", "0", Fee("0")),
        ("arbitration_waived_to", "50.00", UNKNOWN),
        ("arbitration_waived_to", "0", 0),
    ],
)
def test_amounts_of_a_currency_of_their_own_are_unknown_in_any_other(
    key: str, value: str, elsewhere: object
) -> None:
    # 3.00 USD are neither 3.00 EUR nor 3 JPY; a share is a share in every currency.
    preset = preset_with(key, value=value, currency="USD")

    assert getattr(read_policy(preset, {}, "JPY"), key) == elsewhere
    assert getattr(read_policy(preset, {}, "EUR"), key) == elsewhere
    assert getattr(read_policy(preset, {}, "USD"), key) is not UNKNOWN
    assert getattr(read_policy(preset, {key: "7"}, "JPY"), key) is not UNKNOWN


def test_what_the_contract_says_is_not_assumed() -> None:
    preset = preset_with("rounding", value="unknown", assumed="half_even")
    policy = read_policy(preset, {"rounding": "down"}, "USD")

    assert policy.rounding == "down"
    assert policy.assumed == ()


def test_an_unknown_fee_is_never_assumed() -> None:
    policy = read_policy(PRESET, {"client_fee": "unknown"}, "USD")

    assert policy.client_fee is UNKNOWN
    assert policy.assumed == ()


def test_all_problems_are_told_together() -> None:
    problems = problems_of(
        {"review_days": -1, "frelancer_fee": "10%", "holds": "escrow", "client_fee": "5 percent"}
    )

    assert list(problems) == ["review_days", "frelancer_fee", "holds", "client_fee"]


def test_a_problem_has_a_remedy() -> None:
    with pytest.raises(PolicyError) as caught:
        read_policy(PRESET, {"frelancer_fee": "10%", "zzz": 1, "holds": 1}, "USD")
    misspelt, strange, wrong = caught.value.problems

    assert misspelt.message == "there is no policy key 'frelancer_fee'"
    assert misspelt.remedy == "did you mean freelancer_fee?"
    assert strange.remedy.startswith("the keys are holds, funding, ")
    assert wrong.message == "holds: 1 is not one of its words"
    assert wrong.remedy == 'holds takes one of "milestone", "balance"'
    assert str(caught.value) == "; ".join(each.message for each in caught.value.problems)


def test_a_preset_s_amounts_may_not_fit_the_currency() -> None:
    preset = preset_with("initiation_fee", value="4.99")

    assert problems_of({}, preset=preset, currency="JPY") == {
        "initiation_fee": "initiation_fee: '4.99' has too many decimals: JPY has none"
    }
    # What the contract says itself settles it.
    assert read_policy(preset, {"initiation_fee": "5"}, "JPY").initiation_fee == Fee(
        "5", flat_minor=5
    )


def test_a_preset_that_leaves_a_key_out() -> None:
    entries = {key: entry for key, entry in ENTRIES.items() if key != "hold_days"}
    preset = replace(PRESET, entries=entries)

    assert problems_of({}, preset=preset) == {
        "hold_days": "the preset test-2026-11 does not say hold_days"
    }
    assert read_policy(preset, {"hold_days": 3}, "USD").hold_days == 3


def test_an_unknown_currency() -> None:
    with pytest.raises(MoneyError, match="'usd' is not a currency"):
        read_policy(PRESET, {}, "usd")


@given(
    st.dictionaries(
        st.one_of(st.sampled_from(list(KEYS)), st.text(max_size=10)),
        st.recursive(
            st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.floats(), st.dates()),
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner),
            max_leaves=6,
        ),
        max_size=6,
    )
)
def test_any_table_is_a_policy_or_refused_with_reasons(overrides: dict[str, object]) -> None:
    try:
        policy = read_policy(PRESET, overrides, "USD")
    except PolicyError as error:
        problems = error.problems
    else:
        assert set(overrides) <= set(KEYS)
        assert policy.preset == PRESET.name
        return

    assert {problem.key for problem in problems} <= set(overrides)
    assert all(problem.message and problem.remedy for problem in problems)


@pytest.mark.parametrize(
    "key, text, raw",
    [
        ("freelancer_fee", "10%", "10%"),
        ("freelancer_fee", '"10%"', "10%"),
        ("freelancer_fee", "'10%'", "10%"),
        ("freelancer_fee", "20% to 250.00, 3.5%", "20% to 250.00, 3.5%"),
        ("freelancer_fee", "unknown", "unknown"),
        ("freelancer_fee", "0", "0"),
        ("holds", "balance", "balance"),
        ("holds", '"balance"', "balance"),
        ("holds", " balance ", "balance"),
        ("review_days", "14", 14),
        ("review_days", '"14"', 14),
        ("review_days", "none", "none"),
        ("review_days", '"none"', "none"),
        ("hold_days", "0", 0),
        ("max_milestones", "6", 6),
        ("max_milestones", "unknown", "unknown"),
        ("escrow_before_work", "true", True),
        ("escrow_before_work", '"false"', False),
        ("client_fee_returned", "false", False),
        ("client_fee_returned", "unknown", "unknown"),
        ("dormant_steps", "[7, 7, 14]", [7, 7, 14]),
        ("dormant_steps", "7,7,14", [7, 7, 14]),
        ("dormant_steps", '"[7,7,14]"', [7, 7, 14]),
        ("dormant_steps", "[]", []),
        ("dormant_notice_days", "83", [83]),
        ("min_milestone", "5.00 USD", "5.00 USD"),
        ("arbitration_waived_to", "50", "50"),
        ("retainage", '"10%"', "10%"),
    ],
)
def test_settings_are_read_as_the_key_s_own_kind(key: str, text: str, raw: object) -> None:
    # INTERFACE 3: with or without TOML's quotes.
    setting = parse_setting(key, text)

    assert setting == raw
    assert type(setting) is type(raw)
    read_policy(PRESET, {key: setting}, "USD")


@pytest.mark.parametrize(
    "key, text",
    [
        ("frelancer_fee", "10%"),
        ("preset", "upwork-2026-11"),
        ("holds", "escrow"),
        ("holds", ""),
        ("holds", '"balance'),
        ("review_days", "two"),
        ("review_days", "14d"),
        ("review_days", "-1"),
        ("review_days", "\uff11\uff14"),
        ("review_days", "9" * 100_000),
        ("escrow_before_work", "yes"),
        ("escrow_before_work", "True"),
        ("client_fee_returned", "none"),
        ("dormant_steps", "7, 7"),
        ("dormant_steps", "[7, 7, 14"),
        ("dormant_steps", "[7, 7, x]"),
        ("dormant_notice_days", "[83, 76]"),
        ("max_milestones", "0"),
        ("retainage", "10"),
    ],
    ids=str,
)
def test_settings_of_the_wrong_kind(key: str, text: str) -> None:
    with pytest.raises(PolicyError) as caught:
        parse_setting(key, text)

    assert [problem.key for problem in caught.value.problems] == [key]
    assert len(str(caught.value)) < 200


def test_amounts_in_settings_are_judged_with_the_currency() -> None:
    assert problems_of({"client_fee": parse_setting("client_fee", "5.00")}, currency="JPY")


def test_a_policy_travels_between_processes() -> None:
    policy = read_policy(PRESET, {}, "USD")
    twin = pickle.loads(pickle.dumps(policy))  # noqa: S301 - our own bytes

    assert twin == policy
    assert twin.arbitration_fee is UNKNOWN
