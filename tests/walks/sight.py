"""What the walk sees of a contract: words and marks that the table speaks in, and pots.

Pots are read from the ledger's flows by the words of INTERFACE 5, and states from the pots by the
page's own sentences: `rules.table` is checked against this reading, and this against the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from escrowbook.core.claims import Dispute
from escrowbook.core.milestone_standing import MilestoneStanding
from escrowbook.core.standing import Standing

HIS = ("pending", "freelancer")


@dataclass(slots=True)
class Pots:
    """The money of one milestone, in minor units; `released` and `refunded` count all that ever
    left escrow, given back or not."""

    put_in: int = 0
    escrow: int = 0
    pending: int = 0
    paid: int = 0
    released: int = 0
    refunded: int = 0
    given_back: int = 0
    carried_out: int = 0
    arbitration: int = 0

    @property
    def adds_up(self) -> bool:
        """The row equation (RULEBOOK 3, invariant 1; INTERFACE 5), and no pot below zero."""
        came_of_it = self.escrow + self.pending + self.paid + self.refunded + self.given_back
        came_of_it += self.carried_out + self.arbitration
        least = min(self.escrow, self.pending, self.paid, self.refunded, self.given_back)
        return self.put_in == came_of_it and least >= 0


def pots_of(standing: Standing) -> dict[str | None, Pots]:
    """The pots of each milestone: what they hold from balances, the rest from flows.

    Under None, of what is not a milestone's, only the bonuses that are in their hold.
    """
    ledger = standing.ledger
    names: tuple[str | None, ...] = (*standing.milestones, None)
    found = {name: Pots(pending=ledger.balances.get(("pending", name), 0)) for name in names}
    for name in standing.milestones:
        found[name].escrow = ledger.balances.get(("escrow", name), 0)
    for (milestone, source, target), amount in ledger.flows.items():
        # A fee that comes back to a winner never was the milestone's money.
        if milestone is not None and source != "arbiter":
            _add_flow(found[milestone], source, target, amount)
    return found


def _add_flow(pots: Pots, source: str, target: str, amount: int) -> None:
    if target == "escrow":
        pots.put_in += amount
    elif target == "client":
        if source == "escrow":
            pots.refunded += amount
        else:
            pots.given_back += amount
            pots.paid -= amount if source == "freelancer" else 0
    elif target == "pool":
        pots.carried_out += amount
    elif target == "arbiter":
        pots.arbitration += amount if source == "escrow" else 0
    elif target in HIS:
        pots.paid += amount if target == "freelancer" else 0
        pots.released += amount if source == "escrow" else 0


@dataclass(slots=True)
class Place:
    """A milestone, or (name None) the pool, as it stands: its word, its marks and its money.

    `held` is what lies there and may be divided; `free` what a release may take; `covered` what
    the one balance covers of a milestone; `released` what can still be given back, of which
    `in_window` is within the platform's days. For the pool these two are the bonuses'.
    """

    name: str | None
    word: str
    marks: frozenset[str]
    held: int
    free: int
    price: int
    pots: Pots
    unpaid: int
    covered: int
    asked: int
    released: int
    in_window: int

    @property
    def unfunded(self) -> int:
        """Promised, and neither put in nor covered."""
        return self.unpaid - self.covered


@dataclass(slots=True)
class Sight:
    """A whole contract as the walk sees it."""

    places: dict[str | None, Place]
    marks: frozenset[str]
    word: str

    @property
    def milestones(self) -> Iterator[Place]:
        """The milestones in the order of the file."""
        return (place for name, place in self.places.items() if name is not None)

    @property
    def pool(self) -> Place:
        """The pool, or the one balance."""
        return self.places[None]


def look(standing: Standing) -> Sight:
    """What is to be seen of a contract at the moment at which it stands."""
    places: dict[str | None, Place] = {}
    pool = standing.ledger.balances.get(("pool", None), 0)
    free = 0 if standing.pool_dispute is not None else pool
    pots = pots_of(standing)
    # INTERFACE 3: what is missing is what one balance does not cover, in the order of the file.
    left = pool if standing.policy.holds == "balance" else 0
    for name, milestone in standing.milestones.items():
        places[name] = _milestone(standing, milestone, pots[name], free, left)
        left -= places[name].covered
    marks = _dispute_marks(standing.pool_dispute)
    asked = standing.pool_request.amount_minor if standing.pool_request else 0
    marks += ["asked"] if standing.pool_request else []
    marks += ["release-asked"] if None in standing.release_requests else []
    released, in_window = _returnable(standing, None)
    places[None] = Place(
        *(None, "pool", frozenset(marks), pool, free, 0),
        pots[None],
        *(0, 0, asked, released, in_window),
    )
    contract = _contract_marks(standing)
    return Sight(places, contract, contract_word(contract, places))


def _milestone(
    standing: Standing, milestone: MilestoneStanding, pots: Pots, free: int, left: int
) -> Place:
    unpaid = max(0, milestone.price_minor - pots.put_in - milestone.dropped_minor)
    unpaid = 0 if milestone.is_cancelled else unpaid
    covered = min(left, unpaid)
    in_balance = standing.policy.holds == "balance"
    marks = _dispute_marks(milestone.dispute)
    is_cancelled = milestone.is_cancelled and not milestone.dropped_minor
    if is_cancelled:
        marks.append("cancelled")
    elif milestone.is_cancelled and not pots.put_in:
        marks.append("dropped")
    elif milestone.stage != "waiting":
        marks.append("delivered" if milestone.stage == "submitted" else "returned")
    request = milestone.request
    if request is not None:
        marks.append("asked" if request.pot == "escrow" else "asked-paid")
    if milestone.id in standing.release_requests:
        marks.append("release-asked")
    backing = pots.escrow + covered
    if milestone.review_started_at is not None and milestone.stage == "submitted" and backing:
        marks.append("reviewing")
    elif in_balance and "delivered" in marks and milestone.was_reviewed and not standing.closed_by:
        marks += ["stopped"] if milestone.review_started_at is None else []
    found = frozenset(marks)
    free_of_it = 0 if is_cancelled else free
    released, in_window = _returnable(standing, milestone.id) if pots.released else (0, 0)
    return Place(
        *(milestone.id, word_of(pots, found, backing), found, pots.escrow),
        *(free_of_it if in_balance else pots.escrow, milestone.price_minor, pots, unpaid),
        *(covered, request.amount_minor if request else 0, released, in_window),
    )


def word_of(pots: Pots, marks: frozenset[str], backing: int) -> str:
    """INTERFACE 5: while escrow is above zero the state stays; it is final when that is zero."""
    if not pots.put_in and ("cancelled" in marks or "dropped" in marks):
        return "cancelled"
    if backing:
        if "delivered" in marks:
            return "submitted"
        return "changes-requested" if "returned" in marks else "funded"
    if pots.released:
        return "split" if pots.refunded else "released"
    if pots.refunded:
        return "refunded"
    return "released" if pots.put_in else "unfunded"


def contract_word(marks: frozenset[str], places: dict[str | None, Place]) -> str:
    """INTERFACE 5: the first that applies."""
    is_closed = "open" not in marks
    if is_closed and not any(place.held for place in places.values()):
        return "closed"
    if any("disputed" in place.marks for place in places.values()):
        return "disputed"
    if is_closed:
        return "ending"
    for word in ("dormant", "on-hold"):
        if word in marks:
            return word
    return "active" if "begun" in marks else "draft"


def _dispute_marks(dispute: Dispute | None) -> list[str]:
    if dispute is None:
        return []
    marks = ["disputed", f"filed-by-{dispute.filer}"]
    marks += ["answered"] if dispute.is_answered else []
    return marks + [f"fee-of-{side}" for side in dispute.fees_paid]


def _contract_marks(standing: Standing) -> frozenset[str]:
    dormancy = standing.dormancy
    marks = ["open" if standing.closed_by is None else f"closed-by-{standing.closed_by}"]
    marks += ["accepted"] if standing.accepted_digest is not None else []
    marks += ["begun"] if standing.has_begun else []
    marks += ["on-hold"] if standing.is_on_hold else []
    marks += ["dormant"] if dormancy.dormant_since is not None else []
    marks += ["client-silent"] if dormancy.client_was_silent else []
    marks += ["release-step"] if dormancy.release_asked_at is not None else []
    return frozenset(marks)


def _returnable(standing: Standing, milestone: str | None) -> tuple[int, int]:
    """What of the releases (None: of the bonuses) was not given back; and is within the days."""
    if not standing.lots:
        return 0, 0
    lots = [lot for lot in standing.lots if lot.milestone == milestone and lot.amount_minor]
    days = standing.policy.voluntary_refund_days
    within = [lot for lot in lots if days is None or is_within(lot.released_at, standing, days)]
    return sum(lot.amount_minor for lot in lots), sum(lot.amount_minor for lot in within)


def is_within(since: datetime, standing: Standing, days: int) -> bool:
    """Whether now is no later than so many days after a moment; the walk's zone is UTC."""
    return standing.moment <= since + timedelta(days=days)
