"""A report quotes the pages of the platform whose rules the contract has."""

import pytest

from escrowbook.core.events.event import Party
from escrowbook.core.policy import Policy, read_policy
from escrowbook.core.reports.closing import refund_report
from escrowbook.core.reports.sourcing import sourced
from escrowbook.store.presets import load_preset, preset_names
from tests.core.events.quarrels import contract_of


def policy(platform: str, **overrides: object) -> Policy:
    return read_policy(load_preset(f"{platform}-2026-11"), overrides, "USD")


@pytest.mark.parametrize(
    "platform, overrides, told",
    [
        ("guru", {}, "it goes back [G3]"),
        ("freelancer", {}, "it goes back [F1]"),
        ("smartinvoice", {}, "it goes back [SI]"),
        # Upwork's preset stands on that very page.
        ("upwork", {}, "it goes back [U10][U11]"),
        # Nobody's page, an assumption, and a rule of the contract's own have none to quote.
        ("generic", {}, "it goes back [U10][U11]"),
        ("guru", {"close_by_freelancer": "nothing"}, "it goes back [U10][U11]"),
    ],
)
def test_the_marks_are_those_of_the_preset(
    platform: str, overrides: dict[str, object], told: str
) -> None:
    said = sourced("it goes back [U10][U11]", policy(platform, **overrides), "close_by_freelancer")

    assert said == told


def test_what_is_assumed_or_not_found_stands_on_no_page() -> None:
    guru = policy("guru")

    assert guru.marks_of("review_days") == ""  # agreed by the parties, so assumed
    assert guru.marks_of("retainage") == ""  # no rule found
    assert guru.marks_of("arbitration_fee") == "[G6]"
    assert policy("fiverr").marks_of("refund_request") == "[V1][V4]"


FUNDED = (
    "01-05 fund M1 amount=250.00",
    "01-06 release M1 amount=250.00",
    "01-07 fund M2 amount=99.00",
)
OF_BALANCE = ("01-05 fund amount=349.00", "01-06 release M1 amount=250.00")


@pytest.mark.parametrize(
    "name", [name for name in preset_names() if not name.startswith("generic")]
)
@pytest.mark.parametrize("by", ["client", "freelancer"])
def test_each_line_about_held_or_released_money_quotes_the_platform(name: str, by: str) -> None:
    platform = name.removesuffix("-2026-11")
    is_balance = load_preset(name).entries["holds"].value == "balance"
    events = OF_BALANCE if is_balance else FUNDED
    contract = contract_of(events, "01-08", preset=platform, milestones=["M1 250.00", "M2 99.00"])
    side: Party = "client" if by == "client" else "freelancer"
    lines = refund_report(contract, side).lines

    told = [line.because for line in lines if line.pot in ("escrow", "pool", "pending", "paid")]
    letter = load_preset(name).entries[f"close_by_{by}"].marks[1]
    assert len(told) == 2
    assert all(f"[{letter}" in because for because in told)
