"""A contract's preset: rules as they were at one date, which the platform may have changed since.

RULEBOOK 2: keep `source` and `checked` with every value. A contract that is over keeps its rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.preset import stale_from, stale_text
from escrowbook.core.terms import NOWHERE


def stale_preset(inspection: Inspection) -> Iterator[Remark]:
    """The preset was read more than a year ago; one finding a contract that is not closed."""
    policy = inspection.policy
    if policy.read_on is None or not inspection.contract.is_open:
        return
    if inspection.is_within(stale_from(policy.read_on), 0):
        yield Remark(
            NOWHERE,
            stale_text(policy.preset, policy.read_on),
            remedy="compare them with the platform's own page, and write below [policy] what "
            f"differs: escrowbook policy show {policy.preset}",
        )
