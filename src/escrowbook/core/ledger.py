"""Accounts, transfers, and `post`: the only code in this program that changes a balance.

Every transfer names two accounts and changes both at once, so no run of events can make or lose
a cent (DESIGN 1). Everything else, from the milestone table to the refund report, is read from
what was posted.
"""

from __future__ import annotations

from typing import Literal

from escrowbook.core.errors import ensure
from escrowbook.core.records import frozen

Account = Literal["client", "escrow", "pool", "pending", "freelancer", "platform", "arbiter"]
Why = Literal[
    "principal",
    "carry",
    "bonus",
    "fee",
    "initiation",
    "arbitration",
    "refund",
    "reversal",
    "retainage",
]

# Accounts that hold somebody's money and so can never owe any.
HOLDING_ACCOUNTS: frozenset[Account] = frozenset({"escrow", "pool", "pending"})

# Fees run beside the pots: what a milestone holds and what was charged for it never mix.
FEES: frozenset[Why] = frozenset({"fee", "initiation"})


@frozen
class Transfer:
    """Money that went from one account to another, in minor units.

    `milestone` is the one whose money it is; None for bonuses, and for the pool's own money.
    """

    source: Account
    target: Account
    milestone: str | None
    amount_minor: int
    why: Why


class Ledger:
    """All transfers of one contract, with the balances and flows that they add up to.

    A *balance* is what one account holds for one milestone. A *flow* is all that ever went from
    one account to another for one milestone, fees left out: pots such as `funded` or `refunded`
    are sums of flows.
    """

    __slots__ = ("balances", "fees", "flows", "held", "transfers")

    def __init__(self) -> None:
        self.transfers: list[Transfer] = []
        self.balances: dict[tuple[Account, str | None], int] = {}
        self.flows: dict[tuple[str | None, Account, Account], int] = {}
        self.fees: dict[tuple[Account, Account, Why], int] = {}
        # What each account holds for all milestones together.
        self.held: dict[Account, int] = {}

    def copy(self) -> Ledger:
        """An independent ledger that stands where this one stands."""
        twin = Ledger()
        twin.transfers = self.transfers.copy()
        twin.balances = self.balances.copy()
        twin.flows = self.flows.copy()
        twin.fees = self.fees.copy()
        twin.held = self.held.copy()
        return twin

    def post(
        self,
        source: Account,
        target: Account,
        milestone: str | None,
        amount_minor: int,
        why: Why,
    ) -> None:
        """Move `amount_minor` from `source` to `target`.

        The pool belongs to no milestone: its one balance is kept under None, whichever milestone
        the money came from or goes to. Raises Defect where a holding account would owe money.
        """
        ensure(amount_minor > 0, f"a transfer of {amount_minor} minor units")
        ensure(source != target, f"a transfer from {source} to itself")
        giver = (source, None if source == "pool" else milestone)
        taker = (target, None if target == "pool" else milestone)
        left_minor = self.balances.get(giver, 0) - amount_minor
        ensure(
            left_minor >= 0 or source not in HOLDING_ACCOUNTS,
            f"{source} of {milestone} would owe {-left_minor} minor units",
        )
        self.balances[giver] = left_minor
        self.balances[taker] = self.balances.get(taker, 0) + amount_minor
        self.held[source] = self.held.get(source, 0) - amount_minor
        self.held[target] = self.held.get(target, 0) + amount_minor
        if why in FEES:
            fee = (source, target, why)
            self.fees[fee] = self.fees.get(fee, 0) + amount_minor
        else:
            flow = (milestone, source, target)
            self.flows[flow] = self.flows.get(flow, 0) + amount_minor
        self.transfers.append(Transfer(source, target, milestone, amount_minor, why))

    def balance_minor(self, account: Account, milestone: str | None = None) -> int:
        """What an account holds for one milestone (the pool: for None)."""
        return self.balances.get((account, milestone), 0)

    def flow_minor(self, source: Account, target: Account, milestone: str | None = None) -> int:
        """All that ever went from `source` to `target` for one milestone, fees left out."""
        return self.flows.get((milestone, source, target), 0)

    def fee_minor(self, payer: Account, why: Why = "fee") -> int:
        """What `payer` was charged of one sort of fee, less what came back."""
        charged_minor = self.fees.get((payer, "platform", why), 0)
        return charged_minor - self.fees.get(("platform", payer, why), 0)
