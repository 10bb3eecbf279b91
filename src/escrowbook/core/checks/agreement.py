"""Agreement: terms that say too little to stand on.

RULEBOOK 5: no-scope, vague-scope. The description is the basis of mediation [U5][U32].
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.money import quoted

if TYPE_CHECKING:
    from escrowbook.core.contract import Milestone

_AROUND = ".,:;!?()[]\"'"


def no_scope(inspection: Inspection) -> Iterator[Remark]:
    """A milestone that is not over yet and says nothing about what is to be delivered.

    Whether a text says how it will be accepted is for people to judge, unless the book names the
    words that say it (`no_scope_acceptance_words`). Asks for no day.
    """
    accepting = {word.casefold() for word in inspection.thresholds.no_scope_acceptance_words}
    for milestone in _unfinished(inspection):
        words = _words(milestone.scope)
        if not words:
            says = "does not say what is to be delivered and how it is accepted"
        elif accepting and not accepting.intersection(words):
            says = "does not say how it is accepted"
        else:
            continue
        yield Remark(
            inspection.place_of(milestone),
            f"{milestone.id} ({milestone.title}) {says}: in a dispute that description is what "
            "counts",
            milestone.id,
        )


def vague_scope(inspection: Inspection) -> Iterator[Remark]:
    """A few words, one of them such as `final` or `misc`, are all that says what is delivered.

    RULEBOOK 5: seen in a real dispute, `Final drafts` [T27]. Of a milestone without a scope the
    title is all that there is. Asks for no day.
    """
    vague = {term.casefold() for term in inspection.thresholds.vague_scope_terms}
    for milestone in _unfinished(inspection):
        text = milestone.scope if milestone.scope.strip() else milestone.title
        words = _words(text)
        said = next((word for word in words if word in vague), None)
        if said is not None and len(words) <= inspection.thresholds.vague_scope_words_max:
            yield Remark(
                inspection.place_of(milestone),
                f"all that says what {milestone.id} delivers is {quoted(text.strip())}: "
                f"{quoted(said)} can mean anything; say what is delivered, how many, in what form",
                milestone.id,
            )


def _unfinished(inspection: Inspection) -> Iterator[Milestone]:
    if inspection.contract.is_open:
        yield from (row for row in inspection.milestones if not row.is_final)


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without what stands around them."""
    return [word for word in (each.strip(_AROUND) for each in text.casefold().split()) if word]
