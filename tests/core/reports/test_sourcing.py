"""A report quotes where the rules of the contract's own preset were read."""

import re

import pytest

from escrowbook.core.events.event import Party
from escrowbook.core.policy import Policy, read_policy
from escrowbook.core.reports.closing import refund_report
from escrowbook.core.reports.sourcing import citation, closing_keys, sourced
from escrowbook.store.presets import load_preset, preset_names
from tests.core.events.quarrels import contract_of
from tests.store.presets_quoted import unsourced


def policy(platform: str, **overrides: object) -> Policy:
    return read_policy(load_preset(f"{platform}-2026-11"), overrides, "USD")


@pytest.mark.parametrize(
    "platform, overrides, told",
    [
        ("guru", {}, "it goes back [G3]"),
        ("freelancer", {}, "it goes back [F1]"),
        ("smartinvoice", {}, "it goes back [SI]"),
        ("upwork", {}, "it goes back [U10][U11]"),
        ("generic", {}, "it goes back (our own definition)"),
        (
            "guru",
            {"close_by_freelancer": "nothing"},
            "it goes back (the contract's own rule)",
        ),
    ],
)
def test_a_sentence_ends_with_the_source_of_its_rule(
    platform: str, overrides: dict[str, object], told: str
) -> None:
    assert told == sourced("it goes back", policy(platform, **overrides), "close_by_freelancer")


@pytest.mark.parametrize(
    "platform, keys, told",
    [
        ("guru", ("arbitration_fee",), "[G6]"),
        ("fiverr", ("refund_request",), "[V1][V4]"),
        # Of several rules all pages count, each once; those without one are left out.
        ("upwork", ("close_by_client", "on_refund_silence"), "[U8][U9][U12]"),
        ("upwork", ("retainage", "close_by_client"), "[U8][U9]"),
        # Agreed by the parties, found nowhere, found not to be there, and nobody's page.
        ("guru", ("review_days",), "(assumed; left open in [G4][G5])"),
        ("freelancer", ("hold_days",), "(assumed; not found in [F3])"),
        ("guru", ("retainage",), "(no rule on it found in [G1])"),
        ("upwork", ("client_fee_returned",), "(no rule on it found in [U8][U23])"),
        ("freelancer", ("arbitration_fee",), "[F11]"),
        ("escrow.com", ("hold_days",), "(general knowledge, no page read)"),
    ],
)
def test_where_a_rule_was_read(platform: str, keys: tuple[str, ...], told: str) -> None:
    assert told == citation(policy(platform), *keys)


def test_a_rule_of_the_contract_s_own_stands_beside_the_platform_s() -> None:
    own = policy("upwork", on_refund_silence="release")

    assert "[U8][U9] (the contract's own rule)" == citation(
        own, "close_by_client", "on_refund_silence"
    )


def test_what_both_agree_stands_beside_the_rules_of_both() -> None:
    assert ("close_by_client", "close_by_freelancer") == closing_keys("mutual")
    assert ("close_by_platform",) == closing_keys("platform")


@pytest.mark.parametrize(
    "source, told",
    [
        ("Acme, terms of service, part 4", "(Acme, terms of service, part 4)"),
        ("A1 acme.example/terms; A22 .../fees", "[A1][A22]"),
    ],
)
def test_an_invented_platform_is_quoted_too(source: str, told: str) -> None:
    entry = load_preset("upwork-2026-11").entries["holds"]
    kind = type(entry)
    invented = kind(source=source, value="milestone", checked=entry.checked, confidence="A")

    assert told == invented.citation


# What closing finds: released money and a bonus, a milestone that is held, one that is not.
MILESTONES = ("M1 250.00 2026-02-01", "M2 99.00 2026-03-01", "M3 50.00")
FEES = 'client_fee = "3%"\ninitiation_fee = "1.00"\n'
HELD = {
    "any": (
        "01-05 fund M1 amount=250.00",
        "01-06 release M1 amount=250.00",
        "01-07 fund M2 amount=99.00",
    ),
    "all-at-start": (
        "01-05 fund M1 amount=250.00",
        "01-05 fund M2 amount=99.00",
        "01-05 fund M3 amount=50.00",
        "01-06 release M1 amount=250.00",
    ),
    "balance": ("01-05 fund amount=349.00", "01-06 release M1 amount=250.00"),
}
THEN = {
    "held": (),
    "with-bonus": ("01-08 bonus amount=5.00",),
    "disputed": ("01-08 dispute M2 claim=99.00",),
    "part-funded": ("01-08 amend M2 amount=149.00",),
}


@pytest.mark.parametrize("story", THEN)
@pytest.mark.parametrize("name", preset_names())
def test_each_line_of_each_report_quotes_the_preset_s_own_sources(name: str, story: str) -> None:
    """Whoever closes, and whatever fees there are; a line without one would be told here."""
    platform, entries = name.removesuffix("-2026-11"), load_preset(name).entries
    is_balance = entries["holds"].value == "balance"
    held = (
        "balance" if is_balance else str(entries["funding"].value).replace("one-at-a-time", "any")
    )
    then = [each.replace(" M2", "", is_balance and "dispute" in each) for each in THEN[story]]
    sides: dict[Party, tuple[()] | None] = {
        "client": (),
        "freelancer": None,
        "mutual": (),
        "platform": None,
    }
    lines = []
    for fees in ("", FEES):
        contract = contract_of(
            [*HELD[held], *then], "01-09", preset=platform, policy=fees, milestones=MILESTONES
        )
        lines += [
            line for by, pay in sides.items() for line in refund_report(contract, by, pay).lines
        ]

    assert {"paid" if entries["hold_days"].effective == 0 else "pending"} <= {
        line.pot for line in lines
    }
    assert any(line.pot in ("escrow", "pool") for line in lines)
    assert [] == unsourced(name, [line.because for line in lines])


def test_each_citation_of_each_preset_says_where() -> None:
    """A page, or in words why there is none; no code of a page is made of anything else."""
    for name in ("contra", "escrow.com", "fiverr", "freelancer", "guru", "kleros"):
        for key, entry in policy(name).entries.items():
            told = entry.citation
            assert re.search(r"\[[A-Z]{1,2}[0-9]{0,2}\]|^\(general knowledge", told), (name, key)
