"""The chapters of the rule book, one file each, and the table of all kinds of events.

To add a kind of event: one class in its chapter, one line in EVENT_KINDS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from escrowbook.core.events.agreement import Accept, Amend, Cancel, Pause, Resume
from escrowbook.core.events.bookkeeping import Note, Observe, Void
from escrowbook.core.events.closing import Close
from escrowbook.core.events.disputes import Offer, OpenDispute, PayFee, Rule, Settle
from escrowbook.core.events.event import COMMON_KEYS, Event, EventError, Key, KeyProblem
from escrowbook.core.events.funding import Fund
from escrowbook.core.events.payment import Bonus, Release
from escrowbook.core.events.refund_requests import ApproveRefund, DeclineRefund, RequestRefund
from escrowbook.core.events.refunds import Refund, Reverse
from escrowbook.core.events.review import RequestChanges, RequestRelease, Submit, Work
from escrowbook.core.events.vocabulary import PARTY, TEXT, read_moment
from escrowbook.core.meant import nearest

__all__ = ["EVENT_KINDS", "Event", "EventError", "Key", "KeyProblem", "event_values", "read_event"]

EVENT_KINDS: Mapping[str, type[Event]] = {
    # agreement
    "accept": Accept,
    "amend": Amend,
    "cancel": Cancel,
    "pause": Pause,
    "resume": Resume,
    # funding
    "fund": Fund,
    # review
    "work": Work,
    "submit": Submit,
    "request-changes": RequestChanges,
    "request-release": RequestRelease,
    # payment
    "release": Release,
    "bonus": Bonus,
    # refunds
    "refund": Refund,
    "reverse": Reverse,
    # refund requests
    "request-refund": RequestRefund,
    "approve-refund": ApproveRefund,
    "decline-refund": DeclineRefund,
    # disputes
    "dispute": OpenDispute,
    "offer": Offer,
    "settle": Settle,
    "pay-fee": PayFee,
    "rule": Rule,
    # closing
    "close": Close,
    # bookkeeping
    "observe": Observe,
    "note": Note,
    "void": Void,
}

# Beside `at`, `do` and `sum`, which are read by themselves.
COMMON: Mapping[str, Key] = {
    "by": Key("by", PARTY, required=False),
    "note": Key("note", TEXT, required=False),
    "ref": Key("ref", TEXT, required=False),
}


def read_event(values: Mapping[str, object], currency: str) -> Event:
    """The event that plain TOML values record.

    `values` are those of one journal line, `sum` and all. Raises EventError with every problem
    of the line: unknown `do`, unknown or missing keys, values of the wrong sort.
    """
    kind = EVENT_KINDS.get(str(values.get("do")))
    if kind is None:
        raise EventError([_unknown_kind(values.get("do"))])
    keys = kind.keys
    problems = [
        _unknown_key(name, kind) for name in values if name not in COMMON_KEYS and name not in keys
    ]
    fields: dict[str, object] = {}
    try:
        fields["at"] = read_moment(values.get("at"))
    except ValueError as error:
        problems.append(KeyProblem("at", f"`at` {error}"))
    for known in (COMMON, keys):
        for name, key in known.items():
            if name not in values:
                if key.required:
                    problems.append(KeyProblem("", f"`{kind.do}` needs the key `{name}`"))
                continue
            try:
                fields[key.field] = key.kind.read(values[name], currency)
            except ValueError as error:
                problems.append(KeyProblem(name, f"`{name}` {error}"))
    if problems:
        raise EventError(problems)
    return cast("Callable[..., Event]", kind)(**fields)


def event_values(event: Event, currency: str) -> dict[str, object]:
    """The plain values that record the event, in the order of a journal line, without `sum`."""
    values: dict[str, object] = {"at": event.at, "do": event.do}
    for name, key in event.keys.items():
        value: object = getattr(event, key.field)
        if value is not None:
            values[name] = key.kind.write(value, currency)
    ending = {"by": event.by, "note": event.note, "ref": event.ref}
    return values | {name: text for name, text in ending.items() if text is not None}


def _unknown_kind(do: object) -> KeyProblem:
    if do is None:
        return KeyProblem("", "the line does not say what happened: it has no `do`")
    return KeyProblem(
        "do", f"`do` is {do!r}, which no event is called", _nearest(str(do), tuple(EVENT_KINDS))
    )


def _unknown_key(key: str, kind: type[Event]) -> KeyProblem:
    known = (*kind.keys, *COMMON_KEYS)
    return KeyProblem(key, f"`{kind.do}` has no key `{key}`", _nearest(key, known))


def _nearest(word: str, known: tuple[str, ...]) -> str:
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else f"known are: {', '.join(known)}"
