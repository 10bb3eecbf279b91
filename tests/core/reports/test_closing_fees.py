"""Fees in a refund report: the lines say what then happens, and so do the sums."""

import pytest

from escrowbook.core.events.event import Party
from escrowbook.core.reports.closing import refund_report
from escrowbook.core.reports.closing_fees import fees_back_minor
from tests.core.events.quarrels import contract_of

OPENING = 'initiation_fee = "4.99"\nfreelancer_fee = "10%"\nclient_fee = "0"'
ONE = ("M1 100.00",)
FUNDED = ("01-05 fund M1 amount=100.00",)


@pytest.mark.parametrize(
    "by, more, effect, to, back_minor",
    [
        # RULEBOOK 6, row 38: nothing released, 4.99 come back. Silence and approval send all back.
        ("freelancer", (), "moves-now", "client", [4_99]),
        ("client", (), "stays", "platform", [4_99, 4_99, 0]),
        # Something was released: it stays.
        ("client", ("01-06 release M1 amount=1.00",), "stays", "platform", [0, 0, 0]),
    ],
)
def test_the_opening_fee(
    by: Party, more: tuple[str, ...], effect: str, to: str, back_minor: list[int]
) -> None:
    contract = contract_of((*FUNDED, *more), "01-07", policy=OPENING, milestones=ONE)

    report = refund_report(contract, by)

    fees = [line for line in report.lines if line.pot == "fees" and line.amount_minor == 4_99]
    assert [(effect, to)] == [(line.effect, line.to) for line in fees]
    futures = [fees_back_minor(contract, future.contract) for future in report.futures]
    assert back_minor == futures


def test_an_opening_fee_that_may_come_back_says_when() -> None:
    report = refund_report(contract_of(FUNDED, "01-07", policy=OPENING, milestones=ONE), "client")

    (fee,) = [line for line in report.lines if line.pot == "fees"]
    assert fee.because == (
        "the opening fee comes back if all of it goes back and nothing is ever released [U21]"
    )
