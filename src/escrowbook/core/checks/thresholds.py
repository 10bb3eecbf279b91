"""From when on a check speaks: what a book may set below `[check]` in its config.

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
        "Work without money is told where it is worth more than this part of the price.",
    ),
    "part_funded_percent": Threshold(
        "part-funded",
        "percent",
        "Work beyond the money is told where it is worth more than this part of the price.",
    ),
    "next_unfunded_days": Threshold(
        "next-unfunded",
        "days",
        "The next milestone is told where it is due within so many days. The rule book says "
        "`soon`; two weeks were chosen here.",
    ),
    "last_heavy_percent": Threshold(
        "last-heavy",
        "percent",
        "The last milestone is told where it is more than this part of the whole price.",
    ),
    "first_light_percent": Threshold(
        "first-light",
        "percent",
        "The first milestone is told where its part of the days is above its part of the money by "
        "more than so many percent of the whole. Chosen here.",
    ),
    "single_huge_amounts": Threshold(
        "single-huge",
        "amounts",
        "The one milestone of a contract is told where its price is above the amount in its "
        "currency. In a currency that is not named none is. Chosen here.",
    ),
    "no_scope_acceptance_words": Threshold(
        "no-scope",
        "words",
        "Where words are given, a scope has to have one of them: its line of acceptance. Usually "
        "none are, since people accept in many languages.",
    ),
    "vague_scope_terms": Threshold(
        "vague-scope", "words", "The words of which a short scope may have none."
    ),
    "vague_scope_words_max": Threshold(
        "vague-scope",
        "count",
        "A scope with more words than this says enough, whatever they are. Chosen here.",
    ),
    "not_submitted_percent": Threshold(
        "not-submitted", "percent", "Work counts as done from this percentage on."
    ),
    "mis_submitted_percent": Threshold(
        "mis-submitted",
        "percent",
        "Submitted work is told where less than this was recorded as done before. Chosen here.",
    ),
    "review_ending_days": Threshold(
        "review-ending",
        "days",
        "A review is told where it ends within so many days. The rule book gives no number; a "
        "week, so that a weekly run misses none.",
    ),
    "idle_funded_days": Threshold(
        "idle-funded",
        "days",
        "Money in escrow is told once nothing was recorded for so many days. Chosen here.",
    ),
    "dormant_soon_days": Threshold(
        "dormant-soon",
        "days",
        "Told from so many days before the contract becomes dormant on.",
    ),
    "no_due_date_days": Threshold(
        "no-due-date", "days", "Told from so many days after the first deposit on."
    ),
    "refund_answer_days": Threshold(
        "refund-answer",
        "days-or-none",
        "Told from so many days before silence decides on; with `none`, and where no clock runs, "
        "from the first day on.",
    ),
    "dispute_not_worth_percent": Threshold(
        "dispute-not-worth",
        "percent",
        "A dispute is told where what it brings on average is at most this part of its fee.",
    ),
    "close_loses_percent": Threshold(
        "close-loses",
        "percent",
        "Told where the work done is worth more than this part of the price.",
    ),
    "bonus_promise_percent": Threshold(
        "bonus-promise",
        "percent",
        "Told where bonuses are at least this part of all that the client put in or paid.",
    ),
    "carry_trap_percent": Threshold(
        "carry-trap",
        "percent",
        "What was carried on is told where it is more than this part of the milestone's price.",
    ),
    "over_deposit_percent": Threshold(
        "over-deposit",
        "percent",
        "An added milestone is told where at least this part of the price was deposited before.",
    ),
    "terms_drift_percent": Threshold(
        "terms-drift",
        "percent",
        "A new price is told where it differs by more than this part of the accepted one.",
    ),
    "scope_creep_changes": Threshold(
        "scope-creep", "count", "Told once changes were asked for so many times. Chosen here."
    ),
    "off_platform_phrases": Threshold(
        "off-platform",
        "words",
        "What a note has to say to be told, in small or capital letters; PLATFORM stands for the "
        "preset's own name, such as `upwork`.",
    ),
    "review_overlap_period": Threshold(
        "review-overlap",
        "period",
        "Money is told that is released in one of these periods and paid out in a later one.",
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
