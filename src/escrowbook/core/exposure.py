"""Exposure: work that no money stands behind.

RULEBOOK 3, invariant 6: unfunded is a promise, it enters no balance, only exposure = value of
work done - (escrow + released).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.money import round_fraction

if TYPE_CHECKING:
    from escrowbook.core.contract import Milestone

_WHOLE_PERCENT = 100


def work_value_minor(milestone: Milestone) -> int:
    """What the work done on a milestone is worth, in minor units.

    Submitted work is all of it; else the percentage that was last recorded, to the nearest unit.
    """
    if milestone.submitted_at is not None:
        return milestone.price_minor
    return round_fraction(milestone.price_minor * milestone.done_percent, _WHOLE_PERCENT, "half_up")


def exposed_minor(milestone: Milestone, held_minor: int) -> int:
    """The value of work done beyond what is held for it or was released, never below zero.

    `held_minor` is its escrow, or what the one balance covers of it. What he gave back of released
    money counts as released: giving is no exposure.
    """
    covered_minor = held_minor + milestone.released_minor + milestone.given_back_minor
    return max(0, work_value_minor(milestone) - covered_minor)
