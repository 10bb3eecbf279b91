"""Why each line of the refund report is as it is, with the source of the rule (RULEBOOK 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.reports.sourcing import citation, closing_keys, sourced

if TYPE_CHECKING:
    from escrowbook.core.contract import Contract
    from escrowbook.core.ledger import Why
    from escrowbook.core.policy import Policy

STAFF = "a decision of the platform's staff"
# The rules that make released money final, where both say no day.
FINALITY = ("voluntary_refund_days", "ask_refund_days")


def because_released(policy: Policy, by: str) -> str:
    """Why released money stays: closing refunds none, and some platforms refund none at all."""
    if is_final(policy):
        final = "it is released, and released money is final here"
        return sourced(final, policy, *FINALITY)
    kept = "it is released: money released is never refunded by closing"
    asked = "the client may ask, and the freelancer may refuse"
    closing = sourced(kept, policy, *closing_keys(by))
    return f"{closing}; {sourced(asked, policy, 'ask_refund_days')}"


def is_final(policy: Policy) -> bool:
    """Whether released money can neither be given back nor asked for through the platform."""
    return policy.voluntary_refund_days == 0 and policy.ask_refund_days == 0


def because_in_hold(policy: Policy, by: str) -> str:
    """Why money in its security hold stays there as long as before."""
    closing = sourced("it is released: closing does not touch it", policy, *closing_keys(by))
    return f"{closing}, nor the end of its hold {citation(policy, 'hold_days')}"


def because_retained(policy: Policy) -> str:
    """Why retained money stays for a while, and is his all the same."""
    retained = "retainage, held back from releases: paid once every milestone is decided"
    return sourced(retained, policy, "retainage")


def because_bonus(policy: Policy, by: str) -> str:
    """Why a bonus stays: it never was in escrow."""
    bonus = "a bonus is the freelancer's: closing does not move it"
    closing = sourced(bonus, policy, *closing_keys(by))
    giving = f"only the freelancer can give it back {citation(policy, 'voluntary_refund_days')}"
    return f"{closing}, and {giving}"


def because_promised(policy: Policy) -> str:
    """Why what was never deposited is nobody's."""
    promise = "it was a promise: never deposited, so there is nothing to give back"
    return sourced(promise, policy, "escrow_before_work", "holds")


def because_frozen(policy: Policy) -> str:
    """Why disputed money moves for nobody who closes."""
    frozen = "frozen by a dispute until it is settled or ruled on"
    return sourced(frozen, policy, "on_dispute_silence", "arbitration_payer", "refund_request")


def because_asked(policy: Policy, by: str) -> str:
    """Why held money is only asked for, and what may answer."""
    asked = "only a request: the freelancer approves (it goes back) or declines (it is disputed)"
    return sourced(asked, policy, *closing_keys(by), "on_refund_silence")


def because_paid(policy: Policy, by: str) -> str:
    """Why held money is the freelancer's by the closing itself."""
    paid = "closing pays it: it is released like any other release"
    return sourced(paid, policy, *closing_keys(by))


def because_given_back(policy: Policy, by: str) -> str:
    """Why money that is held goes back at once when `by` closes."""
    because = {
        "freelancer": "a freelancer who closes gives back all escrow, with no request step",
        "mutual": "both agreed: what the closing does not pay goes back, whatever the platform "
        "does where one side closes",
    }
    otherwise = "what is still in escrow goes back when the contract is closed this way"
    return sourced(because.get(by, otherwise), policy, *closing_keys(by))


def because_not_moved(after: Contract, by: str, *, has_term: bool) -> str:
    """Why closing leaves held money where it is, and what else may move it."""
    because = "closing does not move it: it waits to be released, refunded or settled"
    if closing_is_for_staff(after):
        because = "closing does not move it: the platform's staff decide what happens to it"
    keys = (*closing_keys(after.closed_by or by), *(["on_term"] if has_term else []))
    return sourced(because, after.terms.policy, *keys)


def because_fee_returns(policy: Policy, payer: str, why: Why) -> str:
    """Why a fee comes back to whoever paid it."""
    if why == "initiation":
        nothing = "nothing was ever released, so the opening fee comes back"
        return sourced(nothing, policy, "initiation_fee_returned")
    back = "the fee on what goes back comes back with it"
    return sourced(back, policy, f"{payer}_fee_returned")


def because_fee_may_return(policy: Policy, payer: str, why: Why) -> str:
    """Why a fee comes back only once what is held has gone back."""
    if why == "initiation":
        nothing = "the opening fee comes back if all of it goes back and nothing is ever released"
        return sourced(nothing, policy, "initiation_fee_returned")
    return because_fee_returns(policy, payer, why)


def because_fee_stays(policy: Policy, key: str) -> str:
    """Why a fee stays charged: `key` is `client_fee`, `freelancer_fee` or `initiation_fee`."""
    if key == "client_fee":
        return sourced("the client's fee stays charged", policy, "client_fee_returned")
    if key == "initiation_fee":
        stays = "the opening fee does not come back"
        if policy.initiation_fee_returned == "if-nothing-released":
            stays = "the opening fee comes back only if nothing was ever released"
        return sourced(stays, policy, "initiation_fee_returned")
    of_price = policy.freelancer_fee_event == "acceptance"
    fell_on = "the agreed price" if of_price else "what was released"
    return sourced(f"the freelancer's fee on {fell_on} stays", policy, "freelancer_fee_event")


def closing_is_for_staff(after: Contract) -> bool:
    """Whether the platform's people decide about what the closing left where it was."""
    by = after.closed_by
    return by is not None and after.terms.policy.closing_by(by) == "staff"
