"""Why a line of the refund report is as it is, platform by platform (RULEBOOK 4)."""

import pytest

from escrowbook.core.contract import Contract
from escrowbook.core.events.event import Party
from escrowbook.core.policy import Policy
from escrowbook.core.reports.closing import refund_report
from escrowbook.core.reports.closing_reasons import (
    because_fee_stays,
    because_given_back,
    because_released,
    closing_is_for_staff,
    is_final,
)
from tests.core.events.quarrels import contract_of


def of(platform: str, policy: str = "") -> Policy:
    contract: Contract = contract_of([], "01-05", preset=platform, policy=policy)
    return contract.terms.policy


@pytest.mark.parametrize(
    "platform, by, because",
    [
        ("contra", "client", "it is released, and released money is final here [C3]"),
        ("kleros", "client", "it is released, and released money is final here [KL]"),
        (
            "guru",
            "freelancer",
            (
                "it is released: money released is never refunded by closing [G3]; the client may "
                "ask, and the freelancer may refuse (no rule on it found in [G6])"
            ),
        ),
        (
            "upwork",
            "freelancer",
            (
                "it is released: money released is never refunded by closing [U10][U11]; the "
                "client may ask, and the freelancer may refuse [U17][U15]"
            ),
        ),
        (
            "generic",
            "mutual",
            (
                "it is released: money released is never refunded by closing (our own definition); "
                "the client may ask, and the freelancer may refuse (our own definition)"
            ),
        ),
    ],
)
def test_released_money_stays(platform: str, by: str, because: str) -> None:
    assert because == because_released(of(platform), by)


@pytest.mark.parametrize("platform, final", [("contra", True), ("guru", False), ("upwork", False)])
def test_released_money_may_be_final(platform: str, *, final: bool) -> None:
    assert is_final(of(platform)) == final


@pytest.mark.parametrize(
    "platform, by, marks",
    [
        ("freelancer", "freelancer", " [F1]"),
        ("guru", "freelancer", " [G3]"),
        ("peopleperhour", "platform", " [P5]"),
        ("upwork", "freelancer", " [U10][U11]"),
        ("upwork", "platform", " [U19]"),
        ("upwork", "mutual", " [U8][U9][U10][U11]"),
    ],
)
def test_what_goes_back_quotes_the_platform(platform: str, by: str, marks: str) -> None:
    assert because_given_back(of(platform), by).endswith(marks)


@pytest.mark.parametrize(
    "platform, key, told",
    [
        (
            "upwork",
            "client_fee",
            "the client's fee stays charged (no rule on it found in [U8][U23])",
        ),
        ("freelancer", "client_fee", "the client's fee stays charged [F5]"),
        ("upwork", "freelancer_fee", "the freelancer's fee on what was released stays [U22][U24]"),
        ("freelancer", "freelancer_fee", "the freelancer's fee on the agreed price stays [F6]"),
        (
            "upwork",
            "initiation_fee",
            "the opening fee comes back only if nothing was ever released [U21]",
        ),
        ("generic", "initiation_fee", "the opening fee does not come back (our own definition)"),
    ],
)
def test_fees_that_stay_quote_the_platform(platform: str, key: str, told: str) -> None:
    assert told == because_fee_stays(of(platform), key)


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
