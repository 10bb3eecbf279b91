"""What a platform's rules are for one contract: a preset's values with the contract's overrides.

A preset is data: numbers, and choices among named behaviours. `unknown` is a value: a fee that is
unknown stays so, and every report that needs it says so. A behaviour that is unknown carries what
is `assumed`, which is used, and named in `Policy.assumed` so that reports can warn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, Never, cast

from escrowbook.core.deposits import Deposit
from escrowbook.core.errors import assert_never
from escrowbook.core.fees import UNKNOWN, Fee, Unknown
from escrowbook.core.meant import did_you_mean
from escrowbook.core.money import Percent, Rounding, minor_digits, quoted
from escrowbook.core.policy_keys import (
    KEYS,
    ArbitrationPayer,
    ClientFeeEvent,
    Closing,
    DisputeDays,
    DisputeSilence,
    DormantFrom,
    ExcessRelease,
    FreelancerFeeEvent,
    Funding,
    Holds,
    InitiationFeeReturned,
    LastRelease,
    NeitherPays,
    PartialRelease,
    PolicyKey,
    RefundRequestWhen,
    RefundSilence,
    ReleaseOrder,
    ReleaseSilence,
    ReviewExpiry,
    TermEnd,
    TermFrom,
)
from escrowbook.core.policy_values import (
    Minimum,
    PolicyValue,
    RawValue,
    parse_raw,
    read_value,
)
from escrowbook.core.preset import Preset, PresetEntry
from escrowbook.core.records import frozen

__all__ = [
    "KEYS",
    "UNKNOWN",
    "Fee",
    "Minimum",
    "Policy",
    "PolicyError",
    "PolicyProblem",
    "Preset",
    "PresetEntry",
    "RawValue",
    "Unknown",
    "parse_setting",
    "read_policy",
]


class Policy(NamedTuple):
    """All rules of one contract, in the order of INTERFACE 8. Days are whole days.

    None is `none`: no such clock or limit. Amounts are minor units of the contract's currency.
    A named tuple, since that is filled in half the time of a record with so many fields, and every
    contract of a batch fills one; defining it takes longer.
    """

    holds: Holds
    funding: Funding
    min_milestone: Minimum | Unknown
    max_milestones: int | Unknown | None
    min_deposit: Deposit
    escrow_before_work: bool
    review_days: int | None
    on_review_expiry: ReviewExpiry
    hold_days: int
    partial_release: PartialRelease
    excess_release: ExcessRelease
    release_order: ReleaseOrder
    last_release: LastRelease
    release_response_days: int | None
    on_release_silence: ReleaseSilence
    refund_request: RefundRequestWhen
    refund_response_days: int | None
    on_refund_silence: RefundSilence
    voluntary_refund_days: int | None
    ask_refund_days: int | None
    mediate_released_days: int | None
    dispute_response_days: int | None
    dispute_response_days_freelancer: int | None
    dispute_days_are: DisputeDays
    on_dispute_silence: DisputeSilence
    mediation_days_max: int | None
    arbitration_pay_days: int | None
    on_neither_pays: NeitherPays
    arbitration_fee: Fee | Unknown
    arbitration_payer: ArbitrationPayer
    arbitration_waived_to: int | Unknown
    dormant_days: int | None
    dormant_from: DormantFrom
    dormant_notice_days: tuple[int, ...]
    # Empty, or days for the client, the freelancer, and the client again.
    dormant_steps: tuple[int, ...]
    term_days: int | None
    term_from: TermFrom
    on_term: TermEnd
    close_by_client: Closing
    close_by_freelancer: Closing
    close_by_platform: Closing
    freelancer_fee: Fee | Unknown
    freelancer_fee_event: FreelancerFeeEvent
    freelancer_fee_returned: bool | Unknown
    client_fee: Fee | Unknown
    client_fee_event: ClientFeeEvent
    client_fee_returned: bool | Unknown
    initiation_fee: Fee | Unknown
    initiation_fee_returned: InitiationFeeReturned
    retainage: Percent
    rounding: Rounding
    # The preset's name, the day on which it was last compared with a platform's pages (None where
    # none was read), and the keys whose value is not known of the platform but assumed.
    preset: str
    read_on: date | None
    assumed: tuple[str, ...]
    # What is known of how a closing is seen on the platform, each with its source.
    closing_notes: tuple[str, ...]
    # What the preset says by key, for where that was read; the keys for which the contract has a
    # value of its own.
    entries: Mapping[str, PresetEntry]
    overridden: tuple[str, ...]

    @property
    def silence_on_refund_pays(self) -> Literal["client", "freelancer"] | None:
        """Who gets what was asked back and nobody answered for; None: no clock decides that."""
        side: Literal["client", "freelancer"] | None
        match self.on_refund_silence:
            case "refund":
                side = "client"
            case "release":
                side = "freelancer"
            case "staff" | "none":
                side = None
            case _:
                assert_never(self.on_refund_silence)
        return side

    def closing_by(self, party: str) -> Closing:
        """What closing does with what is held, by the side that closes.

        By both together, what they do not pay goes to the client on every platform (INTERFACE 4).
        """
        return {
            "mutual": "refund",
            "client": self.close_by_client,
            "freelancer": self.close_by_freelancer,
            "platform": self.close_by_platform,
        }[party]


@frozen
class PolicyProblem:
    """What is wrong with one key; `remedy` says what may be written instead."""

    key: str
    message: str
    remedy: str


class PolicyError(ValueError):
    """A policy that cannot be read: all of its problems, never only the first."""

    def __init__(self, problems: Iterable[PolicyProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


@frozen
class _Reading:
    """Values read so far, and what is wrong with the rest."""

    values: Mapping[str, PolicyValue]
    assumed: tuple[str, ...]
    problems: tuple[PolicyProblem, ...]


def read_policy(preset: Preset, overrides: Mapping[str, object], currency: str) -> Policy:
    """Make the policy of a contract in `currency` from its preset and its `[policy]` table.

    `overrides` are plain TOML values by key, without `preset`. Raises PolicyError with all
    problems: unknown keys, values of the wrong kind, amounts that the currency cannot have.
    Raises MoneyError where `currency` is none.
    """
    minor_digits(currency)
    base = _read_preset(preset, currency)
    values = dict(base.values)
    problems = [problem for problem in base.problems if problem.key not in overrides]
    for name, raw in overrides.items():
        key = KEYS.get(name)
        if key is None:
            problems.append(_unknown_key(name))
            continue
        try:
            values[name] = read_value(key, raw, currency)
        except ValueError as error:
            problems.append(_bad_value(key, error))
    if problems:
        raise PolicyError(problems)
    # Each value was read as its key's kind, and a test holds each kind to its field's type.
    fields = cast("dict[str, Never]", values)
    assumed = tuple(name for name in base.assumed if name not in overrides)
    return Policy(
        **fields,
        preset=preset.name,
        read_on=preset.read_on,
        assumed=assumed,
        closing_notes=preset.closing_notes,
        entries=preset.entries,
        overridden=tuple(overrides),
    )


# Thousands of contracts name the same preset: a preset is frozen, so reading it once will do.
@lru_cache(maxsize=64)
def _read_preset(preset: Preset, currency: str) -> _Reading:
    values: dict[str, PolicyValue] = {}
    assumed: list[str] = []
    problems: list[PolicyProblem] = []
    for name, key in KEYS.items():
        entry = preset.entries.get(name)
        if entry is None:
            message = f"the preset {preset.name} does not say {name}"
            problems.append(PolicyProblem(name, message, f"set {name}: {key.allowed}"))
            continue
        if entry.assumed is not None:
            assumed.append(name)
        try:
            values[name] = _read_entry(key, entry, currency)
        except ValueError as error:
            problems.append(_bad_value(key, error))
    return _Reading(values, tuple(assumed), tuple(problems))


def _read_entry(key: PolicyKey, entry: PresetEntry, currency: str) -> PolicyValue:
    """Read a preset's value; amounts of another currency than the contract's are unknown."""
    value = read_value(key, entry.effective, entry.currency or currency)
    if entry.currency in (None, currency):
        return value
    if isinstance(value, Fee):
        return UNKNOWN if value.holds_amounts else value
    return UNKNOWN if key.kind == "amount" and value != 0 else value


def parse_setting(name: str, text: str) -> RawValue:
    """Read the VALUE of `--set KEY=VALUE` as that key's own kind, with or without TOML's quotes.

    Returns the raw value to write to the file: `14`, `true`, `[7, 7, 14]`, `"10%"`. Raises
    PolicyError for an unknown key and a value of the wrong kind. Amounts in fees are judged by
    `read_policy`, which knows the currency.
    """
    key = KEYS.get(name)
    if key is None:
        raise PolicyError([_unknown_key(name)])
    raw = parse_raw(key, text)
    if key.kind not in ("amount", "minimum", "deposit", "fee"):
        try:
            read_value(key, raw, currency="")
        except ValueError as error:
            raise PolicyError([_bad_value(key, error)]) from None
    return raw


def _unknown_key(name: str) -> PolicyProblem:
    remedy = did_you_mean(name, KEYS) or "the keys are " + ", ".join(KEYS)
    return PolicyProblem(name, f"there is no policy key {quoted(name)}", remedy)


def _bad_value(key: PolicyKey, error: ValueError) -> PolicyProblem:
    return PolicyProblem(key.name, f"{key.name}: {error}", f"{key.name} takes {key.allowed}")
