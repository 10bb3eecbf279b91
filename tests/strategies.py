"""The vocabulary of the property tests: random terms, and random lives that rules have judged.

A life is grown one proposal at a time: a moment is drawn, the contract is looked at as it stands
then, and mostly an event is proposed that fits it; now and then any event at all. The rules judge
each proposal, so a life holds what was recorded and what was refused, with the code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from escrowbook.core.clock import running_timers
from escrowbook.core.contract import Contract
from escrowbook.core.events import event_values, read_event
from escrowbook.core.fold import fold, later, step
from escrowbook.core.journal import Entry, Refused, seal_of
from escrowbook.core.money import format_amount
from escrowbook.core.terms import NOWHERE, Terms
from escrowbook.store.drafting import NewContract, NewMilestone, contract_text
from escrowbook.store.lines import event_line
from escrowbook.store.reading import read_contract
from tests.proposals import PROPOSED, Values, fitting
from tests.provocations import provocations

BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
ZONES = (None, "UTC", "America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu")
CURRENCIES = ("USD", "USD", "JPY", "KWD")
CONTRACT_ID = "life"
EVENTS_MAX = 24
FITTING_SHARE = 0.75
HARDLY_EVER_REFUSED = ("bonus", "note", "work")

# What one contract may agree beside its preset; both values of a pair that decides something.
CHOICES: Mapping[str, Sequence[object]] = {
    "holds": ("milestone", "milestone", "balance"),
    "funding": ("any", "one-at-a-time", "all-at-start"),
    "max_milestones": (2, "none"),
    "min_deposit": ("0%", "0%", "30%", "100% to 40, 30%"),
    "escrow_before_work": (True, False),
    "review_days": (0, 3, 14),
    "on_review_expiry": ("release", "accept", "stop-order"),
    "hold_days": (0, 1, 5),
    "partial_release": ("carry", "keep", "refuse"),
    "excess_release": ("bonus", "refuse"),
    "release_order": ("any", "in-order"),
    "last_release": ("exact", "all"),
    "release_response_days": (4, "none"),
    "on_release_silence": ("release", "none"),
    "refund_request": ("any-time", "any-time", "closing", "none"),
    "refund_response_days": (0, 2, 7),
    "on_refund_silence": ("refund", "release", "staff"),
    "voluntary_refund_days": (3, 30, "none"),
    "ask_refund_days": (10, 60, "none"),
    "dispute_response_days": (2, 5),
    "dispute_response_days_freelancer": (3, "none"),
    "dispute_days_are": ("business", "calendar"),
    "on_dispute_silence": ("filer", "none"),
    "mediation_days_max": (10, "none"),
    "arbitration_pay_days": (7, "none"),
    "on_neither_pays": ("client", "freelancer", "none"),
    "arbitration_fee": ("5% min 25", "20"),
    "arbitration_payer": ("each", "escrow", "none", "loser"),
    "arbitration_waived_to": ("50", "0"),
    "dormant_days": (20, 45),
    "dormant_from": ("last-due", "last-activity"),
    "dormant_notice_days": ([10, 15], []),
    "dormant_steps": ([7, 7, 14], [2, 3, 4], []),
    "term_days": (0, 40, "none"),
    "term_from": ("due", "first-funding"),
    "on_term": ("refund", "release", "none"),
    "close_by_client": ("request", "refund", "nothing", "staff"),
    "close_by_freelancer": ("request", "refund", "nothing"),
    "close_by_platform": ("request", "refund", "nothing"),
    "freelancer_fee": ("10%", "7.5%", "20% to 100, 10% to 300, 3.33%", "5% min 3"),
    "freelancer_fee_event": ("release", "acceptance"),
    "freelancer_fee_returned": (True, False),
    "client_fee": ("5%", "2", "5.5% + 3 below 100"),
    "client_fee_event": ("funding", "acceptance", "payment"),
    "client_fee_returned": (True, False),
    "initiation_fee": ("4", "0"),
    "initiation_fee_returned": ("if-nothing-released", "never"),
    "rounding": ("half_up", "half_even", "down"),
}


# Keys that only together make a platform of another kind; a life may start from one of these.
FLAVOURS: Sequence[Mapping[str, object]] = (
    {},
    {"funding": "all-at-start", "escrow_before_work": True},
    {"refund_request": "any-time", "refund_response_days": 7, "on_refund_silence": "refund"},
    {"partial_release": "refuse", "refund_request": "none", "max_milestones": 2},
    {"release_order": "in-order", "last_release": "all", "refund_request": "none"},
    {"min_deposit": "30%", "funding": "any"},
    {"holds": "balance", "on_release_silence": "release", "release_response_days": 7},
    {"holds": "balance", "term_days": 30, "term_from": "first-funding", "on_term": "refund"},
    {"term_days": 0, "term_from": "due", "on_term": "release"},
    {"holds": "balance", "arbitration_payer": "escrow", "arbitration_fee": "5% min 25"},
    {"arbitration_payer": "each", "arbitration_pay_days": 7, "on_neither_pays": "client"},
    {"arbitration_payer": "both", "dispute_response_days": "none"},
    {"arbitration_payer": "loser", "arbitration_pay_days": 7, "dispute_response_days": "none"},
    {"dormant_days": 10, "dormant_from": "last-activity", "dormant_steps": [7, 7, 14]},
)


class Agreed(NamedTuple):
    """The terms of a contract, and the file that says them."""

    terms: Terms
    data: bytes


class Proposal(NamedTuple):
    """An event that was proposed, and the code of its refusal where the rules refused it."""

    entry: Entry
    refused: str | None


class Life:
    """One contract's life: what was recorded, in that order, and all that was proposed."""

    def __init__(self, agreed: Agreed) -> None:
        self.agreed = agreed
        self.entries: list[Entry] = []
        self.proposals: list[Proposal] = []
        self.now = BEGIN

    def __repr__(self) -> str:
        """The file, so that a failing life can be looked at with the program itself."""
        values = [event_values(entry.event, self.terms.currency) for entry in self.entries]
        lines = [event_line(number, each, "") for number, each in enumerate(values, 1)]
        text = "\n".join([self.agreed.data.decode(), "[journal]", *lines])
        return f"\n{text}\n# looked at {self.now.isoformat()}\n"

    @property
    def terms(self) -> Terms:
        return self.agreed.terms

    @property
    def contract(self) -> Contract:
        return fold(self.terms, self.entries, self.now)


def agreement(dice: Random, changed: Mapping[str, object]) -> Agreed:
    """Terms under either preset, with a handful of keys changed (`changed`: these at least)."""
    currency = dice.choice(CURRENCIES)
    keys = dice.sample(sorted(CHOICES), dice.randint(0, 7))
    overrides = {key: dice.choice(CHOICES[key]) for key in keys}
    overrides |= dice.choice(FLAVOURS)
    milestones = [
        NewMilestone(
            f"M{number}",
            f"Part {number}",
            format_amount(dice.choice((499, 500, 9999, 25000, 33333)), currency),
            dice.choice((None, date(2026, 2, 1), date(2026, 4, 30))),
        )
        for number in range(1, dice.choice((0, 1, 1, 2, 2, 3, 3)) + 1)
    ]
    return agreed(
        NewContract(
            id=CONTRACT_ID,
            title="A life",
            client="Client",
            freelancer="Freelancer",
            currency=currency,
            preset=dice.choice(("upwork-2026-11", "generic-2026-11")),
            timezone=dice.choice(ZONES),
            overrides={**overrides, **changed},
            milestones=milestones,
        )
    )


def agreed(contract: NewContract) -> Agreed:
    """The terms as the store reads them back from the file that it would write."""
    data = contract_text(contract).encode()
    document = read_contract(data, f"{contract.id}.toml")
    assert document.terms is not None, document.problems
    return Agreed(document.terms, data)


@st.composite
def lives(
    draw: st.DrawFn,
    *,
    events_max: int = EVENTS_MAX,
    changed: Mapping[str, object] | None = None,
    late: bool = True,
    kinds: Sequence[str] = tuple(PROPOSED),
) -> Life:
    """A life of up to `events_max` proposals; without `late` nothing is recorded afterwards."""
    first, *rest = draw(dices(events_max // 2 + 1, events_max + 1))
    life = Life(agreement(first, changed or {}))
    contract = life.contract
    for dice in rest:
        contract = propose(dice, life, contract, late=late, kinds=kinds)
    # Whoever looks may look later than the last event: clocks have run on.
    life.now += timedelta(days=draw(st.sampled_from((0, 0, 3, 30, 400))))
    return life


def dices(count_min: int, count_max: int) -> st.SearchStrategy[list[Random]]:
    """Dice for each of a number of proposals: hypothesis chooses how many, chance does the rest.

    Drawn one by one, what a life needs (a deposit, then a release of just that) is too rare, and
    what hypothesis repeats would be the same event again: so dice also depend on their place.
    """
    seeds = st.lists(st.integers(0, 2**24 - 1), min_size=count_min, max_size=count_max)
    return seeds.map(lambda chosen: [Random(f"{place}/{it}") for place, it in enumerate(chosen)])


def propose(
    dice: Random, life: Life, contract: Contract, *, late: bool, kinds: Sequence[str]
) -> Contract:
    """Propose one event and let the rules judge it; the contract as it then stands."""
    at = draw_moment(dice, life, contract, late=late)
    then = later(contract, at) if at >= life.now else _as_far_as_it_goes(life, at)
    values = draw_values(dice, then, kinds)
    entry = entry_of(life, {**values, "at": at})
    try:
        contract = step(contract, entry)
    except Refused as refused:
        life.proposals.append(Proposal(entry, refused.refusal.code))
        return contract
    life.proposals.append(Proposal(entry, None))
    life.entries.append(entry)
    life.now = max(life.now, at)
    return contract


def draw_moment(dice: Random, life: Life, contract: Contract, *, late: bool) -> datetime:
    """Mostly a while after the last event; sometimes the edge of a clock, or the past."""
    ways = ["on"] * 6 + ["edge"] * 2 + (["late"] if late and life.entries else [])
    way = dice.choice(ways)
    if way == "late":
        first = min(entry.event.at for entry in life.entries)
        seconds = int((life.now - first).total_seconds())
        return first + timedelta(seconds=dice.randint(0, 20) * seconds // 20)
    if way == "edge":
        dues = sorted(timer.due for timer in running_timers(contract.standing))
        if dues:
            offset = timedelta(seconds=dice.choice((0, 0, -1, 1)))
            return max(life.now, dice.choice(dues[:2]) + offset)
    if contract.standing.is_disputed or contract.standing.is_dormant:
        return life.now + timedelta(hours=dice.choice((1, 5, 24)))
    hours = dice.choice((0, 1, 5, 5, 24, 24, 24, 72, 72, 150, 340, 900, 4500))
    return life.now + timedelta(hours=hours)


def draw_values(dice: Random, then: Contract, kinds: Sequence[str]) -> Values:
    """The values of an event: three times in four one that fits the contract as it stands.

    Of the others most are near misses, and some are anything at all.
    """
    if dice.random() < FITTING_SHARE:
        of_milestones, of_the_whole = fitting(then)
        share = 0 if then.standing.is_dormant else FITTING_SHARE
        favoured = of_milestones if dice.random() < share else of_the_whole
        offers = [offer for offer in favoured or of_the_whole if offer.kind in kinds]
        if offers:
            offer = dice.choice(offers)
            return PROPOSED[offer.kind](dice, then, offer.milestone)
    misses = [values for values in provocations(then) if values["do"] in kinds]
    if misses and dice.random() < FITTING_SHARE:
        kind = dice.choice(sorted({str(values["do"]) for values in misses}))
        return dice.choice([values for values in misses if values["do"] == kind])
    kind = dice.choice([kind for kind in kinds if kind not in HARDLY_EVER_REFUSED] or kinds)
    rows = [row.id for row in then.milestones]
    return PROPOSED[kind](dice, then, dice.choice((*rows, *rows, *rows, "M9", None)))


def entry_of(life: Life, values: Values) -> Entry:
    """The journal line that would record these values, at the end of the journal."""
    return entry_after(life.entries, life.terms, values)


def entry_after(entries: Sequence[Entry], terms: Terms, values: Values) -> Entry:
    event = read_event(values, terms.currency)
    seal = seal_of(event_values(event, terms.currency))
    return Entry(len(entries) + 1, event, seal, seal, NOWHERE)


def _as_far_as_it_goes(life: Life, at: datetime) -> Contract:
    return fold(life.terms, life.entries, at, refused=[])


def told(contract: Contract) -> Mapping[str, object]:
    """Everything that is true of a contract, for comparing two of them."""
    standing = contract.standing
    return {
        "state": contract.state,
        "closed_by": contract.closed_by,
        "milestones": contract.milestones,
        "totals": contract.totals,
        "log": [
            (
                happening.at,
                happening.entry and happening.entry.number,
                happening.firing,
                *happening.transfers,
            )
            for happening in contract.log
        ],
        "lots": standing.lots,
        "pool request": standing.pool_request,
        "dormancy": standing.dormancy,
        "last activity": standing.last_activity_at,
        "timers started": standing.timers_started,
        "timers fired": standing.timers_fired,
        "observed": standing.observed,
    }
