"""How the values of policy keys are read: plain TOML values in, precise values out.

Every reader takes the raw value, its key, and the currency that amounts are in, and raises
ValueError with a message for people where the value is none of that key's kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from escrowbook.core.deposits import Deposit, parse_deposit
from escrowbook.core.fees import UNKNOWN, Fee, Unknown, parse_fee
from escrowbook.core.money import Percent, format_amount, parse_amount, parse_percent, quoted
from escrowbook.core.patterns import pattern
from escrowbook.core.policy_keys import Kind, PolicyKey
from escrowbook.core.records import frozen

# What a preset or a contract's file may hold for a key.
RawValue = str | int | bool | Sequence[int]

# A century: more is a slip of the hand, and would lead dates out of the calendar.
DAYS_MAX = 36_500
COUNT_MAX = 10_000
LIST_LENGTH_MAX = 10
STEPS = 3

_DIGITS = pattern(r"[0-9]{1,9}")
_MINIMUM = pattern(r"([0-9.]+) ([A-Z]{3})")


@frozen
class Minimum:
    """A least amount in a currency of its own: it binds contracts in that currency only."""

    amount_minor: int
    currency: str

    @property
    def text(self) -> str:
        """As it is written: `5.00 USD`."""
        return f"{format_amount(self.amount_minor, self.currency)} {self.currency}"


PolicyValue = (
    str | int | bool | tuple[int, ...] | Fee | Percent | Minimum | Deposit | Unknown | None
)


def read_value(key: PolicyKey, raw: object, currency: str) -> PolicyValue:
    """Read one key's raw value as the key's own kind. Raises ValueError: the message says why."""
    return _READERS[key.kind](raw, key, currency)


def parse_raw(key: PolicyKey, text: str) -> RawValue:
    """Read `--set` text, with or without TOML's quotes, as the raw value to write to a file.

    Text that is not of the key's kind comes back as it is: `read_value` says what is wrong with it.
    """
    bare = _without_quotes(text.strip())
    if key.kind in ("flag", "flag-or-unknown"):
        return {"true": True, "false": False}.get(bare, bare)
    if key.kind in ("days", "days-or-none", "count"):
        return int(bare) if _DIGITS.fullmatch(bare) else bare
    if key.kind in ("days-list", "steps"):
        return _parse_list(bare)
    return bare


def _without_quotes(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def _parse_list(text: str) -> RawValue:
    inner = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    parts = [part.strip() for part in inner.split(",")] if inner.strip() else []
    if not all(_DIGITS.fullmatch(part) for part in parts):
        return text
    return [int(part) for part in parts]


def _read_word(raw: object, key: PolicyKey, _currency: str) -> str:
    if isinstance(raw, str) and raw in key.words:
        return raw
    raise ValueError(f"{quoted(raw)} is not one of its words")


def _read_flag(raw: object, _key: PolicyKey, _currency: str) -> bool:
    if isinstance(raw, bool):
        return raw
    raise ValueError(f"{quoted(raw)} is neither true nor false")


def _read_flag_or_unknown(raw: object, key: PolicyKey, currency: str) -> bool | Unknown:
    return UNKNOWN if raw == UNKNOWN.value else _read_flag(raw, key, currency)


def _read_days(raw: object, _key: PolicyKey, _currency: str) -> int:
    # A TOML `true` is an int to Python, but not to people.
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= DAYS_MAX:
        return raw
    raise ValueError(f"{quoted(raw)} is not a whole number of days from 0 to {DAYS_MAX}")


def _read_days_or_none(raw: object, key: PolicyKey, currency: str) -> int | None:
    return None if raw == "none" else _read_days(raw, key, currency)


def _read_days_list(raw: object, key: PolicyKey, currency: str) -> tuple[int, ...]:
    items = raw if isinstance(raw, list | tuple) else None
    if items is None or len(items) > LIST_LENGTH_MAX:
        raise ValueError(f"{quoted(raw)} is not a list of at most {LIST_LENGTH_MAX} numbers")
    days = tuple(_read_days(each, key, currency) for each in items)
    if key.kind == "days-list" and list(days) != sorted(set(days)):
        raise ValueError(f"{quoted(raw)} does not go upwards")
    if key.kind == "steps" and len(days) not in (0, STEPS):
        raise ValueError(f"{quoted(raw)} has {len(days)} steps, not {STEPS}")
    return days


def _read_count(raw: object, _key: PolicyKey, _currency: str) -> int | Unknown | None:
    if raw == "none":
        return None
    if raw == UNKNOWN.value:
        return UNKNOWN
    if isinstance(raw, int) and not isinstance(raw, bool) and 1 <= raw <= COUNT_MAX:
        return raw
    raise ValueError(f"{quoted(raw)} is not a whole number from 1 to {COUNT_MAX}")


def _read_percent(raw: object, _key: PolicyKey, _currency: str) -> Percent:
    if isinstance(raw, str) and raw.endswith("%"):
        return Percent(raw, parse_percent(raw[:-1]))
    raise ValueError(f"{quoted(raw)} is not a percentage with its sign, for example 10%")


def _read_amount(raw: object, _key: PolicyKey, currency: str) -> int | Unknown:
    text = _amount_text(raw)
    return UNKNOWN if text == UNKNOWN.value else parse_amount(text, currency)


def _read_minimum(raw: object, _key: PolicyKey, currency: str) -> Minimum | Unknown:
    text = _amount_text(raw)
    if text == UNKNOWN.value:
        return UNKNOWN
    match = _MINIMUM.fullmatch(text)
    if match is None:
        return Minimum(parse_amount(text, currency), currency)
    return Minimum(parse_amount(match.group(1), match.group(2)), match.group(2))


def _read_deposit(raw: object, _key: PolicyKey, currency: str) -> Deposit:
    return parse_deposit(_amount_text(raw), currency)


def _read_fee(raw: object, _key: PolicyKey, currency: str) -> Fee | Unknown:
    return parse_fee(_amount_text(raw), currency)


def _amount_text(raw: object) -> str:
    # In the terms people may write amounts bare: what is no number is refused as an amount.
    return raw if isinstance(raw, str) else str(raw)


_READERS: Mapping[Kind, Callable[[object, PolicyKey, str], PolicyValue]] = {
    "word": _read_word,
    "flag": _read_flag,
    "flag-or-unknown": _read_flag_or_unknown,
    "days": _read_days,
    "days-or-none": _read_days_or_none,
    "days-list": _read_days_list,
    "steps": _read_days_list,
    "count": _read_count,
    "percent": _read_percent,
    "amount": _read_amount,
    "minimum": _read_minimum,
    "deposit": _read_deposit,
    "fee": _read_fee,
}
