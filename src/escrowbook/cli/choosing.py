"""Which contracts a command over many is about: ids, files, folders, or a list on stdin."""

from __future__ import annotations

import os

from escrowbook.cli.surroundings import standard_input

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_INPUT = "-"


def named_paths(typed: Sequence[str] | None, *, nul_separated: bool = False) -> list[str] | None:
    """The paths of a command line, `-` replaced by those on standard input; None for none typed.

    A list on standard input may be empty, and is then no contract at all, not the whole book.
    """
    if nul_separated and STANDARD_INPUT not in (typed or []):
        from escrowbook.core.errors import UsageError

        raise UsageError("-0 is about paths on standard input", "add - as a path")
    if not typed:
        return None
    names: list[str] = []
    for word in typed:
        names += _listed(nul_separated=nul_separated) if word == STANDARD_INPUT else [word]
    return names


def _listed(*, nul_separated: bool) -> list[str]:
    """The paths on standard input; bytes that are no text stay what they are, as in file names."""
    data = standard_input().read()
    parts = data.split(b"\0") if nul_separated else data.splitlines()
    return [os.fsdecode(part) for part in parts if part]
