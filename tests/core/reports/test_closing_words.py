"""The refund report in words, where a platform leaves open what becomes of the rest."""

import pytest

from escrowbook.core.contract import Contract
from escrowbook.core.reports.closing import refund_report
from escrowbook.core.reports.closing_words import UNPROTECTED, answers
from tests.core.events.quarrels import contract_of

FUNDED = ("01-05 fund M1 amount=250.00",)


def said(contract: Contract, question: str) -> tuple[str, ...]:
    """What the report of a client who closes says to one question."""
    told = answers(refund_report(contract, "client"), "client")
    return next((answer.sentences for answer in told if answer.question == question), ())


def contract(policy: str, *events: str) -> Contract:
    asking = 'close_by_client = "request"\n'
    return contract_of(events, "01-12", preset="generic", policy=asking + policy)


@pytest.mark.parametrize(
    "policy, told",
    [
        ("", "The freelancer approves (it goes back) or declines (it becomes a dispute)."),
        (
            'refund_response_days = 7\non_refund_silence = "staff"',
            "Without an answer, the platform's staff decide from 2026-01-19 on.",
        ),
        (
            'refund_response_days = 7\non_refund_silence = "refund"',
            "or to decline (it becomes a dispute); silence until then gives it back.",
        ),
        (
            'refund_response_days = 7\non_refund_silence = "release"',
            "or to decline (it becomes a dispute); silence until then releases it.",
        ),
    ],
)
def test_what_silence_does_to_a_request_is_told_as_the_platform_has_it(
    policy: str, told: str
) -> None:
    sentences = said(contract(policy, *FUNDED), "What is in escrow?")

    assert "250.00 USD of M1 is only asked for back; it does not move yet." == sentences[0]
    assert sentences[1].endswith(told)


def test_what_was_never_funded_stays_a_promise_where_closing_is_refused() -> None:
    before = contract("", *FUNDED, "01-06 dispute M1 claim=1.00")

    assert ("M2 was never funded: 250.00 USD is a promise.", UNPROTECTED) == said(
        before, "What was never funded?"
    )
