"""What a command leaves out: the milestone and the amount that it can only mean.

INTERFACE 2: `fund` takes the first milestone that is not fully funded, any other verb the one
milestone that it can act on; INTERFACE 4 names the amounts. Whether a verb can act is asked of
the rules themselves (only work is never refused, and makes no sense on what is final); which verbs
may leave what out is listed here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from escrowbook.core.clock import running_timers
from escrowbook.core.errors import UsageError
from escrowbook.core.events import EVENT_KINDS, read_event
from escrowbook.core.journal import Entry
from escrowbook.core.money import format_amount
from escrowbook.core.patterns import pattern
from escrowbook.core.settlement import releasable_minor, takes_all
from escrowbook.core.shares import with_share
from escrowbook.core.steps import refusal_of
from escrowbook.core.terms import NOWHERE

if TYPE_CHECKING:
    from escrowbook.core.contract import Contract, Milestone

Values = dict[str, object]

# Verbs whose amount is all that is missing, or all that is there, where it is left out.
AMOUNT_MAY_BE_LEFT_OUT = ("fund", "release", "refund")

# Verbs that mean the opposite, done by the other side.
PARTY_IS_NEEDED = ("offer", "pay-fee")

# Verbs about a quarrel: left out, the milestone is the disputed one, or the disputed pool.
OF_A_DISPUTE = ("offer", "settle", "pay-fee", "rule")

_NUMBERED = pattern("M[0-9]{1,6}")


def completed(values: Values, contract: Contract, party: str) -> Values:
    """The values with milestone, amount and party filled in, and a share in percent as an amount.

    `contract` stands where the event happens; `values` have `do` and `at`; `party` acts where the
    event has no usual one. Where nothing is there to move, the amount stays out. Raises UsageError
    where several milestones could be meant.
    """
    do = str(values["do"])
    kind = EVENT_KINDS[do]
    full = dict(values)
    if "by" not in full:
        if do in PARTY_IS_NEEDED:
            side = party if party in ("client", "freelancer") else "freelancer"
            words = [_typed(do), contract.terms.id, str(values.get("milestone") or "")]
            raise UsageError(
                f"{do} has to say which side it is: --by client or --by freelancer",
                f"{' '.join(filter(None, words))} --by {side}",
            )
        full["by"] = kind.usual_party or party
    if do == "accept":
        full.setdefault("terms", contract.terms.digest)
    if "milestone" in kind.keys and "milestone" not in full:
        milestone = _meant_milestone(full, contract)
        if milestone is not None:
            full["milestone"] = milestone
    if "amount" not in full and do in AMOUNT_MAY_BE_LEFT_OUT:
        amount_minor = _usual_amount_minor(full, contract)
        if amount_minor:
            full["amount"] = format_amount(amount_minor, contract.terms.currency)
    return with_share(full, contract.standing)


def _meant_milestone(values: Values, contract: Contract) -> str | None:
    do = str(values["do"])
    if do == "fund":
        if contract.standing.holds_balance:
            return None
        return _next_to_fund(contract)
    if do == "amend":
        return _new_id(contract)
    if do == "observe":
        return _observed_milestone(values, contract)
    if do == "refund" and values.get("from") == "bonus":
        return None
    if do == "dispute" or _means_the_pool(values, contract):
        return None
    possible = [row.id for row in contract.milestones if _can_act_on(values, row, contract)]
    if do in OF_A_DISPUTE:
        possible = [name for name in possible if name in _disputed(contract)] or possible
    if len(possible) == 1:
        return possible[0]
    if possible:
        raise UsageError(
            f"{do} could mean {', '.join(possible)}: say which",
            f"{_typed(do)} {contract.terms.id} {possible[0]}",
        )
    if not EVENT_KINDS[do].keys["milestone"].required and _can_act_on(values, None, contract):
        return None
    if do in OF_A_DISPUTE and _disputed(contract):
        return _disputed(contract)[0]
    return _likeliest(contract)


def _means_the_pool(values: Values, contract: Contract) -> bool:
    """Whether the verb is about the pool: that has no name, so leaving one out means it."""
    standing = contract.standing
    if values["do"] in ("approve-refund", "decline-refund"):
        return standing.pool_request is not None
    if values["do"] == "request-refund":
        return standing.holds_balance and standing.pool_minor > 0
    if values["do"] not in OF_A_DISPUTE:
        return False
    if standing.holds_balance or standing.pool_dispute is None:
        return standing.holds_balance
    return not _disputed(contract) or _can_act_on(values, None, contract)


def _disputed(contract: Contract) -> list[str]:
    return [row.id for row in contract.milestones if "disputed" in row.flags]


def _next_to_fund(contract: Contract) -> str | None:
    missing = (row.id for row in contract.milestones if row.unfunded_minor)
    return next(missing, _likeliest(contract))


def _new_id(contract: Contract) -> str:
    """The id of a milestone to be added: M5 after M4, whatever else happens at another time."""
    taken = {row.id for row in contract.milestones}
    taken |= {entry.event.milestone_id or "" for entry in contract.entries}
    numbers = [int(name[1:]) for name in taken if _NUMBERED.fullmatch(name)]
    return f"M{max(numbers, default=0) + 1}"


def _observed_milestone(values: Values, contract: Contract) -> str | None:
    """The milestone whose timer of that kind runs, or ran last; None where none ever did."""
    what = values.get("what")
    if what is None:
        return None
    running = {timer.milestone for timer in running_timers(contract.standing) if timer.what == what}
    started = {milestone for kind, milestone in contract.standing.timers_started if kind == what}
    possible = sorted(milestone or "" for milestone in running or started)
    if len(possible) > 1:
        raise UsageError(
            f"{what} could have happened to {', '.join(name or 'the pool' for name in possible)}: "
            "say which",
            f"contract observe {contract.terms.id} {possible[-1]}",
        )
    return (possible[0] or None) if possible else None


def _can_act_on(values: Values, row: Milestone | None, contract: Contract) -> bool:
    """Whether the rules would let the event happen to this milestone (None: to no one in it)."""
    if values["do"] == "work":
        return row is not None and not row.is_final
    named: Values = {**values, **({"milestone": row.id} if row else {})}
    tried = with_share(named, contract.standing)
    if "amount" not in tried and str(values["do"]) in AMOUNT_MAY_BE_LEFT_OUT:
        amount_minor = _usual_amount_minor(tried, contract)
        if not amount_minor:
            return False
        tried["amount"] = format_amount(amount_minor, contract.terms.currency)
    event = read_event(tried, contract.terms.currency)
    entry = Entry(len(contract.entries) + 1, event, "", None, NOWHERE)
    return refusal_of(contract.standing, entry, contract.entries) is None


def _likeliest(contract: Contract) -> str | None:
    """Where no milestone can be acted on: the one whose refusal says most, the first unsettled."""
    unsettled = [row.id for row in contract.milestones if not row.is_final]
    everyone = [row.id for row in contract.milestones]
    return next(iter(unsettled or everyone[-1:]), None)


def _usual_amount_minor(values: Values, contract: Contract) -> int:
    """What an amount left out means: all that is missing, or all that is there."""
    named = values.get("milestone")
    row = contract.milestone(named) if isinstance(named, str) else None
    do = values["do"]
    if do == "fund":
        return row.unfunded_minor if row else contract.totals.unfunded_minor
    if do == "release":
        return _usual_release_minor(row, contract) if row else 0
    return _refundable_minor(values, row, contract)


def _usual_release_minor(row: Milestone, contract: Contract) -> int:
    """What backs it, its escrow or its part of one balance; all, where the last takes all."""
    standing = contract.standing
    milestone = standing.milestones[row.id]
    if takes_all(standing, milestone):
        return releasable_minor(standing, milestone)
    return milestone.backing_minor


def _refundable_minor(values: Values, row: Milestone | None, contract: Contract) -> int:
    source = values.get("from")
    if source == "bonus":
        return contract.totals.bonus_minor
    if row is None:
        return contract.standing.loose_pool_minor if source == "escrow" else 0
    return row.escrow_minor if source == "escrow" else row.released_minor


def _typed(do: str) -> str:
    """The command that records an event of that kind, as people type it."""
    if do in ("approve-refund", "decline-refund", "request-refund"):
        return f"escrowbook refund {do.removesuffix('-refund')}"
    return f"escrowbook dispute {do}" if do in OF_A_DISPUTE else f"milestone {do}"


def means_the_same(
    typed: Values, entry: Entry, currency: str, same_time: Callable[[str], bool]
) -> bool:
    """Whether what a caller typed beside a `--ref` is what the recorded event says.

    INTERFACE 2: only the values that were typed are compared; amounts by their value. `at` is
    compared by `same_time`, which knows how a typed moment is read.
    """
    kind = type(entry.event)
    if typed.get("do") != kind.do:
        return False
    for name, raw in typed.items():
        if name == "at":
            if not same_time(str(raw)):
                return False
        elif name == "by":
            if raw != entry.event.party:
                return False
        elif name == "note":
            if raw != entry.event.note:
                return False
        elif name in kind.keys:
            key = kind.keys[name]
            # As they are written: of a table the order says nothing.
            said = key.kind.write(key.kind.read(raw, currency), currency)
            if said != key.kind.write(getattr(entry.event, key.field), currency):
                return False
        elif name not in ("do", "ref"):
            return False
    return True


def same_values(one: Values, other: Values) -> bool:
    """Whether two events say the same in every value; keys of callers and seals left out."""
    left_out = ("ref", "sum")
    return {name: value for name, value in one.items() if name not in left_out} == {
        name: value for name, value in other.items() if name not in left_out
    }
