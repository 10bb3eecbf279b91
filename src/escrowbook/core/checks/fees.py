"""Fees that nobody has written down: every report that needs them prints null.

RULEBOOK 5: fee-unknown. RULEBOOK 2: a preset may hold `unknown`; a report must say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.checks.inspection import Inspection, Remark
from escrowbook.core.fees import UNKNOWN
from escrowbook.core.terms import NOWHERE

# The fees that fall in every contract's life, and how one is written.
EVERYDAY_FEES = {
    "freelancer_fee": 'freelancer_fee = "10%"',
    "client_fee": 'client_fee = "5%"',
    "initiation_fee": 'initiation_fee = "4.99"',
}
# This one only falls in a dispute.
ARBITRATION = {"arbitration_fee": 'arbitration_fee = "300.00"'}


def fee_unknown(inspection: Inspection) -> Iterator[Remark]:
    """Fees that will fall and are unknown, or fell unknown; one finding a contract.

    Asks for no day.
    """
    standing, policy = inspection.contract.standing, inspection.policy
    is_arbitrated = standing.is_disputed and policy.arbitration_payer != "none"
    fees = {**EVERYDAY_FEES, **(ARBITRATION if is_arbitrated else {})}
    may_fall = inspection.contract.is_open or standing.is_disputed
    unknown = [
        name
        for name in fees
        if name in standing.unknown_fees or (may_fall and getattr(policy, name) is UNKNOWN)
    ]
    if unknown:
        are = "is" if len(unknown) == 1 else "are"
        yield Remark(
            NOWHERE,
            f"{', '.join(unknown)} {are} not known for {inspection.policy.preset}: totals that "
            "need them are left out, never guessed",
            remedy="write below [policy] what your contract's page says, for example "
            f"{fees[unknown[0]]}",
        )
