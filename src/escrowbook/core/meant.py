"""What somebody may have meant with a mistyped word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the nearest of `known` as a question, or nothing where none is near."""
    near = nearest(word, known)
    return f"did you mean {near}?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The one of `known` that a mistyped word is nearest to, or nothing where none is near."""
    from difflib import get_close_matches  # Only mistakes pay for it.

    # Nobody mistypes a longer word, and the search is slow on long ones.
    return next(iter(get_close_matches(word[:64], known, n=1)), "")
