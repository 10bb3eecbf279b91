"""Chapter 8, closing: what ending a contract does, and what it never does.

RULEBOOK 3, invariant 5: closing moves only escrow and pool. Nothing already released moves
because a contract closes [T1][U11]. RULEBOOK 4 says the rest, side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from escrowbook.core.ending import close_contract
from escrowbook.core.errors import Refusal
from escrowbook.core.events.event import Event, Key, Party
from escrowbook.core.events.vocabulary import SHARES
from escrowbook.core.money import format_amount
from escrowbook.core.records import frozen
from escrowbook.core.refusals import refuse
from escrowbook.core.remedies import no_such_milestone, to_pay
from escrowbook.core.settlement import releasable_minor, release

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escrowbook.core.standing import Standing


CLOSERS: tuple[Party, ...] = ("client", "freelancer", "mutual", "platform")


@frozen(kw_only=True)
class Close(Event):
    """The contract ends: by the client, the freelancer, the platform, or both together.

    `pay` says what of each milestone's escrow the freelancer gets; the platform's rules for the
    closing side say what becomes of the rest (RULEBOOK 1a, close by client / by freelancer).
    """

    do: ClassVar[str] = "close"
    keys: ClassVar[Mapping[str, Key]] = {"pay": Key("pay", SHARES, required=False)}
    # A second closing is told so by its own refusal.
    while_ending: ClassVar[bool] = True
    after_closing: ClassVar[bool] = True

    pay: tuple[tuple[str, int], ...] | None = None

    def refusal(self, standing: Standing) -> Refusal | None:
        """Allowed once, with nothing disputed; `pay` by whoever may pay, and within escrow."""
        for milestone_id, _ in self.pay or ():
            if milestone_id not in standing.milestones:
                return no_such_milestone(standing, milestone_id)
        if standing.closed_by is not None:
            return refuse("already-closed", f"the contract was closed by {standing.closer}")
        if self.party not in CLOSERS:
            return refuse("not-a-closer", f"the {self.party} cannot close a contract")
        if standing.is_disputed:
            return refuse(
                "disputed",
                "money of this contract is frozen by a dispute",
                f"contract close {standing.terms.id} --refund-report",
            )
        if self.pay is not None and self.party not in ("client", "mutual"):
            return refuse(
                "pay-not-yours",
                f"the {self.party} alone cannot say what closing pays: the client can, or both",
                f"contract close {standing.terms.id} --by mutual {_as_typed(standing, self.pay)}",
            )
        if self.party == "mutual" and self.pay is None and standing.escrow_minor:
            return refuse(
                "pay-needed",
                f"{standing.money(standing.escrow_minor)} is in escrow: "
                "a mutual closing says how much of it is paid",
                f"contract close {standing.terms.id} --by mutual {to_pay(standing)}",
            )
        return self._refusal_of_pay(standing)

    def _refusal_of_pay(self, standing: Standing) -> Refusal | None:
        paid_minor = 0
        for milestone_id, amount_minor in self.pay or ():
            milestone = standing.milestones[milestone_id]
            # Out of one balance, all that is paid together has to be there.
            paid_minor = paid_minor + amount_minor if standing.holds_balance else amount_minor
            held_minor = releasable_minor(standing, milestone)
            if paid_minor > held_minor:
                return refuse(
                    "more-than-escrow",
                    f"{milestone_id} holds {standing.money(held_minor)}, "
                    f"not {standing.money(paid_minor)}",
                )
        return None

    def record(self, standing: Standing) -> None:
        """What is paid is released; the rest is refunded, requested, or stays, as the rules say."""
        for milestone_id, amount_minor in self.pay or ():
            release(standing, standing.milestones[milestone_id], amount_minor)
        close_contract(standing, self.party)

    def aloud(self, currency: str) -> str:
        """`closed the contract, paying 100.00 USD of M4`."""
        paid = ", ".join(
            f"{format_amount(amount_minor, currency)} {currency} of {milestone_id}"
            for milestone_id, amount_minor in self.pay or ()
        )
        return f"closed the contract, paying {paid}" if paid else "closed the contract"


def _as_typed(standing: Standing, pay: tuple[tuple[str, int], ...]) -> str:
    """`--pay M4=100.00`, once for each milestone."""
    currency = standing.terms.currency
    return " ".join(
        f"--pay {milestone_id}={format_amount(amount_minor, currency)}"
        for milestone_id, amount_minor in pay
    )
