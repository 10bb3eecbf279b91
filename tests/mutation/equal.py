"""Mutants that no test can find, since they are the same program: a list with a reason for each.

    == core/ledger.py Ledger.copy
    Why no test can tell the two apart, in a sentence or more.
    - the statement as it is
    + the statement as the mutant has it

Several pairs may stand below one reason; `<module>` is what stands outside of every function.
Lines have no numbers, so that the list stays true while others move them. An entry that fits no
mutant any more is stale, and the command says so.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).with_name("equal.txt")
MODULE = "<module>"


class Equal(NamedTuple):
    """One entry: the module, the key of the mutant there, and why nobody can tell it apart."""

    module: str
    key: tuple[str, str, str]
    reason: str


def read_list(text: str) -> list[Equal]:
    """Read the list. Raises ValueError where an entry has no reason, or no pair."""
    entries: list[Equal] = []
    for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        heading, *lines = block.strip().splitlines()
        module, _, function = heading.partition(" ")
        reason = " ".join(line for line in lines if not line.startswith(("- ", "+ ")))
        said = [line[2:] for line in lines if line.startswith("- ")]
        misread = [line[2:] for line in lines if line.startswith("+ ")]
        if not function or not reason.strip() or not said or len(said) != len(misread):
            raise ValueError(f"neither a place, a reason and a pair: {heading}")
        name = "" if function == MODULE else function
        entries += [
            Equal(module, (name, *pair), reason) for pair in zip(said, misread, strict=True)
        ]
    return entries
