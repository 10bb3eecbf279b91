"""Near misses: events that look right and that the rules refuse as the contract stands.

Chance alone seldom meets them. Each function knows one sort of thing that people get wrong; what
the rules really answer is theirs to say.
"""

from collections.abc import Iterator
from datetime import date

from escrowbook.core.contract import Contract, Milestone
from escrowbook.core.money import format_amount

Values = dict[str, object]


def provocations(contract: Contract) -> list[Values]:
    """Every near miss that the contract offers now."""
    found = [*_of_the_whole(contract), *_of_disputes(contract)]
    for row in contract.milestones:
        found += _of_agreement(contract, row)
        if row.escrow_minor:
            found += _of_escrow(contract, row)
        if row.state in ("released", "refunded", "split", "cancelled"):
            found += [{"do": do, "milestone": row.id} for do in ("submit", "request-changes")]
    return found


def _of_the_whole(contract: Contract) -> Iterator[Values]:
    standing, policy = contract.standing, contract.terms.policy
    yield {"do": "resume" if not standing.is_on_hold else "pause"}
    yield {"do": "refund", "amount": _text(contract, 1), "from": "paid"}
    if not contract.is_open:
        yield {"do": "close", "by": "client"}
    yield {"do": "close", "by": "arbiter"}
    if standing.accepted_digest is not None:
        yield {"do": "accept", "terms": standing.accepted_digest}
    if standing.dormancy.release_asked_at is not None:
        yield {"do": "request-release"}
    new = f"M{len(contract.milestones) + 1}"
    if isinstance(policy.max_milestones, int) and len(contract.milestones) >= policy.max_milestones:
        yield {"do": "amend", "milestone": new, "title": "One more", "amount": "100"}
    yield {"do": "amend", "milestone": new, "due": date(2026, 5, 1)}
    if not contract.milestones:
        yield {"do": "release", "amount": "1"}
    if standing.pool_request is not None:
        more = _text(contract, standing.pool_request.amount_minor + 1)
        yield {"do": "approve-refund", "amount": more}
        yield {"do": "request-refund"}


def _of_agreement(contract: Contract, row: Milestone) -> Iterator[Values]:
    on: Values = {"milestone": row.id}
    if row.unfunded_minor:
        yield {"do": "fund", **on, "amount": _text(contract, row.unfunded_minor)}
        yield {"do": "fund", **on, "amount": _text(contract, row.unfunded_minor + 1)}
        yield {"do": "fund", **on, "amount": _text(contract, 1)}
        yield {"do": "submit", **on}
    yield {"do": "amend", **on}
    put_in_minor = row.funded_minor + row.carried_in_minor
    if put_in_minor > 1:
        yield {"do": "amend", **on, "amount": _text(contract, put_in_minor - 1)}
        yield {"do": "cancel", **on}
    if row.request is not None:
        more = _text(contract, row.request.amount_minor + 1)
        yield {"do": "decline-refund", **on, "amount": more}
        yield {"do": "request-refund", **on}
    if row.released_minor:
        more = _text(contract, row.released_minor + 1)
        yield {"do": "refund", **on, "amount": more, "from": "paid"}
        yield {"do": "refund", **on, "amount": _text(contract, row.released_minor), "from": "paid"}
        yield {"do": "request-refund", **on}


def _of_escrow(contract: Contract, row: Milestone) -> Iterator[Values]:
    on: Values = {"milestone": row.id}
    all_of_it = _text(contract, row.escrow_minor)
    part = _text(contract, max(1, row.escrow_minor - 1))
    yield {"do": "release", **on, "amount": part}
    yield {"do": "release", **on, "amount": all_of_it}
    yield {"do": "submit" if row.state == "submitted" else "request-changes", **on}
    yield {"do": "request-refund", **on}
    yield {"do": "close", "by": "mutual"}
    yield {"do": "close", "by": "freelancer", "pay": {row.id: part}}
    more = _text(contract, row.escrow_minor + 1)
    yield {"do": "refund", **on, "amount": more, "from": "escrow"}
    yield {"do": "settle", **on, "freelancer": more}


def _of_disputes(contract: Contract) -> Iterator[Values]:
    standing = contract.standing
    named = [row.id for row in contract.milestones if "disputed" in row.flags]
    for milestone in [*named, *([None] if standing.pool_dispute else [])]:
        on: Values = {"milestone": milestone} if milestone else {}
        yield {"do": "dispute", **on, "claim": "0"}
        yield {"do": "offer", **on, "freelancer": "0", "by": "platform"}
        dispute = standing.dispute_over(milestone)
        for side in dispute.fees_paid if dispute else ():
            yield from [{"do": "pay-fee", **on, "amount": "20", "by": side}] * 3
    yield {"do": "offer", "freelancer": "0", "by": "client"}
    yield {"do": "rule", "freelancer": "0"}


def _text(contract: Contract, amount_minor: int) -> str:
    return format_amount(amount_minor, contract.terms.currency)
