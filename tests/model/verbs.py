"""What each kind of event does to a life, in the independent model, once it is allowed."""

from collections.abc import Callable

from tests.model.clocks import running, wake
from tests.model.guards import ORDER, refusals
from tests.model.guards_of_claims import amount_of
from tests.model.life import Life
from tests.model.moving import (
    ask_back,
    carry_out,
    charge_price,
    close,
    deposit,
    divide,
    give_back,
    open_quarrel,
    pay_bonus,
    release,
    send_back,
    settle,
)
from tests.model.pots import Ask, Pot, Quarrel, Request, Start
from tests.model.values import Values, later, minor

NO_ACTIVITY = ("note", "observe", "void", "work", "pause", "resume", "reverse")


class Refusal(Exception):
    """The journal cannot stand: `number` is the event that is refused, `why` one of ORDER."""

    def __init__(self, why: str, number: int = 0) -> None:
        super().__init__(f"{number}: {why}")
        self.why, self.number = why, number


class Learned(Exception):
    """An observation found its timer: the replay begins again, knowing it."""


def of_accept(life: Life, event: Values) -> None:
    life.accepted.add(event["terms"])
    life.begun = True


def of_amend(life: Life, event: Values) -> None:
    pot = life.pots.setdefault(event["milestone"], Pot(event["milestone"]))
    pot.price = amount_of(life, event, pot.price)
    pot.title = event.get("title", pot.title)
    pot.due = event.get("due", pot.due)


def of_cancel(life: Life, event: Values) -> None:
    life.pots[event["milestone"]].cancelled = True


def of_fund(life: Life, event: Values) -> None:
    deposit(life, life.pot(event.get("milestone")), amount_of(life, event))
    life.begun = True


def of_submit(life: Life, event: Values) -> None:
    pot = life.pots[event["milestone"]]
    pot.word, pot.reviewed = "submitted", False
    life.begun = True


def of_request_changes(life: Life, event: Values) -> None:
    pot = life.pots[event["milestone"]]
    pot.word, pot.review = "changes-requested", None
    life.answer(pot)


def of_release(life: Life, event: Values) -> None:
    pot, amount = life.pots[event["milestone"]], amount_of(life, event)
    life.answer(pot)
    excess = max(0, amount - life.releasable(pot))
    release(life, pot, amount - excess)
    if life.policy["partial_release"] == "carry" and not life.ended and pot.escrow:
        carry_out(life, pot, pot.escrow)
        pot.carried_a_rest = True
    if excess:
        pay_bonus(life, excess)


def of_bonus(life: Life, event: Values) -> None:
    pay_bonus(life, amount_of(life, event))


def of_pause(life: Life, event: Values) -> None:
    life.paused = True


def of_resume(life: Life, event: Values) -> None:
    life.paused = False


def of_refund(life: Life, event: Values) -> None:
    pot, amount, days = life.pot(event.get("milestone")), amount_of(life, event), None
    if event["from"] == "escrow":
        send_back(life, pot, amount)
        return
    lots = life.lots_of(life.pool if event["from"] == "bonus" else pot)
    days = life.days("voluntary_refund_days")
    if days is not None:
        lots = [lot for lot in lots if event["at"] <= later(lot.at, days, life.zone)]
    give_back(life, lots, amount)


def of_reverse(life: Life, event: Values) -> None:
    pot, amount = life.pot(event.get("milestone")), amount_of(life, event)
    if event["from"] == "escrow":
        send_back(life, pot, amount)
    else:
        give_back(life, life.lots_of(pot), amount)


def of_request_refund(life: Life, event: Values) -> None:
    pot = life.pot(event.get("milestone"))
    if life.loose(pot):
        ask_back(life, pot, amount_of(life, event, life.loose(pot)))
    else:
        start = ("asked", pot.id, life.now)
        amount = amount_of(life, event, life.released(pot))
        pot.request = Request(start, amount, released_money=True)


def of_approve_refund(life: Life, event: Values) -> None:
    pot = life.pot(event.get("milestone"))
    request = pot.request
    if request is None:
        raise TypeError("nobody asked")
    amount = amount_of(life, event, request.amount)
    request.amount -= amount
    if request.released_money:
        give_back(life, life.lots_of(pot), amount)
    else:
        send_back(life, pot, amount)


def of_decline_refund(life: Life, event: Values) -> None:
    """Over held money that is a dispute; the client who declines for him claims nothing."""
    pot = life.pot(event.get("milestone"))
    asked_back, filer = pot.asked_back, event.get("by", "freelancer")
    pot.request = None
    if asked_back:
        open_quarrel(life, pot, filer, life.loose(pot) if filer == "freelancer" else 0)


def of_request_release(life: Life, event: Values) -> None:
    pot = life.pot(event.get("milestone"))
    if life.dormant_at is not None:
        life.release_asked = life.now
    elif life.policy["on_release_silence"] == "release":
        there = life.askable(pot)
        usual = there if pot is life.pool else pot.backing or there
        amount = min(there, amount_of(life, event, usual))
        life.asks[pot.id] = Ask(life.begin("release-silence", pot.id), amount)


def of_dispute(life: Life, event: Values) -> None:
    claim = amount_of(life, event, key="claim")
    open_quarrel(life, life.pot(event.get("milestone")), event.get("by", "freelancer"), claim)


def of_offer(life: Life, event: Values) -> None:
    answered(life, event).offers[event["by"]] = amount_of(life, event, key="freelancer")


def of_pay_fee(life: Life, event: Values) -> None:
    answered(life, event).fees[event["by"]] = amount_of(life, event)
    life.money.arbiter += amount_of(life, event)


def answered(life: Life, event: Values) -> Quarrel:
    """The dispute in which a side speaks up: any but the filer's word is an answer to it."""
    quarrel = life.pot(event.get("milestone")).quarrel
    if quarrel is None:
        raise TypeError("nobody quarrels about this")
    quarrel.answered = quarrel.answered or event["by"] != quarrel.filer
    return quarrel


def of_settle(life: Life, event: Values) -> None:
    share = amount_of(life, event, key="freelancer")
    divide(life, life.pot(event.get("milestone")), share)


def of_rule(life: Life, event: Values) -> None:
    """What a fee takes out of the held money goes first; then it is divided."""
    pot = life.pot(event.get("milestone"))
    quarrel, held = pot.quarrel, life.loose(pot)
    fee = life.arbitration_fee(held)
    if fee is None:
        life.money.unknown.add("arbitration")
    pot.escrow -= fee or 0
    pot.arbitration += fee or 0
    life.money.arbiter += fee or 0
    of_settle(life, event)
    if quarrel is not None and life.policy["arbitration_payer"] == "loser":
        share = amount_of(life, event, key="freelancer")
        life.money.arbiter -= came_back(quarrel, held, share)


def came_back(quarrel: Quarrel, held: int, share: int) -> int:
    """Kleros: the winner gets his fee back; where neither has won, one of both is shared."""
    won = [side for side in ("client", "freelancer") if quarrel.wanted(side, held) == share]
    if len(won) == 1:
        return quarrel.fees.get(won[0], 0)
    return min(quarrel.fees.values()) // 2 * 2 if len(quarrel.fees) > 1 else 0


def of_close(life: Life, event: Values) -> None:
    pay = {name: minor(text, life.currency) for name, text in event.get("pay", {}).items()}
    close(life, event.get("by", "freelancer"), pay)


def nothing(life: Life, event: Values) -> None:
    """`note` and `work` change no row; of `void` and `observe` the replay knew before."""


VERBS: dict[str, Callable[[Life, Values], None]] = {
    "accept": of_accept,
    "amend": of_amend,
    "cancel": of_cancel,
    "work": nothing,
    "fund": of_fund,
    "submit": of_submit,
    "request-changes": of_request_changes,
    "release": of_release,
    "refund": of_refund,
    "bonus": of_bonus,
    "pause": of_pause,
    "resume": of_resume,
    "note": nothing,
    "request-refund": of_request_refund,
    "approve-refund": of_approve_refund,
    "decline-refund": of_decline_refund,
    "request-release": of_request_release,
    "dispute": of_dispute,
    "offer": of_offer,
    "settle": of_settle,
    "pay-fee": of_pay_fee,
    "rule": of_rule,
    "close": of_close,
    "observe": nothing,
    "void": nothing,
    "reverse": of_reverse,
}


def step(life: Life, event: Values, number: int) -> None:
    """Judge one event where the life stands, and record it. Raises Refusal, or Learned."""
    told = refusals(life, event)
    if event["do"] == "observe" and not told:
        told = observed(life, event, number)
    if told:
        raise Refusal(min(told, key=ORDER.index), number)
    VERBS[event["do"]](life, event)
    if event["do"] not in NO_ACTIVITY:
        asked = life.release_asked
        dormant = life.dormant_at
        wake(life)
        if event["do"] == "request-release":
            life.dormant_at, life.release_asked = dormant, asked
    if life.begun:
        charge_price(life)
    settle(life)


def observed(life: Life, event: Values, number: int) -> list[str]:
    """Why an observation cannot be: it says nothing, or speaks of a timer that did not run."""
    if ("what" in event) != ("happened" in event) or not {"what", "escrow"} & set(event):
        return ["nothing-observed"]
    if "what" not in event:
        return []
    if learn(life, number, event):
        raise Learned
    start = last_started(life, event)
    runs = start in [each for each, _ in running(life)]
    fired = start is not None and life.fired.get(start) == event["at"]
    return [] if runs or fired or not event["happened"] else ["timer-not-running"]


def last_started(life: Life, event: Values) -> Start | None:
    """The timer that an observation speaks of (INTERFACE 3)."""
    found = None
    # Idle days and terms have no event that starts them: they are seen to run.
    for start in [*life.started, *(start for start, _ in running(life))]:
        same = start[:2] == (event["what"], event.get("milestone"))
        if same and start[2] <= event["at"] and (found is None or start[2] >= found[2]):
            found = start
    return found


def learn(life: Life, number: int, event: Values) -> bool:
    """Note of which timer an observation speaks; whether that is news."""
    start = last_started(life, event)
    spoken_of = life.known.setdefault(number, [])
    if start is None or start in spoken_of:
        return False
    spoken_of.append(start)
    return True
