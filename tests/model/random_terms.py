"""Random terms for random lives: every preset, as it stands and with other values agreed.

About half of the lives keep to their preset, but for fees that it does not know; the others agree
on something else, so that each behaviour meets each other one.
"""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from tests.model.presets import PRESETS, STATED_IN
from tests.model.values import decimal_text

ZONES = ("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati")
BEGIN = datetime(2025, 10, 1, tzinfo=UTC)
FEES = ("client_fee", "freelancer_fee", "initiation_fee", "arbitration_fee")

Overrides = dict[str, Any]


def random_terms(rng: Random, name: str, preset: str) -> dict[str, Any]:
    """The terms of one contract, as tomllib would give them."""
    stated = [currency for (named, _), currency in STATED_IN.items() if named == preset]
    currency = rng.choice((*(stated[:1] or ["USD"]) * 3, "USD", "JPY", "KWD"))
    table: dict[str, Any] = {
        "format": 1,
        "id": name,
        "title": "A random life",
        "client": "Aldgate Foods",
        "freelancer": "Studio 1",
        "currency": currency,
        "timezone": rng.choice(ZONES),
        "policy": {"preset": preset, **agreed(rng, preset, currency)},
        "milestone": [],
    }
    dated = rng.random() < 0.7
    for number in range(1, rng.choice((2, 3, 3, 4, 5))):
        large, small = rng.randrange(5000, 60000), rng.randrange(1000, 60000)
        amount = rng.choices((rng.choice((499, 500, 4999)), small, large), (1, 3, 6))[0]
        milestone: dict[str, Any] = {
            "id": f"M{number}",
            "title": f"Part {number}",
            "amount": decimal_text(amount, currency),
        }
        if dated and rng.random() < 0.8:
            milestone["due"] = (BEGIN + timedelta(days=rng.randrange(20, 500))).date()
        table["milestone"].append(milestone)
    return table


def agreed(rng: Random, preset: str, currency: str) -> Overrides:
    """What one contract agrees beside its preset."""
    chosen: Overrides = {}
    fees = of_fees(rng, currency)
    for key in FEES:
        # With one fee unknown, no total of fees says anything.
        if PRESETS[preset][key] in ("unknown", "0") and rng.random() < 0.6:
            chosen[key] = fees[key]
    if rng.random() < 0.25:
        chosen["retainage"] = rng.choice(("5%", "10%", "12.5%", "20%"))
    if rng.random() < 0.45:
        return chosen
    for family in FAMILIES:
        if rng.random() < 0.35:
            values = family(rng, currency)
            for key in rng.sample(sorted(values), rng.randint(1, len(values))):
                chosen[key] = values[key]
    for together in (of_review, of_request_clock, of_dormancy, of_term, of_silent_quarrel):
        if rng.random() < 0.18:
            chosen |= together(rng)
    return chosen


def of_fees(rng: Random, currency: str) -> Overrides:
    flat = decimal_text(rng.randrange(1, 400), currency)
    limit, next_limit = decimal_text(15000, currency), decimal_text(45000, currency)
    fees = ("10%", "7.5%", flat, f"5% min {flat}", f"5.5% + {flat} below {limit}", "3.33%")
    tiers = (f"20% to {limit}, 10%", f"20% to {limit}, 7.5% to {next_limit}, 3%")
    return {
        "client_fee": rng.choice((*fees, tiers[1])),
        "freelancer_fee": rng.choice((*fees, *tiers)),
        "initiation_fee": rng.choice((flat, "5%")),
        "arbitration_fee": rng.choice(("5%", f"5% min {flat}", flat, "12.5%")),
        "client_fee_event": rng.choice(("funding", "payment", "acceptance")),
        "freelancer_fee_event": rng.choice(("release", "acceptance")),
        "initiation_fee_returned": rng.choice(("if-nothing-released", "never")),
        "client_fee_returned": rng.random() < 0.7,
        "freelancer_fee_returned": rng.random() < 0.7,
        "rounding": rng.choice(("half_up", "half_even", "down")),
    }


def of_funding(rng: Random, currency: str) -> Overrides:
    forty = decimal_text(4000, currency)
    return {
        "funding": rng.choice(("any", "one-at-a-time", "all-at-start")),
        "min_milestone": rng.choice(("0", "5.00 USD", decimal_text(2000, currency))),
        "max_milestones": rng.choice((3, 4, "none")),
        "min_deposit": rng.choice(("30%", f"100% to {forty}, 30%", f"100% to {forty}, 12.5%")),
        "escrow_before_work": rng.random() < 0.5,
    }


def of_release(rng: Random, currency: str) -> Overrides:
    return {
        "hold_days": rng.choice((1, 5, 14, 0)),
        "partial_release": rng.choice(("carry", "keep", "refuse")),
        "excess_release": rng.choice(("bonus", "refuse")),
        "release_order": rng.choice(("any", "in-order")),
        "last_release": rng.choice(("exact", "all")),
        "release_response_days": rng.choice((3, 7)),
        "on_release_silence": rng.choice(("release", "release", "none")),
        "retainage": rng.choice(("5%", "10%", "20%")),
    }


def of_refunds(rng: Random, currency: str) -> Overrides:
    return {
        "refund_request": rng.choice(("any-time", "any-time", "closing", "none")),
        "on_refund_silence": rng.choice(("refund", "release", "staff", "none")),
        "voluntary_refund_days": rng.choice((3, 30, "none")),
        "ask_refund_days": rng.choice((10, 60, "none")),
    }


def of_closing(rng: Random, currency: str) -> Overrides:
    ways = ("request", "refund", "nothing", "staff")
    return {f"close_by_{side}": rng.choice(ways) for side in ("client", "freelancer", "platform")}


def of_quarrels(rng: Random, currency: str) -> Overrides:
    return {
        "arbitration_payer": rng.choice(("each", "both", "loser", "escrow", "escrow", "none")),
        "arbitration_waived_to": decimal_text(rng.choice((0, 5000)), currency),
        "mediation_days_max": rng.choice((5, 14, "none")),
        "arbitration_pay_days": rng.choice((3, 7)),
        "on_neither_pays": rng.choice(("client", "freelancer", "none")),
        "dispute_response_days": rng.choice((2, 5, 10)),
        "dispute_response_days_freelancer": rng.choice((1, 4)),
        "dispute_days_are": rng.choice(("business", "calendar")),
    }


FAMILIES = (of_fees, of_funding, of_release, of_refunds, of_closing, of_quarrels)


def of_review(rng: Random) -> Overrides:
    way = rng.choice(("release", "accept", "stop-order"))
    return {"review_days": rng.choice((3, 14)), "on_review_expiry": way}


def of_request_clock(rng: Random) -> Overrides:
    way = rng.choice(("refund", "release"))
    return {"refund_response_days": rng.choice((2, 7)), "on_refund_silence": way}


def of_dormancy(rng: Random) -> Overrides:
    return {
        "dormant_days": rng.choice((30, 45)),
        "dormant_from": rng.choice(("last-due", "last-activity")),
        "dormant_steps": rng.choice(([7, 7, 14], [3, 4, 5], [])),
    }


def of_term(rng: Random) -> Overrides:
    return {
        "term_days": rng.choice((0, 30, 90)),
        "term_from": rng.choice(("due", "first-funding")),
        "on_term": rng.choice(("refund", "release")),
    }


def of_silent_quarrel(rng: Random) -> Overrides:
    return {"dispute_response_days": rng.choice((2, 5)), "on_dispute_silence": "filer"}
