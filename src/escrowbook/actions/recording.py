"""Recording events: lock, read, judge the whole journal with them, add their lines, let go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from escrowbook.actions.drafting import Draft, WriteOptions, drafted_events, written
from escrowbook.actions.errors import NoSuchEvent, Unsound
from escrowbook.actions.memory import lost_of, remember
from escrowbook.actions.opening import (
    Opened,
    World,
    open_contract,
    opened_file,
    replay_problems,
)
from escrowbook.core.contract import Contract
from escrowbook.core.errors import Problem, Refusal, UsageError, ensure
from escrowbook.core.fold import fold
from escrowbook.core.journal import RESTORE_OR_UNSEAL, Entry, Refused, head, voided_numbers
from escrowbook.core.ledger import Transfer
from escrowbook.core.records import frozen, replace
from escrowbook.core.reports.event_notes import event_notes
from escrowbook.store.book import find_contract
from escrowbook.store.errors import HeadMoved
from escrowbook.store.files import read_file
from escrowbook.store.lines import event_line
from escrowbook.store.locking import locked
from escrowbook.store.reading import read_contract
from escrowbook.store.writing import append


@frozen
class Receipt:
    """What a writing command did. `recorded` is false for a dry run and for a repeated `--ref`.

    `contract` stands right after the event, `today` at the moment that counts as now: the clock
    may have moved on between them.
    """

    opened: Opened
    entry: Entry
    recorded: bool
    transfers: tuple[Transfer, ...]
    head: str
    contract: Contract
    today: Contract
    notes: tuple[str, ...] = ()

    @property
    def is_repeated(self) -> bool:
        """Whether the event stood in the file before: its `--ref` was recorded already."""
        return self.entry.number <= len(self.opened.document.entries)


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
        _need_expected_head(opened, drafts)
        return _receipts(world, opened, drafted_events(world, opened, drafts))
    # Every line of `apply` waits as long as any other.
    with locked(path, drafts[0][1].wait_seconds) as held:
        opened = _opened_to_write(world, path)
        _need_expected_head(opened, drafts)
        drafted = drafted_events(world, opened, drafts)
        receipts = _receipts(world, opened, drafted)
        new = [draft for draft in drafted if draft.is_new]
        if not new:
            return receipts
        lines = [event_line(draft.entry.number, draft.values, draft.entry.seal) for draft in new]
        added = [draft.entry for draft in new]
        appended = append(held, opened.document, lines, _verifier(opened, len(new)))
        lost = lost_of(world, held.path, opened.terms, opened.document.entries)
        # What is remembered is all that tells of lost events: it stays until a person has decided.
        if not lost:
            remember(world, held.path, opened.terms, [*opened.document.entries, *added])
        # Nobody is interrupted before the lock goes, which tells that it was recorded.
        return [
            replace(receipt, recorded=draft.is_new, notes=(*receipt.notes, *lost, *appended.notes))
            for receipt, draft in zip(receipts, drafted, strict=True)
        ]


def _opened_to_write(world: World, path: str) -> Opened:
    opened = opened_file(world, path, read_file(path))
    refuse_broken_seals(opened)
    return opened


def refuse_broken_seals(opened: Opened) -> None:
    """Write nothing to a file of which a line was changed after it was sealed (INTERFACE 3)."""
    broken = [
        Problem(
            "journal",
            f"event {entry.number} was changed after it was sealed",
            RESTORE_OR_UNSEAL,
            entry.place,
        )
        for entry in opened.document.entries
        if not entry.is_intact
    ]
    if broken:
        raise Unsound(opened.path, broken)


def _need_expected_head(
    opened: Opened, drafts: Sequence[tuple[Mapping[str, object], WriteOptions]]
) -> None:
    """Refuse where the contract does not stand where the caller last saw it (`--expect-head`).

    What is recorded already under its `--ref` is only looked up, whatever came after it.
    """
    refs = {entry.event.ref for entry in opened.document.entries} - {None}
    for _, options in drafts:
        expected = options.expect_head
        if expected is not None and expected != opened.head and options.ref not in refs:
            raise HeadMoved(opened.path, expected, opened.head)


def _receipts(world: World, opened: Opened, drafted: Sequence[Draft]) -> list[Receipt]:
    """Judge the whole journal with the new events, and say what each of them did."""
    terms = opened.terms
    new = [draft.entry for draft in drafted if draft.is_new]
    entries = (*opened.document.entries, *new)
    now = world.moment(terms)
    _judge(opened, new, now)
    _need_amounts(drafted)
    today = fold(terms, entries, now)
    new_head = head(terms.id, terms.digest, entries)
    moved = {
        happening.entry.number: happening.transfers
        for happening in today.log
        if happening.entry is not None
    }
    receipts = []
    for draft in drafted:
        after = fold(terms, entries, draft.entry.event.at)
        receipts.append(
            Receipt(
                opened=opened,
                entry=draft.entry,
                recorded=False,
                transfers=moved.get(draft.entry.number, ()),
                head=new_head,
                contract=after,
                today=today,
                notes=event_notes(after, draft.entry),
            )
        )
    return receipts


def _need_amounts(drafted: Sequence[Draft]) -> None:
    """Refuse what the rules would take although nobody said how much, and nothing there says it."""
    for draft in drafted:
        if draft.has_stand_in:
            do = draft.entry.event.do
            raise UsageError(f"nothing says how much to {do}", "name it: --amount AMOUNT")


def _judge(opened: Opened, new: Sequence[Entry], now: datetime) -> None:
    """Refuse the new events where the rules do, and where an event recorded before would break.

    INTERFACE 3: a refusal names the new event and the one that it would break. What was broken
    before, at a moment that no report has come to yet, is the file's own fault: Unsound.
    """
    terms, recorded = opened.terms, opened.document.entries
    horizon = max([now, *(each.event.at for each in (*recorded, *new))])
    try:
        fold(terms, (*recorded, *new), horizon)
    except Refused as refused:
        if refused.entry.number > len(recorded):
            raise _with_its_date(opened, new, refused, now) from None
        problems = replay_problems(terms, recorded, horizon)
        if problems:
            raise Unsound(opened.path, problems) from None
        ensure(bool(new), "a journal that was sound a moment ago is not")
        broken, first = refused.entry, new[0].event
        is_void = first.do == "void"
        message = (
            f"{'undoing this' if is_void else f'recording this {first.do}'} would break event "
            f"{broken.number}, {broken.event.do} at {written(broken.event.at, terms)}: "
            f"{refused.refusal.message}"
        )
        if is_void:
            remedy = f"contract undo {terms.id} {broken.number}"
            raise Refused(Refusal("void-breaks", message, remedy), new[0]) from None
        message += f"; {written(first.at, terms)} is before that: check --at"
        remedy = f"contract log {terms.id}"
        raise Refused(Refusal(refused.refusal.code, message, remedy), new[0]) from None


def _with_its_date(
    opened: Opened, new: Sequence[Entry], refused: Refused, now: datetime
) -> Refused:
    """The refusal; of an event that would be allowed now, with the date that it was typed for."""
    terms, recorded = opened.terms, opened.document.entries
    entry, refusal = refused.entry, refused.refusal
    then, now = entry.event.at, now.replace(microsecond=0)
    if then >= now:
        return refused
    today = [
        replace(each, event=replace(each.event, at=now)) if each is entry else each for each in new
    ]
    try:
        fold(terms, (*recorded, *today), now)
    except Refused:
        return refused
    message = f"{refusal.message}; so it was at {written(then, terms)}, and today it is allowed: "
    message += "check --at"
    return Refused(Refusal(refusal.code, message, f"contract log {terms.id}"), entry)


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
    """Void event `number`, or the last event in force that is not a void itself.

    A key that was used before is looked up before anything else is: undoing again under the same
    key is the same undo.
    """
    opened = open_contract(world, name)
    entries = opened.document.entries
    if number is not None and not 1 <= number <= len(entries):
        raise NoSuchEvent(opened.path, number, len(entries))
    values: dict[str, object] = {"do": "void"}
    is_repeated = any(entry.event.ref == options.ref for entry in entries if entry.event.ref)
    if number is not None:
        values["event"] = entries[number - 1].seal
    if not is_repeated:
        values["event"] = _to_undo(opened, number).seal
    return record(world, name, values, options)


def _to_undo(opened: Opened, number: int | None) -> Entry:
    entries = opened.document.entries
    if number is not None:
        return entries[number - 1]
    voided = voided_numbers(entries)
    for entry in reversed(entries):
        if entry.number not in voided and entry.event.do != "void":
            return entry
    raise UsageError("there is nothing to undo", f"contract log {opened.terms.id}")
