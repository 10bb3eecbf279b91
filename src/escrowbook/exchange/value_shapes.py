"""What each sort of value in a contract file looks like, as JSON Schema.

An editor turns TOML into JSON before it looks: dates become texts there. A schema therefore cannot
tell a date from a quoted one, nor judge by a currency how many decimals an amount may have; the
reader does. Patterns keep to what every dialect of regular expressions knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from escrowbook.core.currencies import MINOR_DIGITS
from escrowbook.core.events.vocabulary import PARTIES, PERCENT_MAX, SEAL_LENGTH, TIMERS
from escrowbook.core.money import AMOUNT_MAX_MINOR
from escrowbook.core.policy_keys import Kind, PolicyKey
from escrowbook.core.policy_values import COUNT_MAX, DAYS_MAX, LIST_LENGTH_MAX, STEPS
from escrowbook.core.terms import ID_PATTERN

# What JSON Schema is made of; a shape is a schema for one value.
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"
Shape: TypeAlias = dict[str, Json]

_DECIMALS_MAX = max(MINOR_DIGITS.values())
_NUMBER = "[0-9]+([.][0-9]+)?"
_SHARE = f"{_NUMBER}%"
_TIERS = f"({_SHARE} to {_NUMBER}, )+{_SHARE}"
_COMBINED = rf"{_SHARE}( min {_NUMBER}| \+ {_NUMBER} below {_NUMBER})?"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = "[0-9]{2}:[0-9]{2}:[0-9]{2}([.]0+)?"
_AMOUNT = f"[0-9]+([.][0-9]{{1,{_DECIMALS_MAX}}})?"
_MORE_THAN_ZERO = f"[0-9]*[1-9][0-9]*([.][0-9]{{1,{_DECIMALS_MAX}}})?|[0-9]+[.][0-9]*[1-9][0-9]*"


def text_like(pattern: str) -> Shape:
    """A text that is `pattern` from end to end."""
    return {"type": "string", "pattern": f"^({pattern})$"}


def one_of(*words: str) -> Shape:
    """One of some words."""
    return {"enum": list(words)}


def or_number(text: Shape, **bounds: int) -> Shape:
    """A text, or a number within bounds: one shape, so that an editor says which of them failed."""
    return {**text, "type": ["string", "number"], **bounds}


TEXT: Shape = {"type": "string"}
ID = text_like(ID_PATTERN.pattern)
# In the terms an amount may stand bare, `250` or `250.00`: no torn line can shorten it there.
PRICE = or_number(text_like(_MORE_THAN_ZERO), exclusiveMinimum=0, maximum=AMOUNT_MAX_MINOR)
DATE = text_like(_DAY)
MOMENT = text_like(f"{_DAY}[Tt ]{_TIME}([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})")
SEAL = text_like(f"[0-9a-f]{{{SEAL_LENGTH}}}")
PARTY = one_of(*PARTIES)
FLAG: Shape = {"type": "boolean"}

# The kinds of values that journal lines hold, by their names (core/events/vocabulary.py).
EVENT_VALUES: Mapping[str, Shape] = {
    "text": TEXT,
    "amount": text_like(_MORE_THAN_ZERO),
    "amount or zero": text_like(_AMOUNT),
    "percent": {"type": "integer", "minimum": 0, "maximum": PERCENT_MAX},
    "true or false": FLAG,
    "date": DATE,
    "id": ID,
    "seal": SEAL,
    "files": {"type": "object", "additionalProperties": TEXT},
    "shares": {
        "type": "object",
        "propertyNames": ID,
        "additionalProperties": text_like(_MORE_THAN_ZERO),
    },
    "timer": one_of(*TIMERS),
    "refund source": one_of("escrow", "paid", "bonus"),
    "reversal source": one_of("escrow", "paid"),
}

_DAYS: Shape = {"type": "integer", "minimum": 0, "maximum": DAYS_MAX}
_DAYS_LIST: Shape = {"type": "array", "items": _DAYS}


def _amount_or(pattern: str) -> Shape:
    return or_number(text_like(f"{_AMOUNT}|{pattern}"), minimum=0, maximum=AMOUNT_MAX_MINOR)


# The kinds of values that policy keys take; a word's key has its own words.
_POLICY_VALUES: Mapping[Kind, Shape] = {
    "flag": FLAG,
    "flag-or-unknown": {"enum": [True, False, "unknown"]},
    "days": _DAYS,
    "days-or-none": {**_DAYS, **text_like("none"), "type": ["integer", "string"]},
    "days-list": {**_DAYS_LIST, "maxItems": LIST_LENGTH_MAX},
    "steps": {**_DAYS_LIST, "maxItems": STEPS},
    "count": {
        **text_like("none|unknown"),
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": COUNT_MAX,
    },
    "percent": text_like(_SHARE),
    "amount": _amount_or("unknown"),
    "minimum": _amount_or(f"{_AMOUNT} [A-Z]{{3}}|unknown"),
    "deposit": text_like(f"{_COMBINED}|{_TIERS}"),
    "fee": _amount_or(f"{_COMBINED}|{_TIERS}|unknown"),
}


def policy_value(key: PolicyKey) -> Shape:
    """What may be written for a key of the policy."""
    return one_of(*key.words) if key.kind == "word" else _POLICY_VALUES[key.kind]
