"""Disputes: who has to answer until when, and what an arbiter costs."""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.policy_texts.text import PolicyText

QUARRELS: Mapping[str, PolicyText] = {
    "dispute_response_days": PolicyText(
        "How long the other side may take to answer a dispute before `on_dispute_silence` "
        "happens, counted as `dispute_days_are` says. `none`: no limit.",
        "dispute_response_days = 5",
        "RULEBOOK 1a, decline = dispute",
    ),
    "dispute_response_days_freelancer": PolicyText(
        "The same where the silent side is the freelancer and the platform gives him other days "
        "than the client. `none`: as many.",
        "dispute_response_days_freelancer = 4",
        "RULEBOOK 1b, Freelancer.com",
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
        "`loser`: either side pays it in full, and whoever wins has it back, and of the disputed "
        "money what he himself offered last; where nobody wins, one fee comes back in halves. "
        "`escrow`: it is taken out of the disputed money before that is divided. `none`: nobody.",
        'arbitration_payer = "escrow"',
        "RULEBOOK 2, arbitration_payer; 6, row 9; 1b, Kleros",
    ),
    "arbitration_waived_to": PolicyText(
        "Up to which disputed amount, that amount included, there is no arbitration fee; 0 waives "
        "it for none.",
        'arbitration_waived_to = "50.00"',
        "RULEBOOK 1b, Guru; 6, row 10",
    ),
}
