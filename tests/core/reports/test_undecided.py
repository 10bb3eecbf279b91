"""What a closing left that no clock decides."""

import pytest

from escrowbook.core.reports.undecided import undecided
from tests.core.events.quarrels import contract_of

FUNDED = ("01-05 fund M1 amount=250.00",)
CLOSED = (*FUNDED, "01-10 close by=client")
# The preset, what happened, and what of which is told to whom.
ROWS = {
    "open": ("generic", FUNDED, []),
    "nothing moves": ("generic", CLOSED, ["M1 25000 the two sides decide"]),
    "staff decide": ("fiverr", CLOSED, ["M1 25000 the platform's staff decide"]),
    "a clock runs: silence refunds": ("upwork", CLOSED, []),
    "a deadline pays": ("kleros", CLOSED, []),
    "settled since": ("generic", (*CLOSED, "01-11 settle M1 freelancer=100.00"), []),
    "one balance": (
        "guru",
        ("01-05 fund amount=250.00", "01-10 close by=platform"),
        ["None 25000 the two sides decide"],
    ),
}


@pytest.mark.parametrize("preset, events, told", ROWS.values(), ids=ROWS)
def test_what_no_clock_decides(preset: str, events: tuple[str, ...], told: list[str]) -> None:
    milestones = ["M1 250.00 2026-02-01"] if preset == "kleros" else ["M1 250.00"]
    contract = contract_of(events, "01-12", preset=preset, milestones=milestones)

    assert told == [
        f"{each.milestone} {each.amount_minor} {each.sentence.rpartition(', ')[2]}"
        for each in undecided(contract)
    ]


def test_what_to_type_once_it_is_decided() -> None:
    (each,) = undecided(contract_of(CLOSED, "01-12", preset="fiverr"))

    assert each.remedy == "escrowbook dispute rule x M1 --freelancer AMOUNT"
