"""Recording events: lock, read, judge the whole journal with them, add their lines, let go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from escrowbook.actions.opening import Opened, Unsound, World, open_contract, opened_file
from escrowbook.core.calendar import start_of_day
from escrowbook.core.contract import Contract, Milestone
from escrowbook.core.defaults import Values, completed, means_the_same, same_values
from escrowbook.core.errors import Problem, Refusal, Refused, UsageError, ensure
from escrowbook.core.events import Event, EventError, event_values, read_event
from escrowbook.core.fold import fold
from escrowbook.core.journal import Entry, head, seal_of, voided_numbers
from escrowbook.core.ledger import Transfer
from escrowbook.core.refusals import refuse
from escrowbook.core.terms import NOWHERE, Terms
from escrowbook.core.when import is_bare_date, read_when
from escrowbook.store.book import find_contract
from escrowbook.store.files import read_file
from escrowbook.store.lines import event_line
from escrowbook.store.locking import locked
from escrowbook.store.reading import read_contract
from escrowbook.store.writing import append


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What every writing command takes: `--at` as typed, `--by`, `--note`, `--ref`, `--dry-run`."""

    at: str | None = None
    by: str | None = None
    note: str | None = None
    ref: str | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a writing command did. `recorded` is false for a dry run and for a repeated `--ref`."""

    opened: Opened
    entry: Entry
    recorded: bool
    transfers: tuple[Transfer, ...]
    milestone: Milestone | None
    head: str
    contract: Contract
    notes: tuple[str, ...] = ()


def record(world: World, name: str, values: Mapping[str, object], options: WriteOptions) -> Receipt:
    """Record one event: lock, read, judge the whole journal with it, add its line, let go.

    `values` are plain journal values without defaults, like `{"do": "release", "amount": "100"}`.
    Raises UsageError (2), Refused (3), Unsound (5) or a store error (4, 6, 7, 8).
    """
    return record_together(world, name, [(values, options)])[0]


def record_together(
    world: World, name: str, drafts: Sequence[tuple[Mapping[str, object], WriteOptions]]
) -> list[Receipt]:
    """Record several events of one contract that stand or fall together: one write, or none."""
    path = find_contract(name, world.book)
    if all(options.dry_run for _, options in drafts):
        opened = _opened_to_write(world, path)
        return _receipts(world, opened, _drafted(world, opened, drafts))
    with locked(path) as held:
        opened = _opened_to_write(world, path)
        drafted = _drafted(world, opened, drafts)
        receipts = _receipts(world, opened, drafted)
        new = [draft for draft in drafted if draft.is_new]
        if not new:
            return receipts
        lines = [event_line(draft.entry.number, draft.values, draft.entry.seal) for draft in new]
        appended = append(held, opened.document, lines, _verifier(opened, len(new)))
    return [
        replace(receipt, recorded=draft.is_new, notes=appended.notes)
        for receipt, draft in zip(receipts, drafted, strict=True)
    ]


def _opened_to_write(world: World, path: str) -> Opened:
    opened = opened_file(world, path, read_file(path))
    broken = [
        Problem(
            "journal",
            f"event {entry.number} was changed after it was sealed",
            "restore the line, or delete its `sum` and so accept what it says now",
            entry.place,
        )
        for entry in opened.document.entries
        if not entry.is_intact
    ]
    if broken:
        raise Unsound(path, broken)
    return opened


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event about to be recorded, or one that was recorded before under the same key."""

    entry: Entry
    values: Values
    is_new: bool


def _drafted(
    world: World, opened: Opened, drafts: Sequence[tuple[Mapping[str, object], WriteOptions]]
) -> list[_Draft]:
    entries = list(opened.document.entries)
    drafted: list[_Draft] = []
    for values, options in drafts:
        draft = _draft(world, opened, entries, dict(values), options)
        drafted.append(draft)
        if draft.is_new:
            entries.append(draft.entry)
    return drafted


def _draft(
    world: World, opened: Opened, entries: Sequence[Entry], typed: Values, options: WriteOptions
) -> _Draft:
    terms = opened.terms
    now = world.moment(terms)
    for name, value in (("by", options.by), ("note", options.note), ("at", options.at)):
        if value is not None:
            typed[name] = value
    if options.ref is not None:
        repeated = _repeated(world, terms, entries, typed, options.ref)
        if repeated is not None:
            return _Draft(repeated, event_values(repeated.event, terms.currency), is_new=False)
    at = _moment_of(world, terms, entries, options.at)
    if at > now:
        raise UsageError(
            f"{_written(at, terms)} is later than now, {_written(now, terms)}",
            "leave --at out, or name a moment that has been",
        )
    contract = _as_far_as_it_goes(terms, entries, at)
    full = completed({**typed, "at": at}, contract, world.party)
    event = _event_of(full, options.ref, terms)
    recorded_values = event_values(event, terms.currency)
    entry = Entry(len(entries) + 1, event, seal_of(recorded_values), None, NOWHERE)
    if options.ref is None:
        _refuse_repetition(terms, entries, entry, recorded_values)
    return _Draft(entry, recorded_values, is_new=True)


def _event_of(values: Values, ref: str | None, terms: Terms) -> Event:
    if ref is not None:
        values = {**values, "ref": ref}
    try:
        return read_event(values, terms.currency)
    except EventError as error:
        problem = error.problems[0]
        raise UsageError(problem.message, problem.remedy) from None


def _as_far_as_it_goes(terms: Terms, entries: Sequence[Entry], at: datetime) -> Contract:
    """The contract at `at`, for defaults; events that only later ones make right are left out."""
    return fold(terms, entries, at, refused=[])


def _moment_of(world: World, terms: Terms, entries: Sequence[Entry], typed: str | None) -> datetime:
    """When it happened: for a bare date the later of 00:00 and the last event of that day."""
    if typed is None:
        return world.moment(terms).replace(microsecond=0)
    at = read_when(typed, world.moment(terms), terms.zone, past=True).astimezone(UTC)
    if not is_bare_date(typed):
        return at
    day = at.astimezone(terms.zone).date()
    that_day = [
        entry.event.at for entry in entries if entry.event.at.astimezone(terms.zone).date() == day
    ]
    return max([start_of_day(day, terms.zone), *that_day])


def _written(moment: datetime, terms: Terms) -> str:
    return moment.astimezone(terms.zone).isoformat(timespec="seconds")


def _repeated(
    world: World, terms: Terms, entries: Sequence[Entry], typed: Values, ref: str
) -> Entry | None:
    """The event in force that has this key, if what was typed is what it says (INTERFACE 2)."""
    with_ref = [entry for entry in entries if entry.event.ref == ref]
    if not with_ref:
        return None
    voided = voided_numbers(entries)
    entry = next((entry for entry in with_ref if entry.number not in voided), None)
    if entry is None:
        number = with_ref[-1].number
        refusal = refuse("ref-taken", f"{ref!r} was event {number}, which was undone")
        raise Refused(refusal, with_ref[-1])

    def same_time(text: str) -> bool:
        at = read_when(text, world.moment(terms), terms.zone, past=True)
        if is_bare_date(text):
            recorded = entry.event.at.astimezone(terms.zone)
            return at.astimezone(terms.zone).date() == recorded.date()
        return at == entry.event.at

    try:
        same = means_the_same(typed, entry, terms.currency, same_time)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if not same:
        message = f"{ref!r} is event {entry.number}, a {entry.event.do} with other content"
        raise Refused(refuse("ref-taken", message, f"contract log {terms.id}"), entry)
    return entry


def _refuse_repetition(terms: Terms, entries: Sequence[Entry], new: Entry, values: Values) -> None:
    voided = voided_numbers(entries)
    for entry in entries:
        if entry.number in voided or type(entry.event) is not type(new.event):
            continue
        if same_values(event_values(entry.event, terms.currency), values):
            message = f"event {entry.number} says exactly this already"
            remedy = "nothing to do; if it happened twice, give each its own --ref"
            raise Refused(refuse("recorded-before", message, remedy), new)


def _receipts(world: World, opened: Opened, drafted: Sequence[_Draft]) -> list[Receipt]:
    """Judge the whole journal with the new events, and say what each of them did."""
    terms = opened.terms
    new = [draft.entry for draft in drafted if draft.is_new]
    entries = (*opened.document.entries, *new)
    now = world.moment(terms)
    _judge(terms, opened.document.entries, new, max([now, *(each.event.at for each in entries)]))
    contract = fold(terms, entries, now)
    new_head = head(terms.id, terms.digest, entries)
    moved = {
        happening.entry.number: happening.transfers
        for happening in contract.log
        if happening.entry is not None
    }
    return [
        Receipt(
            opened=opened,
            entry=draft.entry,
            recorded=False,
            transfers=moved.get(draft.entry.number, ()),
            milestone=contract.milestone(draft.entry.event.milestone_id or ""),
            head=new_head,
            contract=contract,
        )
        for draft in drafted
    ]


def _judge(
    terms: Terms, recorded: Sequence[Entry], new: Sequence[Entry], horizon: datetime
) -> None:
    """Refuse the new events where the rules do, and where an event recorded before would break.

    INTERFACE 3: a refusal names the new event and the one that it would break.
    """
    try:
        fold(terms, (*recorded, *new), horizon)
    except Refused as refused:
        if refused.entry.number > len(recorded):
            raise
        ensure(bool(new), "a journal that was sound a moment ago is not")
        broken, first = refused.entry, new[0].event
        is_void = first.do == "void"
        message = (
            f"{'undoing this' if is_void else f'recording this {first.do}'} would break event "
            f"{broken.number}, {broken.event.do} at {_written(broken.event.at, terms)}: "
            f"{refused.refusal.message}"
        )
        remedy = f"contract undo {terms.id} {broken.number}"
        code = "void-breaks" if is_void else refused.refusal.code
        raise Refused(Refusal(code, message, remedy), new[0]) from None


def _verifier(opened: Opened, added: int) -> Callable[[bytes], None]:
    """What the store asks before it replaces a file: that the new bytes say what is meant."""

    def verify(data: bytes) -> None:
        document = read_contract(data, opened.path)
        ensure(not document.problems, f"the new line does not read back: {document.problems}")
        ensure(document.terms == opened.terms, "adding a line changed the terms")
        ensure(
            len(document.entries) == len(opened.document.entries) + added
            and all(entry.is_intact for entry in document.entries),
            "adding a line changed the journal",
        )

    return verify


def undo(world: World, name: str, number: int | None, options: WriteOptions) -> Receipt:
    """Void event `number`, or the last event in force that is not a void itself."""
    opened = open_contract(world, name)
    entries = opened.document.entries
    voided = voided_numbers(entries)
    if number is None:
        candidates = [
            entry for entry in entries if entry.number not in voided and entry.event.do != "void"
        ]
        if not candidates:
            raise UsageError("there is nothing to undo", f"contract log {opened.terms.id}")
        target = candidates[-1]
    else:
        if not 1 <= number <= len(entries):
            raise NoSuchEvent(opened.path, number, len(entries))
        target = entries[number - 1]
        if number in voided:
            message = f"event {number} is undone already"
            raise Refused(refuse("already-undone", message, f"contract log {name}"), target)
    return record(world, name, {"do": "void", "event": target.seal}, options)


class NoSuchEvent(Exception):
    """A number that no event of the journal has: exit 4."""

    def __init__(self, path: str, number: int, count: int) -> None:
        super().__init__(f"{path} has no event {number}: its journal holds {count}")
        self.path = path
