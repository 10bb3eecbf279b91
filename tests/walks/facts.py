"""What the table may ask: what is true of a contract, of one of its places, and of an amount."""

from __future__ import annotations

from escrowbook.core.deposits import Deposit
from escrowbook.core.policy import Minimum, Policy
from escrowbook.core.standing import Standing
from tests.walks.sight import Place, Sight, is_within

FINAL = frozenset({"released", "refunded", "split", "cancelled"})


def contract_facts(sight: Sight, standing: Standing) -> frozenset[str]:
    """What the table may ask about the contract and its policy."""
    facts = set(sight.marks) | policy_words(standing.policy)
    if "open" not in facts:
        facts.add("over" if sight.word == "closed" else "ended")
    facts |= {"draft"} if "begun" not in facts else set()
    if any("disputed" in place.marks for place in sight.places.values()):
        facts.add("some-dispute")
    if any(place.held for place in sight.milestones):
        facts.add("some-escrow")
    if any(place.held for place in sight.places.values()):
        facts.add("some-money")
    if any(place.unfunded for place in sight.milestones):
        facts.add("some-unfunded")
    return frozenset(facts)


# Keys whose words the table asks for as `KEY=WORD`; of the others only whether there are days.
WORD_KEYS = (
    *("holds", "funding", "partial_release", "excess_release", "release_order", "last_release"),
    *("on_review_expiry", "on_release_silence", "refund_request", "on_refund_silence"),
    *("on_dispute_silence", "on_neither_pays", "arbitration_payer", "on_term"),
)
DAYS_KEYS = (
    *("review_days", "refund_response_days", "release_response_days", "dispute_response_days"),
    *("arbitration_pay_days", "term_days", "dormant_days", "hold_days", "dormant_steps"),
)


def policy_words(policy: Policy) -> set[str]:
    """A policy in the table's words."""
    words = {f"{key}={getattr(policy, key)}" for key in WORD_KEYS}
    words |= {key for key in DAYS_KEYS if getattr(policy, key)}
    words |= {"term_days"} if policy.term_days is not None else set()
    return words | ({"escrow_before_work"} if policy.escrow_before_work else set())


def place_facts(sight: Sight, place: Place, standing: Standing) -> set[str]:
    """What the table may ask about a milestone or the pool."""
    policy = standing.policy
    facts = {"milestone" if place.name else "pool", *place.marks, place.word}
    tests = {
        "held": place.held > 0,
        "free": place.free > 0,
        "covered": place.covered > 0,
        "put-in": place.pots.put_in > 0,
        "pending": place.pots.pending > 0,
        "was-released": place.released > 0,
        "ever-released": place.pots.released > 0,
        "was-refunded": place.pots.refunded > 0,
        "unfunded-part": place.unfunded > 0,
    }
    facts |= {name for name, holds in tests.items() if holds}
    if "disputed" in place.marks or (place.covered and "disputed" in sight.pool.marks):
        facts.add("frozen")
    facts |= {"pool-asked"} if "asked" in sight.pool.marks else set()
    if "asked" in place.marks or (place.covered and "asked" in sight.pool.marks):
        facts.add("asked-back")
    closer = next((mark[10:] for mark in sight.marks if mark.startswith("closed-by-")), "mutual")
    if closer != "mutual" and policy.closing_by(closer) == "staff":
        facts.add("with-staff")
    if "asked" in place.marks and policy.on_refund_silence == "staff":
        facts.add("with-staff")
    if place.name is None:
        return facts
    others = [other for other in sight.milestones if other is not place]
    unsettled = [other for other in sight.milestones if not _is_final(other)]
    facts |= {"another-held"} if any(other.held for other in others) else set()
    facts |= {"another-first"} if unsettled and unsettled[0] is not place else set()
    facts |= {"last"} if unsettled in ([], [place]) else set()
    minimum = policy.min_milestone
    if isinstance(minimum, Minimum) and place.price < minimum.amount_minor:
        facts.add("below-minimum")
    days = policy.ask_refund_days
    last = standing.last_released.get(place.name)
    if days is not None and last is not None and not is_within(last, standing, days):
        facts.add("asked-too-late")
    return facts


def _is_final(place: Place) -> bool:
    return place.word in FINAL


def amount_facts(place: Place, sight: Sight, amount: int, policy: Policy) -> set[str]:
    """How an amount compares to what is there of it."""
    least = max(0, least_deposit(place, sight, policy.min_deposit) - place.pots.put_in)
    fee = arbitration_fee(place.held, policy)
    tests = {
        "a<held": amount < place.held,
        "a=held": amount == place.held,
        "a>held": amount > place.held,
        "a<free": amount < place.free,
        "a=free": amount == place.free,
        "a>free": amount > place.free,
        "a>missing": amount > place.unfunded,
        "a<put-in": amount < place.pots.put_in,
        "a<unpaid": amount < place.unpaid,
        "a=unpaid": amount == place.unpaid,
        "a>unpaid": amount > place.unpaid,
        "a=asked": amount == place.asked,
        "a>asked": amount > place.asked,
        "a>released": amount > place.released,
        "a>in-window": min(amount, place.released) > place.in_window,
        "a<deposit": amount < least,
        "a>left": amount > place.held - fee,
        "a<left": amount < place.held - fee,
        "a=left": amount == place.held - fee,
        "a=0": amount == 0,
    }
    return {name for name, holds in tests.items() if holds}


def least_deposit(place: Place, sight: Sight, deposit: Deposit) -> int:
    """RULEBOOK 1b, PeoplePerHour: 100 percent up to 40.00, above that at least 30 percent [P1].

    No other platform of the walk asks for any; the walk's prices are such that nothing rounds.
    """
    if deposit.text == "0%" or place.name is None:
        return 0
    return place.price if place.price <= 4_000 else place.price * 30 // 100


def arbitration_fee(held: int, policy: Policy) -> int:
    """RULEBOOK 2: Guru 5 percent, min 25.00, waived up to 50.00 [G6]; Smart Invoice 5 percent [SI].

    Where it is unknown, none can be taken.
    """
    if policy.arbitration_payer != "escrow":
        return 0
    if policy.preset.startswith("guru"):
        return 0 if held <= 5_000 else max(held * 5 // 100, 2_500)
    return held * 5 // 100


def fees_back(place: Place, standing: Standing, share: int) -> dict[str, int]:
    """RULEBOOK 1b, Kleros: the winner gets his fee back; a refusal to rule shares one [KL].

    Whose last word the share is, has won; a side that offered nothing wants all of it.
    """
    dispute = standing.dispute_over(place.name)
    back = {"back-to-client": 0, "back-to-freelancer": 0}
    if dispute is None or standing.policy.arbitration_payer != "loser":
        return back
    wanted = {"client": 0, "freelancer": place.held} | dispute.offers
    won = [side for side in ("client", "freelancer") if wanted[side] == share]
    for side, paid in dispute.fees_paid.items():
        if won == [side]:
            back[f"back-to-{side}"] = paid
        elif len(won) != 1 and len(dispute.fees_paid) > 1:
            back[f"back-to-{side}"] = min(dispute.fees_paid.values()) // 2
    return back


# Events that are about what was asked for, where they name no amount.
ANSWERS = frozenset({"approve-refund", "decline-refund"})


class Facts:
    """What is true of a state, by the place and the amount of an event."""

    def __init__(self, sight: Sight, standing: Standing) -> None:
        self.sight, self.standing = sight, standing
        self.contract = contract_facts(sight, standing)
        self._of_place: dict[str | None, frozenset[str]] = {}
        self._known: dict[tuple[str | None, int | None], frozenset[str]] = {}

    def of(self, name: str | None, amount: int | None, *, is_answer: bool) -> frozenset[str]:
        """What the table may ask of events about a place and an amount, but for their own words.

        An answer to a request that names no amount is about all that was asked for.
        """
        place = self.sight.places.get(name)
        if place is not None and is_answer:
            amount = place.asked
        key = (name, amount)
        if key not in self._known:
            self._known[key] = self._facts(place, amount)
        return self._known[key]

    def _facts(self, place: Place | None, amount: int | None) -> frozenset[str]:
        if place is None:
            return self.contract | {"absent"}
        if place.name not in self._of_place:
            own = place_facts(self.sight, place, self.standing)
            self._of_place[place.name] = self.contract | own
        facts = self._of_place[place.name]
        if amount is None:
            return facts
        found = amount_facts(place, self.sight, amount, self.standing.policy)
        every = sum(each.held for each in self.sight.places.values())
        return facts | found | ({"a>all"} if amount > every else set())
