"""Why a line of the refund report is as it is, platform by platform (RULEBOOK 4)."""

import pytest

from escrowbook.core.contract import Contract
from escrowbook.core.events.event import Party
from escrowbook.core.reports.closing import refund_report
from escrowbook.core.reports.closing_reasons import (
    because_given_back,
    because_released,
    closing_is_for_staff,
    is_final,
)
from tests.core.events.quarrels import contract_of

NEVER_REFUNDED = (
    "it is released: money released is never refunded by closing; the client may ask, and he may "
    "refuse"
)


def of(platform: str, policy: str = "") -> Contract:
    return contract_of([], "01-05", preset=platform, policy=policy)


@pytest.mark.parametrize(
    "platform, because",
    [
        ("contra", "it is released, and released money is final here [C3]"),
        ("kleros", "it is released, and released money is final here [KL]"),
        (
            "guru",
            f"{NEVER_REFUNDED} [G3]",
        ),
        (
            "upwork",
            f"{NEVER_REFUNDED} [T1][U11]",
        ),
    ],
)
def test_released_money_stays(platform: str, because: str) -> None:
    assert because_released(of(platform)) == because


@pytest.mark.parametrize("platform, final", [("contra", True), ("guru", False), ("upwork", False)])
def test_released_money_may_be_final(platform: str, *, final: bool) -> None:
    assert is_final(of(platform).terms.policy) == final


@pytest.mark.parametrize(
    "platform, by, marks",
    [
        ("freelancer", "freelancer", "[F1]"),
        ("guru", "freelancer", "[G3]"),
        ("peopleperhour", "platform", "[P5]"),
        ("upwork", "freelancer", "[U10][U11]"),
        ("upwork", "platform", "[U19]"),
        ("upwork", "mutual", "goes back"),
    ],
)
def test_what_goes_back_quotes_the_platform(platform: str, by: str, marks: str) -> None:
    assert because_given_back(by, of(platform)).endswith(marks)


@pytest.mark.parametrize(
    "platform, by, for_staff",
    [
        ("escrow.com", "client", True),
        ("escrow.com", "freelancer", True),
        ("peopleperhour", "client", False),
        ("peopleperhour", "freelancer", True),
        ("kleros", "client", False),
    ],
)
def test_staff_decide_after_some_closings(platform: str, by: Party, *, for_staff: bool) -> None:
    fund = ["01-05 fund M1 amount=250.00", "01-05 fund M2 amount=250.00"]
    contract = contract_of(fund, "01-06", preset=platform)

    assert closing_is_for_staff(refund_report(contract, by).after) == for_staff
    assert not closing_is_for_staff(contract)
