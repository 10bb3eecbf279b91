"""Every check: its severity, what it means, where the rule comes from, and what to do.

Severities are those of INTERFACE 7. `explain NAME` prints a row. `unreadable` and `journal` are
not asked of a contract: they say why a file is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from escrowbook.core.checks import agreement, dormancy, fees, funding, integrity, refunds, review
from escrowbook.core.records import frozen

if TYPE_CHECKING:
    from escrowbook.core.checks.inspection import Look
    from escrowbook.core.errors import Severity


@frozen
class Check:
    """One check. `remedy` is the next thing to type, `{contract}` and `{milestone}` to fill in.

    `look` asks it of a contract; None where the file itself is the finding. `is_of_lines` is true
    where it looks at lines alone, so that it also serves a journal that the rules refuse.
    """

    severity: Severity
    meaning: str
    source: str
    remedy: str
    example: str
    look: Look | None
    is_of_lines: bool = False


# What keeps a file from being a contract: told whatever is selected, and exit 5.
OF_FILES: Mapping[str, Check] = {
    "unreadable": Check(
        "error",
        "The file cannot be read as a contract: not text, not TOML, an unknown key, a value of "
        "the wrong kind. It is not judged any further, and no command writes to it.",
        "INTERFACE 3; INTERFACE 7, exit code 5",
        "correct the line",
        'amount = "12.345" in a contract in USD',
        None,
    ),
    "journal": Check(
        "error",
        "A line of the journal is missing, torn or out of order, or records something that the "
        "escrow rules refuse where it stands. What the contract is worth is then not known, so "
        "only its lines are judged, and no command writes to it.",
        "INTERFACE 3, the journal replays under the rules; INTERFACE 7, exit code 5",
        "correct the line, or restore what is missing",
        "event 7 releases 250.00 of a milestone that was never funded",
        None,
    ),
}

OF_CONTRACTS: Mapping[str, Check] = {
    "seal": Check(
        "error",
        "A line of the journal was changed after the program had sealed it with `sum`. Reports "
        "still run, with a warning; nothing more is written until it is settled.",
        "INTERFACE 3, `sum`",
        "restore the line, or delete its `sum` and so accept what it says now",
        'an amount edited by hand from "250.00" to "350.00", its sum left as it was',
        integrity.broken_seals,
        is_of_lines=True,
    ),
    "terms": Check(
        "error",
        "The freelancer accepted other terms than those that the file holds now.",
        "INTERFACE 3, `accept` pins the terms; RULEBOOK 5, terms-drift [T13]",
        "restore the terms, or have the new ones accepted: contract accept {contract}",
        "a price of M3 changed by hand after `contract accept`",
        integrity.changed_terms,
        is_of_lines=True,
    ),
    "unfunded-work": Check(
        "error",
        "Work was recorded or submitted on a milestone that holds nothing in escrow. Nothing of "
        "it is protected; the amount is what is exposed.",
        "RULEBOOK 5, unfunded-work [U2][T1][T9]; 3, invariant 6",
        "milestone fund {contract} {milestone}",
        "milestone work acme-site M4 --done 40, and M4 was never funded",
        funding.unfunded_work,
    ),
    "refund-answer": Check(
        "error",
        "The client asked for held money back and waits for an answer. Where the platform has a "
        "clock, silence decides it.",
        "RULEBOOK 5, refund-answer [U8][U12]; 1a, stay silent",
        "escrowbook refund decline {contract} {milestone} (or approve)",
        "the client closed an Upwork contract with 250.00 in escrow: 7 days to answer",
        refunds.refund_answer,
    ),
    "observed-differs": Check(
        "error",
        "The platform's page showed another amount in escrow than the journal makes of that "
        "moment. Without a milestone the page is taken to show all that is held, the pool too.",
        "INTERFACE 3, `observe` with `escrow`",
        "record what is missing with --at, or undo the observation: contract log {contract}",
        "contract observe acme-site M2 --escrow 200.00, while 250.00 are recorded",
        integrity.observed_differences,
    ),
    "next-unfunded": Check(
        "warning",
        "The milestone before it is paid and nothing is in escrow, and this one is overdue or due "
        f"within {funding.DUE_SOON_DAYS} days.",
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
        "submitted: no review has begun, so silence pays nothing.",
        "RULEBOOK 5, not-submitted [T32][U6]",
        "milestone submit {contract} {milestone}",
        "milestone work acme-site M2 --done 100, and no submit after it",
        review.not_submitted,
    ),
    "review-ending": Check(
        "warning",
        f"A review ends within {review.REVIEW_ENDING_DAYS} days, and silence then pays the "
        "freelancer. A client who is not content has to ask for changes before; a freelancer "
        "should not close before.",
        "RULEBOOK 5, review-ending [U7][U26][T5][U11]; 1a, auto-release",
        "milestone release {contract} {milestone}, or milestone request-changes {contract} "
        "{milestone}",
        "submitted under upwork twelve days ago, and the client is silent",
        review.review_ending,
    ),
    "dormant-soon": Check(
        "warning",
        f"Nobody acts on a contract that holds money: within {dormancy.DORMANT_SOON_DAYS} or "
        f"{dormancy.DORMANT_VERY_SOON_DAYS} days it becomes dormant, or it is already. The "
        "platform then closes it step by step, and silence gives what is held to the client.",
        "RULEBOOK 5, dormant-soon [U19][U20]; 1c",
        "milestone add {contract} 'TITLE=AMOUNT@DUE', or milestone edit {contract} MILESTONE "
        "--due DATE",
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
        "The milestone's price is below the least that the platform lets anybody fund.",
        "RULEBOOK 5, below-min [U1]; 6, row 39",
        "milestone edit {contract} {milestone} --amount AMOUNT",
        "a milestone of 4.99 USD under upwork",
        funding.below_minimum,
    ),
    "last-heavy": Check(
        "warning",
        "The last milestone is more than its equal share and above "
        f"{funding.LAST_HEAVY_PERCENT} percent of the price, and nothing of it is deposited yet: "
        "the client can stop before the largest payment.",
        "RULEBOOK 5, last-heavy [T8][T19]; the threshold was chosen there",
        "milestone edit {contract} {milestone} --amount AMOUNT, and add what it loses to an "
        "earlier one",
        "100.00, 100.00 and 300.00",
        funding.last_heavy,
    ),
    "close-loses": Check(
        "warning",
        "Work is done and its money is in escrow. A freelancer who closes the contract himself "
        "hands all of it to the client; where a review runs, waiting until its date pays him.",
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
    "unfunded": Check(
        "info",
        "A part of the milestone's price, or all of it, is not deposited: a promise. The amount is "
        "what is missing.",
        "INTERFACE 7; RULEBOOK 3, invariant 6",
        "milestone fund {contract} {milestone}",
        "M4 at 250.00 USD, and no fund event for it",
        funding.unfunded,
    ),
    "unsealed": Check(
        "info",
        "A line of the journal was typed by hand and has no `sum`. It counts like any other; a "
        "later change of it would not be noticed.",
        "INTERFACE 3, `sum`",
        "add its `sum`",
        '2 = { at = 2026-01-20T16:30:00Z, do = "submit", milestone = "M1" }',
        integrity.unsealed_events,
        is_of_lines=True,
    ),
    "fee-unknown": Check(
        "info",
        "The contract does not say a fee that differs from contract to contract, so totals that "
        "need it are null.",
        "RULEBOOK 5, fee-unknown; 2, a preset may hold `unknown`",
        "write the fee below [policy]",
        "an Upwork contract without `freelancer_fee` below [policy]",
        fees.fee_unknown,
    ),
}

CHECKS: Mapping[str, Check] = {**OF_FILES, **OF_CONTRACTS}
