"""The events that a command means: the caller's key, the moment, what was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from escrowbook.actions.opening import Opened, World
from escrowbook.actions.typed import refuse_controls
from escrowbook.core.calendar import start_of_day
from escrowbook.core.contract import Contract
from escrowbook.core.defaults import (
    AMOUNT_MAY_BE_LEFT_OUT,
    Values,
    completed,
    means_the_same,
    same_values,
)
from escrowbook.core.errors import UsageError
from escrowbook.core.events import EVENT_KINDS, Event, EventError, event_values, read_event
from escrowbook.core.events.agreement import Accept
from escrowbook.core.fold import fold_in_hindsight
from escrowbook.core.journal import Entry, Refused, seal_of, void_target, voided_numbers
from escrowbook.core.money import format_amount
from escrowbook.core.records import frozen
from escrowbook.core.refusals import refuse
from escrowbook.core.shares import with_share
from escrowbook.core.terms import NOWHERE, Terms
from escrowbook.core.when import is_bare_date, read_when


@frozen
class WriteOptions:
    """What every writing command takes: `--at` as typed, `--by`, `--note`, `--ref`, `--dry-run`.

    `expect_head` is where the contract has to stand for anything to be recorded, None for
    anywhere; `wait_seconds` how long to wait for its lock, None for the usual time.
    """

    at: str | None = None
    by: str | None = None
    note: str | None = None
    ref: str | None = None
    dry_run: bool = False
    expect_head: str | None = None
    wait_seconds: float | None = None


@frozen
class Draft:
    """An event about to be recorded, or one that was recorded before under the same key.

    Where nothing was there that an amount left out could mean, one unit stands in for it
    (`has_stand_in`), so that the rules say why not. Such an event is judged and never recorded.
    """

    entry: Entry
    values: Values
    is_new: bool
    has_stand_in: bool = False


def drafted_events(
    world: World, opened: Opened, drafts: Sequence[tuple[Mapping[str, object], WriteOptions]]
) -> list[Draft]:
    """The events of `drafts`, each made with the ones before it already there.

    Raises UsageError (2) for values that are none, Refused (3) for a key that is taken.
    """
    entries = list(opened.document.entries)
    drafted: list[Draft] = []
    for values, options in drafts:
        draft = _draft(world, opened, entries, dict(values), options)
        drafted.append(draft)
        if draft.is_new:
            entries.append(draft.entry)
    return drafted


def _draft(
    world: World, opened: Opened, entries: Sequence[Entry], typed: Values, options: WriteOptions
) -> Draft:
    terms = opened.terms
    for name, value in (("by", options.by), ("note", options.note), ("at", options.at)):
        if value is not None:
            typed[name] = value
    refuse_controls({**typed, "ref": options.ref})
    if options.ref == "":
        raise UsageError("the key of --ref is empty", "leave --ref out, or give it a value")
    if options.ref is not None:
        repeated = _repeated(world, terms, entries, typed, options.ref)
        if repeated is not None:
            return Draft(repeated, event_values(repeated.event, terms.currency), is_new=False)
    at = _past_moment(world, terms, entries, options.at)
    contract = fold_in_hindsight(terms, entries, at)
    event, has_stand_in = _event_of({**typed, "at": at}, options.ref, contract, world.party)
    recorded_values = event_values(event, terms.currency)
    entry = Entry(len(entries) + 1, event, seal_of(recorded_values), None, NOWHERE)
    _refuse_what_says_nothing_new(terms, entries, entry)
    if options.ref is None:
        _refuse_repetition(terms, entries, entry, recorded_values)
    return Draft(entry, recorded_values, is_new=True, has_stand_in=has_stand_in)


def _event_of(
    values: Values, ref: str | None, contract: Contract, party: str
) -> tuple[Event, bool]:
    """The event that typed values mean, and whether its amount is a stand-in.

    Raises UsageError for values that are none.
    """
    currency = contract.terms.currency
    try:
        if values.get("do") not in EVENT_KINDS:
            # Reading says what it should have been called.
            read_event(values, currency)
        full = completed(values, contract, party)
        if ref is not None:
            full["ref"] = ref
        has_stand_in = "amount" not in full and str(full["do"]) in AMOUNT_MAY_BE_LEFT_OUT
        if has_stand_in:
            full["amount"] = format_amount(1, currency)
        return read_event(full, currency), has_stand_in
    except EventError as error:
        problem = error.problems[0]
        raise UsageError(problem.message, problem.remedy) from None


def moment_of(world: World, opened: Opened, typed: str | None) -> datetime:
    """When something happened that is about to be recorded in a contract (INTERFACE 2, `--at`).

    Raises UsageError for what is no moment, or later than now.
    """
    return _past_moment(world, opened.terms, opened.document.entries, typed)


def _past_moment(
    world: World, terms: Terms, entries: Sequence[Entry], typed: str | None
) -> datetime:
    at, now = _moment_of(world, terms, entries, typed), world.moment(terms)
    if at > now:
        raise UsageError(
            f"{written(at, terms)} is later than now, {written(now, terms)}",
            "leave --at out, or name a moment that has been",
        )
    return at


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


def written(moment: datetime, terms: Terms) -> str:
    """A moment as messages say it, in the contract's zone."""
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
        then = _share_of_then(terms, entries, typed, entry)
        same = means_the_same(then, entry, terms.currency, same_time)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if not same:
        message = f"{ref!r} is event {entry.number}, a {entry.event.do} with other content"
        raise Refused(refuse("ref-taken", message, f"contract log {terms.id}"), entry)
    return entry


def _share_of_then(terms: Terms, entries: Sequence[Entry], typed: Values, entry: Entry) -> Values:
    """A share that is typed in percent is one of what there was to divide before the event."""
    if "%" not in str(typed.get("freelancer", "")):
        return typed
    before = fold_in_hindsight(terms, entries[: entry.number - 1], entry.event.at)
    named = {"milestone": entry.event.milestone_id, **typed, "do": entry.event.do}
    return {**typed, "freelancer": with_share(named, before.standing)["freelancer"]}


def _refuse_what_says_nothing_new(terms: Terms, entries: Sequence[Entry], new: Entry) -> None:
    """A void of what is left out already, or an acceptance of terms that are not these."""
    event = new.event
    target = void_target(new, entries)
    if target is not None and target.number in voided_numbers(entries):
        message = f"event {target.number} is undone already"
        raise Refused(refuse("already-undone", message, f"contract log {terms.id}"), new)
    if isinstance(event, Accept) and event.terms_digest != terms.digest:
        message = f"the terms of this file have the digest {terms.digest}, not {event.terms_digest}"
        raise Refused(refuse("other-terms", message, f"contract accept {terms.id}"), new)


def _refuse_repetition(terms: Terms, entries: Sequence[Entry], new: Entry, values: Values) -> None:
    voided = voided_numbers(entries)
    for entry in entries:
        if entry.number in voided or type(entry.event) is not type(new.event):
            continue
        if same_values(event_values(entry.event, terms.currency), values):
            message = (
                f"event {entry.number} says exactly this already; if it happened twice, give each "
                "its own --ref"
            )
            raise Refused(refuse("recorded-before", message, f"contract log {terms.id}"), new)
