"""The receipt of one event, in words."""

from datetime import timedelta

import pytest

from escrowbook.core.contract import Contract
from escrowbook.core.fold import later
from escrowbook.views.cells import width_of
from escrowbook.views.receipt import receipt_lines
from escrowbook.views.screen import Screen
from tests.core.reports.folded import FUND, RELEASE, folded

CONTRACT = folded(
    "2026-01-12T00:00Z",
    f"2026-01-05T10:00:00Z {FUND}",
    f'2026-01-11T10:00:00Z {RELEASE}, note = "first half"',
)


SECOND = "event 2, 2026-01-11 11:00"


def lines(screen: Screen, number: int = 2, today: Contract = CONTRACT) -> list[str]:
    """The receipt of an event of the contract."""
    happening = CONTRACT.log[number - 1]
    assert happening.entry is not None
    parts = CONTRACT, happening.entry, happening.transfers, "site@2:ab"
    return list(receipt_lines(*parts, screen, "recorded", today))


def test_what_was_done_what_moved_and_how_it_stands() -> None:
    assert [
        f"site: the client released 100.00 USD of M1: first half ({SECOND}; recorded)",
        "  freelancer → platform  10.00 USD of M1 (fee)",
        "  escrow → pending  100.00 USD of M1 (principal)",
        "  escrow → pool  150.00 USD of M1 (carry)",
        "M1 is now released: pending 100.00",
        "head site@2:ab",
    ] == lines(Screen())


def test_what_the_clock_did_since_is_told_beside() -> None:
    today = later(CONTRACT, CONTRACT.moment + timedelta(days=9))

    assert [
        "M1 is now released: pending 100.00",
        "M1 by 2026-01-21 01:00: released: paid 100.00",
    ] == (lines(Screen(), today=today)[4:6])


@pytest.mark.parametrize("width", [1, 10, 40, 60])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    assert [] == [line for line in lines(Screen(width)) if width_of(line) > width]


def test_an_event_of_the_whole_contract_has_no_milestone() -> None:
    contract = folded("2026-01-12T00:00Z", '2026-01-05T10:00:00Z do = "pause"')
    told = receipt_lines(contract, contract.entries[0], (), "h", Screen(), "recorded", contract)

    assert [
        "site: the client put the contract on hold (event 1, 2026-01-05 11:00; recorded)",
        "head h",
    ] == list(told)
