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
        "When the freelancer's fee falls. `release`: at each release and bonus. `acceptance`: on "
        "the price, when the contract is accepted.",
        'freelancer_fee_event = "release"',
        "RULEBOOK 1b, Freelancer.com; 6, row 56",
    ),
    "freelancer_fee_returned": PolicyText(
        "Whether his fee comes back to the freelancer on what he gives back. Where it is "
        '"unknown" nothing moves, and reports name it.',
        "freelancer_fee_returned = true",
        "RULEBOOK 1a, refund, voluntary",
    ),
    "client_fee": PolicyText(
        "The platform's fee on the client, beside what he deposits or pays, and never part of the "
        "escrow. Only new money is charged, not what comes out of the pool.",
        'client_fee = "5%"',
        "RULEBOOK 2, client_fee; 6, rows 8, 17, 36, 37",
    ),
    "client_fee_event": PolicyText(
        "When the client's fee falls. `funding`: at each deposit and bonus. `acceptance`: on the "
        "price, when the contract is accepted. `payment`: at each payment.",
        'client_fee_event = "funding"',
        "RULEBOOK 2, client_fee_event; 6, row 56",
    ),
    "client_fee_returned": PolicyText(
        "Whether his fee comes back to the client on what goes back to him out of escrow. Where "
        'it is "unknown" nothing moves, and reports name it.',
        "client_fee_returned = false",
        "RULEBOOK 2, client_fee_returned; 6, row 38",
    ),
    "initiation_fee": PolicyText(
        "What the client pays once per contract, beside its first deposit.",
        'initiation_fee = "4.99"',
        "RULEBOOK 2, initiation_fee; 6, row 37",
    ),
    "initiation_fee_returned": PolicyText(
        "`if-nothing-released`: the initiation fee goes back when a contract ends of which "
        "nothing was ever released. `never`: it does not.",
        'initiation_fee_returned = "if-nothing-released"',
        "RULEBOOK 4, initiation fee; 6, row 38",
    ),
    "retainage": PolicyText(
        "What part of each release is held back until every milestone is final.",
        'retainage = "10%"',
        "RULEBOOK 6, row 63",
    ),
    "rounding": PolicyText(
        "How a fee of a fraction of the smallest unit is rounded. `half_up`: to the nearest, "
        "exactly a half up. `half_even`: to the nearest, exactly a half to the even one. `down`: "
        "any fraction is dropped.",
        'rounding = "half_up"',
        "RULEBOOK 3, invariant 8; 6, rows 5, 6, 41",
    ),
}
