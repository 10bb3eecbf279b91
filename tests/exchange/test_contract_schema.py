"""The schema takes what the reader takes, and refuses what is wrong in shape."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from escrowbook.core.events import EVENT_KINDS
from escrowbook.core.events.event import Kind
from escrowbook.core.policy_keys import KEYS
from escrowbook.exchange.contract_schema import contract_schema, schema_text
from escrowbook.exchange.value_shapes import EVENT_VALUES
from escrowbook.store.agreement import TERMS_KEYS
from escrowbook.store.lines import value_text
from escrowbook.store.milestones import MILESTONE_KEYS
from escrowbook.store.milestones import REQUIRED_KEYS as MILESTONE_REQUIRED
from escrowbook.store.presets import preset_names
from escrowbook.store.reading import read_contract
from tests.strategies import lives

ROOT = Path(__file__).parents[2]
PROVOKING = sorted((ROOT / "tests/errors/files").glob("*.toml"))
CONTRACTS = sorted(
    path
    for folder in ("examples", "tests/golden", "tests/core/checks/files")
    for path in (ROOT / folder).rglob("*.toml")
    if not read_contract(path.read_bytes(), str(path)).problems
)

# What a schema cannot say, and the reader does.
BEYOND_A_SCHEMA: Mapping[str, str] = {
    name: reason
    for reason, names in {
        "a date and a quoted date are the same to an editor": "due-quoted",
        "the currency decides": "amount-too-exact event-amount-too-exact amount-too-large",
        "how a number is spelled": "amount-hexadecimal amount-with-an-exponent",
        "JSON has no such number": "amount-not-a-number",
        "a name of the right form": "timezone-of-the-machine timezone-unknown",
        "the calendar": "due-too-far",
        "the file's own name": "id-of-another-file",
        "an id in two places": "milestone-id-twice",
        "lines and their order": "journal-gap journal-swapped journal-in-braces line-too-long "
        "journal-number-quoted",
    }.items()
    for name in names.split()
}


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(schema_text(preset_names()))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def as_an_editor_sees(value: Any) -> Any:
    """TOML as JSON: days and moments are texts."""
    if isinstance(value, dict):
        return {key: as_an_editor_sees(it) for key, it in value.items()}
    if isinstance(value, list):
        return [as_an_editor_sees(it) for it in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def faults(values: Mapping[str, Any]) -> list[str]:
    return [error.message for error in validator().iter_errors(as_an_editor_sees(values))]


def faults_of_text(text: str) -> list[str]:
    return faults(tomllib.loads(text))


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_sound_contract_keeps_to_it(path: Path) -> None:
    assert [] == faults_of_text(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PROVOKING, ids=lambda path: str(path.stem))
def test_what_is_wrong_in_shape_does_not(path: Path) -> None:
    try:
        found = faults_of_text(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError:
        # No TOML at all: that an editor says by itself.
        found = ["no TOML"]

    assert (path.stem in BEYOND_A_SCHEMA) == (not found), found


def test_it_has_every_key_and_no_other() -> None:
    schema: Any = contract_schema(["a-2026-01"])
    keys = schema["properties"]
    milestone = keys["milestone"]["items"]

    assert {*TERMS_KEYS, "journal"} == set(keys)
    assert (MILESTONE_KEYS, [*MILESTONE_REQUIRED]) == (
        tuple(milestone["properties"]),
        milestone["required"],
    )
    assert ["preset", *KEYS] == list(keys["policy"]["properties"])
    assert ["a-2026-01"] == keys["policy"]["properties"]["preset"]["enum"]
    assert {"event", *EVENT_KINDS} == set(schema["$defs"])
    assert list(EVENT_KINDS) == schema["$defs"]["event"]["properties"]["do"]["enum"]


def test_every_kind_of_value_has_a_shape() -> None:
    kinds: set[Kind] = {key.kind for it in EVENT_KINDS.values() for key in it.keys.values()}

    assert {kind.name for kind in kinds} <= set(EVENT_VALUES)


def test_every_key_tells_what_it_is() -> None:
    def untold(schema: Any) -> list[str]:
        keys = schema.get("properties", {})
        return [name for name, it in keys.items() if not it.get("description")]

    schema: Any = contract_schema([])
    parts = [schema, schema["properties"]["policy"], schema["properties"]["milestone"]["items"]]

    assert [] == [name for part in parts for name in untold(part)]
    # A dataclass without a docstring is given one that begins with its name.
    assert [] == [it.__name__ for it in EVENT_KINDS.values() if f"{it.__doc__}"[:6] == "Event("]
    assert "`terms` pins them" in schema["$defs"]["accept"]["description"]


@settings(max_examples=25)
@given(lives())
def test_whatever_the_program_writes_keeps_to_it(life: Any) -> None:
    assert [] == faults_of_text(unsealed(repr(life)))


def unsealed(text: str) -> str:
    return text.replace(', sum = ""', "")


EVENTS: tuple[dict[str, Any], ...] = (
    {"do": "fund", "milestone": "M1", "amount": "250.00", "by": "client"},
    {"do": "work", "milestone": "M1", "done": 40},
    {"do": "submit", "milestone": "M1", "files": {"a.pdf": "9f2c"}, "note": "sent"},
    {"do": "refund", "milestone": "M1", "amount": "10.00", "from": "escrow"},
    {"do": "observe", "milestone": "M1", "what": "auto-release", "happened": False},
    {"do": "close", "pay": {"M1": "100.00"}, "ref": "k"},
)
# A contract with one of everything, each part of which is put wrong below.
WHOLE: dict[str, Any] = {
    "format": 1,
    "id": "whole",
    "title": "Website",
    "client": "Acme Ltd",
    "freelancer": "Muhannad A.",
    "currency": "USD",
    "timezone": "Europe/London",
    "policy": {
        "preset": "generic-2026-11",
        "min_milestone": "5.00 USD",
        "max_milestones": 6,
        "min_deposit": "100% to 40.00, 30%",
        "escrow_before_work": True,
        "review_days": 14,
        "hold_days": 5,
        "funding": "any",
        "freelancer_fee": "20% to 250.00, 7.5% to 5000.00, 3.5%",
        "client_fee": "5.5% + 3.00 below 100.00",
        "client_fee_returned": "unknown",
        "arbitration_fee": "5% min 25.00",
        "arbitration_waived_to": "50.00",
        "dormant_notice_days": [76, 83],
        "dormant_steps": [7, 7, 14],
        "retainage": "10%",
    },
    "milestone": [
        {"id": "M1", "title": "Wireframes", "amount": "250.00", "due": date(2026, 2, 1)},
        {"id": "M2", "title": "Pages", "amount": 250, "scope": "Five"},
    ],
    "journal": {
        str(number): {"at": datetime.fromisoformat("2026-01-05T10:00:00Z"), **event}
        for number, event in enumerate(EVENTS, 1)
    },
}
OTHERS: tuple[object, ...] = (
    *(None, "", "x", "unknown", "none", "250", "250.00", "0", "-5", "2,5", "10%", "1e3"),
    *(0, 1, 7, -1, 250, 10**13, 250.5, 0.0, float("inf"), True, False),
    *([], [7], [7, 7, 14], ["x"], {}, {"x": "y"}, {"M1": "0.00"}),
    *(date(2026, 2, 1), datetime.fromisoformat("2026-01-05T10:00:00")),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a value stands, and each value within it."""
    if path:
        yield path
    if isinstance(value, dict | list):
        for key, it in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(it, (*path, key))


def put(path: tuple[Any, ...], other: object) -> dict[str, Any]:
    """The whole contract with another value in one place; None leaves it out."""
    values = deepcopy(WHOLE)
    *above, last = path
    table: Any = values
    for key in above:
        table = table[key]
    if other is None:
        del table[last]
    else:
        table[last] = other
    return values


def inline(value: Any) -> str:
    """A value on one line, also one that no contract holds."""
    if isinstance(value, dict):
        return (
            f"{{ {', '.join(f'{json.dumps(key)} = {inline(it)}' for key, it in value.items())} }}"
        )
    return repr(value) if isinstance(value, float) else value_text(value)


def problems(values: dict[str, Any]) -> list[str]:
    """What the reader says of a contract with these values."""
    journal = values.get("journal")
    terms = {key: it for key, it in values.items() if key != "journal"}
    text = tomli_w.dumps(terms)
    if isinstance(journal, dict):
        lines = [f"{number} = {inline(event)}" for number, event in journal.items()]
        text += "\n".join(["[journal]", *lines, ""])
    elif journal is not None:
        text = f"journal = {inline(journal)}\n{text}"
    return [each.message for each in read_contract(text.encode(), "whole.toml").problems]


PLACES = list(places(WHOLE))


def test_the_whole_contract_is_sound() -> None:
    assert ([], []) == (problems(WHOLE), faults(WHOLE))


@settings(max_examples=300)
@given(st.sampled_from(PLACES), st.sampled_from(OTHERS))
def test_what_the_reader_takes_keeps_to_it(path: tuple[Any, ...], other: object) -> None:
    changed = put(path, other)

    assert problems(changed) or not faults(changed), faults(changed)


def test_most_of_what_the_reader_refuses_does_not() -> None:
    """In 2,000 such changes 1,683 of 1,730 that the reader refuses; the rest is beyond a schema."""
    dice = Random(1)
    changed = [put(dice.choice(PLACES), dice.choice(OTHERS)) for _ in range(200)]
    refused = [values for values in changed if problems(values)]

    assert 0.95 * len(refused) < sum(bool(faults(values)) for values in refused)
