"""Until when released money may be asked for, given back and mediated: the windows of a platform.

RULEBOOK 1a, refund request, released money; refund, voluntary. Each counts from the last release.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from escrowbook.core.calendar import add_days
from escrowbook.core.reports.closing_reasons import FINALITY, is_final
from escrowbook.core.reports.sourcing import sourced

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.contract import Contract

Reader = Literal["freelancer", "client"]


def ask_notes(contract: Contract, reader: Reader | None = None) -> tuple[str, ...]:
    """That the client may ask for released money, and be refused, and until when.

    The party who reads them is called `you`. RULEBOOK 1a, refund request, released money; each
    window counts from the last release.
    """
    released = [at for name, at in contract.standing.last_released.items() if name is not None]
    if not released or not contract.totals.released_minor:
        return ()
    policy, last = contract.terms.policy, max(released)
    if is_final(policy):
        return (sourced("released money is final", policy, *FINALITY),)
    client = "you" if reader == "client" else "the client"
    freelancer = "you" if reader == "freelancer" else "the freelancer"
    windows = (
        (
            "ask_refund_days",
            f"the platform lets {client} ask",
            f"the platform let {client} ask until",
        ),
        (
            "voluntary_refund_days",
            f"{freelancer} can refund it",
            f"{freelancer} could refund it until",
        ),
        ("mediate_released_days", "the platform helps to mediate", "platform mediation ended on"),
    )
    asked = f"{client} may ask for released money, and {freelancer} may refuse"
    final = "released money is final: the platform sends none of it back"
    notes = [
        None if policy.voluntary_refund_days != 0 else sourced(final, policy, FINALITY[0]),
        sourced(asked, policy, "ask_refund_days"),
        *(_window(contract, last, *window) for window in windows),
    ]
    return tuple(note for note in notes if note)


def _window(contract: Contract, last: datetime, key: str, ahead: str, over: str) -> str | None:
    """Until when something may, or could, be done about released money; None where it never may."""
    days: int | None = getattr(contract.terms.policy, key)
    if days is None:
        return sourced(f"{ahead} at any time", contract.terms.policy, key)
    if not days:
        return None
    end = add_days(last, days, contract.terms.zone)
    what = f"{ahead} until" if end >= contract.moment else over
    day = end.astimezone(contract.terms.zone).date().isoformat()
    told = f"{what} {day}, {days} days after the last release"
    return sourced(told, contract.terms.policy, key)
