"""A contract's preset: rules as they were at one date, which the platform may have changed since.

RULEBOOK 2: keep `source` and `checked` with every value. A contract that is over keeps its rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.preset import stale_warnings
from escrowbook.core.terms import NOWHERE


def stale_preset(inspection: Inspection) -> Iterator[Remark]:
    """The preset was read more than a year ago; one finding a contract that is not closed."""
    policy = inspection.policy
    today = inspection.day_of(inspection.moment)
    if not inspection.contract.is_open:
        return
    for message in stale_warnings(policy.preset, policy.read_on, today):
        yield Remark(
            NOWHERE,
            message,
            remedy="compare them with the platform's own page, and write below [policy] what "
            f"differs: escrowbook policy show {policy.preset}",
        )
