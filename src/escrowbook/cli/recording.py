"""One event from the command line to its receipt; every writing command ends here."""

from __future__ import annotations

from escrowbook.actions.drafting import WriteOptions
from escrowbook.actions.recording import record
from escrowbook.cli.output import give_receipt
from escrowbook.cli.surroundings import world_for
from escrowbook.core.errors import UsageError
from escrowbook.core.journal import HEAD_PATTERN
from escrowbook.core.money import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from escrowbook.actions.opening import World
    from escrowbook.cli.calls import Recording


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
    """What every event takes from its command line. Raises UsageError for a malformed head."""
    by = getattr(call, "by", None)
    if call.expect_head is not None and not HEAD_PATTERN.fullmatch(call.expect_head):
        raise UsageError(
            f"{quoted(call.expect_head)} is no head",
            "--expect-head takes what a receipt or `journal head` shows: ID@N:0123456789ab",
        )
    return WriteOptions(
        at=call.at,
        by=by,
        note=call.note,
        ref=call.ref,
        dry_run=call.dry_run,
        expect_head=call.expect_head,
        wait_seconds=waited_seconds(call.wait),
    )


def waited_seconds(typed: float | None) -> float | None:
    """How long to wait for a lock. Raises UsageError for what is no time."""
    # `nan` is a number to whoever reads options, and would be waited for without end.
    if typed is not None and not typed >= 0:
        raise UsageError("--wait takes seconds, from 0 on", "--wait 60")
    return typed
