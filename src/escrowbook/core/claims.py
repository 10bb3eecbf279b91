"""What the parties want of held money: refund requests and disputes, as they stand."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from escrowbook.core.records import field, frozen, mutable, replace


@mutable
class RefundRequest:
    """The client asks for money back. `pot` says whether for escrow, the pool or released money.

    Only a request for money that is still held has a clock; released money is merely asked for.
    """

    pot: Literal["escrow", "pool", "paid"]
    amount_minor: int
    asked_at: datetime


@frozen
class ReleaseRequest:
    """The freelancer asks for held money, and the client's silence would be his consent."""

    amount_minor: int
    asked_at: datetime


@mutable
class Dispute:
    """A quarrel over what a milestone, or the pool, holds: that money is frozen until decided.

    `claim_minor` is what the filer wants of it; `offers` are what each side would leave the
    freelancer; `fees_paid` what each side paid for arbitration.
    """

    opened_at: datetime
    filer: str
    claim_minor: int
    chance_percent: int | None = None
    is_answered: bool = False
    offers: dict[str, int] = field(default_factory=dict)
    fees_paid: dict[str, int] = field(default_factory=dict)

    @property
    def paid_by_both(self) -> bool:
        """Whether both sides paid their arbitration fee: then only a ruling decides."""
        return {"client", "freelancer"} <= set(self.fees_paid)

    def copy(self) -> Dispute:
        """An independent dispute that stands where this one stands."""
        return replace(self, offers=self.offers.copy(), fees_paid=self.fees_paid.copy())
