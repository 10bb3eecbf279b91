"""Where keys stand: in tables, dotted, in braces, and in texts that are broken."""

import pytest

from escrowbook.core.errors import Place
from escrowbook.store.places import Address, Places
from tests.store.samples import SOUND


@pytest.mark.parametrize(
    "text, address, place, shown",
    [
        ("a = 1", ("", 0, "a"), (1, 1), "a = 1"),
        ("\n\n  a = 1  # why", ("", 0, "a"), (3, 3), "a = 1"),
        ('"a" = 1', ("", 0, "a"), (1, 1), '"a" = 1'),
        ("[policy]\nhold = 1", ("policy", 0, "hold"), (2, 1), "hold = 1"),
        ("[policy]\nhold = 1", ("policy", 0, ""), (1, 1), "[policy]"),
        ("[policy]\nhold = 1", ("policy", 0, "none"), (1, 1), "[policy]"),
        ("x = 1\n[policy]", ("", 0, "policy"), (2, 1), "[policy]"),
        ("policy.hold = 1", ("policy", 0, "hold"), (1, 1), "policy.hold = 1"),
        ("policy = { x = 1, hold = 2 }", ("policy", 0, "hold"), (1, 19), "hold = 2"),
        ("[[m]]\na = 1\n[[m]]\na = 2", ("m", 1, "a"), (4, 1), "a = 2"),
        ("m = [\n {a = 1},\n {a = 2},\n]", ("m", 1, "a"), (3, 3), "a = 2"),
        ("[a.b]\nc = 1", ("a.b", 0, "c"), (2, 1), "c = 1"),
        ('1 = { a = "}, b = 1", b = 2 }', ("1", 0, "b"), (1, 23), "b = 2"),
        ("1 = { a = { b = 1 }, c = 2 }", ("1", 0, "c"), (1, 22), "c = 2"),
        ('a = """\nb = 1\n"""\nb = 2', ("", 0, "b"), (4, 1), "b = 2"),
        ("a = [\n1,\n2]\nb = 2", ("", 0, "b"), (4, 1), "b = 2"),
        ("a = {\nb = 2", ("", 0, "b"), (2, 1), "b = 2"),
        ("a\nb = 2", ("", 0, "b"), (2, 1), "b = 2"),
        ("[[[\n]\nb = 2", ("", 0, "b"), (3, 1), "b = 2"),
        ("a = 1", ("", 0, "b"), None, ""),
        ('a = "x\nb = 2', ("", 0, "b"), (2, 1), "b = 2"),
        ("a = " + "x" * 200, ("", 0, "a"), (1, 1), "a = " + "x" * 115 + "…"),
        ('a = """\nx"""', ("", 0, "a"), (1, 1), 'a = """…'),
        ("a\nb = 2", ("", 0, "a"), None, ""),
        ("b = 2\na", ("", 0, "a"), None, ""),
        ("X = 1", ("", 0, "X"), (1, 1), "X = 1"),
        ("1 = { X = 1 }", ("1", 0, "X"), (1, 7), "X = 1"),
        ('1 = { "a" = 1 }', ("1", 0, "a"), (1, 7), '"a" = 1'),
        ("a =   # no value", ("", 0, "a"), (1, 1), "a ="),
        ("[a]\nb.c = 1", ("a.b", 0, "c"), (2, 1), "b.c = 1"),
        ("[policy]\n[x]", ("policy", 0, "x"), (1, 1), "[policy]"),
        ("= 1\nb = 2", ("", 0, "b"), (2, 1), "b = 2"),
        ("a = { c = \nb = 2", ("", 0, "b"), (2, 1), "b = 2"),
        ("a = { b = 1", ("a", 0, ""), (1, 5), "{ b = 1"),
        ("1 = { [a = 1], b = 2 }", ("1", 0, "a"), (1, 5), "{ [a = 1], b = 2 }"),
        ("1 = { [a = 1], b = 2 }", ("1", 0, "b"), (1, 16), "b = 2"),
    ],
)
def test_a_key_is_found(
    text: str, address: tuple[str, int, str], place: tuple[int, int] | None, shown: str
) -> None:
    spot = Places(text).find(*address)

    if place is None:
        assert spot is None
    else:
        assert spot is not None
        assert (Place(*place), shown) == (spot.place, spot.text)


def test_every_key_of_a_contract_has_its_place() -> None:
    places = Places(SOUND)

    assert {
        ("", 0, "title"): 4,
        ("policy", 0, "preset"): 10,
        ("milestone", 0, "scope"): 17,
        ("journal", 0, "1"): 20,
        ("journal.1", 0, "do"): 20,
        ("journal.2", 0, "note"): 21,
    } == {
        address: places.spots[Address(*address)].place.line
        for address in [
            ("", 0, "title"),
            ("policy", 0, "preset"),
            ("milestone", 0, "scope"),
            ("journal", 0, "1"),
            ("journal.1", 0, "do"),
            ("journal.2", 0, "note"),
        ]
    }


def test_a_second_place_is_kept_apart() -> None:
    places = Places("a = 1\nb = 2\na = 3")

    assert Place(1) == places.spots[Address("", 0, "a")].place
    assert [(Address("", 0, "a"), Place(3))] == [
        (address, spot.place) for address, spot in places.repeated
    ]


def test_the_first_line_may_have_any_number() -> None:
    spot = Places("1 = { a = 1 }", first_line=40).find("1", 0, "a")

    assert spot is not None
    assert Place(40, 7) == spot.place


def test_of_a_very_long_text_the_rest_has_no_places() -> None:
    places = Places("a = 1\nb = 2", tokens_max=4)

    assert places.find("", 0, "a") is not None
    assert places.find("", 0, "b") is None
