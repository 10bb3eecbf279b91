"""Chapter 2, funding: the client puts money into escrow.

RULEBOOK 1a, fund: client -> escrow; the pool is used before new money; client fees are charged
beside it; one milestone funded at a time where the platform says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from escrowbook.core.errors import Refusal
from escrowbook.core.events.event import Event, Key, Party
from escrowbook.core.events.vocabulary import AMOUNT, ID
from escrowbook.core.milestone_standing import MilestoneStanding
from escrowbook.core.money import format_amount
from escrowbook.core.policy import Minimum
from escrowbook.core.records import frozen
from escrowbook.core.refusals import refuse
from escrowbook.core.remedies import to_settle, to_submit
from escrowbook.core.settlement import deposit, deposit_balance, start_reviews
from escrowbook.core.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen(kw_only=True)
class Fund(Event):
    """The client funds a milestone: its escrow gains `amount_minor`.

    Never more than is missing of the price (INTERFACE 3). RULEBOOK 1a, fund; 6, rows 36 and 37.
    """

    do: ClassVar[str] = "fund"
    keys: ClassVar[Mapping[str, Key]] = {
        "milestone": Key("milestone", ID, required=False),
        "amount": Key("amount_minor", AMOUNT),
    }
    usual_party: ClassVar[Party | None] = "client"

    milestone: str | None = None
    amount_minor: int

    def refusal(self, standing: Standing) -> Refusal | None:
        """Something must be missing, nothing disputed or asked back, the platform's order kept."""
        if standing.holds_balance:
            return self._refusal_of_balance(standing)
        if self.milestone is None:
            return refuse("milestone-needed", "a deposit has to name its milestone here")
        milestone = standing.milestones[self.milestone]
        if milestone.is_disputed:
            return refuse("disputed", f"{milestone.id} is frozen by a dispute")
        if milestone.is_cancelled:
            return refuse(
                "milestone-cancelled",
                f"{milestone.id} was cancelled",
                f"milestone add {standing.terms.id} 'TITLE=AMOUNT'",
            )
        minimum = standing.policy.min_milestone
        if (
            isinstance(minimum, Minimum)
            and minimum.currency == standing.terms.currency
            and milestone.price_minor < minimum.amount_minor
        ):
            least = format_amount(minimum.amount_minor, minimum.currency)
            return refuse(
                "below-minimum",
                f"{milestone.id} costs {standing.money(milestone.price_minor)}; "
                f"the platform's minimum is {least} {minimum.currency}",
                f"milestone edit {standing.terms.id} {milestone.id} --amount {least}",
            )
        if self.amount_minor > milestone.unfunded_minor:
            return self._refusal_of_too_much(standing, milestone)
        if self.amount_minor < _missing_deposit_minor(standing, milestone):
            return self._refusal_of_too_little(standing, milestone)
        other = standing.blocks_funding(milestone)
        if other is not None:
            return refuse(
                "another-funded",
                f"{other.id} still holds {standing.money(other.escrow_minor)}, "
                "and one milestone is funded at a time",
                to_settle(standing, other),
            )
        if milestone.is_asked_back:
            return refuse(
                "refund-requested",
                f"the client has asked for the money in {milestone.id} back: the freelancer "
                "declines or approves that first",
                f"escrowbook agenda {standing.terms.id}",
            )
        return None

    def _refusal_of_balance(self, standing: Standing) -> Refusal | None:
        if self.milestone is not None:
            contract_id = standing.terms.id
            amount = format_amount(self.amount_minor, standing.terms.currency)
            is_missing = any(each.unfunded_minor for each in standing.milestones.values())
            return refuse(
                "balance-held",
                "one balance is held for all milestones, so a deposit names none",
                f"milestone fund {contract_id} --amount {amount}"
                if is_missing
                else f"contract show {contract_id}",
            )
        if standing.pool_dispute is not None:
            return refuse("disputed", "the balance is frozen by a dispute")
        if self.amount_minor < _missing_deposit_minor(standing, None):
            return self._refusal_of_too_little(standing, None)
        return None

    def _refusal_of_too_little(
        self, standing: Standing, milestone: MilestoneStanding | None
    ) -> Refusal:
        least_minor = _missing_deposit_minor(standing, milestone)
        least = format_amount(least_minor, standing.terms.currency)
        named = milestone.id if milestone else "the contract"
        return refuse(
            "deposit-too-small",
            f"the least deposit on {named} is {standing.money(least_minor)} here, "
            f"not {standing.money(self.amount_minor)}",
            f"milestone fund {standing.terms.id} {milestone.id if milestone else ''}".strip()
            + f" --amount {least}",
        )

    def _refusal_of_too_much(self, standing: Standing, milestone: MilestoneStanding) -> Refusal:
        if not milestone.unfunded_minor:
            return refuse(
                "more-than-missing",
                f"{milestone.id} is fully funded"
                + (f" and {milestone.state}" if milestone.state != "funded" else ""),
                to_submit(standing, milestone)
                if milestone.state in ("funded", "changes-requested")
                else f"contract show {standing.terms.id}",
            )
        price_minor = milestone.price_minor + self.amount_minor - milestone.unfunded_minor
        return refuse(
            "more-than-missing",
            f"{milestone.id} is missing {standing.money(milestone.unfunded_minor)}, "
            f"not {standing.money(self.amount_minor)}",
            f"milestone edit {standing.terms.id} {milestone.id} "
            f"--amount {format_amount(price_minor, standing.terms.currency)}",
        )

    def record(self, standing: Standing) -> None:
        """Pool -> escrow as far as it goes, then client -> escrow, with the client's fees."""
        standing.has_begun = True
        if self.milestone is None:
            deposit_balance(standing, self.amount_minor)
            return
        milestone = standing.milestones[self.milestone]
        if milestone.is_final:
            milestone.forget_submission()
        deposit(standing, milestone, self.amount_minor)
        start_reviews(standing)

    def aloud(self, currency: str) -> str:
        """`funded M1 with 250.00 USD`."""
        amount = format_amount(self.amount_minor, currency)
        return f"funded {self.milestone or 'the contract'} with {amount} {currency}"


def _missing_deposit_minor(standing: Standing, milestone: MilestoneStanding | None) -> int:
    """What is still missing of the least deposit on a milestone, or (None) on the one balance.

    Below zero where more than that was put in.
    """
    policy = standing.policy
    if milestone is not None:
        price_minor, put_in_minor = milestone.price_minor, milestone.put_in_minor
    else:
        agreed = [each for each in standing.milestones.values() if not each.is_cancelled]
        price_minor = sum(each.price_minor for each in agreed)
        put_in_minor = standing.ledger.flow_minor("client", "pool")
    return policy.min_deposit.least_minor(price_minor, policy.rounding) - put_in_minor
