"""What the walk does at every state: all kinds of events, by every party that may do them.

Two milestones of 100.00 that are due on one day, and three amounts: a part, the rest of the first
and a part of more, and the whole. As prices can be amended and money comes in parts, each amount
is met below, at and above what is missing, held, asked for and released.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from escrowbook.core.events import EVENT_KINDS
from escrowbook.core.events.event import Event
from escrowbook.core.journal import Entry
from escrowbook.core.policy import read_policy
from escrowbook.core.terms import NOWHERE, MilestoneTerms, Terms
from escrowbook.store.presets import load_preset

# A Monday, so that business days are met with a weekend between them.
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
PRICE = 10_000
DUE = date(2026, 12, 12)
LATER_DUE = date(2027, 12, 31)
AMOUNTS = (2_500, 7_500, 10_000)
MILESTONES = ("M1", "M2")
# None is the pool, or the whole contract.
PLACES = (*MILESTONES, None)
ADDED = "M3"
ADDED_PRICE = 2_500
UNKNOWN_SUM = "0" * 12
TERMS_SUM = "1" * 12
WHATS = {
    "auto-release": MILESTONES,
    "refund-silence": PLACES,
    "hold-over": PLACES,
    "dispute-silence": PLACES,
    "arbitration-default": PLACES,
    "release-silence": PLACES,
    "term-over": PLACES,
    "dormant": (None,),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One event that is tried: its section of the table, and the values of its journal line.

    `amount` is the one of three (None: left out; it then means all); `words` are what the table
    may ask about it beside its amount: who does it, or what is left out.
    """

    section: str
    values: tuple[tuple[str, object], ...]
    place: str | None = None
    amount: int | None = None
    words: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """How a failure tells of it: `refund M1 75.00 from escrow`."""
        told = [f"{self.amount / 100:.2f}" if self.amount is not None else "", *sorted(self.words)]
        return " ".join(filter(None, [self.section, self.place or "-", *told]))

    def entry(self, at: datetime, number: int) -> Entry:
        """Its line of the journal at a moment."""
        values = dict(self.values)
        event: Event = EVENT_KINDS[str(values.pop("do"))](at=at, **values)  # type: ignore[arg-type]
        return Entry(number, event, f"{number:012x}", None, NOWHERE)


def terms_under(preset: str) -> Terms:
    """The contract that is walked, under one preset."""
    milestones = tuple(MilestoneTerms(name, f"Part {name}", PRICE, DUE) for name in MILESTONES)
    policy = read_policy(load_preset(preset), {}, "USD")
    return Terms(
        *("walk", "A walk", "Client", "Freelancer", "USD", UTC, "UTC"),
        policy,
        milestones,
        TERMS_SUM,
    )


def _step(
    section: str,
    do: str,
    place: str | None = None,
    amount: int | None = None,
    key: str = "amount_minor",
    words: str = "",
    **values: object,
) -> Step:
    if place is not None:
        values["milestone"] = place
    if amount is not None:
        values[key] = amount
    return Step(section, (("do", do), *values.items()), place, amount, frozenset(words.split()))


def steps() -> Iterator[Step]:
    """All events of the walk but those that speak about clocks."""
    yield from _agreement()
    yield from _work_and_pay()
    yield from _giving_back()
    yield from _quarrels()
    yield from _endings()


def _agreement() -> Iterator[Step]:
    yield _step("accept", "accept", terms_digest=TERMS_SUM)
    yield _step("pause", "pause")
    yield _step("resume", "resume")
    yield _step("note", "note", note="a call")
    yield _step("void", "void", words="unknown", target=UNKNOWN_SUM)
    yield _step("amend", "amend", ADDED, ADDED_PRICE, words="new", title="More")
    yield _step("amend", "amend", "M4", words="new incomplete", scope="more")
    for milestone in MILESTONES:
        yield _step("cancel", "cancel", milestone)
        yield _step("amend", "amend", milestone, words="nothing")
        yield _step("amend", "amend", milestone, words="due", due=LATER_DUE)
        for amount in AMOUNTS:
            yield _step("amend", "amend", milestone, amount, words="price")


def _work_and_pay() -> Iterator[Step]:
    for milestone in MILESTONES:
        yield _step("work", "work", milestone, done_percent=50)
        yield _step("submit", "submit", milestone)
        yield _step("request-changes", "request-changes", milestone)
    yield Step("submit", (("do", "submit"), ("milestone", "M9")), None, None, frozenset(["M9"]))
    for amount in AMOUNTS:
        yield _step("bonus", "bonus", None, amount)
        for place in PLACES:
            yield _step("fund", "fund", place, amount)
            yield _step("release", "release", place, amount)
            yield _step("request-release", "request-release", place, amount)
    for place in PLACES:
        yield _step("request-release", "request-release", place)


def _giving_back() -> Iterator[Step]:
    for place in PLACES:
        for amount in (None, *AMOUNTS):
            yield _step("request-refund", "request-refund", place, amount)
            yield _step("approve-refund", "approve-refund", place, amount)
            yield _step("decline-refund", "decline-refund", place, amount)
        for amount in AMOUNTS:
            yield _step("refund from escrow", "refund", place, amount, source="escrow")
            yield _step("refund from paid", "refund", place, amount, source="paid")
            yield _step("reverse from escrow", "reverse", place, amount, source="escrow")
            yield _step("reverse from paid", "reverse", place, amount, source="paid")
    for amount in AMOUNTS:
        yield _step("refund from bonus", "refund", None, amount, source="bonus")


def _quarrels() -> Iterator[Step]:
    for place in PLACES:
        for amount in AMOUNTS:
            for by in ("client", "freelancer", "arbiter"):
                yield _step("dispute", "dispute", place, amount, "claim_minor", by, by=by)
            for by in ("client", "freelancer"):
                yield _step("offer", "offer", place, amount, "freelancer_minor", by, by=by)
        for amount in (0, *AMOUNTS):
            yield _step("settle", "settle", place, amount, "freelancer_minor", by="mutual")
            for by in ("arbiter", "platform"):
                yield _step("rule", "rule", place, amount, "freelancer_minor", by, by=by)
        yield _step("offer", "offer", place, AMOUNTS[0], "freelancer_minor", "nobody")
        yield _step("pay-fee", "pay-fee", place, AMOUNTS[0], words="nobody")
        for by in ("client", "freelancer"):
            yield _step("pay-fee", "pay-fee", place, AMOUNTS[0], words=by, by=by)


def _endings() -> Iterator[Step]:
    for by in ("client", "freelancer", "mutual", "platform", "arbiter"):
        yield _step("close", "close", words=by, by=by)
    for by in ("client", "mutual"):
        for milestone in MILESTONES:
            for amount in AMOUNTS:
                pay = ((milestone, amount),)
                yield Step(
                    "close",
                    (("do", "close"), ("by", by), ("pay", pay)),
                    milestone,
                    amount,
                    frozenset([by, "pay"]),
                )
    yield _step("close", "close", words="mutual pay", by="mutual", pay=())
    for by in ("freelancer", "platform"):
        yield _step("close", "close", words=f"{by} pay", by=by, pay=(("M1", AMOUNTS[0]),))
    yield _step("close", "close", words="client M9", by="client", pay=(("M9", AMOUNTS[0]),))


def observations() -> Iterator[Step]:
    """What the platform is seen to have done, or not to have done."""
    yield _step("observe", "observe", words="nothing")
    yield _step("observe", "observe", None, 0, "escrow_minor", words="shown")
    for what, places in WHATS.items():
        for place in places:
            yield _step("observe", "observe", place, words=f"{what} did", what=what, happened=True)
            yield _step(
                "observe", "observe", place, words=f"{what} did-not", what=what, happened=False
            )
