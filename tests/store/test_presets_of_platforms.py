"""What the presets of the other platforms say, beside the tables of RULEBOOK 1b, 2 and 4."""

import json

import pytest

from escrowbook.core.fees import UNKNOWN, Fee
from escrowbook.core.policy import KEYS, read_policy
from escrowbook.core.policy_values import read_value
from escrowbook.store.presets import load_preset, preset_names

# What counts, a value or what is assumed for it (marked ~); `?` is unknown and stays so.
TABLE = """
key                              | freelancer | fiverr        | escrow.com   | guru    | peopleperhour | contra        | smartinvoice  | kleros
holds                            | milestone  | milestone     | milestone    | balance | milestone     | milestone     | balance       | milestone
funding                          | any        | one-at-a-time | all-at-start | any     | any           | one-at-a-time | any           | any
min_milestone                    | ?          | 50.00 USD     | ?            | ?       | 0             | ?             | 0             | 0
max_milestones                   | ?          | ?             | ?            | ?       | none          | ?             | none          | none
min_deposit                      | 0%         | 0%            | 0%           | 0%      | 100% to 40, 30% | 0%          | 0%            | 0%
review_days                      | none       | 8             | ~30          | ~28     | 15            | 5             | none          | none
on_review_expiry                 | none       | stop-order    | accept       | release | release       | release       | none          | none
hold_days                        | ~0         | 14            | 0            | 0       | ~0            | ~0            | 0             | 0
partial_release                  | keep       | ~refuse       | ~refuse      | keep    | ~keep         | ~refuse       | refuse        | keep
excess_release                   | bonus      | ~refuse       | ~refuse      | ~refuse | ~refuse       | ~refuse       | refuse        | refuse
release_order                    | any        | any           | any          | any     | any           | any           | in-order      | any
last_release                     | exact      | exact         | exact        | exact   | exact         | exact         | all           | exact
release_response_days            | none       | none          | none         | 7       | none          | none          | none          | none
on_release_silence               | none       | none          | none         | release | none          | none          | none          | none
refund_request                   | none       | any-time      | none         | any-time | any-time     | any-time      | none          | none
refund_response_days             | none       | 2             | none         | 7       | 3             | none          | none          | none
on_refund_silence                | none       | refund        | none         | refund  | staff         | staff         | none          | none
voluntary_refund_days            | none       | 14            | 0            | 0       | none          | 0             | 0             | 0
mediate_released_days            | 0          | 14            | 0            | 0       | 0             | 0             | 0             | 0
dispute_response_days            | 14         | ~none         | 14           | none    | ~none         | ~none         | none          | ~none
dispute_response_days_freelancer | 4          | none          | none         | none    | none          | none          | none          | none
on_dispute_silence               | filer      | ~none         | none         | none    | ~none         | ~none         | none          | none
mediation_days_max               | none       | none          | 14           | none    | none          | none          | none          | none
arbitration_pay_days             | ~none      | none          | 14           | ~none   | none          | none          | none          | ~none
on_neither_pays                  | ~none      | none          | ~none        | none    | none          | none          | none          | none
arbitration_fee                  | ?          | 0             | ?            | 5% min 25.00 | 0        | ?             | 5%            | ?
arbitration_payer                | both       | none          | none         | escrow  | none          | none          | escrow        | loser
arbitration_waived_to            | 0          | 0             | 0            | 50.00   | 0             | 0             | 0             | 0
dormant_days                     | none       | none          | none         | none    | 60            | none          | none          | none
term_days                        | none       | none          | none         | none    | none          | none          | ~730          | 0
term_from                        | due        | due           | due          | due     | due           | due           | first-funding | due
on_term                          | none       | none          | none         | none    | none          | none          | refund        | release
close_by_client                  | nothing    | staff         | staff        | request | request       | request       | nothing       | nothing
close_by_freelancer              | refund     | staff         | staff        | refund  | staff         | nothing       | nothing       | nothing
close_by_platform                | ~nothing   | ~staff        | staff        | ~nothing | refund       | staff         | nothing       | nothing
freelancer_fee                   | 10% min 5.00 | 20%         | ?            | ?       | 20% to 250.00, 7.5% to 5000.00, 3.5% | 0 | 0  | 0
freelancer_fee_event             | acceptance | release       | ~release     | release | release       | release       | release       | release
client_fee                       | 3% min 3.00 | 5.5% + 3.00 below 100.00 | ? | ?       | ?             | 29.00         | 0             | 0
client_fee_event                 | acceptance | payment       | funding      | ~funding | ~funding     | acceptance    | funding       | funding
client_fee_returned              | false      | ?             | false        | ?       | ?             | ?             | false         | false
initiation_fee                   | 0          | 0             | 0            | 0       | 0             | 0             | 0             | 0
rounding                         | ~half_up   | ~half_up      | ~half_up     | ~half_up | ~half_up     | ~half_up      | down          | down
"""  # noqa: E501 - a table is read across
HEAD, *ROWS = ([cell.strip() for cell in row.split("|")] for row in TABLE.strip().split("\n"))
CELLS = [
    pytest.param(platform, row[0], cell, id=f"{platform}-{row[0]}")
    for row in ROWS
    for platform, cell in zip(HEAD[1:], row[1:], strict=True)
]


@pytest.mark.parametrize("platform, key, cell", CELLS)
def test_a_value_is_that_of_the_rule_book(platform: str, key: str, cell: str) -> None:
    entry = load_preset(f"{platform}-2026-11").entries[key]
    shown = entry.effective if isinstance(entry.effective, str) else json.dumps(entry.effective)

    assert cell == ("~" if entry.assumed is not None else "") + {"unknown": "?"}.get(shown, shown)


def test_the_table_has_every_platform() -> None:
    assert [
        f"{name}-2026-11" for name in sorted([*HEAD[1:], "generic", "upwork"])
    ] == preset_names()


@pytest.mark.parametrize("name", preset_names())
def test_an_amount_says_in_which_currency_it_is(name: str) -> None:
    """But a least price, which says so itself, and a step of deposits that any currency has."""
    for key, entry in load_preset(name).entries.items():
        value = read_value(KEYS[key], entry.effective, "USD")
        is_fee = isinstance(value, Fee) and value.holds_amounts
        is_amount = KEYS[key].kind == "amount" and value not in (0, UNKNOWN)
        assert (entry.currency is not None) == (is_fee or is_amount), key


@pytest.mark.parametrize(
    "name, currency, unknown",
    [
        ("fiverr", "USD", set()),
        ("fiverr", "EUR", {"client_fee"}),
        ("freelancer", "JPY", {"client_fee", "freelancer_fee"}),
        ("guru", "EUR", {"arbitration_fee", "arbitration_waived_to"}),
        ("peopleperhour", "GBP", set()),
        ("peopleperhour", "USD", {"freelancer_fee"}),
        ("contra", "KWD", {"client_fee"}),
    ],
)
def test_what_holds_in_another_currency_only_is_unknown(
    name: str, currency: str, unknown: set[str]
) -> None:
    preset = load_preset(f"{name}-2026-11")
    policy = read_policy(preset, {}, currency)
    known = {key for key, entry in preset.entries.items() if entry.effective != "unknown"}

    assert unknown == {key for key in known if getattr(policy, key) is UNKNOWN}


@pytest.mark.parametrize("name", preset_names())
def test_a_note_tells_what_the_platform_does_beside_the_value(name: str) -> None:
    """Where the parties agree on a value, or the platform fixes it, the note says to set it."""
    preset = load_preset(name)
    agreed = ("review_days", "term_days", "arbitration_pay_days")
    notes = [
        preset.entries[key].note
        for key in agreed
        if preset.entries[key].assumed not in (None, "none")
    ]

    assert all("set it" in note for note in notes)


@pytest.mark.parametrize("name", preset_names())
def test_how_a_contract_ends_is_told_with_its_source(name: str) -> None:
    notes = load_preset(name).closing_notes

    assert all(note.endswith("]") and not note.endswith("[]") for note in notes)
    assert (notes == ()) == name.startswith("generic")
