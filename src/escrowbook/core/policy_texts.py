"""What each policy key means, for `explain`, `policy show` and the guide.

Each has a paragraph, an example of an override in a contract's file, and the part and row of the
rule book that it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PolicyText:
    """One key in words: its meaning, one line of TOML that sets it, and the rule's source."""

    meaning: str
    example: str
    source: str


POLICY_TEXTS: Mapping[str, PolicyText] = {
    "holds": PolicyText(
        "Where deposited money lies. `milestone`: each milestone has an escrow of its own. "
        "`balance`: one shared balance in the pool, which a release takes from, naming the "
        "milestone that it pays for.",
        'holds = "balance"',
        "RULEBOOK 1a, fund; 1b, Guru",
    ),
    "funding": PolicyText(
        "Which milestones may hold money at once. `any`: all of them. `one-at-a-time`: the next "
        "is funded when no other holds escrow. `all-at-start`: everything before work begins.",
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
    "escrow_before_work": PolicyText(
        "Whether work can be submitted only on a milestone that holds escrow. What is done "
        "without escrow is at the freelancer's own risk either way.",
        "escrow_before_work = true",
        "RULEBOOK 1a, start work unfunded; 3, submit",
    ),
    "review_days": PolicyText(
        "How long the client may look at submitted work before `on_review_expiry` happens. The "
        "count starts at the later of submission and funding, and anew at each resubmission; a "
        "pause does not stop it (both assumed). `none`: the client may take for ever.",
        "review_days = 14",
        "RULEBOOK 1a, submit, request changes; 6, rows 31, 32",
    ),
    "on_review_expiry": PolicyText(
        "What the client's silence on submitted work does. `release`: the escrow is released. "
        "`accept`: the work counts as accepted and is paid. `stop-order`: it is paid, and the "
        "milestones after it never start. `none`: nothing.",
        'on_review_expiry = "release"',
        "RULEBOOK 1a, auto-release; 1b, Fiverr, Escrow.com",
    ),
    "hold_days": PolicyText(
        "The security hold: released money is pending for so many days, counted from each "
        "release, before it is the freelancer's. 0 pays at once.",
        "hold_days = 5",
        "RULEBOOK 1a, release, full; 6, row 33",
    ),
    "partial_release": PolicyText(
        "What becomes of the rest when a part of a milestone's escrow is released. `carry`: it "
        "goes to the pool, for the next milestone. `keep`: it stays in the milestone. `refuse`: "
        "only the whole can be released.",
        'partial_release = "carry"',
        "RULEBOOK 1a, release, partial; 1b, Freelancer.com, Contra; 6, rows 1, 2",
    ),
    "excess_release": PolicyText(
        "What becomes of an amount above the escrow. `bonus`: the excess is a bonus, charged anew "
        "with the client's fee. `refuse`: no more can be released than is held.",
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
    "refund_request": PolicyText(
        "When the client may ask for money that is still held. `closing`: only by ending the "
        "contract. `any-time`: whenever he likes. `none`: never.",
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
        "What silence on a refund request does. `refund`: the client gets what he asked for. "
        "`release`: the freelancer does. `staff`: the platform's people decide. `none`: nothing.",
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
        "For how many days after a release the platform helps in a quarrel about it. `none`: no "
        "limit; 0: never.",
        "mediate_released_days = 30",
        "RULEBOOK 1a, refund request, released money",
    ),
    "dispute_response_days": PolicyText(
        "How long the other side may take to answer a dispute before `on_dispute_silence` "
        "happens, counted as `dispute_days_are` says. `none`: no limit.",
        "dispute_response_days = 5",
        "RULEBOOK 1a, decline = dispute",
    ),
    "dispute_days_are": PolicyText(
        "Whether the days to answer a dispute are `business` days (Monday to Friday; holidays are "
        "not known) or `calendar` days.",
        'dispute_days_are = "business"',
        "RULEBOOK 1a, decline = dispute; 3, invariant 9",
    ),
    "on_dispute_silence": PolicyText(
        "What silence on a dispute does. `filer`: whoever filed it gets all that was claimed. "
        "`none`: nothing.",
        'on_dispute_silence = "filer"',
        "RULEBOOK 1a, decline = dispute; 1b, Freelancer.com",
    ),
    "mediation_days_max": PolicyText(
        "How long the platform's mediation lasts at most, for the dates ahead; it is not binding "
        "and moves nothing. `none`: there is none, or no limit is known.",
        "mediation_days_max = 30",
        "RULEBOOK 1a, mediation",
    ),
    "arbitration_pay_days": PolicyText(
        "How long both sides may take to pay for arbitration once mediation has failed; then "
        "`on_neither_pays` happens, or the only one who paid wins. `none`: no arbitration.",
        "arbitration_pay_days = 7",
        "RULEBOOK 1a, arbitrate",
    ),
    "on_neither_pays": PolicyText(
        "Who gets the disputed escrow where neither side pays for arbitration: `client`, "
        "`freelancer`, or `none`: it stays.",
        'on_neither_pays = "client"',
        "RULEBOOK 1a, arbitrate",
    ),
    "arbitration_fee": PolicyText(
        "What arbitration costs; `arbitration_payer` says whom.",
        'arbitration_fee = "5% min 25.00"',
        "RULEBOOK 2, arbitration_fee; 6, rows 9, 12, 23",
    ),
    "arbitration_payer": PolicyText(
        "Who pays for arbitration. `each`: either side pays the fee in full. `both`: half each. "
        "`escrow`: it is taken out of the disputed money before that is divided. `none`: nobody.",
        'arbitration_payer = "escrow"',
        "RULEBOOK 2, arbitration_payer; 6, row 9",
    ),
    "arbitration_waived_to": PolicyText(
        "Up to which disputed amount, that amount included, there is no arbitration fee; 0 waives "
        "it for none.",
        'arbitration_waived_to = "50.00"',
        "RULEBOOK 1b, Guru; 6, row 10",
    ),
    "dormant_days": PolicyText(
        "After how many days without activity a contract that holds money becomes dormant, and "
        "the platform's steps to close it begin. `none`: it may lie for ever.",
        "dormant_days = 90",
        "RULEBOOK 1c; 6, row 34",
    ),
    "dormant_from": PolicyText(
        "From when dormancy counts. `last-due`: from the later of the last due date and the last "
        "activity; without a due date it cannot be computed. `last-activity`: from the last "
        "activity alone.",
        'dormant_from = "last-due"',
        "RULEBOOK 1c",
    ),
    "dormant_notice_days": PolicyText(
        "On which days of the count the platform sends a notice before the contract is dormant. "
        "[] for none.",
        "dormant_notice_days = [76, 83]",
        "RULEBOOK 1c",
    ),
    "dormant_steps": PolicyText(
        "Once dormant: days for the client to act, then days for the freelancer to ask for "
        "release, then, if he asked, days for the client to object. All silent, the platform "
        "closes; an unanswered ask is paid. [] has no steps: the platform closes at once.",
        "dormant_steps = [7, 7, 14]",
        "RULEBOOK 1c; 6, row 34",
    ),
    "close_by_client": PolicyText(
        "What the client's closing does with all that is held and that he does not pay. "
        "`request`: it is a refund request. `refund`: it goes back to him. `nothing`: it stays "
        "until it is released, refunded or settled. `staff`: it stays until the platform decides.",
        'close_by_client = "request"',
        "RULEBOOK 1a, close by client; 4",
    ),
    "close_by_freelancer": PolicyText(
        "What the freelancer's closing does with all that is held, submitted work included; the "
        "words are those of `close_by_client`.",
        'close_by_freelancer = "refund"',
        "RULEBOOK 1a, close by freelancer; 4",
    ),
    "close_by_platform": PolicyText(
        "What the platform's own closing, after dormancy, does with all that is held; the words "
        "are those of `close_by_client`.",
        'close_by_platform = "refund"',
        "RULEBOOK 1a, dormant closing; 4",
    ),
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
