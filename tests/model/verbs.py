"""What each verb does to a life, in the independent model: guards first, then counters.

Every guard names one of `REFUSALS`. Who may do it is not the model's business.
"""

from collections.abc import Callable

from tests.model.life import FINAL, Life
from tests.model.pots import Lot, Pot, Request
from tests.model.values import Values, later, minor

NOT_ONCE_ENDING = (
    *("accept", "amend", "cancel", "fund", "submit"),
    *("request-changes", "pause", "resume"),
)
NO_ACTIVITY = ("note", "observe", "void", "work", "pause", "resume", "reverse")
REFUSALS = (
    *("contract-closed", "already-closed", "no-such-milestone", "cancelled", "final", "disputed"),
    *("open-request", "above-unfunded", "below-minimum", "one-at-a-time", "escrow-before-work"),
    *("already-submitted", "not-submitted", "nothing-in-escrow", "above-escrow"),
    *("partial-refused", "excess-refused", "above-released", "too-late"),
    *("request-only-by-closing", "no-refund-request", "nothing-to-ask-for", "above-request"),
    *("not-requested", "pay-not-allowed", "pay-missing", "below-put-in", "money-put-in"),
    *("new-milestone-incomplete", "already-accepted", "already-paused", "not-paused"),
    "timer-not-running",
)


class Refusal(Exception):
    """The journal cannot stand: `number` is the event that is refused, `why` one of REFUSALS."""

    def __init__(self, why: str, number: int = 0) -> None:
        super().__init__(f"{number}: {why}")
        self.why, self.number = why, number


class Learned(Exception):
    """An observation found its timer: the replay begins again, knowing it."""


def refuse(why: str, *, when: bool) -> None:
    if when:
        raise Refusal(why)


def pot_of(life: Life, event: Values) -> Pot:
    """The milestone that the event names; the pool where it names none."""
    name = event.get("milestone")
    refuse("no-such-milestone", when=name is not None and name not in life.pots)
    return life.pool if name is None else life.pots[name]


def amount_of(life: Life, event: Values, default: int = 0) -> int:
    return minor(event["amount"], life.currency) if "amount" in event else default


def accept(life: Life, event: Values) -> None:
    refuse("already-accepted", when=event["terms"] in life.accepted)
    life.accepted.add(event["terms"])
    life.begun = True


def amend(life: Life, event: Values) -> None:
    name = event["milestone"]
    if name not in life.pots:
        refuse("new-milestone-incomplete", when="title" not in event or "amount" not in event)
        life.pots[name] = Pot(name)
    pot = life.pots[name]
    refuse("cancelled", when=pot.cancelled)
    price = amount_of(life, event, pot.price)
    refuse("below-put-in", when=price < pot.put_in)
    pot.price = price
    pot.title = event.get("title", pot.title)
    pot.due = event.get("due", pot.due)


def cancel(life: Life, event: Values) -> None:
    pot = pot_of(life, event)
    refuse("cancelled", when=pot.cancelled)
    refuse("money-put-in", when=pot.put_in > 0)
    pot.cancelled = True


def fund(life: Life, event: Values) -> None:
    pot, amount = pot_of(life, event), amount_of(life, event)
    refuse("cancelled", when=pot.cancelled)
    refuse("disputed", when=pot.disputed)
    asked = pot.request is not None and not pot.request.released_money
    refuse("open-request", when=asked)
    refuse("above-unfunded", when=amount > pot.unfunded)
    least, _, currency = str(life.policy["min_milestone"]).partition(" ")
    if currency in ("", life.currency):
        refuse("below-minimum", when=pot.price < minor(least, life.currency))
    others = [other for other in life.pots.values() if other is not pot and other.escrow]
    refuse("one-at-a-time", when=life.policy["funding"] == "one-at-a-time" and bool(others))
    if not pot.escrow and pot.put_in:
        pot.word = ""  # It was final: the old submission is forgotten.
    was_empty = not pot.escrow
    carried = 0 if life.pool.disputed else min(amount, life.pool.escrow)
    life.pool.escrow -= carried
    pot.carried_in += carried
    pot.funded += amount - carried
    pot.escrow += amount
    if amount > carried:
        life.deposit(amount - carried)
    if was_empty and pot.word == "submitted":
        life.begin_review(pot)
    life.begun = True


def submit(life: Life, event: Values) -> None:
    pot = pot_of(life, event)
    refuse("disputed", when=pot.disputed)
    refuse("final", when=pot.state in FINAL)
    refuse("already-submitted", when=pot.state == "submitted")
    refuse("escrow-before-work", when=not pot.escrow and life.policy["escrow_before_work"])
    pot.word = "submitted"
    if pot.escrow and (pot.request is None or pot.request.released_money):
        life.begin_review(pot)
    life.begun = True


def request_changes(life: Life, event: Values) -> None:
    pot = pot_of(life, event)
    refuse("disputed", when=pot.disputed)
    refuse("not-submitted", when=pot.state != "submitted")
    pot.word, pot.review = "changes-requested", None


def release(life: Life, event: Values) -> None:
    pot, amount = pot_of(life, event), amount_of(life, event)
    refuse("contract-closed", when=life.closed)
    refuse("disputed", when=pot.disputed)
    refuse("nothing-in-escrow", when=not pot.escrow)
    refuse(
        "partial-refused", when=amount < pot.escrow and life.policy["partial_release"] == "refuse"
    )
    excess = max(0, amount - pot.escrow)
    refuse("excess-refused", when=excess > 0 and life.policy["excess_release"] == "refuse")
    life.pay(pot, amount - excess)
    if excess:
        life.pay_bonus(excess)
    if life.policy["partial_release"] == "carry" and not life.ended:
        pot.carried_out += pot.escrow
        life.pool.escrow += pot.escrow
        pot.escrow = 0


def refund(life: Life, event: Values) -> None:
    amount, days = amount_of(life, event), life.days("voluntary_refund_days")
    if event["from"] == "escrow":
        pot = pot_of(life, event)
        refuse("contract-closed", when=life.closed)
        refuse("disputed", when=pot.disputed)
        refuse("nothing-in-escrow", when=not pot.escrow)
        refuse("above-escrow", when=amount > pot.escrow)
        life.send_back(pot, amount)
        return
    lots = lots_of(life, pot_of(life, event))
    refuse("above-released", when=amount > sum(lot.left for lot in lots))
    if days is not None:
        lots = [lot for lot in lots if event["at"] <= later(lot.at, days, life.zone)]
    refuse("too-late", when=amount > sum(lot.left for lot in lots))
    life.give_back(lots, amount)


def lots_of(life: Life, pot: Pot) -> list[Lot]:
    """The releases of a milestone; the pool's are the bonuses."""
    return [lot for lot in life.lots if lot.milestone == pot.id]


def bonus(life: Life, event: Values) -> None:
    life.pay_bonus(amount_of(life, event))


def pause(life: Life, event: Values) -> None:
    refuse("already-paused", when=life.paused)
    life.paused = True


def resume(life: Life, event: Values) -> None:
    refuse("not-paused", when=not life.paused)
    life.paused = False


def work(life: Life, event: Values) -> None:
    pot_of(life, event)


def nothing(life: Life, event: Values) -> None:
    """`note` changes nothing; what a `void` does was settled before the replay began."""


def request_refund(life: Life, event: Values) -> None:
    pot = pot_of(life, event)
    refuse("disputed", when=pot.disputed)
    refuse("open-request", when=pot.request is not None)
    if pot.escrow:
        refuse("request-only-by-closing", when=life.policy["refund_request"] == "closing")
        refuse("no-refund-request", when=life.policy["refund_request"] == "none")
        amount = amount_of(life, event, pot.escrow)
        refuse("above-escrow", when=amount > pot.escrow)
        life.ask(pot, amount)
        return
    held = 0 if pot.id is None else life.released(pot)
    refuse("nothing-to-ask-for", when=not held)
    days, last = life.days("ask_refund_days"), max(lot.at for lot in lots_of(life, pot))
    refuse("too-late", when=days is not None and event["at"] > later(last, days, life.zone))
    amount = amount_of(life, event, held)
    refuse("above-released", when=amount > held)
    pot.request = Request(("asked", pot.id, life.now, life.number), amount, released_money=True)


def approve_refund(life: Life, event: Values) -> None:
    pot = pot_of(life, event)
    if pot.request is None:
        raise Refusal("not-requested")
    amount = amount_of(life, event, pot.request.amount)
    refuse("above-request", when=amount > pot.request.amount)
    pot.request.amount -= amount
    if pot.request.released_money:
        life.give_back(lots_of(life, pot), amount)
    else:
        life.send_back(pot, amount)


def decline_refund(life: Life, event: Values) -> None:
    pot = pot_of(life, event)
    if pot.request is None:
        raise Refusal("not-requested")
    refuse("above-request", when=amount_of(life, event) > pot.request.amount)
    if not pot.request.released_money:
        pot.dispute, pot.filer = life.begin("dispute-silence", pot.id), event["by"]
    pot.request = None


def request_release(life: Life, event: Values) -> None:
    refuse("open-request", when=life.release_asked is not None)
    pot = pot_of(life, event)
    refuse("disputed", when="milestone" in event and pot.disputed)
    held = pot.escrow if "milestone" in event else life.held_money()
    refuse("nothing-in-escrow", when=held == 0)
    refuse("above-escrow", when=amount_of(life, event, held) > held)
    if life.dormant_at is not None:
        life.release_asked = event["at"]


def close(life: Life, event: Values) -> None:
    by, pay = event["by"], event.get("pay")
    refuse("already-closed", when=life.ended)
    refuse("disputed", when=any(pot.disputed for pot in life.places()))
    refuse("pay-not-allowed", when=pay is not None and by not in ("client", "mutual"))
    owed = any(pot.escrow for pot in life.pots.values())
    refuse("pay-missing", when=by == "mutual" and owed and pay is None)
    amounts = {name: minor(amount, life.currency) for name, amount in (pay or {}).items()}
    for name, amount in amounts.items():
        refuse("no-such-milestone", when=name not in life.pots)
        refuse("above-escrow", when=amount > life.pots[name].escrow)
    life.close("refund" if by == "mutual" else life.policy[f"close_by_{by}"], amounts)


def observe(life: Life, event: Values) -> None:
    pot_of(life, event)
    if "what" not in event:
        return
    if learn(life, life.number, event):
        raise Learned
    start = life.last_started(event)
    if start is None:
        refuse("timer-not-running", when=event["happened"])
    elif event["happened"] and life.observations(start)[-1][0] == life.number:
        refuse("timer-not-running", when=life.fired.get(start) != event["at"])


def learn(life: Life, number: int, event: Values) -> bool:
    """Note of which timer an observation speaks; whether that is news."""
    start = life.last_started(event)
    spoken_of = life.known.setdefault(number, [])
    if start is None or start in spoken_of:
        return False
    spoken_of.append(start)
    return True


def reverse(life: Life, event: Values) -> None:
    pot, amount = pot_of(life, event), amount_of(life, event)
    if event["from"] == "escrow":
        refuse("above-escrow", when=amount > pot.escrow)
        life.send_back(pot, amount)
        return
    refuse("above-released", when=amount > life.released(pot))
    life.give_back(lots_of(life, pot), amount)


VERBS: dict[str, Callable[[Life, Values], None]] = {
    "accept": accept,
    "amend": amend,
    "cancel": cancel,
    "work": work,
    "fund": fund,
    "submit": submit,
    "request-changes": request_changes,
    "release": release,
    "refund": refund,
    "bonus": bonus,
    "pause": pause,
    "resume": resume,
    "note": nothing,
    "request-refund": request_refund,
    "approve-refund": approve_refund,
    "decline-refund": decline_refund,
    "request-release": request_release,
    "close": close,
    "observe": observe,
    "void": nothing,
    "reverse": reverse,
}


def step(life: Life, event: Values) -> None:
    if life.ended and event["do"] in NOT_ONCE_ENDING:
        raise Refusal("contract-closed")
    VERBS[event["do"]](life, event)
    if event["do"] not in NO_ACTIVITY:
        life.active_at = event["at"]
        if event["do"] != "request-release":
            life.dormant_at = life.release_asked = None
    life.settle()
