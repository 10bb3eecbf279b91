"""Seals are made of canonical JSON, as INTERFACE 3 says it."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.journal import canonical_json, digest, seal_of, written_moment

ZONES = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30)), UTC])
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(9000, 1, 1), timezones=ZONES)  # noqa: DTZ001
LEAVES = st.one_of(
    st.text(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=True),
    st.dates(),
    st.times(),
    MOMENTS.map(lambda moment: moment.replace(microsecond=0)),
    st.datetimes(),
)
KEYS = st.text(max_size=6)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)


def as_json(value: object) -> str:
    """What TOML has and JSON has not."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert isinstance(value, date | time)
    return value.isoformat()


@pytest.mark.parametrize(
    "value, text",
    [
        ("é\n", '"é\\n"'),
        ({"b": ["x", 1], "a": {"c": True}}, '{"a":{"c":true},"b":["x",1]}'),
    ],
)
def test_each_value_has_one_text(value: object, text: str) -> None:
    assert text == canonical_json(value)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_it_is_the_json_of_the_standard_library(values: dict[str, object]) -> None:
    expected = json.dumps(
        values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=as_json
    )

    assert expected == canonical_json(values)


@pytest.mark.parametrize(
    "moment, text",
    [
        (datetime(2026, 1, 5, 10, tzinfo=UTC), "2026-01-05T10:00:00Z"),
        (datetime(2026, 1, 5, 10, tzinfo=timezone(timedelta(hours=2))), "2026-01-05T08:00:00Z"),
        (datetime(2026, 1, 5, 10, 0, 0, 999, tzinfo=UTC), "2026-01-05T10:00:00Z"),
        (datetime(2026, 1, 5, 10), "2026-01-05T10:00:00"),  # noqa: DTZ001
    ],
)
def test_a_moment_is_written_in_utc(moment: datetime, text: str) -> None:
    assert text == written_moment(moment)


def test_a_seal_is_the_beginning_of_the_sha256_of_what_the_line_says() -> None:
    """INTERFACE 3, `sum`: 12 digits over the values as JSON, `sum` itself left out."""
    values: dict[str, object] = {
        "at": datetime(2026, 1, 5, 11, tzinfo=timezone(timedelta(hours=1))),
        "do": "close",
        "pay": {"M1": "1.00"},
        "by": "client",
    }
    said = b'{"at":"2026-01-05T10:00:00Z","by":"client","do":"close","pay":{"M1":"1.00"}}'

    assert sha256(said).hexdigest()[:12] == digest(values)
    assert sha256(said).hexdigest()[:12] == seal_of(values)
    assert seal_of(values) == seal_of({**values, "sum": "9f2c41d07a3b"})
    assert digest(values) != digest({**values, "sum": "9f2c41d07a3b"})
