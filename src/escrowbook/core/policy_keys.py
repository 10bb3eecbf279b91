"""The keys of a policy: what sort of value each takes, and which words (INTERFACE 8).

What a key means to people is in `policy_texts`; how a value is read, in `policy_values.py`.
A word's behaviour is frozen with the first preset that names it: a change is a new word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from escrowbook.core.money import Rounding
from escrowbook.core.records import frozen

Holds = Literal["milestone", "balance"]
Funding = Literal["any", "one-at-a-time", "all-at-start"]
ReviewExpiry = Literal["release", "accept", "stop-order", "none"]
PartialRelease = Literal["carry", "keep", "refuse"]
ExcessRelease = Literal["bonus", "refuse"]
ReleaseOrder = Literal["any", "in-order"]
LastRelease = Literal["exact", "all"]
ReleaseSilence = Literal["release", "none"]
RefundRequestWhen = Literal["closing", "any-time", "none"]
RefundSilence = Literal["refund", "release", "staff", "none"]
DisputeDays = Literal["business", "calendar"]
DisputeSilence = Literal["filer", "none"]
NeitherPays = Literal["client", "freelancer", "none"]
ArbitrationPayer = Literal["each", "both", "escrow", "none", "loser"]
DormantFrom = Literal["last-due", "last-activity"]
TermFrom = Literal["due", "first-funding"]
TermEnd = Literal["refund", "release", "none"]
Closing = Literal["request", "refund", "nothing", "staff"]
FreelancerFeeEvent = Literal["release", "acceptance"]
ClientFeeEvent = Literal["funding", "acceptance", "payment"]
InitiationFeeReturned = Literal["if-nothing-released", "never"]

Kind = Literal[
    "word",
    "flag",
    "flag-or-unknown",
    "days",
    "days-or-none",
    "days-list",
    "steps",
    "count",
    "percent",
    "amount",
    "minimum",
    "deposit",
    "fee",
]

# What to write for a key of each kind; a word's key lists its own words instead.
KIND_TEXTS: Mapping[Kind, str] = {
    "flag": "true or false",
    "flag-or-unknown": 'true, false, or "unknown"',
    "days": "a whole number of days",
    "days-or-none": 'a whole number of days, or "none"',
    "days-list": "a list of whole numbers of days, smallest first, for example [76, 83]",
    "steps": "three whole numbers of days (client, freelancer, client), for example [7, 7, 14], "
    "or []",
    "count": 'a whole number from 1, "none", or "unknown"',
    "percent": 'a percentage, for example "10%"',
    "amount": 'an amount in the contract\'s currency, for example "50.00", or "unknown"',
    "minimum": "an amount, with its currency where that is not the contract's, for example \"5.00 "
    'USD", or "unknown"',
    "deposit": 'a share of the price, for example "30%", or by the size of the price, for example '
    '"100% to 40.00, 30%"',
    "fee": 'a fee, for example "10%", "25.00", "5% min 25.00", "5.5% + 3.00 below 100.00", '
    '"20% to 250.00, 7.5% to 5000.00, 3.5%", or "unknown"',
}


@frozen
class PolicyKey:
    """One key: its name, the kind of its value, and for the kind `word` the words allowed."""

    name: str
    kind: Kind
    words: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        """What may be written for it, as a clause for people."""
        if self.kind == "word":
            return "one of " + ", ".join(f'"{word}"' for word in self.words)
        return KIND_TEXTS[self.kind]


_IN_ORDER = (
    PolicyKey("holds", "word", get_args(Holds)),
    PolicyKey("funding", "word", get_args(Funding)),
    PolicyKey("min_milestone", "minimum"),
    PolicyKey("max_milestones", "count"),
    PolicyKey("min_deposit", "deposit"),
    PolicyKey("escrow_before_work", "flag"),
    PolicyKey("review_days", "days-or-none"),
    PolicyKey("on_review_expiry", "word", get_args(ReviewExpiry)),
    PolicyKey("hold_days", "days"),
    PolicyKey("partial_release", "word", get_args(PartialRelease)),
    PolicyKey("excess_release", "word", get_args(ExcessRelease)),
    PolicyKey("release_order", "word", get_args(ReleaseOrder)),
    PolicyKey("last_release", "word", get_args(LastRelease)),
    PolicyKey("release_response_days", "days-or-none"),
    PolicyKey("on_release_silence", "word", get_args(ReleaseSilence)),
    PolicyKey("refund_request", "word", get_args(RefundRequestWhen)),
    PolicyKey("refund_response_days", "days-or-none"),
    PolicyKey("on_refund_silence", "word", get_args(RefundSilence)),
    PolicyKey("voluntary_refund_days", "days-or-none"),
    PolicyKey("ask_refund_days", "days-or-none"),
    PolicyKey("mediate_released_days", "days-or-none"),
    PolicyKey("dispute_response_days", "days-or-none"),
    PolicyKey("dispute_response_days_freelancer", "days-or-none"),
    PolicyKey("dispute_days_are", "word", get_args(DisputeDays)),
    PolicyKey("on_dispute_silence", "word", get_args(DisputeSilence)),
    PolicyKey("mediation_days_max", "days-or-none"),
    PolicyKey("arbitration_pay_days", "days-or-none"),
    PolicyKey("on_neither_pays", "word", get_args(NeitherPays)),
    PolicyKey("arbitration_fee", "fee"),
    PolicyKey("arbitration_payer", "word", get_args(ArbitrationPayer)),
    PolicyKey("arbitration_waived_to", "amount"),
    PolicyKey("dormant_days", "days-or-none"),
    PolicyKey("dormant_from", "word", get_args(DormantFrom)),
    PolicyKey("dormant_notice_days", "days-list"),
    PolicyKey("dormant_steps", "steps"),
    PolicyKey("term_days", "days-or-none"),
    PolicyKey("term_from", "word", get_args(TermFrom)),
    PolicyKey("on_term", "word", get_args(TermEnd)),
    PolicyKey("close_by_client", "word", get_args(Closing)),
    PolicyKey("close_by_freelancer", "word", get_args(Closing)),
    PolicyKey("close_by_platform", "word", get_args(Closing)),
    PolicyKey("freelancer_fee", "fee"),
    PolicyKey("freelancer_fee_event", "word", get_args(FreelancerFeeEvent)),
    PolicyKey("freelancer_fee_returned", "flag-or-unknown"),
    PolicyKey("client_fee", "fee"),
    PolicyKey("client_fee_event", "word", get_args(ClientFeeEvent)),
    PolicyKey("client_fee_returned", "flag-or-unknown"),
    PolicyKey("initiation_fee", "fee"),
    PolicyKey("initiation_fee_returned", "word", get_args(InitiationFeeReturned)),
    PolicyKey("retainage", "percent"),
    PolicyKey("rounding", "word", get_args(Rounding)),
)

# By name, in the order of INTERFACE 8, in which they are shown too.
KEYS: Mapping[str, PolicyKey] = {key.name: key for key in _IN_ORDER}
