"""Records: what the law speaks of, as classes of named values and of what follows from them.

    @frozen
    class Place:
        line: int
        column: int = 1

reads, checks and compares like a frozen dataclass with slots, for a fortieth of its cost at
start-up: the standard library writes Python for each class and compiles it, and half of the time of
a command went there (docs/adr/0011). Type checkers are told in records.pyi that it is a dataclass.
"""

from __future__ import annotations

TYPE_CHECKING = False  # Type checkers take it for true; `typing` costs as much as half a start.
if TYPE_CHECKING:
    from collections.abc import Callable


# What stands in `fields` where there is no default.
REQUIRED = object()


class _Made:
    """A default that can change, like a list: made anew for each record."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], object]) -> object:
    """Give a default that can change, like a list: each record gets one of its own."""
    return _Made(default_factory)


def frozen(cls: type | None = None, /, *, kw_only: bool = False) -> type | Callable[[type], type]:
    """Make a class one of records that stay what they are.

    Its annotations are the fields, those of its bases first; with `kw_only` they are given by name
    alone. What the class says itself, of its equality or otherwise, stays.
    """
    if cls is None:
        return lambda named: _made(named, _FROZEN, is_by_name=kw_only)
    return _made(cls, _FROZEN, is_by_name=kw_only)


def mutable(cls: type, /) -> type:
    """Make a class one of records that change, as what a fold works with does."""
    return _made(cls, _MUTABLE, is_by_name=False)


def replace(it: object, /, **changes: object) -> object:
    """Give the same record with other values in some of its fields."""
    kept = {name: getattr(it, name) for name in it.__fields__ if name not in changes}
    return type(it)(**kept, **changes)


def fields(cls: type) -> dict[str, object]:
    """Give the fields of a class of records in their order, each with its default or REQUIRED."""
    return {name: cls.__defaults__.get(name, REQUIRED) for name in cls.__fields__}


def _made(cls: type, methods: dict[str, object], *, is_by_name: bool) -> type:
    """Make the class anew, with a slot for each field of its own."""
    body = dict(cls.__dict__)
    for name in ("__dict__", "__weakref__"):
        body.pop(name, None)
    kinds = body.get("__annotations__", {})
    own = [name for name, kind in kinds.items() if "ClassVar[" not in str(kind)]
    inherited = getattr(cls, "__fields__", ())
    added = tuple(name for name in own if name not in inherited)
    defaults = {name: body.pop(name) for name in own if name in body}
    body["__slots__"] = (*added, *body.get("__slots__", ()))
    body["__fields__"] = (*inherited, *added)
    body["__defaults__"] = getattr(cls, "__defaults__", {}) | defaults
    for name, method in methods.items():
        body.setdefault(name, method)
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__init__ = _initialiser(made, 0 if is_by_name else len(made.__fields__))
    return made


def _initialiser(cls: type, positional: int) -> Callable[..., None]:
    """Make `__init__`: the slots are set directly, past a record's refusal to change."""
    slots = tuple((name, getattr(cls, name).__set__) for name in cls.__fields__)
    setters = tuple(setter for _, setter in slots)
    defaults = cls.__defaults__

    def initialise(it: object, *values: object, **named: object) -> None:
        given = len(values)
        if given > positional:
            raise TypeError(f"{cls.__name__} takes {positional} values without names, not {given}")
        for setter, value in zip(setters, values):  # noqa: B905 - the rest has names, or defaults.
            setter(it, value)
        for name, setter in slots[given:]:
            if name in named:
                setter(it, named.pop(name))
            elif name in defaults:
                default = defaults[name]
                setter(it, default.make() if type(default) is _Made else default)
            else:
                raise TypeError(f"{cls.__name__} is made without {name}")
        if named:
            raise TypeError(f"{cls.__name__} has no {', '.join(named)}, or it is given twice")

    return initialise


def _values(it: object) -> tuple[object, ...]:
    return tuple([getattr(it, name) for name in it.__fields__])


def _is_equal(it: object, other: object) -> bool:
    return _values(it) == _values(other) if type(it) is type(other) else NotImplemented


def _hash(it: object) -> int:
    return hash(_values(it))


def _written(it: object) -> str:
    named = ", ".join(f"{name}={getattr(it, name)!r}" for name in it.__fields__)
    return f"{type(it).__qualname__}({named})"


def _refuse_change(it: object, name: str, _: object = None) -> None:
    raise AttributeError(f"a {type(it).__name__} is frozen: {name} stays what it is")


def _restore(it: object, values: tuple[object, ...]) -> None:
    """Fill in a record that was pickled or copied."""
    for name, value in zip(it.__fields__, values, strict=True):
        object.__setattr__(it, name, value)


_MUTABLE = {
    "__eq__": _is_equal,
    "__hash__": None,
    "__repr__": _written,
    "__getstate__": _values,
    "__setstate__": _restore,
}
_FROZEN = {
    **_MUTABLE,
    "__hash__": _hash,
    "__setattr__": _refuse_change,
    "__delattr__": _refuse_change,
}
