"""Disputes: from the refusal of a request to every way out, each to the cent (RULEBOOK 1a, 3)."""

from collections.abc import Sequence

import pytest

from escrowbook.core.journal import Refused
from tests.core.events.quarrels import OUT_OF_ESCROW, contract_of, dates, told

# The client ends the contract and asks for M1's escrow; the freelancer refuses on a Wednesday.
DECLINED = (
    "01-05 fund M1 amount=250.00",
    "01-06 close by=client",
    "01-07T10:00 decline-refund M1",
)
# An answer of the client, so that nobody is silent; the fees are due on the 37th day.
ANSWERED = (*DECLINED, "01-08 offer M1 freelancer=100.00 by=client")
# A dispute in a contract that goes on, opened by either side.
OPENED = ("01-05 fund M1 amount=250.00", "01-07T10:00 dispute M1 claim=200.00")
BY_CLIENT = ("01-05 fund M1 amount=250.00", "01-07T10:00 dispute M1 claim=200.00 by=client")


WAYS_OUT = {
    "it is frozen": (DECLINED, "01-08", "disputed: M1 funded disputed escrow 250.00"),
    "both settle": (
        (*DECLINED, "01-08 settle M1 freelancer=180.00"),
        "01-09",
        "closed: M1 split pending 180.00 refunded 70.00",
    ),
    "both settle for nothing": (
        (*DECLINED, "01-08 settle M1 freelancer=0"),
        "01-09",
        "closed: M1 refunded refunded 250.00",
    ),
    "both settle for all": (
        (*DECLINED, "01-08 settle M1 freelancer=250.00"),
        "01-09",
        "closed: M1 released pending 250.00",
    ),
    "a ruling": (
        (*ANSWERED, "01-20 rule M1 freelancer=50.00"),
        "01-20",
        "closed: M1 split pending 50.00 refunded 200.00",
    ),
    "the client is silent": (DECLINED, "01-14T10:00", "closed: M1 released pending 250.00"),
    "a second before": (DECLINED, "01-14T09:59:59", "disputed: M1 funded disputed escrow 250.00"),
    "an offer is an answer": (
        ANSWERED,
        "01-15",
        "disputed: M1 funded disputed escrow 250.00",
    ),
    "an offer of the filer is none": (
        (*DECLINED, "01-08 offer M1 freelancer=240.00 by=freelancer"),
        "01-15",
        "closed: M1 released pending 250.00",
    ),
    "nobody pays": (ANSWERED, "02-13T10:00", "closed: M1 refunded refunded 250.00"),
    "only the freelancer pays": (
        (*ANSWERED, "02-10 pay-fee M1 amount=291.00 by=freelancer"),
        "02-13T10:00",
        "closed: M1 released pending 250.00",
    ),
    "only the client pays": (
        (*DECLINED, "01-09 pay-fee M1 amount=291.00 by=client"),
        "02-13T10:00",
        "closed: M1 refunded refunded 250.00",
    ),
    "both pay and wait": (
        (
            *ANSWERED,
            "02-10 pay-fee M1 amount=291.00 by=freelancer",
            "02-11 pay-fee M1 amount=291.00 by=client",
        ),
        "06-01",
        "disputed: M1 funded disputed escrow 250.00",
    ),
    "both pay and are told": (
        (
            *ANSWERED,
            "02-10 pay-fee M1 amount=291.00 by=freelancer",
            "02-11 pay-fee M1 amount=291.00 by=client",
            "03-01 rule M1 freelancer=125.00",
        ),
        "03-01",
        "closed: M1 split pending 125.00 refunded 125.00",
    ),
    "the filer claims a part": (
        OPENED,
        "01-14T10:00",
        "active: M1 split pending 200.00 refunded 50.00",
    ),
    "the filer is the client": (
        BY_CLIENT,
        "01-14T10:00",
        "active: M1 split pending 50.00 refunded 200.00",
    ),
    "a chargeback leaves less than the claim": (
        (*OPENED, "01-08 reverse M1 amount=100.00 from=escrow"),
        "01-14T10:00",
        "active: M1 split pending 150.00 refunded 100.00",
    ),
    "a chargeback ends it": (
        (*OPENED, "01-08 reverse M1 amount=250.00 from=escrow"),
        "02-20",
        "active: M1 refunded refunded 250.00",
    ),
    "the platform's clock did nothing": (
        (*DECLINED, "01-15 observe M1 what=dispute-silence happened=false"),
        "01-20",
        "disputed: M1 funded disputed escrow 250.00",
    ),
    "the platform's clock was late": (
        (*DECLINED, "01-16 observe M1 what=dispute-silence happened=true"),
        "01-16",
        "closed: M1 released pending 250.00",
    ),
    "the default did not happen": (
        (*ANSWERED, "02-14 observe M1 what=arbitration-default happened=false"),
        "03-01",
        "disputed: M1 funded disputed escrow 250.00",
    ),
}


@pytest.mark.parametrize("events, as_of, outcome", WAYS_OUT.values(), ids=WAYS_OUT)
def test_every_way_out(events: Sequence[str], as_of: str, outcome: str) -> None:
    assert outcome == told(contract_of(events, as_of))


@pytest.mark.parametrize(
    "opened, silence",
    [
        ("01-05", "01-12"),
        ("01-07T10:00", "01-14T10:00"),
        ("01-09T17:00", "01-16T17:00"),
        ("01-10", "01-16"),
        ("01-11T23:00", "01-16T23:00"),
    ],
    ids=["Monday", "over a weekend", "from a Friday", "from a Saturday", "from a Sunday"],
)
def test_five_business_days(opened: str, silence: str) -> None:
    contract = contract_of(
        ["01-05 fund M1 amount=250.00", f"{opened} dispute M1 claim=250.00"], opened
    )

    assert [f"{silence} dispute-silence"] == dates(contract)


def test_calendar_days_count_every_day() -> None:
    contract = contract_of(OPENED, "01-08", policy='dispute_days_are = "calendar"')

    assert ["01-12T10:00 dispute-silence"] == dates(contract)


def test_the_fees_are_due_after_mediation() -> None:
    assert ["02-13T10:00 arbitration-default"] == dates(contract_of(ANSWERED, "01-09"))


def test_where_there_is_no_clock_it_waits() -> None:
    contract = contract_of(OPENED, "12-31", preset="generic")

    assert "disputed: M1 funded disputed escrow 250.00" == told(contract)
    assert [] == dates(contract)


FEES = {
    "RULEBOOK 6, row 9": ("1000.00", "950.00", "M1 released paid 950.00 arbitration 50.00"),
    "row 9, divided": (
        "1000.00",
        "475.00",
        "M1 split paid 475.00 refunded 475.00 arbitration 50.00",
    ),
    "row 10": ("50.00", "25.00", "M1 split paid 25.00 refunded 25.00"),
    "a cent above the waiver": ("50.01", "25.01", "M1 released paid 25.01 arbitration 25.00"),
    "row 12": ("400.00", "375.00", "M1 released paid 375.00 arbitration 25.00"),
}


@pytest.mark.parametrize("held, share, outcome", FEES.values(), ids=FEES)
def test_the_fee_comes_out_of_what_is_held(held: str, share: str, outcome: str) -> None:
    events = [
        f"01-05 fund M1 amount={held}",
        f"01-06 dispute M1 claim={held}",
        f"01-07 rule M1 freelancer={share}",
    ]
    contract = contract_of(
        events, "01-08", preset="generic", policy=OUT_OF_ESCROW, milestones=[f"M1 {held}"]
    )

    assert f"active: {outcome}" == told(contract)


def test_a_ruling_cannot_give_away_the_fee() -> None:
    events = [
        "01-05 fund M1 amount=400.00",
        "01-06 dispute M1 claim=400.00",
        "01-07 rule M1 freelancer=375.01",
    ]
    with pytest.raises(Refused) as caught:
        contract_of(
            events, "01-08", preset="generic", policy=OUT_OF_ESCROW, milestones=["M1 400.00"]
        )

    assert "more-than-held" == caught.value.refusal.code
    assert "375.00 USD of M1 is there to divide" in caught.value.refusal.message


# M1 is released in part: the rest is carried, and the freelancer disputes that (RULEBOOK 1a).
CARRIED = ("01-05 fund M1 amount=250.00", "01-06 release M1 amount=150.00")


POOL = {
    "it is frozen": (
        (*CARRIED, "01-07 dispute claim=100.00"),
        "disputed: M1 released pending 150.00; pool 100.00 refunded 0.00",
    ),
    "settled in his favour": (
        (*CARRIED, "01-07 dispute claim=100.00", "01-08 settle freelancer=100.00"),
        "active: M1 released pending 250.00",
    ),
    "divided": (
        (*CARRIED, "01-07 dispute claim=100.00", "01-08 rule freelancer=80.00"),
        "active: M1 released pending 230.00; pool 0.00 refunded 20.00",
    ),
    "given back": (
        (*CARRIED, "01-07 dispute claim=100.00", "01-08 settle freelancer=0"),
        "active: M1 released pending 150.00; pool 0.00 refunded 100.00",
    ),
    "the next deposit is new money": (
        (*CARRIED, "01-07 dispute claim=100.00", "01-08 fund M2 amount=250.00"),
        "disputed: M1 released pending 150.00; M2 funded escrow 250.00; pool 100.00 refunded 0.00",
    ),
    "after a closing": (
        (
            *CARRIED,
            "01-07 close by=client",
            "01-08 decline-refund",
            "01-09 settle freelancer=40.00",
        ),
        "closed: M1 released pending 190.00; pool 0.00 refunded 60.00",
    ),
}


@pytest.mark.parametrize("events, outcome", POOL.values(), ids=POOL)
def test_the_pool_is_disputed(events: Sequence[str], outcome: str) -> None:
    assert outcome == told(contract_of(events, "01-09"))


BALANCE = 'holds = "balance"\nreview_days = 7\non_review_expiry = "release"\n'
IN_BALANCE = ("01-05 fund amount=300.00", "01-06 submit M1", "01-07 dispute claim=300.00")


def test_a_frozen_balance_still_covers_what_it_covers() -> None:
    contract = contract_of(IN_BALANCE, "01-08", preset="generic", policy=BALANCE)

    assert "disputed" == contract.state
    assert [("M1", "submitted", 0), ("M2", "funded", 20000)] == [
        (row.id, row.state, row.unfunded_minor) for row in contract.milestones
    ]


def test_a_frozen_balance_is_not_released() -> None:
    with pytest.raises(Refused) as caught:
        contract_of(
            [*IN_BALANCE, "01-08 release M1 amount=250.00"],
            "01-08",
            preset="generic",
            policy=BALANCE,
        )

    assert "disputed" == caught.value.refusal.code


def test_a_dispute_over_the_balance_stops_its_reviews_for_good() -> None:
    events = [*IN_BALANCE, "01-30 settle freelancer=0", "02-01 fund amount=250.00"]
    contract = contract_of(events, "04-01", preset="generic", policy=BALANCE)

    assert [] == [happening for happening in contract.log if happening.firing is not None]
    assert 25000 == contract.totals.pool_minor


def test_a_settled_balance_pays_milestones_in_their_order() -> None:
    contract = contract_of(
        [*IN_BALANCE, "01-08 settle freelancer=280.00"], "01-08", preset="generic", policy=BALANCE
    )

    assert [25000, 3000] == [row.paid_minor for row in contract.milestones]
    assert 2000 == contract.totals.refunded_minor


RETAINED = 'retainage = "10%"\npartial_release = "carry"\n'


# 15.00 of M1's first release are held back, and a tenth of what the quarrel gives him.
@pytest.mark.parametrize("share, retained_minor", [("100.00", 2500), ("40.00", 1900), ("0", 1500)])
def test_what_is_held_back_is_not_disputed(share: str, retained_minor: int) -> None:
    events = [*CARRIED, "01-07 dispute claim=100.00", f"01-08 settle freelancer={share}"]
    contract = contract_of(events, "01-08", policy=RETAINED)

    assert "active" == contract.state
    assert retained_minor == contract.totals.pool_minor == contract.standing.retained_minor


def test_more_than_the_free_pool_cannot_be_claimed() -> None:
    with pytest.raises(Refused) as caught:
        contract_of([*CARRIED, "01-07 dispute claim=100.01"], "01-08", policy=RETAINED)

    assert "100.00 USD of the pool is there to divide" in caught.value.refusal.message


REFUSED = {
    "a claim above what is held": ("01-06 dispute M1 claim=250.01", "more-than-held"),
    "a dispute over nothing": ("01-06 dispute M2 claim=0", "nothing-in-escrow"),
    "a dispute over an empty pool": ("01-06 dispute claim=0", "nothing-in-escrow"),
    "an offer without a dispute": (
        "01-06 offer M1 freelancer=1.00 by=client",
        "not-disputed",
    ),
    "a fee without a dispute": ("01-06 pay-fee M1 amount=1.00 by=client", "not-disputed"),
    "a ruling without a dispute": ("01-06 rule M1 freelancer=1.00", "not-for-staff"),
    "a settlement above what is held": ("01-06 settle M1 freelancer=250.01", "more-than-held"),
    "an offer by nobody": ("01-06 offer M1 freelancer=1.00", "party-needed"),
    "an offer by the arbiter": ("01-06 offer M1 freelancer=1.00 by=arbiter", "party-needed"),
    "a dispute by the platform": ("01-06 dispute M1 claim=1.00 by=platform", "party-needed"),
    "a fee by the platform": ("01-06 pay-fee M1 amount=1.00 by=platform", "party-needed"),
}


@pytest.mark.parametrize("event, code", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(event: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        contract_of(["01-05 fund M1 amount=250.00", event], "01-07")

    assert code == caught.value.refusal.code


FROZEN = {
    "submit": "submit M1",
    "release": "release M1 amount=1.00",
    "refund": "refund M1 amount=1.00 from=escrow",
    "request-refund": "request-refund M1",
    "fund": "fund M1 amount=1.00",
    "close": "close by=freelancer",
    "dispute": "dispute M1 claim=1.00",
    "request-release": "request-release M1",
}


@pytest.mark.parametrize("event", FROZEN.values(), ids=FROZEN)
def test_frozen_money_does_not_move(event: str) -> None:
    events = ["01-05 fund M1 amount=200.00", "01-06 dispute M1 claim=200.00", f"01-07 {event}"]
    with pytest.raises(Refused) as caught:
        contract_of(events, "01-08")

    assert "disputed" == caught.value.refusal.code


def test_one_fee_a_side() -> None:
    paid = "pay-fee M1 amount=291.00 by=client"
    with pytest.raises(Refused) as caught:
        contract_of([*OPENED, f"01-08 {paid}", f"01-09 {paid}"], "01-10")

    assert "fee-paid-already" == caught.value.refusal.code


def test_no_fee_where_no_side_pays() -> None:
    with pytest.raises(Refused) as caught:
        contract_of([*OPENED, "01-08 pay-fee M1 amount=1.00 by=client"], "01-10", preset="generic")

    assert "no-arbitration-fee" == caught.value.refusal.code


def test_a_paid_fee_is_the_arbiters_and_no_pot() -> None:
    contract = contract_of([*OPENED, "01-08 pay-fee M1 amount=291.00 by=client"], "01-10")

    assert (0, 29100) == (
        contract.totals.arbitration_minor,
        contract.totals.arbitration_fees_minor,
    )


def test_it_may_be_settled_without_a_dispute() -> None:
    contract = contract_of(
        ["01-05 fund M1 amount=250.00", "01-06 settle M1 freelancer=100.00"], "01-06"
    )

    assert "active: M1 split pending 100.00 refunded 150.00" == told(contract)


def test_staff_rule_on_what_nobody_disputes() -> None:
    events = [
        "01-05 fund M1 amount=250.00",
        "01-06 request-refund M1 amount=100.00",
        "01-07 rule M1 freelancer=200.00",
    ]
    policy = 'on_refund_silence = "staff"'
    contract = contract_of(events, "01-08", preset="generic", policy=policy)

    assert "active: M1 split paid 200.00 refunded 50.00" == told(contract)


def test_staff_rule_after_a_closing() -> None:
    events = [
        "01-05 fund M1 amount=250.00",
        "01-06 close by=client",
        "01-07 rule M1 freelancer=200.00",
    ]
    contract = contract_of(events, "01-08", preset="generic", policy='close_by_client = "staff"')

    assert "closed: M1 split paid 200.00 refunded 50.00" == told(contract)


def test_a_dispute_stops_the_review_for_good() -> None:
    events = [
        "01-05 fund M1 amount=250.00",
        "01-06 submit M1",
        "01-07 dispute M1 claim=250.00",
        "01-08 offer M1 freelancer=1.00 by=client",
    ]

    assert ["02-13 arbitration-default"] == dates(contract_of(events, "01-08"))


def test_a_disputed_contract_does_not_become_dormant() -> None:
    contract = contract_of(
        ["01-05 fund M1 amount=250.00", "01-06 dispute M1 claim=250.00"],
        "12-31",
        policy='dispute_response_days = "none"\narbitration_pay_days = "none"',
        milestones=["M1 250.00 2026-01-10"],
    )

    assert "disputed" == contract.state
