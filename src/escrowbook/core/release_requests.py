"""Requests for release: the freelancer asks for held money, and silence may be consent.

RULEBOOK 1b, Guru: a release to oneself needs the other side's consent, and 7 days of silence are
consent [G3]. Whatever the client does about that money is an answer (`Standing.answer_release`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from escrowbook.core.calendar import add_days
from escrowbook.core.claims import ReleaseRequest
from escrowbook.core.division import release_pool
from escrowbook.core.settlement import releasable_minor, release
from escrowbook.core.timer import Timer

if TYPE_CHECKING:
    from escrowbook.core.milestone_standing import MilestoneStanding
    from escrowbook.core.standing import Standing


def silence_is_consent(standing: Standing) -> bool:
    """Whether the platform releases what a client says nothing about."""
    return standing.policy.on_release_silence == "release"


def askable_minor(standing: Standing, milestone: MilestoneStanding | None) -> int:
    """What could be released on request: of a milestone, or (None) of all that is held.

    What is frozen, or asked back by the client, is not for the freelancer to ask for.
    """
    if milestone is not None:
        is_taken = standing.is_frozen(milestone) or standing.is_asked_back(milestone)
        return 0 if is_taken else releasable_minor(standing, milestone)
    if standing.holds_balance:
        return 0 if standing.pool_request else standing.free_pool_minor
    return sum(askable_minor(standing, each) for each in standing.milestones.values())


def ask_release(
    standing: Standing, milestone: MilestoneStanding | None, amount_minor: int | None
) -> None:
    """The freelancer asks, by default for all that backs the milestone; the client's days start."""
    all_minor = askable_minor(standing, milestone)
    usual_minor = milestone.backing_minor if milestone else 0
    wanted_minor = amount_minor or usual_minor or all_minor
    named = milestone.id if milestone else None
    request = ReleaseRequest(min(wanted_minor, all_minor), standing.moment)
    standing.release_requests[named] = request
    standing.start_timer("release-silence", named, standing.moment)


def release_request_timers(standing: Standing) -> Iterator[Timer]:
    """RULEBOOK 1b, Guru: 7 days of silence are consent [G3]."""
    days = standing.policy.release_response_days
    if days is None or not silence_is_consent(standing):
        return
    for milestone_id in (*standing.milestones, None):
        request = standing.release_requests.get(milestone_id)
        if request is not None:
            due = add_days(request.asked_at, days, standing.terms.zone)
            yield Timer("release-silence", "release-silence", milestone_id, request.asked_at, due)


def shrink_release_requests(standing: Standing) -> None:
    """A request never asks for more than is there; of money that is gone nothing is asked."""
    for milestone_id, request in list(standing.release_requests.items()):
        milestone = standing.milestones[milestone_id] if milestone_id else None
        left_minor = min(request.amount_minor, askable_minor(standing, milestone))
        del standing.release_requests[milestone_id]
        if left_minor:
            standing.release_requests[milestone_id] = ReleaseRequest(left_minor, request.asked_at)


def release_asked(standing: Standing, milestone_id: str | None) -> None:
    """The client was silent: what was asked for, and is still there, is released."""
    request = standing.release_requests.pop(milestone_id)
    milestone = standing.milestones[milestone_id] if milestone_id else None
    left_minor = min(request.amount_minor, askable_minor(standing, milestone))
    if milestone is not None:
        release(standing, milestone, left_minor)
    elif standing.holds_balance:
        release_pool(standing, left_minor)
    else:
        for held in standing.milestones.values():
            share_minor = min(left_minor, askable_minor(standing, held))
            if share_minor:
                release(standing, held, share_minor)
                left_minor -= share_minor
