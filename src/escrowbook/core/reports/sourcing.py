"""Where a sentence of a report has its rule from: the source of the value that decided it.

A preset says of each value where it was read (preset.py). A sentence that is true because of a
value, or of several, ends with that; where the contract has a value of its own, with that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.patterns import pattern

if TYPE_CHECKING:
    from escrowbook.core.policy import Policy

OWN_RULE = "(the contract's own rule)"
_MARK = pattern(r"\[[^\]]+\]")


def sourced(text: str, policy: Policy, *keys: str) -> str:
    """The sentence, and where the rules `keys` that decide it were read."""
    return f"{text} {citation(policy, *keys)}"


def citation(policy: Policy, *keys: str) -> str:
    """`[U8][U12]`, the pages of all `keys` together, each once; also a rule of the contract's own.

    Where none of them stands on a page, what the first says of that: that it is our definition,
    that it is assumed, or where no such rule was found.
    """
    told = [OWN_RULE if key in policy.overridden else policy.entries[key].citation for key in keys]
    pages = [mark for text in told if text.startswith("[") for mark in _MARK.findall(text)]
    if not pages:
        return told[0]
    own = [OWN_RULE] if OWN_RULE in told else []
    return " ".join(["".join(dict.fromkeys(pages)), *own])


def closing_keys(by: str) -> tuple[str, ...]:
    """The rules about closing by that side; what both agree on stands beside the rules of both."""
    sides = ("client", "freelancer") if by == "mutual" else (by,)
    return tuple(f"close_by_{side}" for side in sides)
