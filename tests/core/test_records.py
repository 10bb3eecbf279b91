"""Records: what a class of them keeps, refuses and compares."""

import copy
import pickle
from typing import Any, ClassVar

import pytest

from escrowbook.core.records import REQUIRED, field, fields, frozen, mutable, replace


@frozen
class Point:
    x: int
    y: int = 0


@frozen
class Named(Point):
    kind: ClassVar[str] = "named"

    name: str = "?"


@frozen
class Raised(Point):
    x: int
    y: int = 10


@frozen(kw_only=True)
class Base:
    by: str | None = None


@frozen(kw_only=True)
class Event(Base):
    amount: int


@mutable
class Basket:
    owner: str
    goods: list[str] = field(default_factory=list)


@pytest.mark.parametrize(
    "made, values",
    [
        (Point(1), (1, 0)),
        (Point(1, 2), (1, 2)),
        (Point(y=2, x=1), (1, 2)),
        (Point(1, y=2), (1, 2)),
        (Named(1), (1, 0, "?")),
        (Named(1, 2, "here"), (1, 2, "here")),
        (Raised(1), (1, 10)),
        (Raised(y=2, x=1), (1, 2)),
        (Event(amount=3), (None, 3)),
        (Event(amount=3, by="client"), ("client", 3)),
        (Basket("me"), ("me", [])),
        (Basket("me", ["pear"]), ("me", ["pear"])),
    ],
)
def test_a_record_has_its_fields(made: Any, values: tuple[object, ...]) -> None:
    assert values == tuple(getattr(made, name) for name in fields(type(made)))


@pytest.mark.parametrize(
    "kind, values, named, message",
    [
        (Point, (), {}, "Point is made without x"),
        (Point, (1, 2, 3), {}, "Point takes 2 values without names, not 3"),
        (Point, (1,), {"x": 1}, "Point has no x, or it is given twice"),
        (Point, (1,), {"z": 1}, "Point has no z, or it is given twice"),
        (Point, (1, 2), {"z": 1}, "Point has no z, or it is given twice"),
        (Event, (1,), {}, "Event takes 0 values without names, not 1"),
        (Event, (), {"by": "client"}, "Event is made without amount"),
    ],
)
def test_a_record_is_not_made_otherwise(
    kind: Any, values: tuple[object, ...], named: dict[str, object], message: str
) -> None:
    with pytest.raises(TypeError, match=f"^{message}$"):
        kind(*values, **named)


def test_a_frozen_record_stays_what_it_is() -> None:
    point: Any = Point(1)

    with pytest.raises(AttributeError, match="a Point is frozen: x stays what it is"):
        point.x = 2
    with pytest.raises(AttributeError, match="a Point is frozen: z stays what it is"):
        point.z = 2
    with pytest.raises(AttributeError, match="a Point is frozen: x stays what it is"):
        del point.x
    assert Point(1) == point


def test_a_mutable_record_changes_and_has_no_other_fields() -> None:
    basket: Any = Basket("me")
    basket.owner = "you"

    assert Basket("you") == basket
    with pytest.raises(AttributeError):
        basket.weight = 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(basket)


def test_a_default_that_can_change_is_made_anew() -> None:
    mine, yours = Basket("me"), Basket("you")
    mine.goods.append("pear")

    assert [] == yours.goods


def test_records_are_equal_by_class_and_values() -> None:
    assert Point(1) == Point(1, 0)
    assert Point(1) != Point(2)
    assert Point(1) != Named(1)
    assert Point(1) != (1, 0)  # type: ignore[comparison-overlap]
    assert {Point(1), Point(1)} == {Point(1)}


def test_a_record_is_written_as_it_is_made() -> None:
    assert "Named(x=1, y=0, name='?')" == repr(Named(1))


def test_a_class_says_itself_what_it_says() -> None:
    @frozen
    class Once:
        x: int

        __eq__ = object.__eq__
        __hash__ = object.__hash__

    one = Once(1)

    assert one == one  # noqa: PLR0124 - with itself is the point.
    assert one != Once(1)


@pytest.mark.parametrize("made", [Named(1, 2, "x"), Event(amount=3), Basket("me", ["pear"])])
def test_a_record_is_pickled_and_copied(made: Any) -> None:
    assert made == pickle.loads(pickle.dumps(made))  # noqa: S301 - our own.
    assert made == copy.copy(made)
    assert made == copy.deepcopy(made)


def test_a_record_is_replaced_in_some_fields() -> None:
    named = Named(1, 2, "here")

    assert Named(1, 5, "here") == replace(named, y=5)
    assert Named(1, 2, "here") == named
    assert Event(amount=4, by="client") == replace(Event(amount=3, by="client"), amount=4)
    with pytest.raises(TypeError, match="has no z"):
        replace(Point(1), z=3)  # type: ignore[call-arg]


def test_fields_are_told_with_their_defaults() -> None:
    assert {"x": REQUIRED, "y": 0, "name": "?"} == fields(Named)
    assert ["by", "amount"] == list(fields(Event))
