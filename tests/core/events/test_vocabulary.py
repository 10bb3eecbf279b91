"""What a value of a journal line may be, and what is said of one that it may not be."""

import re
from datetime import UTC, date, datetime

import pytest

from escrowbook.core.errors import Defect
from escrowbook.core.events import EventError, read_event, vocabulary
from escrowbook.core.events.event import Kind
from tests.core.checks.tables import moment

AT = moment("01-05")
ENDLESS = "x" * 1_000_000


QUOTED = 'must be a quoted amount, like "250.00"'
ID = (
    "must be an id: letters, digits, dot, underscore and hyphen, 64 at most, "
    "the first a letter or a digit"
)
SEAL = "must be 12 hexadecimal digits in quotes"
PERCENT = "must be a whole number from 0 to 100, without quotes"
FLAG = "must be true or false, without quotes"
DATE = "must be a plain date without quotes, like 2026-02-01"
YEAR = "must be in a year from 1900 to 9000"
FILES = 'must be a table of names and digests, like { "draft.pdf" = "9f2c…" }'
SHARES = 'must be a table of milestones and amounts, like { M4 = "100.00" }'
MOMENT = "must be a date-time without quotes, like 2026-01-05T10:00:00Z"
TIMERS = (
    "auto-release hold-over refund-silence dormant dispute-silence arbitration-default "
    "release-silence term-over"
)

# A sort of value, one that it may be, and what it is inside; what it is in a line again.
READ: list[tuple[Kind, object, object]] = [
    (vocabulary.TEXT, "", ""),
    (vocabulary.TEXT, "déjà vu 😀", "déjà vu 😀"),
    (vocabulary.TEXT, "\ud7ff\ue000", "\ud7ff\ue000"),
    (vocabulary.AMOUNT, "0.01", 1),
    (vocabulary.AMOUNT, "250.00", 250_00),
    (vocabulary.AMOUNT_OR_ZERO, "0.00", 0),
    (vocabulary.AMOUNT_OR_ZERO, "250.00", 250_00),
    (vocabulary.PERCENT, 0, 0),
    (vocabulary.PERCENT, 100, 100),
    (vocabulary.FLAG, True, True),
    (vocabulary.FLAG, False, False),
    (vocabulary.DATE, date(1900, 1, 1), date(1900, 1, 1)),
    (vocabulary.DATE, date(9000, 12, 31), date(9000, 12, 31)),
    (vocabulary.ID, "M4", "M4"),
    (vocabulary.ID, "9" * 64, "9" * 64),
    (vocabulary.SEAL, "0123456789ab", "0123456789ab"),
    (vocabulary.SEAL, "cdefcdefcdef", "cdefcdefcdef"),
    (vocabulary.FILES, {}, ()),
    (vocabulary.FILES, {"a.pdf": "9f", "b": "77"}, (("a.pdf", "9f"), ("b", "77"))),
    (vocabulary.SHARES, {}, ()),
    (vocabulary.SHARES, {"M1": "0.01", "M2": "5.00"}, (("M1", 1), ("M2", 5_00))),
    *(
        (kind, word, word)
        for kind, words in (
            (vocabulary.PARTY, "client freelancer platform arbiter mutual"),
            (vocabulary.TIMER, TIMERS),
            (vocabulary.REFUND_SOURCE, "escrow paid bonus"),
            (vocabulary.REVERSAL_SOURCE, "escrow paid"),
        )
        for word in words.split()
    ),
]

# A sort of value, what it may not be, and what is said then.
COMPLAINTS: list[tuple[Kind, object, str]] = [
    (vocabulary.TEXT, 7, "must be a quoted text"),
    (vocabulary.TEXT, "half a \ud83d", "must be Unicode text"),
    (vocabulary.TEXT, "\ud800", "must be Unicode text"),
    (vocabulary.TEXT, "\udfff", "must be Unicode text"),
    (vocabulary.AMOUNT, 7, QUOTED),
    (vocabulary.AMOUNT, 7.5, QUOTED),
    (vocabulary.AMOUNT, "0.00", "must be more than zero"),
    (vocabulary.AMOUNT_OR_ZERO, 7, QUOTED),
    (vocabulary.PERCENT, -1, PERCENT),
    (vocabulary.PERCENT, 101, PERCENT),
    (vocabulary.PERCENT, True, PERCENT),
    (vocabulary.PERCENT, 40.0, PERCENT),
    (vocabulary.PERCENT, "40", PERCENT),
    (vocabulary.FLAG, "true", FLAG),
    (vocabulary.FLAG, 1, FLAG),
    (vocabulary.DATE, "2026-02-01", DATE),
    (vocabulary.DATE, datetime(2026, 2, 1, tzinfo=UTC), DATE),
    (vocabulary.DATE, date(1899, 12, 31), YEAR),
    (vocabulary.DATE, date(9001, 1, 1), YEAR),
    (vocabulary.ID, 4, ID),
    (vocabulary.ID, "", ID),
    (vocabulary.ID, "-4", ID),
    (vocabulary.ID, "9" * 65, ID),
    (vocabulary.SEAL, 123456789012, SEAL),
    (vocabulary.SEAL, "0123456789a", SEAL),
    (vocabulary.SEAL, "0123456789abc", SEAL),
    (vocabulary.SEAL, "0123456789aX", SEAL),
    (vocabulary.SEAL, list("0123456789ab"), SEAL),
    (vocabulary.FILES, "a.pdf", FILES),
    (vocabulary.FILES, {"a.pdf": "9f", "b": 77}, FILES),
    (vocabulary.FILES, {"a.pdf": "\ud800"}, "must be Unicode text"),
    (vocabulary.FILES, {"\ud800": "9f"}, "must be Unicode text"),
    (vocabulary.SHARES, "M1", SHARES),
    (vocabulary.SHARES, {"M1": "0.00"}, "must be more than zero"),
    (vocabulary.SHARES, {"M1": 5}, QUOTED),
    (vocabulary.SHARES, {"M 1": "5.00"}, ID),
    (
        vocabulary.PARTY,
        "bank",
        "must be one of client, freelancer, platform, arbiter, mutual",
    ),
    (vocabulary.REFUND_SOURCE, "pool", "must be one of escrow, paid, bonus"),
    (vocabulary.REVERSAL_SOURCE, "bonus", "must be one of escrow, paid"),
]


@pytest.mark.parametrize("kind, raw, inside", READ)
def test_what_a_value_may_be(kind: Kind, raw: object, inside: object) -> None:
    assert inside == kind.read(raw, "USD")
    assert raw == kind.write(inside, "USD")


@pytest.mark.parametrize("kind, raw, complaint", COMPLAINTS)
def test_what_a_value_may_not_be(kind: Kind, raw: object, complaint: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        kind.read(raw, "USD")


def test_only_a_table_of_amounts_is_written_as_one() -> None:
    with pytest.raises(Defect):
        vocabulary.SHARES.write("M1", "USD")


@pytest.mark.parametrize(
    "raw, complaint",
    [
        ("2026-01-05T10:00:00Z", MOMENT),
        (date(2026, 1, 5), MOMENT),
        (datetime(2026, 1, 5), "must have an offset: add Z for UTC, or one like +02:00"),  # noqa: DTZ001
        (datetime(2026, 1, 5, microsecond=1, tzinfo=UTC), "must be in whole seconds"),
        (datetime(1899, 12, 31, tzinfo=UTC), YEAR),
        (datetime(9001, 1, 1, tzinfo=UTC), YEAR),
    ],
)
def test_what_a_moment_may_not_be(raw: object, complaint: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        vocabulary.read_moment(raw)


@pytest.mark.parametrize(
    "raw", ["1900-01-01T00:00:00+00:00", "9000-12-31T23:59:59+00:00", "2026-01-05T10:00:00+02:00"]
)
def test_a_moment_is_kept_in_utc(raw: str) -> None:
    read = vocabulary.read_moment(datetime.fromisoformat(raw))

    assert datetime.fromisoformat(raw) == read
    assert UTC is read.tzinfo


def test_an_undone_event_is_named_by_its_seal() -> None:
    event = read_event({"at": AT, "do": "void", "event": "9f2c41d07a3b"}, "USD")

    assert "undid the event 9f2c41d07a3b" == event.aloud("USD")


@pytest.mark.parametrize("values", [{"do": ENDLESS}, {"do": "note", ENDLESS: 1}])
def test_an_endless_word_is_compared_with_known_ones_no_further_than_a_word_reaches(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, object]
) -> None:
    asked: list[str] = []

    def search(word: str, known: object, n: int) -> list[str]:
        asked.append(word)
        return []

    monkeypatch.setattr("difflib.get_close_matches", search)

    with pytest.raises(EventError):
        read_event(values, "EUR")

    assert ["x" * 64] == asked
