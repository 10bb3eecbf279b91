"""What a value of a journal line may be, and what is said of one that it may not be."""

import pytest

from escrowbook.core.events import EventError, event_values, read_event
from tests.core.checks.tables import moment

AT = moment("01-05")
ENDLESS = "x" * 1_000_000


def said(**values: object) -> list[str]:
    """What is wrong with the keys of a line, in our words."""
    with pytest.raises(EventError) as refused:
        read_event({"at": AT, **values}, "USD")
    return [problem.message for problem in refused.value.problems]


@pytest.mark.parametrize(
    "values, faults",
    [
        ({"do": "note", "note": 7}, ["`note` must be a quoted text"]),
        ({"do": "note", "note": "half a \ud83d"}, ["`note` must be Unicode text"]),
        ({"do": "bonus", "amount": 7}, ['`amount` must be a quoted amount, like "250.00"']),
        ({"do": "bonus", "amount": "0.00"}, ["`amount` must be more than zero"]),
        ({"do": "close", "pay": {"M1": "0.00"}}, ["`pay` must be more than zero"]),
    ],
)
def test_what_a_value_may_not_be(values: dict[str, object], faults: list[str]) -> None:
    assert faults == said(**values)


def test_characters_beyond_ascii_are_text() -> None:
    event = read_event({"at": AT, "do": "note", "note": "déjà vu 😀"}, "USD")

    assert "déjà vu 😀" == event_values(event, "USD")["note"]


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
