"""The shape of what is told about one policy key."""

from __future__ import annotations

from escrowbook.core.records import frozen


@frozen
class PolicyText:
    """One key in words: its meaning, one line of TOML that sets it, and the rule's source."""

    meaning: str
    example: str
    source: str
