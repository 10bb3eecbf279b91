"""Clocks of the walk: which of them run in a state, from when and for how long, and what fires."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta

from escrowbook.core.clock import running_timers
from escrowbook.core.policy import Policy
from escrowbook.core.standing import Standing
from escrowbook.core.timer import Timer
from tests.walks.facts import contract_facts, place_facts
from tests.walks.sight import Sight
from tests.walks.table import Row

# The days of a clock, by the word in the last column of `running`.
DAYS: Mapping[str, Callable[[Policy], int | None]] = {
    "review_days": lambda policy: policy.review_days,
    "refund_response_days": lambda policy: policy.refund_response_days,
    "release_response_days": lambda policy: policy.release_response_days,
    "hold_days": lambda policy: policy.hold_days,
    "dispute_response_days": lambda policy: policy.dispute_response_days,
    "freelancer_response_days": lambda policy: (
        policy.dispute_response_days_freelancer or policy.dispute_response_days
    ),
    "arbitration_days": lambda policy: (
        (policy.mediation_days_max or 0) + (policy.arbitration_pay_days or 0)
    ),
    "term_days": lambda policy: policy.term_days,
    "dormant_days": lambda policy: policy.dormant_days,
    "client_step": lambda policy: policy.dormant_steps[0],
    "both_steps": lambda policy: sum(policy.dormant_steps[:2]),
    "last_step": lambda policy: policy.dormant_steps[2],
}
SATURDAY = 5
# These count from a day that was agreed, or from the last activity.
STARTED_BY_DATES = ("term-over", "dormant")


def faults_of_clocks(
    rows: tuple[Row, ...],
    sight: Sight,
    standing: Standing,
    now: datetime,
    before: Standing | None,
    reached: Counter[str],
) -> Iterator[str]:
    """Whether exactly those clocks run that the table has, each for its days from its start.

    A clock that did not run before the last event (`before`) was started by it, at `now`.
    """
    contract = contract_facts(sight, standing)
    expected = {}
    for place in sight.places.values():
        facts = contract | place_facts(sight, place, standing)
        for row in rows:
            if row.holds(facts):
                expected[row.word, place.name] = row
                reached[row.key] += 1
    running = {}
    ran = {(timer.do, timer.milestone) for timer in running_timers(before)} if before else set()
    for timer in running_timers(standing):
        if timer.do == "dormant-notice":
            continue
        name = (timer.do, timer.milestone)
        running[name] = timer
        is_new = before is not None and name not in ran
        if is_new and not timer.do.startswith(STARTED_BY_DATES) and timer.started != now:
            yield f"{name} started at {timer.started}, not at {now}"
    if running.keys() != expected.keys():
        yield f"these clocks run: {sorted(map(str, running))}, not {sorted(map(str, expected))}"
        return
    for name, timer in running.items():
        days = DAYS[expected[name].days](standing.policy)
        is_business = (
            timer.do == "dispute-silence" and standing.policy.dispute_days_are == "business"
        )
        due = days_later(timer.started, days or 0, is_business=is_business)
        if timer.due != due:
            yield f"{name} ends at {timer.due}, not at {due}"
        if timer.do == "dormant" and timer.started != idle_since(standing):
            yield f"idle days count from {timer.started}, not {idle_since(standing)}"


def days_later(moment: datetime, days: int, *, is_business: bool) -> datetime:
    """So many days later in the walk's zone; of business days a weekend is none."""
    while days:
        moment += timedelta(days=1)
        days -= 0 if is_business and moment.weekday() >= SATURDAY else 1
    return moment


def idle_since(standing: Standing) -> datetime | None:
    """RULEBOOK 1c: from the last due date, or from the last activity where that is later."""
    active = standing.last_activity_at
    if standing.policy.dormant_from == "last-activity":
        return active
    dues = [each.due for each in standing.milestones.values() if not each.is_cancelled and each.due]
    last_due = datetime.combine(max(dues), time(), UTC)
    return last_due if active is None else max(last_due, active)


def clock_figures(
    standing: Standing, sight: Sight, timer: Timer
) -> tuple[dict[str, int], frozenset[str]]:
    """What only this clock knows: how much it moves, and words for the table."""
    place = sight.places[timer.milestone]
    if timer.do == "hold-over":
        lots = (lot for lot in standing.held_lots if lot.milestone == timer.milestone)
        lot = next(each for each in lots if each.released_at == timer.started)
        return {"lot": lot.amount_minor}, frozenset()
    if timer.do == "release-silence":
        asked = standing.release_requests[timer.milestone].amount_minor
        return {"wanted": min(asked, place.free)}, frozenset()
    if timer.do == "refund-silence":
        return {}, frozenset({"asked-all"} if place.asked == place.held else ())
    dispute = standing.dispute_over(timer.milestone)
    if timer.do == "dispute-silence" and dispute is not None:
        claim = min(dispute.claim_minor, place.held)
        his = claim if dispute.filer == "freelancer" else place.held - claim
        return {"award": his, "award-rest": place.held - his}, frozenset()
    return {}, frozenset()
