"""What is wrong with terms is told where it stands, once, and not for ever."""

from datetime import UTC, datetime

import pytest

from escrowbook.core.errors import Place
from escrowbook.store.canonical import WrittenNumber
from escrowbook.store.complaints import ID_REMEDY, TOP, Complaints, shown_value
from escrowbook.store.places import Address

TEXT = "title = 1\n\n[policy]\nx = 2\n"


@pytest.mark.parametrize(
    "address, place, text",
    [
        (Address("", 0, "title"), Place(1), "title = 1"),
        (Address("policy", 0, "x"), Place(4), "x = 2"),
        (Address("policy", 0, "preset"), Place(3), "[policy]"),
        (Address("milestone", 0, "id"), Place(1), ""),
        (TOP, Place(1), ""),
    ],
)
def test_a_complaint_stands_at_its_key_else_at_its_table(
    address: Address, place: Place, text: str
) -> None:
    complaints = Complaints(TEXT)

    complaints.say("no", "yes", address)

    (problem,) = complaints.problems
    assert ("unreadable", "no", "yes", place, text) == (
        problem.code,
        problem.message,
        problem.remedy,
        problem.place,
        problem.text,
    )


def test_a_key_on_a_line_that_was_set_aside_is_not_missing() -> None:
    complaints = Complaints(TEXT, set_aside={"client"})

    complaints.check_keys({}, ("title", "client"), ("title", "client"), TOP)

    assert ["the contract needs the key `title`"] == [it.message for it in complaints.problems]


def test_a_missing_key_is_shown_with_a_value_of_its_kind() -> None:
    complaints = Complaints(TEXT)

    complaints.check_keys({}, (), ("currency", "amount", "title"), TOP)

    assert ['add `currency = "USD"`', 'add `amount = "250.00"`', 'add `title = "…"`'] == [
        it.remedy for it in complaints.problems
    ]


def test_an_unknown_key_is_told_with_the_table_and_what_was_meant() -> None:
    complaints = Complaints(TEXT)

    complaints.check_keys({"titel": 1, "x": 2}, ("title", "client"), (), Address("policy", 0, ""))

    assert [
        ("[policy] has no key 'titel'", "did you mean title?"),
        ("[policy] has no key 'x'", "the keys are title, client"),
    ] == [(it.message, it.remedy) for it in complaints.problems]


@pytest.mark.parametrize(
    "written, message, remedy",
    [
        (7, "`id` is 7, not a text", 'put it in double quotes: id = "…"'),
        ("a b", "'a b' is no id", ID_REMEDY),
        (None, None, None),
        ("M1", None, None),
    ],
)
def test_an_id_is_told_once(written: object, message: str | None, remedy: str | None) -> None:
    complaints = Complaints(TEXT)
    values = {} if written is None else {"id": written}

    read = complaints.read_id(values, TOP)

    assert ("M1" if written == "M1" else "") == read
    told = [(message, remedy)] if message else []
    assert told == [(it.message, it.remedy) for it in complaints.problems]


def test_a_hundred_complaints_are_enough() -> None:
    complaints = Complaints(TEXT)

    complaints.check_keys({f"a{n}": 1 for n in range(500)}, ("title",), (), TOP)

    assert complaints.is_full
    assert 100 == len(complaints.problems)


@pytest.mark.parametrize(
    "value, text",
    [
        ("x", "'x'"),
        (WrittenNumber("1.50"), "1.50"),
        ({}, "a table"),
        ([], "a list"),
        (True, "true"),
        (datetime(2026, 1, 2, 3, 4, tzinfo=UTC), "2026-01-02 03:04:00+00:00"),
    ],
)
def test_values_are_shown_as_a_file_has_them(value: object, text: str) -> None:
    assert text == shown_value(value)
