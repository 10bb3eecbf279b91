"""The comparison: how the same journal would end under the rules of other platforms.

Nothing is decided here: the journal is folded again under each preset, and what the clock then
does is let happen (closing.py). An event for which a platform has no word, or which its rules
refuse, is left out and named; it is never translated into another. One thing alone is told anew:
where a platform holds one balance, a deposit on a milestone is what it calls a deposit into that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from escrowbook.core.events.bookkeeping import Note, Observe
from escrowbook.core.events.closing import Close
from escrowbook.core.events.funding import Fund
from escrowbook.core.fold import fold
from escrowbook.core.journal import Entry, Refused, in_force
from escrowbook.core.policy import PolicyError, Preset, read_policy
from escrowbook.core.records import frozen, replace
from escrowbook.core.reports.closing import act, if_nobody_acts, unknown_of
from escrowbook.core.reports.rows import Report, Row, money, when

if TYPE_CHECKING:
    from escrowbook.core.contract import Contract
    from escrowbook.core.events.event import Party

COMPARISON_COLUMNS = (
    "policy",
    "closed_by",
    "client",
    "freelancer",
    "platform",
    "arbiter",
    "undecided",
    "at",
    "unknown",
    "deposits",
    "counted",
    "left_out",
    "notes",
)
# Who closes it now; None where nobody acts at all.
ENDINGS: tuple[Party | None, ...] = (None, "client", "freelancer")


@frozen
class Retold:
    """The contract under one preset; None where its rules cannot be read for this currency.

    `left_out` names each event that the platform does not take, and why; `notes` what was told
    anew. Of `deposits_minor`, all that the client really put in, `counted_minor` is in the figures;
    None where there are no figures.
    """

    preset: str
    contract: Contract | None
    left_out: tuple[str, ...]
    deposits_minor: int
    counted_minor: int | None
    notes: tuple[str, ...] = ()


def comparison_report(contract: Contract, presets: Iterable[Preset]) -> Report:
    """Three rows a preset: nobody acts, the client closes now, the freelancer does.

    comparison/1. The figures are those of a refund report's futures: `client` all that went back,
    `freelancer` released and bonuses, before fees; `at` when the last held cent is decided.
    """
    terms = contract.terms
    rows = [row for preset in presets for row in _rows(contract, retold(contract, preset))]
    about = {
        "contract": terms.id,
        "currency": terms.currency,
        "as_of": when(contract.moment, terms.zone),
    }
    return Report("comparison/1", COMPARISON_COLUMNS, rows, about)


def retold(contract: Contract, preset: Preset) -> Retold:
    """The same journal, up to the same moment, under another preset.

    What a contract overrides belongs to its own preset: that one keeps it, any other is taken as
    it is. An observation of a clock says what the contract's own platform did, so it is left out.
    """
    own, deposits = contract.terms.policy, _deposits(contract)
    total_minor = sum(deposits.values())
    if preset.name == own.preset:
        return Retold(preset.name, contract, (), total_minor, total_minor)
    try:
        policy = read_policy(preset, {}, contract.terms.currency)
    except PolicyError as error:
        told_why = tuple(each.message for each in error.problems)
        return Retold(preset.name, None, told_why, total_minor, None)
    terms = replace(contract.terms, policy=policy)
    refused: list[Refused] = []
    entries = [_silenced(entry) for entry in contract.entries]
    notes: tuple[str, ...] = ()
    if policy.holds == "balance":
        entries, notes = _into_balance(entries, deposits)
    told = fold(terms, entries, contract.moment, refused)
    left_out = [(each.entry, f"{each.refusal.message} [{each.refusal.code}]") for each in refused]
    left_out += [
        (entry, f"it tells of a clock of {own.preset}")
        for entry in in_force(contract.entries, contract.moment)
        if _tells_of_a_clock(entry)
    ]
    left_out.sort(key=lambda pair: pair[0].number)
    missing_minor = sum(deposits.get(each.entry.number, 0) for each in refused)
    return Retold(
        preset.name,
        told,
        tuple(f"event {entry.number} ({_named(entry)}): {why}" for entry, why in left_out),
        total_minor,
        total_minor - missing_minor,
        notes,
    )


def _deposits(contract: Contract) -> dict[int, int]:
    """What new money each event put in, by its number: the pool was used before it."""
    return {
        happening.entry.number: sum(
            transfer.amount_minor
            for transfer in happening.transfers
            if transfer.source == "client" and transfer.target in ("escrow", "pool")
        )
        for happening in contract.log
        if happening.entry is not None and isinstance(happening.entry.event, Fund)
    }


def _into_balance(
    entries: Sequence[Entry], deposits: Mapping[int, int]
) -> tuple[list[Entry], tuple[str, ...]]:
    """The same lines, each deposit on a milestone as one of its new money into the one balance."""
    retold, named = [], []
    for entry in entries:
        event = entry.event
        if not isinstance(event, Fund) or event.milestone is None or entry.number not in deposits:
            retold.append(entry)
            continue
        named.append(str(entry.number))
        # What came out of the pool lies in the balance already.
        new_minor = deposits[entry.number]
        anew = replace(event, milestone=None, amount_minor=new_minor)
        nothing = Note(at=event.at, by=event.by)
        retold.append(replace(entry, event=anew if new_minor else nothing))
    if not named:
        return retold, ()
    events = f"event{'s' if len(named) > 1 else ''} {', '.join(named)}"
    told = f"{events}: a deposit on a milestone is told as one into the one balance held here"
    return retold, (told,)


def _named(entry: Entry) -> str:
    return f"{entry.event.do} {entry.event.milestone_id or ''}".strip()


def _tells_of_a_clock(entry: Entry) -> bool:
    return isinstance(entry.event, Observe) and entry.event.what is not None


def _silenced(entry: Entry) -> Entry:
    """The same line, saying nothing where it tells of another platform's clock."""
    if not _tells_of_a_clock(entry):
        return entry
    return replace(entry, event=Note(at=entry.event.at, by=entry.event.by))


def _rows(contract: Contract, told: Retold) -> Iterator[Row]:
    for by in ENDINGS:
        row: Row = {
            "policy": told.preset,
            "closed_by": by,
            **dict.fromkeys(("client", "freelancer", "platform", "arbiter", "undecided", "at")),
            "unknown": list(told.left_out),
            "deposits": money(told.deposits_minor, contract.terms.currency),
            "counted": money(told.counted_minor, contract.terms.currency),
            "left_out": len(told.left_out),
            "notes": list(told.notes),
        }
        if told.contract is not None:
            row |= _ending(told.contract, by, told.left_out)
        yield row


def _ending(contract: Contract, by: Party | None, left_out: tuple[str, ...]) -> Row:
    """How it ends once `by` has closed it (None: nobody); no figures where closing is refused."""
    after = contract
    if by is not None:
        try:
            after = act(contract, Close(at=contract.moment, by=by))
        except Refused as refused:
            refusal = refused.refusal
            closing = f"closing: {refusal.message} [{refusal.code}]"
            return {"unknown": [*left_out, closing], "counted": None}
    future = if_nobody_acts(after)
    terms, shares = contract.terms, future.shares
    return {
        "client": money(shares.client_minor, terms.currency),
        "freelancer": money(shares.freelancer_minor, terms.currency),
        "platform": money(shares.platform_minor, terms.currency),
        "arbiter": money(shares.arbiter_minor, terms.currency),
        "undecided": money(future.undecided_minor, terms.currency),
        "at": when(future.at, terms.zone) if future.at is not None else None,
        "unknown": [*left_out, *unknown_of(contract, after, (future,)), *_assumed(future.contract)],
    }


def _assumed(contract: Contract) -> Iterator[str]:
    """The keys that nobody knows of the platform and that something is assumed for.

    Whether a rounding was assumed is known exactly; any other assumption may have counted.
    """
    used = contract.standing.assumed_keys
    keys = [key for key in contract.terms.policy.assumed if key != "rounding" or key in used]
    if keys:
        yield f"assumed, since nobody knows them: {', '.join(keys)}"
