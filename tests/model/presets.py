"""The ten presets, as the independent model reads them out of RULEBOOK 2 and 4 and INTERFACE 8.

Copied by hand, so that a slip in the program's own preset files shows as a disagreement. Each is
what differs from `generic`. A value that the rule book has as unknown stands here as what the
project agreed to assume; a fee that is unknown stays "unknown".
"""

from typing import Any

from tests.model.values import Values

GENERIC: dict[str, Any] = {
    "holds": "milestone",
    "funding": "any",
    "min_milestone": "0",
    "max_milestones": "none",
    "min_deposit": "0%",
    "escrow_before_work": False,
    "review_days": "none",
    "on_review_expiry": "none",
    "hold_days": 0,
    "partial_release": "keep",
    "excess_release": "refuse",
    "release_order": "any",
    "last_release": "exact",
    "release_response_days": "none",
    "on_release_silence": "none",
    "refund_request": "any-time",
    "refund_response_days": "none",
    "on_refund_silence": "none",
    "dispute_response_days": "none",
    "dispute_response_days_freelancer": "none",
    "dispute_days_are": "calendar",
    "on_dispute_silence": "none",
    "mediation_days_max": "none",
    "arbitration_pay_days": "none",
    "on_neither_pays": "none",
    "arbitration_fee": "0",
    "arbitration_payer": "none",
    "arbitration_waived_to": "0",
    "voluntary_refund_days": "none",
    "ask_refund_days": "none",
    "dormant_days": "none",
    "dormant_from": "last-activity",
    "dormant_steps": [],
    "term_days": "none",
    "term_from": "due",
    "on_term": "none",
    "close_by_client": "nothing",
    "close_by_freelancer": "nothing",
    "close_by_platform": "nothing",
    "freelancer_fee": "0",
    "freelancer_fee_event": "release",
    "freelancer_fee_returned": True,
    "client_fee": "0",
    "client_fee_event": "funding",
    "client_fee_returned": True,
    "initiation_fee": "0",
    "initiation_fee_returned": "never",
    "retainage": "0%",
    "rounding": "half_up",
}

UPWORK: dict[str, Any] = {
    "funding": "one-at-a-time",
    "min_milestone": "5.00 USD",
    "max_milestones": "unknown",
    "escrow_before_work": True,
    "review_days": 14,
    "on_review_expiry": "release",
    "hold_days": 5,
    "partial_release": "carry",
    "excess_release": "bonus",
    "refund_request": "closing",
    "refund_response_days": 7,
    "on_refund_silence": "refund",
    "dispute_response_days": 5,
    "dispute_days_are": "business",
    "on_dispute_silence": "filer",
    "mediation_days_max": 30,
    "arbitration_pay_days": 7,
    "on_neither_pays": "client",
    "arbitration_fee": "unknown",
    "arbitration_payer": "each",
    "voluntary_refund_days": 180,
    "ask_refund_days": 365,
    "dormant_days": 90,
    "dormant_from": "last-due",
    "dormant_steps": [7, 7, 14],
    "close_by_client": "request",
    "close_by_freelancer": "refund",
    "close_by_platform": "refund",
    "freelancer_fee": "unknown",
    "freelancer_fee_returned": "unknown",
    "client_fee": "unknown",
    "client_fee_returned": "unknown",
    "initiation_fee": "unknown",
    "initiation_fee_returned": "if-nothing-released",
}

FREELANCER: dict[str, Any] = {
    "min_milestone": "unknown",
    "max_milestones": "unknown",
    "excess_release": "bonus",
    "refund_request": "none",
    "dispute_response_days": 14,
    "dispute_response_days_freelancer": 4,
    "on_dispute_silence": "filer",
    "arbitration_fee": "unknown",
    "arbitration_payer": "both",
    "close_by_freelancer": "refund",
    "freelancer_fee": "10% min 5.00",
    "freelancer_fee_event": "acceptance",
    "freelancer_fee_returned": "unknown",
    "client_fee": "3% min 3.00",
    "client_fee_event": "acceptance",
    "client_fee_returned": False,
}

FIVERR: dict[str, Any] = {
    "funding": "one-at-a-time",
    "min_milestone": "50.00 USD",
    "max_milestones": "unknown",
    "escrow_before_work": True,
    "review_days": 8,
    "on_review_expiry": "stop-order",
    "hold_days": 14,
    "partial_release": "refuse",
    "refund_response_days": 2,
    "on_refund_silence": "refund",
    "voluntary_refund_days": 14,
    "close_by_client": "staff",
    "close_by_freelancer": "staff",
    "close_by_platform": "staff",
    "freelancer_fee": "20%",
    "freelancer_fee_returned": "unknown",
    "client_fee": "5.5% + 3.00 below 100.00",
    "client_fee_event": "payment",
    "client_fee_returned": "unknown",
}

ESCROW_COM: dict[str, Any] = {
    "funding": "all-at-start",
    "min_milestone": "unknown",
    "max_milestones": "unknown",
    "escrow_before_work": True,
    "review_days": 30,
    "on_review_expiry": "accept",
    "partial_release": "refuse",
    "refund_request": "none",
    "dispute_response_days": 14,
    "mediation_days_max": 14,
    "arbitration_pay_days": 14,
    "arbitration_fee": "unknown",
    "voluntary_refund_days": 0,
    "ask_refund_days": 0,
    "close_by_client": "staff",
    "close_by_freelancer": "staff",
    "close_by_platform": "staff",
    "freelancer_fee": "unknown",
    "freelancer_fee_returned": "unknown",
    "client_fee": "unknown",
    "client_fee_returned": False,
}

GURU: dict[str, Any] = {
    "holds": "balance",
    "min_milestone": "unknown",
    "max_milestones": "unknown",
    "review_days": 28,
    "on_review_expiry": "release",
    "release_response_days": 7,
    "on_release_silence": "release",
    "refund_response_days": 7,
    "on_refund_silence": "refund",
    "arbitration_fee": "5% min 25.00",
    "arbitration_payer": "escrow",
    "arbitration_waived_to": "50.00",
    "voluntary_refund_days": 0,
    "close_by_client": "request",
    "close_by_freelancer": "refund",
    "freelancer_fee": "unknown",
    "freelancer_fee_returned": "unknown",
    "client_fee": "unknown",
    "client_fee_returned": "unknown",
}

PEOPLEPERHOUR: dict[str, Any] = {
    "min_deposit": "100% to 40, 30%",
    "review_days": 15,
    "on_review_expiry": "release",
    "refund_response_days": 3,
    "on_refund_silence": "staff",
    "dormant_days": 60,
    "close_by_client": "request",
    "close_by_freelancer": "staff",
    "close_by_platform": "refund",
    "freelancer_fee": "20% to 250.00, 7.5% to 5000.00, 3.5%",
    "freelancer_fee_returned": "unknown",
    "client_fee": "unknown",
    "client_fee_returned": "unknown",
}

CONTRA: dict[str, Any] = {
    "funding": "one-at-a-time",
    "min_milestone": "unknown",
    "max_milestones": "unknown",
    "escrow_before_work": True,
    "review_days": 5,
    "on_review_expiry": "release",
    "partial_release": "refuse",
    "on_refund_silence": "staff",
    "arbitration_fee": "unknown",
    "voluntary_refund_days": 0,
    "ask_refund_days": 0,
    "close_by_client": "request",
    "close_by_platform": "staff",
    "freelancer_fee_returned": "unknown",
    "client_fee": "29.00",
    "client_fee_event": "acceptance",
    "client_fee_returned": "unknown",
}

SMARTINVOICE: dict[str, Any] = {
    "holds": "balance",
    "partial_release": "refuse",
    "release_order": "in-order",
    "last_release": "all",
    "refund_request": "none",
    "arbitration_fee": "5%",
    "arbitration_payer": "escrow",
    "voluntary_refund_days": 0,
    "ask_refund_days": 0,
    "term_days": 730,
    "term_from": "first-funding",
    "on_term": "refund",
    "freelancer_fee_returned": False,
    "client_fee_returned": False,
    "rounding": "down",
}

KLEROS: dict[str, Any] = {
    "refund_request": "none",
    "arbitration_fee": "unknown",
    "arbitration_payer": "loser",
    "voluntary_refund_days": 0,
    "ask_refund_days": 0,
    "term_days": 0,
    "on_term": "release",
    "freelancer_fee_returned": False,
    "client_fee_returned": False,
    "rounding": "down",
}

PRESETS: dict[str, dict[str, Any]] = {
    f"{name}-2026-11": GENERIC | differences
    for name, differences in {
        "generic": {},
        "upwork": UPWORK,
        "freelancer": FREELANCER,
        "fiverr": FIVERR,
        "escrow.com": ESCROW_COM,
        "guru": GURU,
        "peopleperhour": PEOPLEPERHOUR,
        "contra": CONTRA,
        "smartinvoice": SMARTINVOICE,
        "kleros": KLEROS,
    }.items()
}

# Amounts that a platform states in a currency of its own: in any other, nobody knows them.
STATED_IN = {
    ("freelancer-2026-11", "freelancer_fee"): "USD",
    ("freelancer-2026-11", "client_fee"): "USD",
    ("fiverr-2026-11", "client_fee"): "USD",
    ("guru-2026-11", "arbitration_fee"): "USD",
    ("guru-2026-11", "arbitration_waived_to"): "USD",
    ("peopleperhour-2026-11", "freelancer_fee"): "GBP",
    ("contra-2026-11", "client_fee"): "USD",
}


def policy_of(contract: Values) -> dict[str, Any]:
    """The preset that the contract names, with what its own `policy` table overrides."""
    written = contract["policy"]
    policy = dict(PRESETS[written["preset"]])
    for (preset, key), currency in STATED_IN.items():
        if preset == written["preset"] and currency != contract["currency"]:
            policy[key] = "unknown"
    return policy | {key: value for key, value in written.items() if key != "preset"}
