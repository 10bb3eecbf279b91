"""Fees, what is held back, and how halves of the smallest unit are rounded."""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.policy_texts.text import PolicyText

CHARGES: Mapping[str, PolicyText] = {
    "freelancer_fee": PolicyText(
        "The platform's fee on the freelancer, on the gross of each release and bonus. Tiers run "
        "over the contract's gross so far. Rounded once per event.",
        'freelancer_fee = "10%"',
        "RULEBOOK 2, freelancer_fee; 3, invariant 8; 6, rows 4 to 7, 13, 14, 41",
    ),
    "freelancer_fee_event": PolicyText(
        "When the freelancer's fee is charged. `release`: at each release and bonus. `acceptance`: "
        "on the price, once the contract begins: when it is accepted, or first funded or "
        "submitted.",
        'freelancer_fee_event = "release"',
        "RULEBOOK 1b, Freelancer.com; 6, row 56",
    ),
    "freelancer_fee_returned": PolicyText(
        "Whether the freelancer's fee comes back with money that the freelancer gives back. Where "
        'this is "unknown", no fee moves, and reports say so.',
        "freelancer_fee_returned = true",
        "RULEBOOK 1a, refund, voluntary",
    ),
    "client_fee": PolicyText(
        "The platform's fee on the client, charged on top of what is deposited or paid, and never "
        "part of the escrow. Only new money is charged, not what comes out of the pool.",
        'client_fee = "5%"',
        "RULEBOOK 2, client_fee; 6, rows 8, 17, 36, 37",
    ),
    "client_fee_event": PolicyText(
        "When the client's fee is charged. `funding`: at each deposit and bonus. `acceptance`: on "
        "the price, once the contract begins: when it is accepted, or first funded or submitted. "
        "`payment`: the same as `funding`, for platforms that charge at each payment, since the "
        "client pays when depositing.",
        'client_fee_event = "funding"',
        "RULEBOOK 2, client_fee_event; 6, row 56",
    ),
    "client_fee_returned": PolicyText(
        "Whether the client's fee comes back with money that goes back to the client out of "
        'escrow. Where this is "unknown", no fee moves, and reports say so.',
        "client_fee_returned = false",
        "RULEBOOK 2, client_fee_returned; 6, row 38",
    ),
    "initiation_fee": PolicyText(
        "What the client pays once per contract, beside its first deposit.",
        'initiation_fee = "4.99"',
        "RULEBOOK 2, initiation_fee; 6, row 37",
    ),
    "initiation_fee_returned": PolicyText(
        "`if-nothing-released`: the initiation fee goes back when a contract ends and nothing was "
        "ever released. `never`: it does not.",
        'initiation_fee_returned = "if-nothing-released"',
        "RULEBOOK 4, initiation fee; 6, row 38",
    ),
    "retainage": PolicyText(
        "What part of each release is held back until every milestone is final.",
        'retainage = "10%"',
        "RULEBOOK 6, row 63",
    ),
    "rounding": PolicyText(
        "How a fee that comes to a fraction of a cent is rounded. `half_up`: to the nearest, and "
        "exactly half a cent up. `half_even`: to the nearest, and exactly half a cent to the even "
        "one. `down`: any fraction is dropped. In other currencies, their smallest unit counts.",
        'rounding = "half_up"',
        "RULEBOOK 3, invariant 8; 6, rows 5, 6, 41",
    ),
}
