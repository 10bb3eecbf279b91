"""What is held for a milestone, how it is reviewed, released and given back."""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.policy_texts.text import PolicyText

HOLDING: Mapping[str, PolicyText] = {
    "holds": PolicyText(
        "Where deposited money lies. `milestone`: each milestone has an escrow of its own. "
        "`balance`: one shared balance in the pool, which a release takes from, naming the "
        "milestone that it pays for.",
        'holds = "balance"',
        "RULEBOOK 1a, fund; 1b, Guru",
    ),
    "funding": PolicyText(
        "Which milestones may hold money at the same time. `any`: all of them. `one-at-a-time`: "
        "the next is funded when no other holds escrow. `all-at-start`: all are funded before work "
        "begins.",
        'funding = "one-at-a-time"',
        "RULEBOOK 1a, fund; 2, funding",
    ),
    "min_milestone": PolicyText(
        "The least price of a milestone. With a currency of its own it binds contracts in that "
        "currency only. A price below it is reported by `check` and refused by `fund`.",
        'min_milestone = "5.00 USD"',
        "RULEBOOK 1a, propose; 2, min_milestone; 6, row 39",
    ),
    "max_milestones": PolicyText(
        "How many milestones one contract may have; `none` for no limit.",
        "max_milestones = 6",
        "RULEBOOK 2, max_milestones",
    ),
    "min_deposit": PolicyText(
        "The least that a milestone's first deposit may be, as a share of its price; `fund` "
        "refuses less. Steps go by the whole price: with `100% to 40.00, 30%` a price up to 40.00 "
        "is deposited in full, and a higher one at least to 30 percent. `0%`: any deposit will do.",
        'min_deposit = "100% to 40.00, 30%"',
        "RULEBOOK 1b, PeoplePerHour; 6, row 59",
    ),
    "escrow_before_work": PolicyText(
        "Whether work can be submitted only on a milestone that holds escrow. Work without escrow "
        "is at the freelancer's own risk either way.",
        "escrow_before_work = true",
        "RULEBOOK 1a, start work unfunded; 3, submit",
    ),
    "review_days": PolicyText(
        "How long the client may look at submitted work before `on_review_expiry` happens. The "
        "count starts at the later of submission and funding, and again at each resubmission; a "
        "pause does not stop it (both assumed). `none`: no limit.",
        "review_days = 14",
        "RULEBOOK 1a, submit, request changes; 6, rows 31, 32",
    ),
    "on_review_expiry": PolicyText(
        "What the client's silence on submitted work does. `release`: the escrow is released to "
        "the freelancer. `accept`: the same as `release`, for platforms that call it acceptance. "
        "`stop-order`: it is released, and the contract closes, so the milestones after it never "
        "start. `none`: nothing.",
        'on_review_expiry = "release"',
        "RULEBOOK 1a, auto-release; 1b, Fiverr, Escrow.com",
    ),
    "hold_days": PolicyText(
        "The security hold: for how many days after a release the money is pending before it is "
        "paid to the freelancer. 0: it is paid at once.",
        "hold_days = 5",
        "RULEBOOK 1a, release, full; 6, row 33",
    ),
    "partial_release": PolicyText(
        "What happens to the rest when a part of a milestone's escrow is released. `carry`: it "
        "goes to the pool, for the next milestone. `keep`: it stays in the milestone. `refuse`: "
        "only the whole can be released.",
        'partial_release = "carry"',
        "RULEBOOK 1a, release, partial; 1b, Freelancer.com, Contra; 6, rows 1, 2",
    ),
    "excess_release": PolicyText(
        "What happens when more is released than the escrow holds. `bonus`: the excess is a bonus, "
        "and the client's fee is charged on it. `refuse`: no more can be released than is held.",
        'excess_release = "bonus"',
        "RULEBOOK 1a, release more than funded",
    ),
    "release_order": PolicyText(
        "`any`: milestones are released in whatever order the client likes. `in-order`: only "
        "after all milestones before them.",
        'release_order = "in-order"',
        "RULEBOOK 1b, Smart Invoice",
    ),
    "last_release": PolicyText(
        "What the last release takes. `exact`: what was agreed. `all`: everything that is still "
        "held, so that nothing is left behind.",
        'last_release = "all"',
        "RULEBOOK 1b, Smart Invoice; 6, row 47",
    ),
    "release_response_days": PolicyText(
        "How long the client may take to answer a freelancer who asks for the release of money "
        "before `on_release_silence` happens. `none`: no limit, and silence does nothing.",
        "release_response_days = 7",
        "RULEBOOK 1b, Guru",
    ),
    "on_release_silence": PolicyText(
        "What the client's silence on a freelancer's request for release does. `release`: silence "
        "is consent, and the requested amount is released. `none`: nothing; a dormant contract has "
        "steps of its own.",
        'on_release_silence = "release"',
        "RULEBOOK 1b, Guru",
    ),
    "refund_request": PolicyText(
        "When the client may ask for money that is still held. `closing`: only by ending the "
        "contract. `any-time`: at any time. `none`: never.",
        'refund_request = "closing"',
        "RULEBOOK 1a, refund request, escrow",
    ),
    "refund_response_days": PolicyText(
        "How long the freelancer may take to answer a refund request before `on_refund_silence` "
        "happens. `none`: no limit, and silence does nothing.",
        "refund_response_days = 7",
        "RULEBOOK 1a, stay silent; 6, row 27",
    ),
    "on_refund_silence": PolicyText(
        "What silence on a refund request does. `refund`: the requested amount goes back to the "
        "client. `release`: it goes to the freelancer. `staff`: the platform's staff decide. "
        "`none`: nothing.",
        'on_refund_silence = "refund"',
        "RULEBOOK 1a, stay silent; 1b, PeoplePerHour",
    ),
    "voluntary_refund_days": PolicyText(
        "For how many days after a release the freelancer can give it back through the platform. "
        "`none`: no limit; 0: never, released money is final.",
        "voluntary_refund_days = 180",
        "RULEBOOK 1a, refund, voluntary",
    ),
    "ask_refund_days": PolicyText(
        "For how many days after a release the client can ask for it back through the platform. "
        "The freelancer is free to refuse, and nothing moves by itself. `none`: no limit.",
        "ask_refund_days = 365",
        "RULEBOOK 1a, refund request, released money",
    ),
    "mediate_released_days": PolicyText(
        "For how many days after a release the platform mediates a quarrel about it. `none`: no "
        "limit; 0: never.",
        "mediate_released_days = 30",
        "RULEBOOK 1a, refund request, released money",
    ),
}
