"""One event from the command line to its receipt; every writing command ends here."""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.actions.drafting import WriteOptions
from escrowbook.actions.opening import World
from escrowbook.actions.recording import record
from escrowbook.cli.options import Recording
from escrowbook.cli.output import give_receipt
from escrowbook.cli.surroundings import world_for


def record_event(
    call: Recording, contract: str, values: Mapping[str, object], world: World | None = None
) -> int:
    """Record an event with the values that were typed; those left out (None) stay out."""
    receipt = record(world or world_for(call), contract, typed_values(values), write_options(call))
    return give_receipt(call, receipt)


def typed_values(values: Mapping[str, object]) -> dict[str, object]:
    """The values that were typed; None stands for one that was left out."""
    return {key: value for key, value in values.items() if value is not None}


def write_options(call: Recording) -> WriteOptions:
    """What every event takes from its command line."""
    by = getattr(call, "by", None)
    return WriteOptions(call.at, by, call.note, call.ref, call.dry_run)
