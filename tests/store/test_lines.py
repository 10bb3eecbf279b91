"""Values as TOML text: what was written reads back, on one line, and acts on nothing."""

import tomllib
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.journal import seal_of
from escrowbook.store.lines import event_line, quoted_text, statement, value_text

EVERY_CODE_POINT = [chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000]


def read_back(text: str) -> Any:
    return tomllib.loads(f"x = {text}")["x"]


def test_the_line_of_an_event_is_that_of_the_interface() -> None:
    values = {
        "at": datetime(2026, 1, 20, 16, 30, tzinfo=UTC),
        "do": "submit",
        "milestone": "M1",
        "by": "freelancer",
        "note": "figma link sent",
    }

    assert (
        '2 = { at = 2026-01-20T16:30:00Z, do = "submit", milestone = "M1", by = "freelancer", '
        'note = "figma link sent", sum = "9f2c41d07a3b" }'
    ) == event_line(2, values, "9f2c41d07a3b")


@pytest.mark.parametrize(
    "value, text",
    [
        ("", '""'),
        ('say "no"', r'"say \"no\""'),
        ("C:\\new", r'"C:\\new"'),
        ("a\tb\nc\rd\be\f", r'"a\tb\nc\rd\be\f"'),
        ("\x00\x1b\x7f", r'"\u0000\u001b\u007f"'),
        ("\x85\x9b\u2028\u202e\u2066\ufeff", r'"\u0085\u009b\u2028\u202e\u2066\ufeff"'),
        ("Zażółć 漢字 👩‍💻", '"Zażółć 漢字 👩‍💻"'),
        (True, "true"),
        (40, "40"),
        (date(2026, 2, 1), "2026-02-01"),
        (datetime(2026, 2, 1, 12, tzinfo=timezone(timedelta(hours=2))), "2026-02-01T10:00:00Z"),
        ({}, "{}"),
        ({"M4": "100.00", "M1.2": "5.00"}, '{ M4 = "100.00", "M1.2" = "5.00" }'),
        ([76, 83], "[76, 83]"),
        ((), "[]"),
    ],
)
def test_each_kind_of_value_has_its_form(value: object, text: str) -> None:
    assert text == value_text(value)


CHUNKS = ["".join(EVERY_CODE_POINT[start : start + 999]) for start in range(0, 0x110000, 999)]


def test_every_character_reads_back() -> None:
    for chunk in CHUNKS:
        assert chunk == read_back(quoted_text(chunk))


def test_no_character_splits_the_line_or_acts_on_a_terminal() -> None:
    turning = {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "FSI", "PDI", "PDF"}
    for chunk in CHUNKS:
        written = quoted_text(chunk)

        assert [written] == written.splitlines()
        assert "Cc" not in set(map(unicodedata.category, written))
        assert not turning & set(map(unicodedata.bidirectional, written))


VALUES = st.recursive(
    st.text()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.dates()
    | st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
        lambda it: it.replace(microsecond=0)
    ),
    lambda inner: st.dictionaries(st.text(), inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(VALUES)
def test_any_value_reads_back(value: object) -> None:
    assert value == read_back(value_text(value))


@given(st.dictionaries(st.text(min_size=1), VALUES, max_size=4))
def test_a_line_keeps_its_seal(values: dict[str, object]) -> None:
    values.pop("sum", None)

    line = event_line(7, values, seal_of(values))

    (read,) = tomllib.loads(line).values()
    assert "\n" not in line
    assert read["sum"] == seal_of(read)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        event_line(1, {"note": "\udc80"}, "")


def test_what_no_contract_holds_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^a contract file holds no float$"):
        statement("x", 1.5)
