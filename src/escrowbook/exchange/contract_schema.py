"""The contract file's JSON Schema, for editors that complete and check TOML as one types.

It is made of the tables that the reader itself uses: the kinds of events with their keys, and the
keys of a policy. So a new event or key is in it without another word, and a test holds it to what
the reader takes. What a schema cannot say (the numbers of events, seals, how many decimals a
currency has, what the rules refuse) `check` says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from escrowbook.core.currencies import MINOR_DIGITS
from escrowbook.core.events import COMMON, EVENT_KINDS, Event
from escrowbook.core.policy_keys import KEYS
from escrowbook.core.policy_texts import POLICY_TEXTS
from escrowbook.core.terms import MILESTONES_MAX
from escrowbook.exchange.value_shapes import (
    DATE,
    EVENT_VALUES,
    ID,
    MOMENT,
    PARTY,
    PRICE,
    SEAL,
    TEXT,
    Json,
    Shape,
    one_of,
    policy_value,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_REQUIRED = ("format", "id", "title", "client", "freelancer", "currency", "policy")
_KINDS = tuple(EVENT_KINDS.items())


def schema_text(presets: Iterable[str]) -> str:
    """Write the schema as the file that editors read; `presets` are those that may be named."""
    return json.dumps(contract_schema(presets), indent=2, ensure_ascii=False) + "\n"


def contract_schema(presets: Iterable[str]) -> Shape:
    """Make the schema of a contract file (INTERFACE 3)."""
    return {
        "$schema": DIALECT,
        "title": "escrowbook contract, format 1",
        "description": "Terms that people agreed, and a journal of what happened.",
        **_table(_terms(presets), _REQUIRED),
        "$defs": {"event": _event(), **{name: _own_keys(it) for name, it in EVENT_KINDS.items()}},
    }


def _terms(presets: Iterable[str]) -> dict[str, Shape]:
    return {
        "format": _said({"const": 1}, "The version of the file's form."),
        "id": _said(ID, "The contract's id: the file's own name without `.toml`."),
        "title": _said(TEXT, "What the work is."),
        "client": _said(TEXT, "Who pays."),
        "freelancer": _said(TEXT, "Who works."),
        "currency": _said(
            one_of(*sorted(MINOR_DIGITS)),
            "ISO 4217. It decides how many decimals an amount may have.",
        ),
        "timezone": _said(
            TEXT, "Where days begin, by its IANA name, such as Europe/London; UTC if left out."
        ),
        "policy": _policy(presets),
        "milestone": {
            "description": "What is to be delivered for which price, one table each.",
            "type": "array",
            "maxItems": MILESTONES_MAX,
            "items": _milestone(),
        },
        "journal": {
            "description": "What happened, one line each, in the order of recording: 1, 2, 3 …",
            "type": "object",
            "patternProperties": {"^[1-9][0-9]*$": {"$ref": "#/$defs/event"}},
            "additionalProperties": False,
        },
    }


def _policy(presets: Iterable[str]) -> Shape:
    preset = "The platform's rules at one date. They never change once released."
    keys = {"preset": _said(one_of(*presets), preset)} | {
        name: _said(policy_value(key), POLICY_TEXTS[name].meaning) for name, key in KEYS.items()
    }
    said = "A preset, and each of its keys that differs for this contract."
    return _said(_table(keys, ("preset",)), said)


def _milestone() -> Shape:
    keys = {
        "id": _said(ID, "How commands and events name it, such as M1."),
        "title": _said(TEXT, "What it is."),
        "amount": _said(PRICE, 'Its price in the contract\'s currency: "250.00", or 250.'),
        "due": _said(DATE, "The day by which it is to be delivered, such as 2026-02-01."),
        "scope": _said(TEXT, "What is to be delivered. In a mediation this is what counts."),
    }
    return _table(keys, ("id", "title", "amount"))


def _event() -> Shape:
    """Any event: all keys that there are, and which of them go with its `do`."""
    meanings = (f"- `{name}`: {_meaning(kind)}" for name, kind in _KINDS)
    keys: dict[str, Shape] = {
        "at": _said(MOMENT, "When it happened: date, time and offset, in whole seconds."),
        "do": _said(one_of(*EVENT_KINDS), "\n".join(["What happened:", *meanings])),
        "sum": _said(SEAL, "The line's seal. The program writes it; you never have to."),
    }
    for _, kind in _KINDS:
        keys |= {name: {} for name in kind.keys if name not in keys}
    keys |= {
        "by": _said(PARTY, "Who did it; left out, the one who usually does."),
        "note": _said(TEXT, "A text to keep with it."),
        "ref": _said(TEXT, "A key of a script's: the same key is recorded once."),
    }
    rules: list[Json] = [
        {
            "if": {"properties": {"do": {"const": name}}, "required": ["do"]},
            "then": {"$ref": f"#/$defs/{name}"},
        }
        for name, _ in _KINDS
    ]
    return {**_table(keys, ("at", "do")), "allOf": rules}


def _own_keys(kind: type[Event]) -> Shape:
    """What one kind of event records beside what every event does."""
    own = {name: EVENT_VALUES[key.kind.name] for name, key in kind.keys.items()}
    required = [name for name, key in kind.keys.items() if key.required]
    return {
        "description": _meaning(kind),
        "properties": {**own},
        "required": [*required],
        "propertyNames": one_of("at", "do", *kind.keys, *COMMON, "sum"),
    }


def _meaning(kind: type[Event]) -> str:
    """The first sentence of what the rule book's chapter says about an event."""
    paragraph = (kind.__doc__ or kind.do).partition("\n\n")[0]
    text = " ".join(paragraph.split())
    # The file's word for what the code calls otherwise: `amount` for `amount_minor`.
    for name, key in kind.keys.items():
        text = text.replace(f"`{key.field}`", f"`{name}`")
    return text


def _table(keys: Mapping[str, Shape], required: Iterable[str]) -> Shape:
    return {
        "type": "object",
        "properties": {**keys},
        "required": [*required],
        "additionalProperties": False,
    }


def _said(shape: Shape, description: str) -> Shape:
    return {"description": description, **shape}
