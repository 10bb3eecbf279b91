"""What people agreed: the parties, the currency, the milestones and the policy of one contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.errors import Place
from escrowbook.core.patterns import pattern
from escrowbook.core.records import frozen

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from escrowbook.core.policy import Policy

# The same pattern serves contracts and milestones: both become parts of commands and paths.
ID_PATTERN = pattern(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")

NOWHERE = Place(1, 1)

# Far above any real contract, and few enough for every file to be judged within a second.
MILESTONES_MAX = 200


@frozen
class MilestoneTerms:
    """One milestone as the terms state it. `due` counts from 00:00 in the contract's zone."""

    id: str
    title: str
    amount_minor: int
    due: date | None = None
    scope: str = ""
    place: Place = NOWHERE


@frozen
class Terms:
    """One contract's terms. `digest` pins them: 12 hex digits over all keys but the journal."""

    id: str
    title: str
    client: str
    freelancer: str
    currency: str
    zone: tzinfo
    zone_name: str
    policy: Policy
    milestones: tuple[MilestoneTerms, ...]
    digest: str
