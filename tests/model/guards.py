"""What the independent model refuses: every reason that applies to an event.

`refusals(life, event)` gives all of them, in no order; the one that is told is the first in the
table of refusals (docs/reference/refusals.md), which `ORDER` repeats.
"""

from collections.abc import Callable

from tests.model.guards_of_claims import (
    SIDES,
    Codes,
    amount_of,
    answer,
    dispute,
    offer,
    pay_fee,
    refund,
    request_refund,
    request_release,
    reverse,
    rule,
    settle,
)
from tests.model.life import Life
from tests.model.pots import Pot
from tests.model.values import Values, least_deposit, minor

ORDER = (
    *("no-such-milestone", "contract-closed", "already-closed", "milestone-needed"),
    *("balance-held", "party-needed", "not-a-closer", "disputed", "already-accepted"),
    *("milestone-cancelled", "milestone-final", "incomplete-milestone", "nothing-amended"),
    *("too-many-milestones", "below-deposit", "money-put-in", "already-on-hold", "not-on-hold"),
    *("below-minimum", "more-than-missing", "deposit-too-small", "another-funded"),
    *("refund-requested", "release-asked", "pay-not-yours", "pay-needed", "not-all-funded"),
    *("no-arbitration-fee", "not-disputed", "fee-paid-already", "not-for-staff"),
    *("nothing-in-escrow", "out-of-order", "last-takes-all", "already-submitted"),
    *("not-submitted", "partial-release", "no-refund-request", "only-by-closing"),
    *("more-than-escrow", "nothing-to-ask-for", "too-late", "more-than-released"),
    *("more-than-held", "nothing-asked", "more-than-asked", "timer-not-running"),
    "nothing-observed",
)

# What may still be recorded while a closed contract holds money, and what ever after.
NEVER_ONCE_CLOSED = (
    *("accept", "amend", "cancel", "fund", "submit", "request-changes", "pause", "resume"),
)
ONLY_WHILE_HELD = (
    *("release", "request-release", "dispute", "offer", "settle", "pay-fee", "rule"),
)


def refusals(life: Life, event: Values) -> list[str]:
    """The codes of all reasons for which the event cannot be recorded where the life stands."""
    do, named = event["do"], event.get("milestone")
    if named is not None and named not in life.pots and do != "amend":
        return ["no-such-milestone"]
    told = list(GUARDS[do](life, event)) if do in GUARDS else []
    if life.ended and (do in NEVER_ONCE_CLOSED or (life.closed and do in ONLY_WHILE_HELD)):
        told.append("contract-closed")
    return told


def accept(life: Life, event: Values) -> Codes:
    if event["terms"] in life.accepted:
        yield "already-accepted"


def amend(life: Life, event: Values) -> Codes:
    pot = life.pots.get(event["milestone"])
    if pot is None:
        if "title" not in event or "amount" not in event:
            yield "incomplete-milestone"
        if len(life.pots) >= (life.days("max_milestones") or 200):
            yield "too-many-milestones"
        return
    if pot.cancelled:
        yield "milestone-cancelled"
    if not {"title", "amount", "due", "scope"} & set(event):
        yield "nothing-amended"
    if "amount" in event and amount_of(life, event) < pot.put_in:
        yield "below-deposit"


def cancel(life: Life, event: Values) -> Codes:
    pot = life.pots[event["milestone"]]
    if life.frozen(pot):
        yield "disputed"
    if pot.cancelled:
        yield "milestone-cancelled"
    if pot.put_in:
        yield "money-put-in"


def pause(life: Life, event: Values) -> Codes:
    if life.paused:
        yield "already-on-hold"


def resume(life: Life, event: Values) -> Codes:
    if not life.paused:
        yield "not-on-hold"


def fund(life: Life, event: Values) -> Codes:
    pot, amount, policy = life.pot(event.get("milestone")), amount_of(life, event), life.policy
    if life.balance != (pot is life.pool):
        yield "balance-held" if life.balance else "milestone-needed"
    if pot.disputed or (life.balance and life.pool.disputed):
        yield "disputed"
    if amount < missing_deposit(life, pot):
        yield "deposit-too-small"
    if life.balance or pot is life.pool:
        return
    if pot.cancelled:
        yield "milestone-cancelled"
    least, _, currency = str(policy["min_milestone"]).partition(" ")
    binds = least != "unknown" and currency in ("", life.currency)
    if binds and pot.price < minor(least, life.currency):
        yield "below-minimum"
    if amount > pot.unfunded:
        yield "more-than-missing"
    others = [other for other in life.pots.values() if other is not pot and other.escrow]
    if policy["funding"] == "one-at-a-time" and others:
        yield "another-funded"
    if pot.asked_back:
        yield "refund-requested"


def missing_deposit(life: Life, pot: Pot) -> int:
    """What is missing of the least deposit on a milestone; for one balance, on all of them."""
    price, put_in, policy = pot.price, pot.put_in, life.policy
    if pot is life.pool:
        price = sum(each.price for each in life.pots.values() if not each.cancelled)
        put_in = life.money.deposits
    least = least_deposit(policy["min_deposit"], life.currency, price, policy["rounding"])
    return least - put_in


def submit(life: Life, event: Values) -> Codes:
    pot = life.pots[event["milestone"]]
    yield from under_review(life, pot)
    unfunded = any(each.unfunded for each in life.pots.values())
    if life.policy["funding"] == "all-at-start" and unfunded:
        yield "not-all-funded"
    if not pot.backing and life.policy["escrow_before_work"]:
        yield "nothing-in-escrow"
    if pot.state == "submitted":
        yield "already-submitted"


def under_review(life: Life, pot: Pot) -> Codes:
    if life.frozen(pot):
        yield "disputed"
    if pot.cancelled:
        yield "milestone-cancelled"
    elif pot.final:
        yield "milestone-final"


def request_changes(life: Life, event: Values) -> Codes:
    pot = life.pots[event["milestone"]]
    yield from under_review(life, pot)
    if pot.state != "submitted":
        yield "not-submitted"


def release(life: Life, event: Values) -> Codes:
    if "milestone" not in event:
        yield "milestone-needed"
        return
    pot, amount, policy = life.pots[event["milestone"]], amount_of(life, event), life.policy
    held, unsettled = life.releasable(pot), [each for each in life.pots.values() if not each.final]
    if life.frozen(pot):
        yield "disputed"
    if not held:
        yield "nothing-in-escrow"
    if policy["release_order"] == "in-order" and unsettled and unsettled[0] is not pot:
        yield "out-of-order"
    if amount < held and life.takes_all(pot):
        yield "last-takes-all"
    if policy["partial_release"] == "refuse" and not life.takes_all(pot):
        whole = pot.escrow if not life.balance else amount if life.ended else pot.unpaid
        if amount < whole:
            yield "partial-release"
        if amount > whole and life.balance:
            yield "more-than-escrow"
    if amount > held and policy["excess_release"] == "refuse":
        yield "more-than-escrow"


def close(life: Life, event: Values) -> Codes:
    by, pay = event.get("by", "freelancer"), event.get("pay")
    if any(name not in life.pots for name in pay or ()):
        yield "no-such-milestone"
        return
    if life.ended:
        yield "already-closed"
    if by not in (*SIDES, "mutual", "platform"):
        yield "not-a-closer"
    if any(pot.disputed for pot in life.places()):
        yield "disputed"
    if pay is not None and by not in ("client", "mutual"):
        yield "pay-not-yours"
    if by == "mutual" and pay is None and any(pot.escrow for pot in life.pots.values()):
        yield "pay-needed"
    paid = 0
    for name, text in (pay or {}).items():
        paid = minor(text, life.currency) + (paid if life.balance else 0)
        if paid > life.releasable(life.pots[name]):
            yield "more-than-escrow"


GUARDS: dict[str, Callable[[Life, Values], Codes]] = {
    "accept": accept,
    "amend": amend,
    "cancel": cancel,
    "pause": pause,
    "resume": resume,
    "fund": fund,
    "submit": submit,
    "request-changes": request_changes,
    "release": release,
    "refund": refund,
    "request-refund": request_refund,
    "approve-refund": answer,
    "decline-refund": answer,
    "request-release": request_release,
    "dispute": dispute,
    "offer": offer,
    "settle": settle,
    "pay-fee": pay_fee,
    "rule": rule,
    "close": close,
    "reverse": reverse,
}
