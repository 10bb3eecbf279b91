"""What to type next where money stands in the way: a command that the rules do not refuse in turn.

A remedy never leads to giving money away unasked. Where only people can decide, it looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.meant import did_you_mean
from escrowbook.core.refusals import refuse
from escrowbook.core.settlement import releasable_minor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escrowbook.core.errors import Refusal
    from escrowbook.core.milestone_standing import MilestoneStanding
    from escrowbook.core.standing import Standing


def to_fund(standing: Standing, milestone: MilestoneStanding) -> str:
    """The deposit that a milestone lacks, or what comes before it."""
    contract_id = standing.terms.id
    if standing.holds_balance:
        return f"milestone fund {contract_id}"
    blocking = standing.blocks_funding(milestone)
    if blocking is not None:
        return to_settle(standing, blocking)
    return f"milestone fund {contract_id} {milestone.id}"


def to_settle(standing: Standing, milestone: MilestoneStanding) -> str:
    """What lets money out of escrow: a submission, then the client's release.

    Where it is frozen or asked back, no single command does: the agenda tells what is waited for.
    """
    contract_id = standing.terms.id
    if standing.is_frozen(milestone) or milestone.is_asked_back:
        return f"escrowbook agenda {contract_id}"
    next_step = "release" if milestone.state == "submitted" else "submit"
    return f"milestone {next_step} {contract_id} {milestone.id}"


def to_submit(standing: Standing, milestone: MilestoneStanding) -> str:
    """The submission of a milestone, or the deposit that the platform wants before it."""
    if standing.policy.escrow_before_work and not milestone.backing_minor:
        return to_fund(standing, milestone)
    return f"milestone submit {standing.terms.id} {milestone.id}"


def to_pay(standing: Standing) -> str:
    """The options of a closing that say what of each milestone's escrow is paid.

    Of one balance nothing has to be said.
    """
    holding = [each for each in standing.milestones.values() if releasable_minor(standing, each)]
    return " ".join(f"--pay {each.id}=AMOUNT" for each in holding)


def no_such_milestone(standing: Standing, named: str) -> Refusal:
    """The refusal of a name that no milestone has, with the one that was meant."""
    return refuse(
        "no-such-milestone",
        f"there is no milestone {named}{meant(named, standing.milestones)}",
        f"milestone list {standing.terms.id}",
    )


def meant(word: str, known: Iterable[str]) -> str:
    """`: did you mean M4?` behind a message; nothing where no name is near. `m4` is near `M4`."""
    names = {each.lower(): each for each in known}
    exact = names.get(word.lower())
    question = f"did you mean {exact}?" if exact else did_you_mean(word, names.values())
    return f": {question}" if question else ""
