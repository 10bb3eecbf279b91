"""Integrity: whether the file still says what it said, and what the platform shows.

INTERFACE 3: events are sealed by `sum`, terms are pinned by `accept`, and `observe` states what
the platform's page shows. The first four look at lines alone, so they also serve a file whose
journal the rules refuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.events.agreement import Accept
from escrowbook.core.events.bookkeeping import Observe
from escrowbook.core.journal import in_force

if TYPE_CHECKING:
    from escrowbook.core.journal import Entry


def broken_seals(inspection: Inspection) -> Iterator[Remark]:
    """A line that does not say what it said when its `sum` was written. Asks for no day."""
    for entry in inspection.entries:
        if not entry.is_intact:
            yield Remark(
                entry.place,
                f"{_named(entry)} was changed after it was sealed: its sum is "
                f"{entry.written_seal}, but its values give {entry.seal}",
                entry.event.milestone_id,
            )


def unsealed_events(inspection: Inspection) -> Iterator[Remark]:
    """A line that a person typed without a `sum`. Asks for no day."""
    for entry in inspection.entries:
        if entry.written_seal is None:
            yield Remark(
                entry.place,
                f"{_named(entry)} has no sum, so a later change of this line would go unnoticed",
                entry.event.milestone_id,
                remedy=f'add sum = "{entry.seal}" at its end to seal what it says now',
            )


def changed_terms(inspection: Inspection) -> Iterator[Remark]:
    """Terms that are not those that the last `accept` in force pinned. Asks for no day."""
    accepts = [entry for entry in in_force(inspection.entries) if isinstance(entry.event, Accept)]
    if not accepts:
        return
    pinned = accepts[-1].event
    digest = inspection.contract.terms.digest
    if isinstance(pinned, Accept) and pinned.terms_digest != digest:
        yield Remark(
            accepts[-1].place,
            f"the terms were changed after they were accepted on "
            f"{inspection.day_of(pinned.at)}: the accepted digest is {pinned.terms_digest}, the "
            f"file's is now {digest}",
        )


def future_events(inspection: Inspection) -> Iterator[Remark]:
    """An event in force that is later than the inspection's moment: it cannot have happened."""
    for entry in in_force(inspection.entries):
        if inspection.is_ahead(entry.event.at):
            yield Remark(
                entry.place,
                f"{_named(entry)} is recorded for {inspection.clock(entry.event.at)}, which is "
                f"later than now, {inspection.clock(inspection.moment)}",
                entry.event.milestone_id,
                remedy=f"contract undo {inspection.contract.terms.id} {entry.number}",
            )


def observed_differences(inspection: Inspection) -> Iterator[Remark]:
    """What the platform's page showed, where the journal had it otherwise at that very point.

    Compared with the escrow right after the events before the observation, never with today's.
    Without a milestone the page shows all that is held: every escrow, and the pool.
    """
    held_minor: dict[str | None, int] = {}
    for happening in inspection.contract.log:
        for transfer in happening.transfers:
            for account, amount_minor in (
                (transfer.source, -transfer.amount_minor),
                (transfer.target, transfer.amount_minor),
            ):
                if account == "escrow":
                    milestone = transfer.milestone
                    held_minor[milestone] = held_minor.get(milestone, 0) + amount_minor
                if account in ("escrow", "pool"):
                    held_minor[None] = held_minor.get(None, 0) + amount_minor
        event = happening.entry.event if happening.entry is not None else None
        if not isinstance(event, Observe) or event.escrow_minor is None:
            continue
        recorded_minor = held_minor.get(event.milestone, 0)
        if happening.entry is not None and event.escrow_minor != recorded_minor:
            named = f"for {event.milestone}" if event.milestone else "for the whole contract"
            yield Remark(
                happening.entry.place,
                f"on {inspection.day_of(event.at)} the platform showed "
                f"{inspection.money(event.escrow_minor)} in escrow {named}, but by the journal "
                f"it was {inspection.money(recorded_minor)}",
                event.milestone,
            )


def _named(entry: Entry) -> str:
    milestone = entry.event.milestone_id
    return f"event {entry.number} ({entry.event.do}{f' {milestone}' if milestone else ''})"
