"""Requests for release: where the client's silence is consent (RULEBOOK 1b, Guru [G3])."""

import pytest

from escrowbook.core.journal import Refused
from tests.core.events.quarrels import contract_of, dates, told

CONSENT = """\
on_release_silence = "release"
release_response_days = 7
refund_response_days = 7
on_refund_silence = "refund"
"""
BALANCE = f'{CONSENT}holds = "balance"'

ASKED = ("01-05 fund M1 amount=250.00", "01-06T10:00 request-release M1")
ASKED_OF_BALANCE = ("01-05 fund amount=300.00", "01-06T10:00 request-release M1")
ALL_ASKED = (
    "01-05 fund M1 amount=250.00",
    "01-05 fund M2 amount=100.00",
    "01-06T10:00 request-release",
)
DISPUTED = ("01-05 fund M1 amount=250.00", "01-06 dispute M1 claim=1.00")
SETTLED_AND_FUNDED_ANEW = (
    "01-07 settle M1 freelancer=50.00",
    "01-08 amend M1 amount=500.00",
    "01-09 fund M1 amount=250.00",
)

LIVES = {
    "silence is consent": (CONSENT, ASKED, "01-13T10:00", "active: M1 released paid 250.00"),
    "a second before": (CONSENT, ASKED, "01-13T09:59:59", "active: M1 funded escrow 250.00"),
    "a part": (
        CONSENT,
        ("01-05 fund M1 amount=250.00", "01-06 request-release M1 amount=100.00"),
        "01-13",
        "active: M1 funded escrow 150.00 paid 100.00",
    ),
    "all that is held": (
        CONSENT,
        ALL_ASKED,
        "01-13T10:00",
        "active: M1 released paid 250.00; M2 released part-funded paid 100.00",
    ),
    "a part of all that is held": (
        CONSENT,
        (*ALL_ASKED[:2], "01-06 request-release amount=300.00"),
        "01-13",
        "active: M1 released paid 250.00; M2 funded part-funded escrow 50.00 paid 50.00",
    ),
    "what holds nothing has no share in it": (
        CONSENT,
        ("01-05 fund M2 amount=100.00", "01-06 request-release"),
        "01-13",
        "active: M2 released part-funded paid 100.00",
    ),
    "never more than is left": (
        CONSENT,
        (*ASKED, "01-07 refund M1 amount=200.00 from=escrow"),
        "01-13T10:00",
        "active: M1 split paid 50.00 refunded 200.00",
    ),
    "nothing is left": (
        CONSENT,
        (*ASKED, "01-07 refund M1 amount=250.00 from=escrow"),
        "02-01",
        "active: M1 refunded refunded 250.00",
    ),
    "nor of what was put in since": (
        CONSENT,
        (
            *ASKED,
            "01-07 refund M1 amount=200.00 from=escrow",
            *("01-08 amend M1 amount=500.00", "01-09 fund M1 amount=250.00"),
        ),
        "01-13T10:00",
        "active: M1 funded escrow 250.00 paid 50.00 refunded 200.00",
    ),
    # What the client does about that money is an answer, so he was not silent.
    "a release of a part answers": (
        CONSENT,
        (*ASKED, "01-07 release M1 amount=100.00"),
        "02-01",
        "active: M1 funded escrow 150.00 paid 100.00",
    ),
    "a release answers for all that is held": (
        CONSENT,
        (*ALL_ASKED, "01-07 release M1 amount=250.00"),
        "02-01",
        "active: M1 released paid 250.00; M2 funded part-funded escrow 100.00",
    ),
    "asking for changes answers": (
        CONSENT,
        ("01-05 fund M1 amount=250.00", "01-05 submit M1", ASKED[1], "01-07 request-changes M1"),
        "02-01",
        "active: M1 changes-requested escrow 250.00",
    ),
    "a refund request answers": (
        CONSENT,
        (*ASKED, "01-07 request-refund M1 amount=100.00"),
        "02-01",
        "active: M1 funded escrow 150.00 refunded 100.00",
    ),
    "a dispute answers": (
        CONSENT,
        (*ASKED, "01-07 dispute M1 claim=250.00 by=client"),
        "02-01",
        "disputed: M1 funded disputed escrow 250.00",
    ),
    "a settlement answers": (
        CONSENT,
        (*ASKED, *SETTLED_AND_FUNDED_ANEW),
        "02-01",
        "active: M1 funded escrow 250.00 paid 50.00 refunded 200.00",
    ),
    "closing answers": (
        CONSENT,
        (*ASKED, "01-07 close by=client"),
        "02-01",
        "ending: M1 funded escrow 250.00",
    ),
    "an answer for another milestone is none": (
        CONSENT,
        (*ASKED, "01-07 fund M2 amount=250.00", "01-08 release M2 amount=250.00"),
        "01-13T10:00",
        "active: M1 released paid 250.00; M2 released paid 250.00",
    ),
    "he may ask again": (
        CONSENT,
        (*ASKED, "01-07 release M1 amount=100.00", "01-20 request-release M1"),
        "01-27",
        "active: M1 released paid 250.00",
    ),
    "while the contract is ending": (
        CONSENT,
        ("01-05 fund M1 amount=250.00", "01-06 close by=client", "01-07 request-release M1"),
        "01-14",
        "closed: M1 released paid 250.00",
    ),
    "without days silence does nothing": (
        CONSENT.replace("7", '"none"', 1),
        ASKED,
        "12-31",
        "active: M1 funded escrow 250.00",
    ),
}


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_a_request_for_release(life: tuple[str, tuple[str, ...], str, str]) -> None:
    policy, events, as_of, outcome = life

    assert told(contract_of(events, as_of, preset="generic", policy=policy)) == outcome


@pytest.mark.parametrize(
    "events, as_of, paid",
    [
        (ASKED_OF_BALANCE, "01-13T10:00", [250_00, 0]),
        (ASKED_OF_BALANCE, "01-13T09:59:59", [0, 0]),
        (("01-05 fund amount=300.00", "01-06 request-release"), "01-13", [250_00, 50_00]),
        (("01-05 fund amount=300.00", "01-06 request-release M2"), "01-13", [0, 50_00]),
        (
            ("01-05 fund amount=300.00", "01-06 request-release M2 amount=100.00"),
            "01-13",
            [0, 100_00],
        ),
        # The balance covers M1 only: all of it may be asked for, whichever it pays for.
        (("01-05 fund amount=200.00", "01-06 request-release M2"), "01-13", [0, 200_00]),
        # The client's request for the balance is an answer, and has a clock of its own.
        ((*ASKED_OF_BALANCE, "01-07 request-refund"), "02-01", [0, 0]),
        ((*ASKED_OF_BALANCE, "01-07 dispute claim=300.00 by=client"), "02-01", [0, 0]),
        ((*ASKED_OF_BALANCE, "01-07 refund amount=200.00 from=escrow"), "02-01", [100_00, 0]),
    ],
)
def test_out_of_one_balance(events: tuple[str, ...], as_of: str, paid: list[int]) -> None:
    contract = contract_of(events, as_of, preset="generic", policy=BALANCE)

    assert [row.paid_minor for row in contract.milestones] == paid


@pytest.mark.parametrize(
    "policy, events, code",
    [
        (CONSENT, (*ASKED, "01-07 request-release M1"), "release-asked"),
        (CONSENT, (*ALL_ASKED, "01-07 request-release"), "release-asked"),
        (CONSENT, ("01-05 request-release M1",), "nothing-in-escrow"),
        (
            CONSENT,
            ("01-05 fund M1 amount=250.00", "01-06 request-refund M1", "01-07 request-release M1"),
            "refund-requested",
        ),
        (
            CONSENT,
            ("01-05 fund M1 amount=250.00", "01-06 request-refund M1", "01-07 request-release"),
            "refund-requested",
        ),
        (
            CONSENT,
            (*DISPUTED, "01-07 request-release M1"),
            "disputed",
        ),
        (
            CONSENT,
            (*DISPUTED, "01-07 request-release"),
            "disputed",
        ),
        (
            CONSENT,
            ("01-05 fund M1 amount=250.00", "01-06 request-release M1 amount=250.01"),
            "more-than-escrow",
        ),
        (
            BALANCE,
            ("01-05 fund amount=300.00", "01-06 request-refund", "01-07 request-release M1"),
            "refund-requested",
        ),
        (
            BALANCE,
            ("01-05 fund amount=300.00", "01-06 dispute claim=1.00", "01-07 request-release M1"),
            "disputed",
        ),
    ],
)
def test_what_cannot_be_asked_for(policy: str, events: tuple[str, ...], code: str) -> None:
    with pytest.raises(Refused) as caught:
        contract_of(events, "02-01", preset="generic", policy=policy)

    assert caught.value.refusal.code == code


def test_elsewhere_a_request_is_a_note() -> None:
    contract = contract_of([*ASKED, "01-07 request-release M1"], "12-31", preset="generic")

    assert told(contract) == "active: M1 funded escrow 250.00"


def test_of_money_that_is_gone_nothing_is_asked() -> None:
    gone = [*ASKED, "01-07 refund M1 amount=250.00 from=escrow"]
    contract = contract_of(gone, "01-08", preset="generic", policy=CONSENT)

    assert dates(contract) == []
    assert {} == contract.standing.release_requests


def test_the_date_is_on_the_agenda() -> None:
    contract = contract_of(ASKED, "01-07", preset="generic", policy=CONSENT)

    assert dates(contract) == ["01-13T10:00 release-silence"]
