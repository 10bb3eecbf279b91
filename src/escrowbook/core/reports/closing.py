"""The refund report: what closing would do with each cent, when, and who must agree.

It is a simulation (DESIGN 1): the contract is closed on a copy, then silence, approval or refusal
are let happen, and the lines are read from the transfers. The closing rules stand nowhere else.
RULEBOOK 4 is what its lines say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from escrowbook.core.contract import Contract
from escrowbook.core.errors import Refusal
from escrowbook.core.events.closing import Close
from escrowbook.core.events.refund_requests import ApproveRefund, DeclineRefund
from escrowbook.core.fold import later, step
from escrowbook.core.journal import Entry, Refused
from escrowbook.core.records import frozen, replace
from escrowbook.core.reports.closing_fees import fee_lines
from escrowbook.core.reports.closing_lines import ReportLine, lines_of
from escrowbook.core.reports.closing_waiting import assumed_days, waiting_sentences
from escrowbook.core.reports.closing_windows import ask_notes
from escrowbook.core.reports.sourcing import sourced
from escrowbook.core.reports.undecided import undecided
from escrowbook.core.reports.worth import Worth, worth_of_dispute
from escrowbook.core.terms import NOWHERE

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.events.event import Event, Party
    from escrowbook.core.ledger import Transfer

Answer = Literal["silence", "approve", "decline"]


@frozen
class Shares:
    """What each party gets, in minor units: principal and bonuses, fees left out."""

    client_minor: int
    freelancer_minor: int
    platform_minor: int
    arbiter_minor: int


@frozen
class Future:
    """How it ends if the request is answered so. `at` is when; None for a dispute's open end.

    `contract` is the folded contract at that moment, so that its figures can be checked; `worth`
    what each dispute that a refusal opens is worth to the freelancer.
    """

    answer: Answer
    at: datetime | None
    shares: Shares
    undecided_minor: int
    contract: Contract
    worth: tuple[Worth, ...] = ()


@frozen
class RefundReport:
    """One closing, looked at before it is done. `refusal` says why it cannot be done, if so."""

    before: Contract
    after: Contract
    closed_by: str
    pay: tuple[tuple[str, int], ...] | None
    refusal: Refusal | None
    lines: tuple[ReportLine, ...]
    now: Shares
    futures: tuple[Future, ...]
    warnings: tuple[str, ...]
    unknown: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def impossible(self) -> str | None:
        """Why an open contract cannot be closed so, as a sentence."""
        if self.refusal is None or self.before.standing.closed_by is not None:
            return None
        return f"it cannot be closed this way: {self.refusal.message}"


def refund_report(
    contract: Contract, by: Party, pay: tuple[tuple[str, int], ...] | None = None
) -> RefundReport:
    """The report of `by` closing the contract at its moment, paying what `pay` says.

    A contract that cannot be closed gets its report all the same: what is frozen, what stays.
    """
    refusal = None
    try:
        after = act(contract, Close(at=contract.moment, by=by, pay=pay))
    except Refused as refused:
        after, refusal = contract, refused.refusal
    # The closing itself, and clocks of no days that it sets off.
    caused = after.log[len(contract.log) :] if refusal is None else ()
    moved = tuple(transfer for happening in caused for transfer in happening.transfers)
    now = _shares_moved(moved)
    futures = futures_of(after)
    return RefundReport(
        contract,
        after,
        by,
        pay,
        refusal,
        (
            *lines_of(contract, after, moved, by),
            *fee_lines(contract, after, moved, [future.contract for future in futures]),
        ),
        now,
        futures,
        _warnings(contract, after, by, refusal, now.client_minor),
        (*unknown_of(contract, after, futures), *_assumed_days(contract, after)),
        _notes(contract, refusal),
    )


def act(contract: Contract, event: Event) -> Contract:
    """The contract after an event that nobody has recorded."""
    return step(contract, Entry(len(contract.entries) + 1, event, "", None, NOWHERE))


def futures_of(after: Contract) -> tuple[Future, ...]:
    """Silence, approval and refusal, each let happen on a copy.

    Where nothing is left to answer, silence alone: what the clock does by itself.
    """
    silence = if_nobody_acts(after)
    asked = [row.id for row in after.milestones if row.request and row.request.pot == "escrow"]
    targets: list[str | None] = [*asked, *([None] if after.standing.pool_request else [])]
    if not targets:
        return (silence,)
    approved = declined = after
    for target in targets:
        approved = act(approved, ApproveRefund(at=after.moment, milestone=target))
        declined = act(declined, DeclineRefund(at=after.moment, milestone=target))
    disputes = [worth_of_dispute(declined, target) for target in targets]
    return (
        silence,
        _future("approve", after.moment, approved),
        replace(
            _future("decline", None, declined),
            worth=tuple(worth for worth in disputes if worth is not None),
        ),
    )


def if_nobody_acts(contract: Contract) -> Future:
    """How it ends by the clock alone, and when the last held cent is decided."""
    at = _when_settled(contract)
    return _future("silence", at, later(contract, at))


def _when_settled(after: Contract) -> datetime:
    """When the last held cent is decided if nobody acts; now, where no clock decides any."""
    moments = [
        happening.at
        for happening in later(after, None).log[len(after.log) :]
        if any(transfer.source in ("escrow", "pool") for transfer in happening.transfers)
    ]
    return max(moments, default=after.moment)


def _future(answer: Answer, at: datetime | None, contract: Contract) -> Future:
    totals = contract.totals
    ledger = contract.standing.ledger
    back_minor = totals.refunded_minor + contract.standing.bonus_given_back_minor
    taken_minor = sum(
        amount_minor
        for (_, source, target), amount_minor in ledger.flows.items()
        if source in ("escrow", "pool") and target == "platform"
    )
    shares = Shares(
        back_minor,
        totals.released_minor + totals.bonus_minor,
        taken_minor,
        totals.arbitration_minor,
    )
    return Future(answer, at, shares, totals.escrow_minor + totals.pool_minor, contract)


def _shares_moved(moved: tuple[Transfer, ...]) -> Shares:
    """What each party gets by the closing itself, read from its transfers."""

    def arrived(*accounts: str) -> int:
        return sum(
            transfer.amount_minor
            for transfer in moved
            if transfer.target in accounts and transfer.source in ("escrow", "pool")
        )

    return Shares(
        arrived("client"), arrived("pending", "freelancer"), arrived("platform"), arrived("arbiter")
    )


def _warnings(
    contract: Contract, after: Contract, by: str, refusal: Refusal | None, given_back_minor: int
) -> tuple[str, ...]:
    warnings = [] if refusal is not None else _losses(contract, after, by, given_back_minor)
    warnings += [
        f"{each.sentence}; record what was decided: {each.remedy}" for each in undecided(after)
    ]
    if "rounding" in contract.standing.assumed_keys:
        warnings.append(
            "a fee came to exactly half of the smallest unit, and how the platform rounds that is "
            f"unknown: {contract.terms.policy.rounding} is assumed"
        )
    return tuple(warnings)


def _losses(contract: Contract, after: Contract, by: str, given_back_minor: int) -> list[str]:
    """What a closing takes from the freelancer: what waiting would pay, what he gives away."""
    told = [*waiting_sentences(contract, after, by)]
    if by == "freelancer" and given_back_minor:
        given_back = contract.standing.money(given_back_minor)
        gives = f"closing as the freelancer gives {given_back} back to the client at once"
        no_step = f"{gives}, with no request step"
        told.append(sourced(no_step, contract.terms.policy, "close_by_freelancer"))
    return told


def unknown_of(before: Contract, after: Contract, futures: tuple[Future, ...]) -> tuple[str, ...]:
    """The policy keys that the report needs and nobody knows, each with what it leaves open."""
    policy = before.terms.policy
    charged = set(after.standing.unknown_fees)
    said = {
        "client_fee": "what the client was charged on top",
        "freelancer_fee": "what the freelancer keeps after the platform's fee",
        "initiation_fee": "what opening the contract cost, and whether it comes back",
    }
    unknown = [f"{key}: {meaning}" for key, meaning in said.items() if key in charged]
    goes_back = any(
        future.contract.totals.refunded_minor > before.totals.refunded_minor for future in futures
    )
    may_return = "client_fee" in charged or before.totals.client_fees_minor
    if goes_back and may_return and not isinstance(policy.client_fee_returned, bool):
        unknown.append(
            "client_fee_returned: whether the client's fee on the money that goes back comes back"
        )
    return tuple(unknown)


def _assumed_days(contract: Contract, after: Contract) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*assumed_days(contract), *assumed_days(after))))


def _notes(contract: Contract, refusal: Refusal | None) -> tuple[str, ...]:
    """What may be asked and refused about released money, until when, and the rating.

    That it was closed before is no alarm: it is what the report is about.
    """
    is_over = refusal is not None and contract.standing.closed_by is not None
    closed = (refusal.message,) if refusal is not None and is_over else ()
    return (*closed, *ask_notes(contract), *contract.terms.policy.closing_notes)
