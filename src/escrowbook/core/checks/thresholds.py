"""When a check reports something: what a book may set below `[check]` in its config.

Each threshold begins with the name of its check, in whole words, its unit last. Where the rule
book gives a number it is the usual one here; where it gives none, the number was chosen here and
its meaning says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, Never, cast

from escrowbook.core.money import MoneyError, parse_amount, quoted
from escrowbook.core.policy_values import Minimum
from escrowbook.core.records import frozen

Kind = Literal["days", "days-or-none", "percent", "count", "words", "amounts", "period"]

PERIODS = ("week", "month", "quarter", "year")
NUMBER_MAX = 10_000
LIST_LENGTH_MAX = 100
_AMOUNT = re.compile(r"(\S+) ([A-Z]{3})")


class Thresholds(NamedTuple):
    """Every threshold with its usual value; what each means stands in THRESHOLDS."""

    unfunded_work_percent: int = 0
    part_funded_percent: int = 0
    next_unfunded_days: int = 14
    last_heavy_percent: int = 40
    first_light_percent: int = 20
    single_huge_amounts: tuple[Minimum, ...] = (
        Minimum(100_000, "USD"),
        Minimum(100_000, "EUR"),
        Minimum(100_000, "GBP"),
    )
    no_scope_acceptance_words: tuple[str, ...] = ()
    vague_scope_terms: tuple[str, ...] = ("final", "misc", "miscellaneous", "various", "tbd")
    vague_scope_words_max: int = 6
    not_submitted_percent: int = 100
    mis_submitted_percent: int = 50
    review_ending_days: int = 7
    idle_funded_days: int = 30
    dormant_soon_days: int = 14
    no_due_date_days: int = 0
    refund_answer_days: int | None = None
    dispute_answer_days: int | None = None
    dispute_not_worth_percent: int = 100
    close_loses_percent: int = 0
    bonus_promise_percent: int = 100
    carry_trap_percent: int = 0
    over_deposit_percent: int = 100
    terms_drift_percent: int = 0
    scope_creep_changes: int = 3
    off_platform_phrases: tuple[str, ...] = (
        "off-platform",
        "off platform",
        "outside the platform",
        "outside of the platform",
        "outside PLATFORM",
        "outside of PLATFORM",
    )
    review_overlap_period: str = "month"


USUAL = Thresholds()

Value = int | str | None | tuple[str, ...] | tuple[Minimum, ...]


@frozen
class Threshold:
    """One threshold: the check that it belongs to, what sort of value it takes, what it means."""

    check: str
    kind: Kind
    meaning: str

    @property
    def allowed(self) -> str:
        """What it takes, in words."""
        return _ALLOWED[self.kind]


_ALLOWED: Mapping[Kind, str] = {
    "days": f"a whole number of days from 0 to {NUMBER_MAX}",
    "days-or-none": f'a whole number of days from 0 to {NUMBER_MAX}, or "none"',
    "percent": f"a whole number of percent from 0 to {NUMBER_MAX}",
    "count": f"a whole number from 1 to {NUMBER_MAX}",
    "words": f"a list of at most {LIST_LENGTH_MAX} texts",
    "amounts": 'a list of amounts, each with its currency, such as ["1000.00 USD"]',
    "period": f"one of {', '.join(PERIODS)}",
}

THRESHOLDS: Mapping[str, Threshold] = {
    "unfunded_work_percent": Threshold(
        "unfunded-work",
        "percent",
        "Reported when work without money in escrow is worth more than this part of the price.",
    ),
    "part_funded_percent": Threshold(
        "part-funded",
        "percent",
        "Reported when the work beyond the money in escrow is worth more than this part of the "
        "price.",
    ),
    "next_unfunded_days": Threshold(
        "next-unfunded",
        "days",
        "Reported when the next milestone is due within this many days. The rule book says only "
        "`soon`; two weeks were chosen here.",
    ),
    "last_heavy_percent": Threshold(
        "last-heavy",
        "percent",
        "Reported when the last milestone exceeds this part of the whole price.",
    ),
    "first_light_percent": Threshold(
        "first-light",
        "percent",
        "Reported when the first milestone's part of the days exceeds its part of the money by "
        "more than this many percent of the whole. Chosen here.",
    ),
    "single_huge_amounts": Threshold(
        "single-huge",
        "amounts",
        "Reported when the only milestone of a contract costs more than the amount given for "
        "its currency. Contracts in other currencies are not reported. Chosen here.",
    ),
    "no_scope_acceptance_words": Threshold(
        "no-scope",
        "words",
        "When words are given, a scope has to contain one of them, as its line of acceptance. "
        "By default none are given, since people write in many languages.",
    ),
    "vague_scope_terms": Threshold(
        "vague-scope",
        "words",
        "A short scope is reported when it contains one of these words.",
    ),
    "vague_scope_words_max": Threshold(
        "vague-scope",
        "count",
        "A scope with more words than this is never reported, whatever they are. Chosen here.",
    ),
    "not_submitted_percent": Threshold(
        "not-submitted",
        "percent",
        "Work counts as done from this percentage on.",
    ),
    "mis_submitted_percent": Threshold(
        "mis-submitted",
        "percent",
        "Reported when less than this part of submitted work was recorded as done before. "
        "Chosen here.",
    ),
    "review_ending_days": Threshold(
        "review-ending",
        "days",
        "Reported this many days before a review ends. The rule book gives no number; a week, "
        "so that a weekly run misses none.",
    ),
    "idle_funded_days": Threshold(
        "idle-funded",
        "days",
        "Reported when money is in escrow and nothing was recorded for this many days. Chosen "
        "here.",
    ),
    "dormant_soon_days": Threshold(
        "dormant-soon",
        "days",
        "Reported this many days before the contract becomes dormant.",
    ),
    "no_due_date_days": Threshold(
        "no-due-date",
        "days",
        "Reported this many days after the first deposit.",
    ),
    "refund_answer_days": Threshold(
        "refund-answer",
        "days-or-none",
        "Reported this many days before the deadline at which silence decides; with `none`, and "
        "where no deadline runs, from the first day.",
    ),
    "dispute_answer_days": Threshold(
        "dispute-answer",
        "days-or-none",
        "Reported this many days before the deadline at which silence, or an unpaid fee, decides "
        "the dispute; with `none` from the first day.",
    ),
    "dispute_not_worth_percent": Threshold(
        "dispute-not-worth",
        "percent",
        "Reported when a dispute brings, on average, no more than this part of what its fee costs.",
    ),
    "close_loses_percent": Threshold(
        "close-loses",
        "percent",
        "Reported when the work done is worth more than this part of the price.",
    ),
    "bonus_promise_percent": Threshold(
        "bonus-promise",
        "percent",
        "Reported when bonuses are at least this part of all that the client put in or paid.",
    ),
    "carry_trap_percent": Threshold(
        "carry-trap",
        "percent",
        "Reported when the amount carried on exceeds this part of the milestone's price.",
    ),
    "over_deposit_percent": Threshold(
        "over-deposit",
        "percent",
        "Reported when at least this part of the price was deposited before the milestone was "
        "added.",
    ),
    "terms_drift_percent": Threshold(
        "terms-drift",
        "percent",
        "Reported when a new price differs from the accepted one by more than this part of it.",
    ),
    "scope_creep_changes": Threshold(
        "scope-creep",
        "count",
        "Reported when changes were asked for this many times. Chosen here.",
    ),
    "off_platform_phrases": Threshold(
        "off-platform",
        "words",
        "A note is reported when it contains one of these phrases, in small or capital letters; "
        "PLATFORM stands for the preset's own name, such as `upwork`.",
    ),
    "review_overlap_period": Threshold(
        "review-overlap",
        "period",
        "Reported when money is released in one of these periods and paid out in a later one.",
    ),
}


def read_threshold(name: str, raw: object) -> Value:
    """The value of one threshold, from a plain TOML value.

    Raises ValueError, with what is wrong with it, for anything that is not one.
    """
    return _READERS[THRESHOLDS[name].kind](raw)


def thresholds_of(values: Mapping[str, Value]) -> Thresholds:
    """The usual ones, with those that were read by `read_threshold` in their places."""
    return USUAL._replace(**cast("dict[str, Never]", dict(values)))


def written(value: Value) -> str:
    """A threshold's value as the config has it: `14`, `"month"`, `["1000.00 USD"]`."""
    if value is None:
        return '"none"'
    if isinstance(value, tuple):
        texts = [each.text if isinstance(each, Minimum) else each for each in value]
        return "[" + ", ".join(f'"{text}"' for text in texts) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _read_number(raw: object, least: int = 0) -> int:
    # A TOML `true` is an int to Python, but not to people.
    if isinstance(raw, int) and not isinstance(raw, bool) and least <= raw <= NUMBER_MAX:
        return raw
    raise ValueError(f"{quoted(raw)} is not a whole number from {least} to {NUMBER_MAX}")


def _read_number_or_none(raw: object) -> int | None:
    return None if raw == "none" else _read_number(raw)


def _read_count(raw: object) -> int:
    return _read_number(raw, 1)


def _read_words(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple) or len(raw) > LIST_LENGTH_MAX:
        raise ValueError(f"{quoted(raw)} is not a list of at most {LIST_LENGTH_MAX} texts")
    for each in raw:
        if not isinstance(each, str) or not each.strip():
            raise ValueError(f"{quoted(each)} is not a text with a word in it")
    return tuple(raw)


def _read_amounts(raw: object) -> tuple[Minimum, ...]:
    return tuple(_read_amount(text) for text in _read_words(raw))


def _read_amount(text: str) -> Minimum:
    parts = _AMOUNT.fullmatch(text)
    if parts is None:
        raise ValueError(f"{quoted(text)} is not an amount with its currency")
    try:
        return Minimum(parse_amount(parts[1], parts[2]), parts[2])
    except MoneyError as error:
        raise ValueError(str(error)) from error


def _read_period(raw: object) -> str:
    if isinstance(raw, str) and raw in PERIODS:
        return raw
    raise ValueError(f"{quoted(raw)} is not one of {', '.join(PERIODS)}")


_READERS: Mapping[Kind, Callable[[object], Value]] = {
    "days": _read_number,
    "days-or-none": _read_number_or_none,
    "percent": _read_number,
    "count": _read_count,
    "words": _read_words,
    "amounts": _read_amounts,
    "period": _read_period,
}
