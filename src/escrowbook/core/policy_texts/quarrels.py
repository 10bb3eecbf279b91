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
        "The same where the freelancer is the one who has to answer, on platforms that give "
        "freelancers and clients different times. `none`: the same days for both.",
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
        "How long the platform's mediation lasts at most. What the mediator proposes binds nobody, "
        "but these days count, from the opening of the dispute, before `arbitration_pay_days` "
        "begin. `none`: there is no mediation, or no limit is known; no days are added.",
        "mediation_days_max = 30",
        "RULEBOOK 1a, mediation, arbitrate",
    ),
    "arbitration_pay_days": PolicyText(
        "How long both sides may take to pay for arbitration, counted from the end of "
        "`mediation_days_max`; then `on_neither_pays` happens, or the only side that paid wins. "
        "`none`: no arbitration.",
        "arbitration_pay_days = 7",
        "RULEBOOK 1a, arbitrate",
    ),
    "on_neither_pays": PolicyText(
        "Who gets the disputed escrow when neither side pays for arbitration: `client`, "
        "`freelancer`, or `none`: it stays where it is.",
        'on_neither_pays = "client"',
        "RULEBOOK 1a, arbitrate",
    ),
    "arbitration_fee": PolicyText(
        "What arbitration costs; `arbitration_payer` says who pays it.",
        'arbitration_fee = "5% min 25.00"',
        "RULEBOOK 2, arbitration_fee; 6, rows 9, 12, 23",
    ),
    "arbitration_payer": PolicyText(
        "Who pays for arbitration. `each`: either side pays the fee in full. `both`: half each. "
        "`loser`: each side pays it in full, the winner's fee comes back, and the money is divided "
        "as the winner's own last offer said (without one, the winner gets it all); if neither "
        "side wins, one fee comes back, half to each. `escrow`: it is taken out of the disputed "
        "money before that is divided. `none`: nobody.",
        'arbitration_payer = "escrow"',
        "RULEBOOK 2, arbitration_payer; 6, row 9; 1b, Kleros",
    ),
    "arbitration_waived_to": PolicyText(
        "Disputes over this amount or less have no arbitration fee; 0: every dispute has one.",
        'arbitration_waived_to = "50.00"',
        "RULEBOOK 1b, Guru; 6, row 10",
    ),
}
