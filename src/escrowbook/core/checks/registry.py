"""Every check: its severity, what it means, where the rule comes from, and what to do.

Severities are those of INTERFACE 7; its warnings, and the rule book's further advice, stand in
advice.py. `explain NAME` prints a row. `unreadable` and `journal` are not asked of a contract:
they say why a file is none.
"""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.checks import (
    disputes,
    fees,
    funding,
    integrity,
    payment,
    presets,
    refunds,
)
from escrowbook.core.checks.advice import WARNINGS
from escrowbook.core.checks.inspection import Check
from escrowbook.core.journal import RESTORE_OR_UNSEAL

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

ERRORS: Mapping[str, Check] = {
    "seal": Check(
        "error",
        "A line of the journal was changed after the program had sealed it with `sum`. Reports "
        "still run, with a warning; nothing more is written until it is settled.",
        "INTERFACE 3, `sum`",
        RESTORE_OR_UNSEAL,
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
        "escrowbook refund decline {contract} {milestone}",
        "the client closed an Upwork contract with 250.00 in escrow: 7 days to answer",
        refunds.refund_answer,
    ),
    "dispute-answer": Check(
        "error",
        "A dispute is open, and a deadline decides it against the side that does not act: who "
        "does not answer gives the other side what it claims, and who does not pay for the "
        "arbitration gives it what is disputed. The first of these deadlines is reported, for "
        "whichever side it is.",
        "RULEBOOK 1a, decline = dispute [U12][U13][U16], and arbitrate [U14]",
        "escrowbook dispute offer {contract} {milestone} --freelancer AMOUNT --by PARTY",
        "dispute open acme-site M1 --claim 100 --by client, under upwork: 5 business days to "
        "answer",
        disputes.dispute_answer,
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
}

NOTES: Mapping[str, Check] = {
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
    "review-overlap": Check(
        "info",
        "Money that is released in one month is paid out in a later one, since its security hold "
        "is not over before; or only once it can no longer be given back. A note on cash flow.",
        "RULEBOOK 5, review-overlap [V8]; which period counts was chosen here",
        "escrowbook agenda {contract}",
        "released under upwork on 29 January, paid out on 3 February",
        payment.review_overlap,
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
    "stale-preset": Check(
        "info",
        "The rules that the contract names were last compared with the platform's pages more than "
        "a year ago. A preset never changes, and platforms do: a clock or a fee may be another by "
        "now.",
        "RULEBOOK 2, keep `source` and `checked` with every value",
        "compare them with the platform's own page, and write below [policy] what differs: "
        "escrowbook policy list",
        "a contract under upwork-2026-11, looked at in December 2027",
        presets.stale_preset,
    ),
}

OF_CONTRACTS: Mapping[str, Check] = {**ERRORS, **WARNINGS, **NOTES}

CHECKS: Mapping[str, Check] = {**OF_FILES, **OF_CONTRACTS}
