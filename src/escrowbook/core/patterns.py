"""Regular expressions that cost a start nothing: each is compiled when it is first asked."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import AnyStr


class _Pattern:
    """What a compiled pattern can do, once somebody wants it; from then on as quick as that."""

    def __init__(self, text: str | bytes) -> None:
        self._text = text

    def __getattr__(self, name: str) -> object:
        if name not in _ABILITIES:
            raise AttributeError(name)
        import re

        compiled = re.compile(self._text)
        for ability in _ABILITIES:
            setattr(self, ability, getattr(compiled, ability))
        return getattr(compiled, name)


_ABILITIES = ("fullmatch", "match", "search", "sub", "finditer", "findall", "split", "pattern")


def pattern(text: AnyStr) -> re.Pattern[AnyStr]:
    """Give a pattern as `re.compile` does, later; flags stand in the text: `(?m)`, `(?s)`."""
    return _Pattern(text)  # type: ignore[return-value]
