"""One clock that runs: what families of timers yield, and what fires (timers.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.records import frozen

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.standing import TimerKey


@frozen
class Timer:
    """A clock that runs: what it will do (`do`), for which milestone, and when.

    `what` is the word that an observation uses for it, or None where nobody can observe it.
    """

    do: str
    what: str | None
    milestone: str | None
    started: datetime
    due: datetime

    @property
    def key(self) -> TimerKey:
        """What tells this timer from all others of the contract."""
        return (self.what or "", self.milestone, self.started)
