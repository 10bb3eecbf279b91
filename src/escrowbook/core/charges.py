"""Fees: what each party is charged beside the pots, per event, rounded once, and what comes back.

RULEBOOK 3, invariant 8: fees are computed per event from the gross of that event and never
recomputed from totals. A fee that nobody knows is remembered, never assumed: what needs it is
null (DESIGN 1).
"""

from __future__ import annotations

from typing import Literal

from escrowbook.core.fees import Fee, Unknown
from escrowbook.core.money import HUNDRED_PERCENT, round_fraction
from escrowbook.core.standing import Standing


def charge_initiation(standing: Standing, milestone: str | None, gross_minor: int) -> None:
    """The fee for opening a contract, once, beside its first deposit (RULEBOOK 6, row 37)."""
    if any(
        source == "client" and target in ("escrow", "pool")
        for _, source, target in standing.ledger.flows
    ):
        return
    fee = standing.policy.initiation_fee
    if not isinstance(fee, Fee):
        standing.unknown_fees.add("initiation_fee")
        return
    amount_minor = _share(standing, fee, gross_minor, 0)
    if amount_minor:
        standing.ledger.post("client", "platform", milestone, amount_minor, "initiation")


def charge_client(
    standing: Standing, milestone: str | None, gross_minor: int, *, is_bonus: bool = False
) -> None:
    """The client's fee on money that he puts in, or pays as a bonus (RULEBOOK 2, client_fee)."""
    if standing.policy.client_fee_event == "acceptance":
        return
    fee = standing.policy.client_fee
    if not isinstance(fee, Fee):
        standing.unknown_fees.add("client_fee")
        return
    amount_minor = _share(standing, fee, gross_minor, client_gross_minor(standing))
    if amount_minor:
        standing.ledger.post("client", "platform", milestone, amount_minor, "fee")
        standing.deposit_fees_minor += 0 if is_bonus else amount_minor


def charge_freelancer(standing: Standing, milestone: str | None, gross_minor: int) -> None:
    """The freelancer's fee on the gross of one release or bonus, rounded once (RULEBOOK 3, 8)."""
    if standing.policy.freelancer_fee_event != "release":
        return
    fee = standing.policy.freelancer_fee
    if not isinstance(fee, Fee):
        standing.unknown_fees.add("freelancer_fee")
        return
    before_minor = standing.released_gross_minor + standing.bonus_gross_minor
    amount_minor = _share(standing, fee, gross_minor, before_minor)
    if amount_minor:
        standing.ledger.post("freelancer", "platform", milestone, amount_minor, "fee")


def charge_price(standing: Standing, milestone: str | None) -> None:
    """Fees that fall on the price: at acceptance, and on what is agreed on top afterwards.

    RULEBOOK 1b, Freelancer.com: fees fall at ACCEPTANCE on the bid, not at release [F5][F6]; on
    an excess it is fee(price + excess) - fee(price) (INTERFACE 8). A price that falls gives
    nothing back, and where it rises again no more is due than on the highest so far.
    """
    policy = standing.policy
    if "acceptance" not in (policy.client_fee_event, policy.freelancer_fee_event):
        return
    price_minor, before_minor = standing.fee_bearing_price_minor, standing.charged_price_minor
    if price_minor <= before_minor:
        return
    standing.charged_price_minor = price_minor
    payers: tuple[tuple[Literal["client", "freelancer"], bool, Fee | Unknown], ...] = (
        ("client", policy.client_fee_event == "acceptance", policy.client_fee),
        ("freelancer", policy.freelancer_fee_event == "acceptance", policy.freelancer_fee),
    )
    for payer, falls_now, fee in payers:
        if not falls_now:
            continue
        if not isinstance(fee, Fee):
            standing.unknown_fees.add(f"{payer}_fee")
            continue
        due_minor = _share(standing, fee, price_minor, 0)
        if before_minor:
            due_minor -= _share(standing, fee, before_minor, 0)
        if due_minor > 0:
            standing.ledger.post(payer, "platform", milestone, due_minor, "fee")


def _share(standing: Standing, fee: Fee, gross_minor: int, before_minor: int) -> int:
    """The fee on one event's gross, rounded once; where half a unit is guessed, that is kept."""
    over = fee.exact_share(gross_minor, before_minor) % HUNDRED_PERCENT
    if over * 2 == HUNDRED_PERCENT and "rounding" in standing.policy.assumed:
        standing.assumed_keys.add("rounding")
    return fee.charge(gross_minor, before_minor, standing.policy.rounding)


def client_gross_minor(standing: Standing) -> int:
    """All that the client ever put in or paid as a bonus: what his fees fall on."""
    return deposits_minor(standing) + standing.bonus_gross_minor


def deposits_minor(standing: Standing) -> int:
    """All new money that the client ever put into escrow or the one balance."""
    funded_minor = sum(milestone.funded_minor for milestone in standing.milestones.values())
    return funded_minor + standing.ledger.flow_minor("client", "pool")


def return_client_fee(standing: Standing, milestone: str | None) -> None:
    """Give back the client's fee on what went back to him, where the platform does so.

    Returned so far = charged x went back / put in, so that all of it is back when all of the
    money is, and never more (RULEBOOK 2, client_fee_returned). Unknown moves nothing.
    """
    if standing.policy.client_fee_returned is not True:
        return
    went_back_minor = standing.ledger.flow_minor("pool", "client") + sum(
        milestone.refunded_from_escrow_minor for milestone in standing.milestones.values()
    )
    charged_minor = standing.deposit_fees_minor
    gross_minor = deposits_minor(standing)
    _return_fee(standing, "client", milestone, charged_minor, went_back_minor, gross_minor)


def return_freelancer_fee(standing: Standing, milestone: str | None) -> None:
    """Give back the freelancer's fee on what he gave back (policy `freelancer_fee_returned`)."""
    if standing.policy.freelancer_fee_returned is not True:
        return
    went_back_minor = standing.bonus_given_back_minor + sum(
        each.given_back_minor for each in standing.milestones.values()
    )
    gross_minor = standing.released_gross_minor + standing.bonus_gross_minor
    charged_minor = standing.ledger.fees.get(("freelancer", "platform", "fee"), 0)
    _return_fee(standing, "freelancer", milestone, charged_minor, went_back_minor, gross_minor)


def _return_fee(
    standing: Standing,
    payer: Literal["client", "freelancer"],
    milestone: str | None,
    charged_minor: int,
    went_back_minor: int,
    gross_minor: int,
) -> None:
    returned_minor = standing.ledger.fees.get(("platform", payer, "fee"), 0)
    due_minor = round_fraction(
        charged_minor * went_back_minor, gross_minor, standing.policy.rounding
    )
    if due_minor > returned_minor:
        standing.ledger.post("platform", payer, milestone, due_minor - returned_minor, "fee")


def return_initiation_fee(standing: Standing) -> None:
    """Give back the opening fee at the end of a contract that never released anything.

    RULEBOOK 4, initiation fee: returned only if nothing was ever released [U21].
    """
    if standing.policy.initiation_fee_returned != "if-nothing-released":
        return
    charged_minor = standing.ledger.fee_minor("client", "initiation")
    if charged_minor and not standing.released_gross_minor:
        standing.ledger.post("platform", "client", None, charged_minor, "initiation")
