"""What is typed into a new event or contract: text that people can read, and nothing that acts.

Files that hold such characters are still read, and shown with them made visible (P8); new ones
are not made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from escrowbook.core.errors import UsageError
from escrowbook.core.patterns import pattern

# Both halves of the control characters. Tabs and line ends may stand in a note: they are kept as
# escapes, and shown as such.
_CONTROL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NAMES = {"\x00": "a NUL character", "\x1b": "an escape character"}


def refuse_controls(values: Mapping[str, object]) -> None:
    """Refuse texts that hold a control character, keys of tables among them.

    Raises UsageError, named `control-character`.
    """
    for key, value in values.items():
        for text in _texts(value):
            found = _CONTROL.search(text)
            if found is not None:
                code = ord(found.group())
                name = _NAMES.get(found.group(), "a control character")
                raise UsageError(
                    f"`{key}` has {name} in it (0x{code:02x}), at position {found.start() + 1}",
                    "leave it out: texts are for people to read",
                    "control-character",
                )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _texts(inner)
