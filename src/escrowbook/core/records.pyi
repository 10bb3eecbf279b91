# What type checkers are told of records: they are dataclasses.
from collections.abc import Callable
from dataclasses import replace as replace
from typing import TypeVar, dataclass_transform, overload

_Class = TypeVar("_Class", bound=type)
_Value = TypeVar("_Value")

REQUIRED: object

def field(*, default_factory: Callable[[], _Value]) -> _Value: ...
def fields(cls: type) -> dict[str, object]: ...
@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: _Class, /) -> _Class: ...
@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, kw_only: bool = False) -> Callable[[_Class], _Class]: ...
@dataclass_transform(field_specifiers=(field,))
def mutable(cls: _Class, /) -> _Class: ...
