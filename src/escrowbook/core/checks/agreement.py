"""Agreement: terms that say too little to stand on.

RULEBOOK 5: no-scope. The description is the basis of mediation [U5][U32].
"""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.checks.inspection import Inspection, Remark

_FINAL_STATES = ("released", "refunded", "split")


def no_scope(inspection: Inspection) -> Iterator[Remark]:
    """A milestone that is not over yet and says nothing about what is to be delivered.

    Whether a text says how it will be accepted is for people to judge. Asks for no day.
    """
    if not inspection.contract.is_open:
        return
    for milestone in inspection.milestones:
        if not milestone.scope.strip() and milestone.state not in _FINAL_STATES:
            yield Remark(
                inspection.place_of(milestone),
                f"{milestone.id} ({milestone.title}) does not say what is to be delivered and how "
                "it is accepted: in a dispute that description is what counts",
                milestone.id,
            )
