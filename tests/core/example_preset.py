"""A preset for the tests of policies: a value of each key, none of it any platform's."""

from datetime import date

import pytest

from escrowbook.core.policy import PolicyError, Preset, PresetEntry, RawValue, read_policy

VALUES: dict[str, RawValue] = {
    "holds": "milestone",
    "funding": "any",
    "min_milestone": "5.00 USD",
    "max_milestones": "none",
    "min_deposit": "0%",
    "escrow_before_work": True,
    "review_days": 14,
    "on_review_expiry": "release",
    "hold_days": 5,
    "partial_release": "carry",
    "excess_release": "bonus",
    "release_order": "any",
    "last_release": "exact",
    "release_response_days": "none",
    "on_release_silence": "none",
    "refund_request": "closing",
    "refund_response_days": 7,
    "on_refund_silence": "refund",
    "voluntary_refund_days": 180,
    "ask_refund_days": "none",
    "mediate_released_days": 30,
    "dispute_response_days": 5,
    "dispute_response_days_freelancer": "none",
    "dispute_days_are": "business",
    "on_dispute_silence": "filer",
    "mediation_days_max": 30,
    "arbitration_pay_days": 7,
    "on_neither_pays": "client",
    "arbitration_fee": "unknown",
    "arbitration_payer": "each",
    "arbitration_waived_to": "0",
    "dormant_days": 90,
    "dormant_from": "last-due",
    "dormant_notice_days": (76, 83),
    "dormant_steps": (7, 7, 14),
    "term_days": "none",
    "term_from": "due",
    "on_term": "none",
    "close_by_client": "request",
    "close_by_freelancer": "refund",
    "close_by_platform": "refund",
    "freelancer_fee": "10%",
    "freelancer_fee_event": "release",
    "freelancer_fee_returned": "unknown",
    "client_fee": "5%",
    "client_fee_event": "funding",
    "client_fee_returned": False,
    "initiation_fee": "4",
    "initiation_fee_returned": "if-nothing-released",
    "retainage": "0%",
    "rounding": "half_up",
}
CHECKED = date(2026, 11, 24)
ENTRIES = {key: PresetEntry(value, "a page", CHECKED, "A") for key, value in VALUES.items()}
PRESET = Preset("test-2026-11", "A platform of the tests", CHECKED, ENTRIES)


def problems_of(
    overrides: dict[str, object], *, preset: Preset = PRESET, currency: str = "USD"
) -> dict[str, str]:
    """What is wrong with each key, by key."""
    with pytest.raises(PolicyError) as caught:
        read_policy(preset, overrides, currency)
    return {problem.key: problem.message for problem in caught.value.problems}
