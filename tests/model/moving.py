"""How money moves in the independent model: counters that go up and down, to the cent."""

from fractions import Fraction

from tests.model.life import Life
from tests.model.pots import Lot, Pot, Quarrel, Request
from tests.model.values import rounded


def settle(life: Life) -> None:
    """What follows of itself: all that was held back is paid once every milestone is final."""
    life.settle()
    done = all(pot.final and not pot.unfunded for pot in life.pots.values())
    if done and life.retained():
        for pot in life.pots.values():
            kept, pot.retained = pot.retained, 0
            pot.retained_paid += kept
            carry_in(life, pot, kept)
            pay(life, pot, kept)
        life.settle()


def carry_in(life: Life, pot: Pot, amount: int) -> None:
    life.pool.escrow -= amount
    pot.carried_in += amount
    pot.escrow += amount


def carry_out(life: Life, pot: Pot, amount: int) -> None:
    pot.escrow -= amount
    pot.carried_out += amount
    life.pool.escrow += amount


def deposit(life: Life, pot: Pot, amount: int) -> None:
    """The escrow (of one balance: the pool) gains so much: carried money first, then new."""
    life.first_funded_at = life.first_funded_at or life.now
    carried = 0 if pot is life.pool else min(amount, life.free_pool())
    carry_in(life, pot, carried)
    new = amount - carried
    if new:
        money = life.money
        first = 0 if money.deposits else life.fee("initiation_fee", new, 0)
        money.initiation += first or 0
        if first is None:
            money.unknown.add("client")
        money.deposit_fees += charge_client(life, new)
        money.deposits += new
        pot.funded += new
        pot.escrow += new


def charge_client(life: Life, amount: int) -> int:
    """The client's fee on a deposit or a bonus; tiers run over all of them."""
    if life.policy["client_fee_event"] == "acceptance":
        return 0
    fee = life.fee("client_fee", amount, life.money.deposits + life.money.bonuses)
    if fee is None:
        life.money.unknown.add("client")
    return fee or 0


def charge_price(life: Life) -> None:
    """Fees that fall on the price: fee(all that is agreed) - fee(the most that ever was)."""
    price, money, before = life.price_with_fees(), life.money, life.dearest
    life.dearest = max(price, before)
    for side in ("client", "freelancer"):
        if life.policy[f"{side}_fee_event"] != "acceptance" or price <= before:
            continue
        fee = life.fee(f"{side}_fee", price, 0)
        earlier = life.fee(f"{side}_fee", before, 0) if before else 0
        if fee is None or earlier is None:
            money.unknown.add(side)
        elif side == "client":
            money.other_client_fees += max(0, fee - earlier)
        else:
            money.earned_fees += max(0, fee - earlier)


def pay(life: Life, pot: Pot, amount: int) -> None:
    """To the freelancer: from a milestone's escrow, or (the pool's own lots) a bonus."""
    if not amount:
        return
    money = life.money
    if life.policy["freelancer_fee_event"] == "release":
        fee = life.fee("freelancer_fee", amount, money.earned)
        money.earned_fees += fee or 0
        if fee is None:
            money.unknown.add("freelancer")
    money.earned += amount
    if pot.id is not None:
        pot.escrow -= amount
        pot.released_ever += amount
    held = bool(life.days("hold_days"))
    start = ("hold-over", pot.id, life.now)
    if held:
        life.started.append(start)
    life.lots.append(Lot(pot.id, life.now, amount, held, start))


def pay_bonus(life: Life, amount: int) -> None:
    life.money.other_client_fees += charge_client(life, amount)
    pay(life, life.pool, amount)
    life.money.bonuses += amount


def release(life: Life, pot: Pot, amount: int) -> None:
    """Held money of a milestone goes to the freelancer, but for the share that is held back."""
    if life.balance:
        carry_in(life, pot, amount)
    share = Fraction(str(life.policy["retainage"]).rstrip("%")) / 100
    kept = 0 if life.ended else rounded(share * amount, life.policy["rounding"])
    carry_out(life, pot, kept)
    pot.retained += kept
    pay(life, pot, amount - kept)


def release_pool(life: Life, amount: int) -> None:
    """Money of the pool goes to the freelancer, by way of the milestones that it is for."""
    if not life.balance:
        source = [pot for pot in life.pots.values() if pot.carried_a_rest][-1]
        carry_in(life, source, amount)
        release(life, source, amount)
        return
    milestones = [pot for pot in life.pots.values() if not pot.cancelled] or [*life.pots.values()]
    shares = []
    for pot in milestones:
        owed = max(0, pot.price - pot.put_in)
        shares.append(amount if pot is milestones[-1] else min(amount, owed))
        amount -= shares[-1]
    for pot, share in zip(milestones, shares, strict=True):
        if share:
            release(life, pot, share)


def send_back(life: Life, pot: Pot, amount: int) -> None:
    """Out of escrow, or out of the pool, to the client."""
    if not amount:
        return
    pot.escrow -= amount
    pot.sent_back += amount
    money = life.money
    money.went_back += amount
    if life.policy["client_fee_returned"] is True and money.deposits:
        exact = Fraction(money.deposit_fees * money.went_back, money.deposits)
        share = rounded(exact, life.policy["rounding"])
        money.client_returned = max(money.client_returned, share)


def give_back(life: Life, lots: list[Lot], amount: int) -> None:
    """Out of released money, to the client: what is in the hold first, the newest first."""
    money = life.money
    money.gave_back += amount
    newest_first = sorted(lots, key=lambda x: (x.held, x.at, life.lots.index(x)), reverse=True)
    for lot in newest_first:
        taken = min(lot.left, amount)
        lot.left -= taken
        amount -= taken
        if lot.milestone is not None:
            life.pots[lot.milestone].given_back += taken
    if life.policy["freelancer_fee_returned"] is True and money.earned:
        exact = Fraction(money.earned_fees * money.gave_back, money.earned)
        share = rounded(exact, life.policy["rounding"])
        money.freelancer_returned = max(money.freelancer_returned, share)


def ask_back(life: Life, pot: Pot, amount: int) -> None:
    """A refund request over escrow or pool; the review of the work stops for good."""
    pot.request = Request(life.begin("refund-silence", pot.id), amount)
    life.answer(pot)
    stop_reviews(life, pot)


def stop_reviews(life: Life, pot: Pot) -> None:
    for each in life.pots.values() if life.balance and pot is life.pool else (pot,):
        each.review = None


def open_quarrel(life: Life, pot: Pot, filer: str, claim: int) -> None:
    """What the pot holds is frozen, and the other side's days start."""
    pot.quarrel = Quarrel(life.begin("dispute-silence", pot.id), filer, claim)
    life.begin("arbitration-default", pot.id)
    pot.request = None
    life.answer(pot)
    stop_reviews(life, pot)


def divide(life: Life, pot: Pot, share: int) -> None:
    """So much of what a pot holds is the freelancer's, the rest the client's; all quarrel ends."""
    life.answer(pot)
    pot.quarrel = pot.request = None
    if pot is life.pool:
        rest = life.loose(pot) - share
        if share:
            release_pool(life, share)
    else:
        rest = pot.escrow - share
        release(life, pot, share)
    send_back(life, pot, rest)


def close(life: Life, by: str, pay_now: dict[str, int]) -> None:
    """End the contract: pay what `pay_now` names; of the rest, what the policy says.

    What is disputed stays frozen: nobody closes over a dispute, but a clock may.
    """
    for milestone, amount in pay_now.items():
        release(life, life.pots[milestone], amount)
    how = "refund" if by == "mutual" else life.policy[f"close_by_{by}"]
    for pot in life.places():
        held = life.loose(pot)
        if held and how == "refund" and not pot.disputed:
            send_back(life, pot, held)
        elif held and how == "request" and not pot.disputed:
            ask_back(life, pot, held)
        pot.review = None
        if not pot.cancelled:
            pot.dropped += pot.unpaid
            pot.lapsed = not pot.put_in
    life.ended = by
    life.asks.clear()
