"""Is a dispute worth it: the figures of RULEBOOK 6, row 23, and what is said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.policy import Policy, read_policy
from escrowbook.core.reports.closing import refund_report
from escrowbook.core.reports.worth import (
    Worth,
    worth_of,
    worth_of_dispute,
    worth_row,
)
from escrowbook.core.reports.worth_words import worth_sentences
from tests.core.events.quarrels import contract_of
from tests.core.example_preset import PRESET


def policy(
    fee: str = "291.00", payer: str = "each", waived_to: str = "0", own_fee: str = "0"
) -> Policy:
    return read_policy(
        PRESET,
        {
            "arbitration_fee": fee,
            "arbitration_payer": payer,
            "arbitration_waived_to": waived_to,
            "freelancer_fee": own_fee,
        },
        "USD",
    )


def figures(worth: Worth) -> tuple[int | None, int | None, int | None]:
    return worth.gain_minor, worth.break_even_claim_minor, worth.break_even_chance_percent


# What is held, claimed, the chance; the gain, the break-even claim and chance.
ROWS = {
    "RULEBOOK 6, row 23, certain": (10000, 10000, 100, (-19100, 29100, 291)),
    "row 23, at half": (10000, 10000, 50, (-24100, 58200, 291)),
    "no chance said is certain": (10000, 10000, None, (-19100, 29100, 291)),
    "a third": (100000, 100000, 33, (3900, 88182, 30)),
    "just breaks even": (58200, 58200, 50, (0, 58200, 50)),
    "a cent less": (58200, 58199, 50, (0, 58200, 51)),
    "two cents less": (58200, 58198, 50, (-1, 58200, 51)),
    "no chance": (58200, 58200, 0, (-29100, None, 50)),
    "no claim": (58200, 0, 50, (-29100, 58200, None)),
}


@pytest.mark.parametrize("held, claim, chance, expected", ROWS.values(), ids=ROWS)
def test_the_figures(
    held: int, claim: int, chance: int | None, expected: tuple[int | None, ...]
) -> None:
    assert expected == figures(worth_of(policy(), held, claim, chance))


PAYERS = {
    "both pay half": (policy(payer="both"), 10000, 14550, 0, 10000, -4550),
    "nobody pays": (policy(payer="none"), 10000, 0, 0, 10000, 10000),
    "waived": (policy(waived_to="100.00"), 10000, 0, 0, 10000, 10000),
    "out of escrow, all claimed": (
        policy("5% min 25.00", "escrow"),
        100000,
        0,
        5000,
        95000,
        95000,
    ),
    "out of escrow, all of it": (policy("25.00", "escrow"), 2000, 0, 2500, 0, 0),
}


@pytest.mark.parametrize("rules, held, fee, taken, won, gain", PAYERS.values(), ids=PAYERS)
def test_who_pays(rules: Policy, held: int, fee: int, taken: int, won: int, gain: int) -> None:
    worth = worth_of(rules, held, held)

    assert (fee, taken, won, gain) == (
        worth.fee_minor,
        worth.taken_minor,
        worth.won_minor,
        worth.gain_minor,
    )


def test_a_fee_out_of_escrow_does_not_touch_a_smaller_claim() -> None:
    worth = worth_of(policy("5% min 25.00", "escrow"), 100000, 40000, 50)

    assert (40000, 20000) == (worth.won_minor, worth.gain_minor)


@pytest.mark.parametrize("payer", ["each", "both", "escrow"])
def test_an_unknown_fee_is_named_and_nothing_is_assumed(payer: str) -> None:
    worth = worth_of(policy("unknown", payer), 10000, 10000, 50)

    assert (None, None, None) == figures(worth)
    assert worth.won_minor is None
    assert [text.partition(":")[0] for text in worth.unknown] == ["arbitration_fee"]
    row = worth_row(worth, "USD")
    assert (None, None, None, None) == tuple(
        row[key] for key in ("won", "gain", "break_even_claim", "break_even_chance")
    )


@given(st.integers(1, 10**7), st.integers(0, 10**7), st.integers(1, 100))
def test_the_break_even_claim_is_the_smallest_that_loses_nothing(
    fee_minor: int, claim_minor: int, chance: int
) -> None:
    rules = policy(f"{fee_minor // 100}.{fee_minor % 100:02d}")
    worth = worth_of(rules, 10**9, claim_minor, chance)
    least = worth.break_even_claim_minor

    assert least is not None
    assert least * chance >= fee_minor * 100 > (least - 1) * chance
    if claim_minor:
        needed = worth.break_even_chance_percent
        assert needed is not None
        assert claim_minor * needed >= fee_minor * 100 > claim_minor * (needed - 1)


SAID = {
    "certain": (
        worth_of(policy(), 10000, 10000),
        """
        Worth it? A win brings 100.00 USD; arbitration costs this side 291.00 USD. If the win is
        certain: -191.00 USD. It breaks even at a claim of 291.00 USD; at an even chance of
        582.00 USD.
        """,
    ),
    "hopeless": (
        worth_of(policy(), 10000, 10000, 50),
        """
        Worth it? A win brings 100.00 USD; arbitration costs this side 291.00 USD. On average, at a
        chance of 50 percent: -241.00 USD. At that chance it breaks even at a claim of 582.00 USD;
        this claim needs more than a certain win.
        """,
    ),
    "possible": (
        worth_of(policy(), 100000, 100000, 20),
        """
        Worth it? A win brings 1000.00 USD; arbitration costs this side 291.00 USD. On average, at
        a chance of 20 percent: -91.00 USD. At that chance it breaks even at a claim of 1455.00
        USD; this claim needs a chance of 30 percent.
        """,
    ),
    "without a chance": (
        worth_of(policy(), 10000, 10000, 0),
        """
        Worth it? A win brings 100.00 USD; arbitration costs this side 291.00 USD. On average, at a
        chance of 0 percent: -291.00 USD. Without a chance no claim is worth it.
        """,
    ),
    "free": (
        worth_of(policy(payer="none"), 10000, 10000, 50),
        """
        Worth it? A win brings 100.00 USD; arbitration costs this side nothing. On average, at a
        chance of 50 percent: 50.00 USD.
        """,
    ),
    "out of escrow": (
        worth_of(policy("5%", "escrow"), 100000, 100000),
        """
        Worth it? A win brings 950.00 USD, once the fee of 50.00 USD has come out of what is held.
        If the win is certain: 950.00 USD.
        """,
    ),
    "after his own fee": (
        worth_of(policy("500.00", own_fee="10%"), 60000, 60000, 90),
        """
        Worth it? A win brings 600.00 USD, 540.00 USD after the freelancer's own fee; arbitration
        costs this side 500.00 USD. On average, at a chance of 90 percent: -14.00 USD. At that
        chance it breaks even at a claim of 617.29 USD; this claim needs a chance of 93 percent.
        """,
    ),
    "his own fee is unknown": (
        worth_of(policy("500.00", own_fee="unknown"), 60000, 60000, 90),
        """
        Worth it? A win brings 600.00 USD before the freelancer's own fee, which is unknown;
        arbitration costs this side 500.00 USD. On average, at a chance of 90 percent: 40.00 USD.
        At that chance it breaks even at a claim of 555.56 USD; this claim needs a chance of 84
        percent.
        """,
    ),
    "unknown": (
        worth_of(policy("unknown"), 10000, 10000, 50),
        """
        Worth it? What arbitration costs under test-2026-11 is unknown: a dispute pays only where
        the claim times the chance of winning is more than this side's fee. Once the fee is known,
        say it in [policy]: arbitration_fee = "AMOUNT".
        """,
    ),
}


@pytest.mark.parametrize("worth, text", SAID.values(), ids=SAID)
def test_what_is_said(worth: Worth, text: str) -> None:
    assert " ".join(text.split()) == " ".join(worth_sentences(worth, "USD"))


def test_no_dispute_has_no_worth() -> None:
    contract = contract_of(["01-05 fund M1 amount=250.00"], "01-06")

    assert worth_of_dispute(contract, "M1") is None
    assert worth_of_dispute(contract, None) is None


FEE = 'arbitration_fee = "291.00"'


def test_the_side_that_files_and_its_chance() -> None:
    contract = contract_of(
        ["01-05 fund M1 amount=250.00", "01-06 dispute M1 claim=100.00 chance=50 by=client"],
        "01-06",
        policy=FEE,
    )
    worth = worth_of_dispute(contract, "M1")

    assert worth is not None
    assert ("M1", "client", 10000, 50) == (
        worth.milestone,
        worth.by,
        worth.claim_minor,
        worth.chance_percent,
    )
    assert (-24100, 58200, 291) == figures(worth)


def test_refusing_opens_a_dispute_for_each_thing_that_is_asked_for() -> None:
    rules = """partial_release = "carry"
close_by_client = "request"
arbitration_payer = "each"
arbitration_fee = "291.00"
"""
    events = [
        "01-05 fund M1 amount=250.00",
        "01-05 fund M2 amount=250.00",
        "01-06 release M1 amount=150.00",
    ]
    contract = contract_of(events, "01-09", preset="generic", policy=rules)
    silence, approve, decline = refund_report(contract, "client").futures

    assert () == silence.worth == approve.worth
    assert [("M2", 25000, -4100), (None, 10000, -19100)] == [
        (worth.milestone, worth.claim_minor, worth.gain_minor) for worth in decline.worth
    ]


def test_a_client_pays_no_fee_of_the_freelancer() -> None:
    worth = worth_of(policy("500.00", own_fee="10%"), 60000, 60000, 90, by="client")

    assert (0, 4000) == (worth.own_fee_minor, worth.gain_minor)


def test_a_fee_that_nobody_knows_is_named() -> None:
    unknown = worth_of(policy(own_fee="unknown"), 60000, 60000).unknown

    assert ["freelancer_fee"] == [text.partition(":")[0] for text in unknown]


SUBMITTED = ("01-05 fund M1 amount=250.00", "01-06 submit M1")
WAITING = {
    "silence pays": ("upwork", (*SUBMITTED, "01-07 dispute M1 claim=250.00"), "silence", "01-20"),
    "no clock": ("generic", (*SUBMITTED, "01-07 dispute M1 claim=250.00"), "", ""),
    "it is the client who files": (
        "upwork",
        (*SUBMITTED, "01-07 dispute M1 claim=250.00 by=client"),
        "",
        "",
    ),
    "a deadline pays": (
        "kleros",
        ("01-05 fund M1 amount=250.00", "01-07 dispute M1 claim=250.00"),
        "the deadline",
        "02-01",
    ),
}


@pytest.mark.parametrize("preset, events, clock, day", WAITING.values(), ids=WAITING)
def test_waiting_that_would_pay_is_told_first(
    preset: str, events: tuple[str, ...], clock: str, day: str
) -> None:
    contract = contract_of(events, "01-07", preset=preset, milestones=["M1 250.00 2026-02-01"])
    worth = worth_of_dispute(contract, "M1")
    assert worth is not None
    told = f"Wait: {clock} releases 250.00 USD on 2026-{day} without a dispute."

    assert bool(clock) == worth_sentences(worth, "USD")[0].startswith("Wait: ")
    assert not clock or told == worth_sentences(worth, "USD")[0]
