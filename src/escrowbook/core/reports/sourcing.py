"""Whose page a sentence of a report quotes: that of the platform whose rules the contract has.

The sentences of reports carry the marks of the pages that the rule book read first, Upwork's. Where
a preset's value for the same rule stands on other pages, those are quoted instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escrowbook.core.policy import Policy

_MARK = re.compile(r"\[([^\]]+)\]")


def sourced(text: str, policy: Policy, key: str) -> str:
    """The sentence with the marks of what the preset's value for `key` was read in.

    It stays as it is where it quotes one of those pages already, where the preset has no page for
    the rule, and where the contract has a rule of its own.
    """
    own = policy.marks_of(key)
    if not own or set(_MARK.findall(own)) & set(_MARK.findall(text)):
        return text
    return f"{_MARK.sub('', text).rstrip()} {own}"
