"""One milestone while its contract is being folded: what was done about it, and its pots.

The pots are read from the ledger's flows (INTERFACE 5); nothing here changes a balance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from escrowbook.core.claims import Dispute, RefundRequest
from escrowbook.core.ledger import Ledger
from escrowbook.core.records import mutable

if TYPE_CHECKING:
    from datetime import date, datetime

    from escrowbook.core.errors import Place

Stage = Literal["waiting", "submitted", "changes-requested"]
# The eight words of INTERFACE 5, and those of a milestone that is over.
State = Literal[
    "unfunded",
    "funded",
    "submitted",
    "changes-requested",
    "released",
    "refunded",
    "split",
    "cancelled",
]
FINAL_STATES: tuple[State, ...] = ("released", "refunded", "split", "cancelled")


@mutable
class MilestoneStanding:
    """One milestone: its terms as amended, what was done about it, and its pots in the ledger."""

    ledger: Ledger
    id: str
    title: str
    price_minor: int
    due: date | None
    scope: str
    place: Place
    stage: Stage = "waiting"
    submitted_at: datetime | None = None
    review_started_at: datetime | None = None
    # Whether the clock of the last submission was ever started: once stopped it does not resume.
    was_reviewed: bool = False
    changes_asked: int = 0
    done_percent: int = 0
    dropped_minor: int = 0
    # Where one balance is held for all milestones: what of it covers this one (balance.py).
    covered_minor: int = 0
    # What of its releases is held back in the pool until the whole work is done (retainage.py).
    retained_minor: int = 0
    # What came back of it to be paid: it went through escrow again and is no new deposit.
    retained_paid_minor: int = 0
    # Whether the rest of a release of it was carried to the pool, for another milestone.
    has_carried: bool = False
    is_cancelled: bool = False
    dispute: Dispute | None = None
    request: RefundRequest | None = None

    @property
    def is_disputed(self) -> bool:
        """Whether its escrow is frozen by a dispute."""
        return self.dispute is not None

    @property
    def is_asked_back(self) -> bool:
        """Whether the client has asked for its escrow; an ask for released money is none."""
        return self.request is not None and self.request.pot == "escrow"

    @property
    def funded_minor(self) -> int:
        """New money that the client put in."""
        return self.ledger.flow_minor("client", "escrow", self.id)

    @property
    def carried_in_minor(self) -> int:
        """What came out of the pool."""
        return self.ledger.flow_minor("pool", "escrow", self.id)

    @property
    def put_in_minor(self) -> int:
        """All that was ever put in, new or carried."""
        return self.funded_minor + self.carried_in_minor - self.retained_paid_minor

    @property
    def unfunded_minor(self) -> int:
        """Promised and not deposited: a promise, in no balance (RULEBOOK 3, invariant 6)."""
        if self.is_cancelled:
            return 0
        return max(0, self.unpaid_minor - self.covered_minor)

    @property
    def unpaid_minor(self) -> int:
        """What of the price was neither put in nor dropped."""
        return max(0, self.price_minor - self.put_in_minor - self.dropped_minor)

    @property
    def escrow_minor(self) -> int:
        """Held now."""
        return self.ledger.balance_minor("escrow", self.id)

    @property
    def backing_minor(self) -> int:
        """Held for it now: its own escrow, or what the one balance covers of it."""
        return self.escrow_minor + self.covered_minor

    @property
    def pending_minor(self) -> int:
        """Released, in the security hold."""
        return self.ledger.balance_minor("pending", self.id)

    @property
    def given_back_minor(self) -> int:
        """What of the released money went back to the client."""
        return self.ledger.flow_minor("pending", "client", self.id) + self.ledger.flow_minor(
            "freelancer", "client", self.id
        )

    @property
    def paid_minor(self) -> int:
        """Released, hold over; before his fees, after what he gave back."""
        arrived_minor = self.ledger.flow_minor("escrow", "freelancer", self.id)
        arrived_minor += self.ledger.flow_minor("pending", "freelancer", self.id)
        return arrived_minor - self.ledger.flow_minor("freelancer", "client", self.id)

    @property
    def released_gross_minor(self) -> int:
        """All that ever left escrow for the freelancer, given back or not."""
        return self.ledger.flow_minor("escrow", "pending", self.id) + self.ledger.flow_minor(
            "escrow", "freelancer", self.id
        )

    @property
    def refunded_from_escrow_minor(self) -> int:
        """What went back to the client before anybody was paid."""
        return self.ledger.flow_minor("escrow", "client", self.id)

    @property
    def carried_out_minor(self) -> int:
        """The rest of partial releases, and shares held back, that went to the pool."""
        return self.ledger.flow_minor("escrow", "pool", self.id)

    @property
    def arbitration_minor(self) -> int:
        """Fees of an arbiter that were taken out of escrow."""
        return self.ledger.flow_minor("escrow", "arbiter", self.id)

    @property
    def state(self) -> State:
        """One of the eight words of INTERFACE 5, read from the pots and the last submission."""
        if self.backing_minor > 0:
            return "funded" if self.stage == "waiting" else self.stage
        if not self.put_in_minor:
            return "cancelled" if self.is_cancelled else "unfunded"
        if not self.released_gross_minor and not self.retained_minor:
            # Also where an arbiter took all of it: nothing was released.
            return "refunded"
        return "split" if self.refunded_from_escrow_minor > 0 else "released"

    @property
    def is_agreed(self) -> bool:
        """Whether it is still to be done, or was until the contract ended: nobody cancelled it."""
        return not self.is_cancelled or self.dropped_minor > 0

    def end_review(self) -> None:
        """No money backs it any more: no clock runs over nothing, and money starts a new one.

        A clock that was stopped before stays so. Once it is final, what was submitted is settled:
        a new deposit is for new work.
        """
        if self.review_started_at is not None:
            self.review_started_at, self.was_reviewed = None, False
        if self.is_final:
            self.forget_submission()

    def forget_submission(self) -> None:
        """What was submitted is settled."""
        self.stage = "waiting"
        self.submitted_at = None

    @property
    def is_final(self) -> bool:
        """Whether nothing of it is held and something was: released, refunded, split, cancelled."""
        return self.backing_minor == 0 and (self.is_cancelled or self.put_in_minor > 0)
