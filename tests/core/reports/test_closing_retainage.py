"""Closing with money held back of releases: it is the freelancer's, whoever closes and when."""

from escrowbook.core.contract import Contract
from escrowbook.core.reports.closing import refund_report
from escrowbook.core.reports.closing_words import answers
from escrowbook.core.reports.undecided import undecided
from tests.core.events.quarrels import contract_of

# 100.00 of M1 were released, of which 10.00 are held back; the other milestone is as it says.
PAID = ("01-05 fund M1 amount=100.00", "01-06 release M1 amount=100.00")
OTHER_FUNDED = (*PAID, "01-07 fund M2 amount=50.00")


def contract(*events: str, preset: str = "upwork") -> Contract:
    return contract_of(
        events,
        "01-12",
        preset=preset,
        milestones=["M1 100.00", "M2 50.00"],
        policy='retainage = "10%"',
    )


def test_it_is_not_warned_of_as_given_back() -> None:
    report = refund_report(contract(*PAID), "freelancer")

    assert (0, 1_000) == (report.now.client_minor, report.now.freelancer_minor)
    assert not any("back to the client" in each for each in report.warnings)


def test_what_is_given_back_beside_it_is_warned_of_to_the_cent() -> None:
    report = refund_report(contract(*OTHER_FUNDED), "freelancer")

    assert 5_000 == report.now.client_minor
    assert any("gives 50.00 USD back to the client" in each for each in report.warnings)


def test_it_waits_for_him_until_the_rest_is_decided() -> None:
    report = refund_report(contract(*OTHER_FUNDED, preset="generic"), "freelancer")
    (line,) = [each for each in report.lines if each.pot == "pool"]

    assert (1_000, "stays", "freelancer") == (line.amount_minor, line.effect, line.to)
    assert "retainage" in line.because
    assert line.needs == "a decision on all that is still in escrow"
    said = [each for answer in answers(report, "freelancer") for each in answer.sentences]
    assert any("10.00 USD of the pool is retainage: the freelancer's" in each for each in said)
    assert not any("only asked for back" in each for each in said)


def test_it_is_no_money_that_somebody_has_to_decide_on() -> None:
    closed = contract(*OTHER_FUNDED, "01-10 close by=freelancer", preset="generic")

    assert [("M2", 5_000)] == [(each.milestone, each.amount_minor) for each in undecided(closed)]
