"""Where the program and the independent model say different things about a life, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from escrowbook.core.contract import Contract
from escrowbook.core.events import read_event
from escrowbook.core.fold import fold, later, step
from escrowbook.core.journal import Entry, Refused, seal_of
from escrowbook.core.terms import NOWHERE, Terms
from escrowbook.store.reading import read_contract
from tests.model.model import View
from tests.model.random_terms import BEGIN
from tests.model.sequences import Look, Proposal, Sequence, sequence

ROW = (
    *("price", "unfunded", "funded", "carried_in", "carried_out", "escrow", "pending", "paid"),
    *("released", "refunded", "given_back", "arbitration"),
)
TOTALS = (
    *("price", "unfunded", "funded", "escrow", "pool", "pending", "paid", "released"),
    *("refunded", "given_back", "arbitration", "bonus"),
)
FEES = ("client", "freelancer", "arbitration")


def differences(view: View, contract: Contract) -> list[str]:
    """What of a view and of a contract is not the same: state, totals, fees, rows, flags."""
    totals, ours = contract.totals, view.totals
    told: list[tuple[str, object, object]] = [("state", view.state, contract.state)]
    told += [(name, ours[name], getattr(totals, f"{name}_minor")) for name in TOTALS]
    told += [
        (f"{side} fees", ours[f"fees_{side}"], getattr(totals, f"{side}_fees_minor"))
        for side in FEES
    ]
    for row, milestone in zip(view.milestones, contract.milestones, strict=True):
        told += [
            (f"{milestone.id} {name}", row[name], getattr(milestone, name))
            for name in ("id", "title", "state", "due")
        ]
        told.append((f"{milestone.id} flags", tuple(row["flags"]), milestone.flags))
        told += [
            (f"{milestone.id} {name}", row[name], getattr(milestone, f"{name}_minor"))
            for name in ROW
        ]
    return [f"{what}: model {model}, program {its}" for what, model, its in told if model != its]


def of_one_life(life: Sequence, counts: Counter[str]) -> Iterator[str]:
    """All that differs: event by event, as the clocks run on, and looking back.

    It ends where one of the two has recorded what the other refuses: nothing can be compared then.
    """
    document = read_contract(life.toml_text().encode(), f"{life.terms['id']}.toml")
    yield from (f"the file: {problem.message}" for problem in document.problems)
    terms, entries = document.terms, document.entries
    if terms is None:
        return
    contract = fold(terms, (), BEGIN)
    for proposal in life.proposals:
        after = tried(contract, proposal, counts)
        if isinstance(after, str):
            yield f"{proposal.event}: {after}"
            return
        contract = after
        if proposal.seen is not None:
            counts["moments"] += 1
            if contract.moment < proposal.moment:
                contract = later(contract, proposal.moment)
            found = differences(proposal.seen, contract)
            yield from (f"after {proposal.event}: {each}" for each in found)
    for look in life.ahead:
        contract = later(contract, look.moment)
        found = differences(look.seen, contract)
        yield from (f"ahead at {look.moment}: {each}" for each in found)
    yield from looking_back(life.back, terms, entries)
    counts["moments"] += len(life.ahead) + len(life.back)


def tried(contract: Contract, proposal: Proposal, counts: Counter[str]) -> Contract | str:
    """The contract with a proposed event where both take it, without it where both refuse it."""
    event = read_event(proposal.event, contract.terms.currency)
    number = len(contract.entries) + 1
    entry = Entry(number, event, seal_of(proposal.event), None, NOWHERE)
    counts[f"{'accepted' if proposal.accepted else 'refused'} {event.do}"] += 1
    try:
        after = step(contract, entry)
    except Refused as refused:
        its = f"{refused.refusal.code} of {refused.entry.number}"
        ours = f"{proposal.why} of {proposal.refused}"
        if proposal.accepted or ours != its:
            return f"model {'accepts' if proposal.accepted else ours}, program {its}"
        return contract
    return after if proposal.accepted else f"model {proposal.why}, program accepts"


def looking_back(looks: list[Look], terms: Terms, entries: tuple[Entry, ...]) -> Iterator[str]:
    """The whole journal folded anew to a moment at or before its end."""
    for look in looks:
        try:
            contract = fold(terms, entries, look.moment)
        except Refused as refused:
            yield f"back at {look.moment}: only the program refuses, {refused.refusal.code}"
        else:
            found = differences(look.seen, contract)
            yield from (f"back at {look.moment}: {each}" for each in found)


def compare(seed: int, preset: str, numbers: range) -> Counter[str]:
    """Compare some lives of a preset; what was proposed, recorded and looked at, counted."""
    counts: Counter[str] = Counter()
    for number in numbers:
        found = list(of_one_life(sequence(seed, number, preset), counts))
        assert found == [], f"sequence({seed}, {number}, {preset!r})"
    return counts
