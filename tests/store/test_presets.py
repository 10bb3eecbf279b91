"""The shipped presets: found, complete, frozen, and true to INTERFACE 8."""

import hashlib
import json
import os
from datetime import date

import pytest

from escrowbook.core.fees import UNKNOWN
from escrowbook.core.policy import KEYS, PolicyError, read_policy
from escrowbook.store import presets
from escrowbook.store.presets import load_preset, newest, preset_names

# A released preset never changes, since contracts name it and must replay to the same states for
# ever. A line here is added with a preset and never edited: what a platform changes is a new file.
VALUES_SHA256 = {
    "contra-2026-11": "b032e27972520175d308fca0dd69e969cdc297420c51a2ece4a4b6d0341dc195",
    "escrow.com-2026-11": "7ac6d1bd572a7111d66387983ef5e2dc73622a689d4a96cef0e1dcce5c8b5838",
    "fiverr-2026-11": "892124f1f88fdfa594763d0c82b3e51dc10ae914b0cea1f514ee3a524a4af13e",
    "freelancer-2026-11": "2af5210a78851b4ea2a38a45c1b6c2371059488e9340f0ce83dbbf991c862243",
    "generic-2026-11": "3bb1e11d7c8f72feb5df85d31cef0fce33a024ac4cdad731df14c453d9c882a4",
    "guru-2026-11": "38f9a54041c2cd0df660ca383e879b6cd74b4ec780ad9f0a42d507ef4ebc0872",
    "kleros-2026-11": "409e153ed83c5f15e80d36840283b66cbee5882311edd87c74f333bcbfc0537c",
    "peopleperhour-2026-11": "650a6d4870778037709654bdc034c642f1e5b3b8a09c207ff085f714e6a2bae2",
    "smartinvoice-2026-11": "18fc0903700cd3ecaba073bc0d3fe26b18e795667b2b29cc2327936524fabcce",
    "upwork-2026-11": "6b0b35599b5e5b864b54d89e9f4dcc81e25132d433b83a2788c1cab03bb70d15",
}

# INTERFACE 8, the two columns.
INTERFACE_8 = """
key                     | upwork              | generic
holds                   | milestone           | milestone
funding                 | one-at-a-time       | any
min_milestone           | 5.00 USD            | 0
max_milestones          | unknown             | none
escrow_before_work      | true                | false
review_days             | 14                  | none
on_review_expiry        | release             | none
hold_days               | 5                   | 0
partial_release         | carry               | keep
excess_release          | bonus               | refuse
release_order           | any                 | any
last_release            | exact               | exact
refund_request          | closing             | any-time
refund_response_days    | 7                   | none
on_refund_silence       | refund              | none
voluntary_refund_days   | 180                 | none
ask_refund_days         | 365                 | none
mediate_released_days   | 30                  | 0
dispute_response_days   | 5                   | none
dispute_days_are        | business            | calendar
on_dispute_silence      | filer               | none
mediation_days_max      | 30                  | none
arbitration_pay_days    | 7                   | none
on_neither_pays         | client              | none
arbitration_fee         | unknown             | 0
arbitration_payer       | each                | none
arbitration_waived_to   | 0                   | 0
dormant_days            | 90                  | none
dormant_from            | last-due            | last-activity
dormant_notice_days     | [76, 83]            | []
dormant_steps           | [7, 7, 14]          | []
close_by_client         | request             | nothing
close_by_freelancer     | refund              | nothing
close_by_platform       | refund              | nothing
freelancer_fee          | unknown             | 0
freelancer_fee_event    | release             | release
freelancer_fee_returned | unknown             | true
client_fee              | unknown             | 0
client_fee_event        | funding             | funding
client_fee_returned     | unknown             | true
initiation_fee          | unknown             | 0
initiation_fee_returned | if-nothing-released | never
retainage               | 0%                  | 0%
rounding                | half_up             | half_up
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in INTERFACE_8.strip().split("\n")[1:]]


def test_names_are_sorted_and_all_frozen() -> None:
    assert preset_names() == sorted(VALUES_SHA256)


def test_the_list_of_names_is_the_caller_s_own() -> None:
    preset_names().clear()

    assert preset_names() != []


@pytest.mark.parametrize("name", VALUES_SHA256)
def test_a_released_preset_never_changes(name: str) -> None:
    values = {
        key: [entry.value, entry.assumed, entry.currency]
        for key, entry in load_preset(name).entries.items()
    }
    text = json.dumps(values, sort_keys=True, separators=(",", ":"))

    assert hashlib.sha256(text.encode()).hexdigest() == VALUES_SHA256[name]


@pytest.mark.parametrize("key, upwork, generic", ROWS)
def test_values_are_those_of_the_interface(key: str, upwork: str, generic: str) -> None:
    for name, expected in (("upwork-2026-11", upwork), ("generic-2026-11", generic)):
        effective = load_preset(name).entries[key].effective
        shown = effective if isinstance(effective, str) else json.dumps(effective)

        assert shown == expected


@pytest.mark.parametrize("name", VALUES_SHA256)
def test_a_preset_has_every_key_in_order_and_nothing_else(name: str) -> None:
    assert list(load_preset(name).entries) == list(KEYS)


@pytest.mark.parametrize("name", VALUES_SHA256)
def test_every_value_says_where_it_comes_from(name: str) -> None:
    preset = load_preset(name)

    assert preset.name == name
    assert preset.title
    for entry in preset.entries.values():
        assert entry.source
        assert entry.confidence in ("A", "B", "C")
        assert type(entry.checked) is date
        assert entry.checked <= preset.checked
        # `assumed` is for what is unknown, and for nothing else.
        assert entry.assumed is None or entry.value == "unknown"


@pytest.mark.parametrize("name", VALUES_SHA256)
@pytest.mark.parametrize("currency", ["USD", "EUR", "GBP", "JPY", "KWD"])
def test_a_preset_is_a_policy_in_any_currency(name: str, currency: str) -> None:
    assert read_policy(load_preset(name), {}, currency).preset == name


def test_upwork_assumes_its_rounding_and_no_money() -> None:
    policy = read_policy(load_preset("upwork-2026-11"), {}, "USD")

    assert policy.assumed == ("rounding",)
    assert policy.rounding == "half_up"
    # RULEBOOK 6, row 38: whether the client's fee comes back is unknown, and stays so.
    assert policy.client_fee_returned is UNKNOWN
    assert policy.freelancer_fee_returned is UNKNOWN


def test_generic_knows_and_assumes_everything_itself() -> None:
    policy = read_policy(load_preset("generic-2026-11"), {}, "USD")

    assert policy.assumed == ()
    assert UNKNOWN not in policy


def test_a_preset_is_read_once_in_a_process() -> None:
    assert load_preset("upwork-2026-11") is load_preset("upwork-2026-11")


@pytest.mark.parametrize(
    "name, full",
    [
        ("upwork", "upwork-2026-11"),
        ("generic", "generic-2026-11"),
        ("upwork-2026-11", "upwork-2026-11"),
        ("escrow.com", "escrow.com-2026-11"),
        ("escrow.com-2026-11", "escrow.com-2026-11"),
    ],
)
def test_a_name_without_a_date_is_the_newest(name: str, full: str) -> None:
    assert newest(name) == full


def test_the_newest_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("a.b-2025-01", "a.b-2026-02", "a.b-2026-11", "a.b-c-2027-01", "z-2028-01")
    monkeypatch.setattr("escrowbook.store.presets._names", lambda: names)

    assert newest("a.b") == "a.b-2026-11"
    assert newest("a.b-2025-01") == "a.b-2025-01"


def test_what_a_platform_says_of_closing_comes_with_its_source() -> None:
    load_preset.cache_clear()
    said = (
        "once it is deposited, both must agree; released payments are never refunded, "
        "the rest is decided case by case [C3]"
    )
    assert (said,) == load_preset("contra-2026-11").closing_notes
    assert () == load_preset("generic-2026-11").closing_notes


def test_what_else_lies_beside_the_presets_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["notes.txt", *(f"{name}.toml" for name in reversed(VALUES_SHA256))]
    monkeypatch.setattr(os, "listdir", lambda _: names)
    presets._names.cache_clear()

    assert sorted(VALUES_SHA256) == preset_names()


EVERY_PRESET = "the presets are " + ", ".join(VALUES_SHA256)


@pytest.mark.parametrize(
    "name, remedy",
    [
        ("upwrok", "did you mean upwork-2026-11?"),
        ("Upwork", "did you mean upwork-2026-11?"),
        ("upwork-2025-11", "did you mean upwork-2026-11?"),
        ("escrow-com", "did you mean escrow.com-2026-11?"),
        ("escrow.com-2025-11", "did you mean escrow.com-2026-11?"),
        ("pleperhour", "did you mean peopleperhour-2026-11?"),
        ("zzz", EVERY_PRESET),
        ("", EVERY_PRESET),
        ("../policies/upwork-2026-11", "did you mean upwork-2026-11?"),
        ("\x1b[2J", EVERY_PRESET),
    ],
)
@pytest.mark.parametrize("lookup", [load_preset, newest], ids=["load_preset", "newest"])
def test_names_that_are_no_preset(lookup: object, name: str, remedy: str) -> None:
    assert callable(lookup)
    with pytest.raises(PolicyError) as caught:
        lookup(name)
    (problem,) = caught.value.problems

    assert problem.key == "preset"
    assert problem.message == f"there is no preset {name!r}"
    assert problem.remedy == remedy


def test_a_full_name_is_needed_to_load() -> None:
    with pytest.raises(PolicyError, match="there is no preset 'upwork'"):
        load_preset("upwork")
