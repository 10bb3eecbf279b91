"""Warnings: those of INTERFACE 7, and the further advice of the rule book (RULEBOOK 5).

What has a threshold goes by thresholds.py, so that a book may set it.
"""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.checks import (
    agreement,
    changes,
    disputes,
    dormancy,
    funding,
    integrity,
    payment,
    prices,
    refunds,
    review,
)
from escrowbook.core.checks.inspection import Check
from escrowbook.core.checks.thresholds import USUAL

# To the letter of INTERFACE 7.
PROMISED: Mapping[str, Check] = {
    "next-unfunded": Check(
        "warning",
        "The milestone before it is paid and nothing is in escrow, and this one is overdue or due "
        f"within {USUAL.next_unfunded_days} days.",
        "RULEBOOK 5, next-unfunded [T1][U28]",
        "milestone fund {contract} {milestone}",
        "M3 is released, M4 is due in ten days and was never funded",
        funding.next_unfunded,
    ),
    "part-funded": Check(
        "warning",
        "A milestone holds a part of its price, and more work is done than that covers. The "
        "amount is what is missing.",
        "RULEBOOK 5, part-funded [T9]",
        "milestone fund {contract} {milestone}",
        "100.00 of 250.00 funded, and 60 percent done",
        funding.part_funded,
    ),
    "not-submitted": Check(
        "warning",
        "The work is marked as done and its money is in escrow, but it was not formally "
        "submitted: no review has begun, so silence pays nothing. Work is marked as done by "
        "`milestone work`; what a note says of a delivery is not read.",
        "RULEBOOK 5, not-submitted [T32][U6]",
        "milestone submit {contract} {milestone}",
        "milestone work acme-site M2 --done 100, and no submit after it",
        review.not_submitted,
    ),
    "review-ending": Check(
        "warning",
        f"A review ends within {USUAL.review_ending_days} days, and silence then pays the "
        "freelancer. A client who is not satisfied has to ask for changes before that day; a "
        "freelancer should not close before it.",
        "RULEBOOK 5, review-ending [U7][U26][T5][U11]; 1a, auto-release",
        "milestone request-changes {contract} {milestone}",
        "submitted under upwork twelve days ago, and the client is silent",
        review.review_ending,
    ),
    "dormant-soon": Check(
        "warning",
        f"Nobody acts on a contract that holds money: within {USUAL.dormant_soon_days} or "
        f"{dormancy.DORMANT_VERY_SOON_DAYS} days it becomes dormant, or it is already. The "
        "platform then closes it step by step, and silence gives what is held to the client.",
        "RULEBOOK 5, dormant-soon [U19][U20]; 1c",
        "milestone edit {contract} {milestone} --due DATE",
        "80 days after the last due date of an Upwork contract with 250.00 in escrow",
        dormancy.dormant_soon,
    ),
    "no-due-date": Check(
        "warning",
        "Money is held, no milestone has a due date, and the platform counts idle days from the "
        "last one: when the contract becomes dormant cannot be computed.",
        "RULEBOOK 5, no-due-date [U19]; INTERFACE 8, dormancy",
        "milestone edit {contract} {milestone} --due DATE",
        "an Upwork contract whose milestones have no `due`, M1 funded",
        dormancy.no_due_date,
    ),
    "no-scope": Check(
        "warning",
        "A milestone does not say what is to be delivered. In a mediation the description is what "
        "counts.",
        "RULEBOOK 5, no-scope [U5][U32]",
        "milestone edit {contract} {milestone} --scope TEXT",
        "[[milestone]] with id, title and amount only",
        agreement.no_scope,
    ),
    "below-min": Check(
        "warning",
        "The milestone's price is below the platform's minimum, so it cannot be funded.",
        "RULEBOOK 5, below-min [U1]; 6, row 39",
        "milestone edit {contract} {milestone} --amount AMOUNT",
        "a milestone of 4.99 USD under upwork",
        prices.below_minimum,
    ),
    "last-heavy": Check(
        "warning",
        "The last milestone is more than its equal share and above "
        f"{USUAL.last_heavy_percent} percent of the price, and nothing of it is deposited yet: "
        "the client can stop before the largest payment.",
        "RULEBOOK 5, last-heavy [T8][T19]; the threshold was chosen there",
        "milestone edit {contract} {milestone} --amount AMOUNT",
        "100.00, 100.00 and 300.00",
        prices.last_heavy,
    ),
    "close-loses": Check(
        "warning",
        "Work is done and its money is in escrow. A freelancer who closes the contract now hands "
        "all of it to the client; where a review runs, waiting for its end pays the freelancer.",
        "RULEBOOK 5, close-loses [U10][U11]; 1a, close by freelancer",
        "contract close {contract} --by freelancer --refund-report",
        "M3 submitted under upwork and under review, 250.00 in escrow",
        refunds.close_loses,
    ),
    "future": Check(
        "warning",
        "An event is recorded for a moment that has not come. It counts as if it had happened.",
        "INTERFACE 2, --at",
        "contract undo {contract}",
        "at = 2062-01-05T10:00:00Z, typed by hand for 2026",
        integrity.future_events,
        is_of_lines=True,
    ),
}

# "and the further advice of the rule book", in its order.
FURTHER: Mapping[str, Check] = {
    "first-light": Check(
        "warning",
        "The first milestone is a larger part of the work than of the money: a client who stops "
        "after it has most of the work. The days planned for it stand for the work, up to its due "
        "date and up to the last one; without due dates nothing is known.",
        "RULEBOOK 5, first-light [T9][T19]; the threshold was chosen here",
        "milestone edit {contract} {milestone} --amount AMOUNT",
        "M1 at 100.00 of 400.00, due after 60 of the 80 days",
        prices.first_light,
    ),
    "single-huge": Check(
        "warning",
        "One milestone is the whole contract, and its price is above the limit in its currency: "
        "everything hangs on one acceptance.",
        "RULEBOOK 5, single-huge [U2][T16]; the limit was chosen here",
        "milestone edit {contract} {milestone} --amount AMOUNT",
        "a website for 5000.00 USD in one milestone",
        prices.single_huge,
    ),
    "vague-scope": Check(
        "warning",
        "The scope of a milestone (or its title, if it has no scope) is only a few words, and one "
        "of them, such as `final` or `misc`, can mean anything.",
        "RULEBOOK 5, vague-scope [T27]; the words but `final` and `misc`, and how many, were "
        "chosen here",
        "milestone edit {contract} {milestone} --scope TEXT",
        'scope = "Final drafts"',
        agreement.vague_scope,
    ),
    "mis-submitted": Check(
        "warning",
        "A milestone was submitted, and a review runs, although the journal says that its work is "
        "not there. A mistaken submission cannot be withdrawn: the client asks for changes, or "
        "the money goes.",
        "RULEBOOK 5, mis-submitted [T11]; 1a, withdraw a mistaken submission",
        "milestone request-changes {contract} {milestone}",
        "milestone work acme-site M2 --done 20, and milestone submit acme-site M2",
        review.mis_submitted,
    ),
    "idle-funded": Check(
        "warning",
        "Money is in escrow, it is the freelancer's turn, and nothing was recorded for a long "
        "time. On some platforms an idle contract is closed, and its money goes back.",
        "RULEBOOK 5, idle-funded [U19]; the number of days was chosen here",
        "milestone submit {contract} {milestone}",
        "M2 funded on the first of March, and nothing since, at the end of April",
        review.idle_funded,
    ),
    "asked-released": Check(
        "warning",
        "The client asks for money back that was already released. The request moves nothing and "
        "has no deadline: the freelancer may refuse.",
        "RULEBOOK 5, asked-released [T1][T6]; 1a, refund request, released money [U15][U17]",
        "escrowbook refund decline {contract} {milestone}",
        "refund request acme-site M1, which was released in full",
        refunds.asked_released,
    ),
    "dispute-not-worth": Check(
        "warning",
        "A dispute is open whose claim, times the chance to win it, is no more than what "
        "arbitration costs the side that filed it. Without a chance a win counts as certain.",
        "RULEBOOK 5, dispute-not-worth [T16][T17]; 6, row 23",
        "escrowbook dispute settle {contract} {milestone} --freelancer AMOUNT",
        'a claim of 100.00, and arbitration_fee = "291.00"',
        disputes.dispute_not_worth,
    ),
    "bonus-promise": Check(
        "warning",
        "What was paid so far came as a bonus and nothing through escrow, while more is promised. "
        "A bonus is never held, so a promised one is not protected.",
        "RULEBOOK 5, bonus-promise [T22]; 1a, bonus [U24]",
        "milestone fund {contract} {milestone}",
        "contract bonus acme-site 200.00, and M1 and M2 were never funded",
        payment.bonus_promise,
    ),
    "carry-trap": Check(
        "warning",
        "A milestone was released in part and looks settled, but its rest was carried on to the "
        "next one. A freelancer who expected the whole amount may dispute that.",
        "RULEBOOK 5, carry-trap [U12][T24]; 1a, release, partial [U7][U31]",
        "escrowbook dispute open {contract} --claim AMOUNT",
        "milestone release acme-site M1 --amount 100.00, of 250.00 under upwork",
        payment.carry_trap,
    ),
    "over-deposit": Check(
        "warning",
        "A milestone was added when the whole price was deposited already and still held: it does "
        "not divide that deposit; the total price rises.",
        "RULEBOOK 5, over-deposit [T37]; 1a, fund in advance [U5]",
        "milestone cancel {contract} {milestone}",
        "100.00 deposited in M1, and M2 at 25.00 added after it",
        changes.over_deposit,
    ),
    "terms-drift": Check(
        "warning",
        "The client changed or dropped a milestone after the freelancer accepted it, and the "
        "freelancer has recorded nothing about it since, not even a note. Terms that were changed "
        "in the file by hand are reported by the check `terms`.",
        "RULEBOOK 5, terms-drift [T13]; 7, client can redraw future milestones",
        "contract note {contract} 'agreed: {milestone}' --by freelancer",
        "milestone edit acme-site M3 --amount 200.00, where 250.00 were accepted",
        changes.terms_drift,
    ),
    "scope-creep": Check(
        "warning",
        "More is wanted for the same money: changes were asked for again and again, or the client "
        "changed the scope once money was put in, and not the price.",
        "RULEBOOK 5, scope-creep [T6][T36]; how many times was chosen here",
        "milestone add {contract} 'TITLE=AMOUNT'",
        "milestone request-changes acme-site M2, for the third time",
        changes.scope_creep,
    ),
    "off-platform": Check(
        "warning",
        "A note says that a payment or a refund goes past the platform, which breaks its terms and "
        "loses its protection. Only notes can say so, and only in the words of "
        "`off_platform_phrases`; what is not written in a note is not found.",
        "RULEBOOK 5, off-platform [U9][U17]; the phrases were chosen here",
        "contract undo {contract}",
        "milestone refund acme-site M1 --paid --note 'off-platform'",
        payment.off_platform,
    ),
}

# Of our own.
OURS: Mapping[str, Check] = {
    "undecided": Check(
        "warning",
        "A closed contract still holds money, and no clock will ever move it: the two sides, or "
        "the platform's staff, decide, and what they decide has to be recorded.",
        "RULEBOOK 4, closing moves nothing, or staff decide; INTERFACE 5, `ending`",
        "escrowbook dispute settle {contract} {milestone} --freelancer AMOUNT",
        "a Fiverr contract closed by the client with 330.00 USD in escrow",
        refunds.undecided_after_closing,
    ),
    "above-price": Check(
        "warning",
        "More was released of a milestone than it costs. Where one balance is held for all of "
        "them, nothing stops that.",
        "RULEBOOK 1b, Guru: one shared balance, not tied to a milestone [G1][G2]",
        "contract undo {contract}",
        "milestone release acme-site M1 --amount 450.00 under guru, where M1 was paid already",
        payment.above_price,
    ),
}

WARNINGS: Mapping[str, Check] = {**PROMISED, **FURTHER, **OURS}
