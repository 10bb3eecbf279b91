"""Changes: what was agreed is moved afterwards.

RULEBOOK 5: terms-drift, scope-creep, over-deposit. Terms changed by hand are `terms`
(integrity.py); here it is changes that were recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.events.agreement import Accept, Amend, Cancel
from escrowbook.core.money import quoted
from escrowbook.core.records import frozen
from escrowbook.core.terms import NOWHERE

if TYPE_CHECKING:
    from datetime import date

    from escrowbook.core.contract import Happening
    from escrowbook.core.errors import Place

_HOLDING = ("escrow", "pool")
_WHOLE_PERCENT = 100


@frozen
class _Agreed:
    """One milestone as it was agreed; `amount_minor` is None once it was dropped."""

    title: str
    amount_minor: int | None
    due: date | None
    scope: str

    def amended(self, event: Amend) -> _Agreed:
        return _Agreed(
            self.title if event.title is None else event.title,
            self.amount_minor if event.amount_minor is None else event.amount_minor,
            self.due if event.due is None else event.due,
            self.scope if event.scope is None else event.scope,
        )


def terms_drift(inspection: Inspection) -> Iterator[Remark]:
    """Milestones that are no longer what the freelancer accepted, by the client's own events.

    RULEBOOK 5: a diff against the accepted copy [T13]. What was left open and is filled in, and a
    milestone that is added, changes nothing that was accepted. The freelancer has gone along once
    he records something about the milestone, or a note. Asks for no day.
    """
    if not inspection.contract.is_open or inspection.contract.standing.accepted_digest is None:
        return
    agreed, current, changed_at = _since_acceptance(inspection)
    for milestone, place in changed_at.items():
        differences = [*_differences(inspection, agreed[milestone], current[milestone])]
        if differences:
            contract_id = inspection.contract.terms.id
            yield Remark(
                place,
                f"{milestone} is not what was accepted: {', '.join(differences)}; where the "
                f"freelancer has agreed to event {_number_at(inspection, place)}, he notes it",
                milestone,
                remedy=f"contract note {contract_id} 'agreed: {milestone}' --by freelancer",
            )


def _since_acceptance(
    inspection: Inspection,
) -> tuple[dict[str, _Agreed], dict[str, _Agreed], dict[str, Place]]:
    """Each milestone as accepted and as it is, and where the client last changed it since."""
    current = {
        each.id: _Agreed(each.title, each.amount_minor, each.due, each.scope)
        for each in inspection.contract.terms.milestones
    }
    agreed: dict[str, _Agreed] = {}
    changed_at: dict[str, Place] = {}
    for entry in inspection.recorded:
        event = entry.event
        milestone = event.milestone_id
        if isinstance(event, Amend):
            before = current.get(event.milestone, _Agreed("", 0, None, ""))
            current[event.milestone] = before.amended(event)
        elif isinstance(event, Cancel):
            before = current[event.milestone]
            current[event.milestone] = _Agreed(before.title, None, before.due, before.scope)
        if isinstance(event, Accept) or (event.do == "note" and _is_his(event.party)):
            agreed = current.copy()
        elif milestone is not None and _is_his(event.party):
            agreed[milestone] = current[milestone]
        elif isinstance(event, Amend | Cancel) and milestone in agreed:
            changed_at[event.milestone] = entry.place
    return agreed, current, changed_at


def _is_his(party: str) -> bool:
    """Whether the freelancer said so, alone or with the client."""
    return party in ("freelancer", "mutual")


def _differences(inspection: Inspection, agreed: _Agreed, current: _Agreed) -> Iterator[str]:
    if agreed.amount_minor is None:
        return
    accepted = inspection.money(agreed.amount_minor)
    if current.amount_minor is None:
        yield f"{accepted} -> dropped"
        return
    by_minor = abs(current.amount_minor - agreed.amount_minor)
    percent = inspection.thresholds.terms_drift_percent
    if by_minor * _WHOLE_PERCENT > agreed.amount_minor * percent:
        yield f"{accepted} -> {inspection.money(current.amount_minor)}"
    if agreed.due is not None and agreed.due != current.due:
        yield f"due {agreed.due} -> {current.due}"
    if agreed.title != current.title:
        yield f"{quoted(agreed.title)} -> {quoted(current.title)}"
    if agreed.scope.strip() and agreed.scope != current.scope:
        yield "another scope"


def _number_at(inspection: Inspection, place: Place) -> int:
    return next(entry.number for entry in inspection.recorded if entry.place == place)


def scope_creep(inspection: Inspection) -> Iterator[Remark]:
    """More and more is wanted for the same money: changes again and again, or new items.

    RULEBOOK 5: a new milestone first [T6][T36]. A new item is a scope that the client changed
    after money was put in, with no new price since. Asks for no day.
    """
    if not inspection.contract.is_open:
        return
    widened = _widened_scopes(inspection)
    for row in inspection.milestones:
        if row.is_final:
            continue
        if row.changes_asked >= inspection.thresholds.scope_creep_changes:
            message = f"changes of {row.id} were asked for {row.changes_asked} times"
        elif row.id in widened:
            message = f"the scope of {row.id} was changed after money was put in, its price not"
        else:
            continue
        yield Remark(
            inspection.place_of(row),
            f"{message}: what goes beyond the scope is a new milestone, agreed on first",
            row.id,
        )


def _widened_scopes(inspection: Inspection) -> set[str]:
    """The milestones whose scope the client changed for the same money."""
    scopes = {each.id: each.scope for each in inspection.contract.terms.milestones}
    has_money: set[str | None] = set()
    widened: set[str] = set()
    for happening in inspection.contract.log:
        event = happening.entry.event if happening.entry is not None else None
        if isinstance(event, Amend):
            before = scopes.get(event.milestone)
            if before is None or event.amount_minor is not None:
                # A new milestone, or a new price, is what the check asks for.
                widened.discard(event.milestone)
                if before is None:
                    widened.clear()
            elif event.milestone in has_money and _is_rewritten(event, before):
                widened.add(event.milestone)
            scopes[event.milestone] = (before or "") if event.scope is None else event.scope
        has_money.update(each.milestone for each in happening.transfers if each.target == "escrow")
    return widened


def _is_rewritten(event: Amend, before: str) -> bool:
    """Whether the client put another scope in the place of one that said something."""
    is_other = event.scope is not None and event.scope != before
    return is_other and bool(before.strip()) and not _is_his(event.party)


def over_deposit(inspection: Inspection) -> Iterator[Remark]:
    """A milestone added on top of a price that was deposited whole and is still held.

    RULEBOOK 5: the total rises instead of dividing the deposit [T37]; 1a, fund in advance [U5].
    Told until money is put into it. Asks for no day.
    """
    added = [row for row in inspection.milestones if row.place == NOWHERE]
    if all(row.state != "unfunded" for row in added):
        return
    on_top = _added_on_top(inspection)
    for row in added:
        if row.id in on_top and row.state == "unfunded":
            before = inspection.money(on_top[row.id])
            yield Remark(
                inspection.place_of(row),
                f"{row.id} was added after all of {before} was deposited: it is no part of that "
                f"deposit, the price rises by {inspection.money(row.price_minor)}; to divide a "
                "deposit, release it in parts",
                row.id,
            )


def _added_on_top(inspection: Inspection) -> dict[str, int]:
    """The milestones that were added to a full deposit, each with the price before them."""
    prices = {each.id: each.amount_minor for each in inspection.contract.terms.milestones}
    percent = inspection.thresholds.over_deposit_percent
    deposited_minor = held_minor = 0
    on_top: dict[str, int] = {}
    for happening in inspection.contract.log:
        event = happening.entry.event if happening.entry is not None else None
        if isinstance(event, Amend):
            is_new = event.milestone not in prices and event.milestone not in on_top
            price_minor = sum(prices.values())
            is_full = deposited_minor * _WHOLE_PERCENT >= price_minor * percent
            if is_new and is_full and held_minor:
                on_top[event.milestone] = price_minor
            elif event.milestone not in on_top and event.amount_minor is not None:
                prices[event.milestone] = event.amount_minor
        elif isinstance(event, Cancel):
            prices.pop(event.milestone, None)
        deposited_minor += _deposited_minor(happening)
        held_minor += _held_more_minor(happening)
    return on_top


def _deposited_minor(happening: Happening) -> int:
    return sum(
        each.amount_minor
        for each in happening.transfers
        if each.source == "client" and each.target in _HOLDING
    )


def _held_more_minor(happening: Happening) -> int:
    """By how much more is held after it, less where it is below zero."""
    return sum(
        each.amount_minor * ((each.target in _HOLDING) - (each.source in _HOLDING))
        for each in happening.transfers
    )
