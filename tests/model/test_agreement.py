"""The program and the independent model agree on random lives: every row, total, state, refusal.

A thousand lives in the suite, ten times as many in the campaign; the seed and the number of a
life that differs are in the failure, and `sequence(seed, number)` gives it back.
"""

from __future__ import annotations

from collections import Counter

import pytest

from escrowbook.core.contract import Contract
from escrowbook.core.errors import Refused
from escrowbook.core.events import read_event
from escrowbook.core.fold import fold
from escrowbook.core.journal import Entry, seal_of
from escrowbook.core.terms import NOWHERE, Terms
from escrowbook.store.reading import read_contract
from tests.model.model import View, judge
from tests.model.sequences import Sequence, sequence
from tests.model.verbs import Refusal

SEED = 20261124
LIVES_IN_CI = 1_000
LIVES_IN_CAMPAIGN = 10_000
AT_ONCE = 100

ROW = (
    *("price", "unfunded", "funded", "carried_in", "carried_out", "escrow", "pending", "paid"),
    *("released", "refunded", "given_back", "arbitration"),
)
TOTALS = (
    *("price", "unfunded", "funded", "escrow", "pool", "pending", "paid", "released"),
    *("refunded", "given_back", "bonus"),
)


def differences(view: View, contract: Contract) -> list[str]:
    """Where the model and the program say different things, in words."""
    totals = contract.totals
    told: list[tuple[str, object, object]] = [("state", view.state, contract.state)]
    told += [(name, view.totals[name], getattr(totals, f"{name}_minor")) for name in TOTALS]
    told.append(("client fees", view.totals["fees_client"], totals.client_fees_minor))
    told.append(("his fees", view.totals["fees_freelancer"], totals.freelancer_fees_minor))
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
    return [f"{what}: model {ours}, program {its}" for what, ours, its in told if ours != its]


def at_its_moments(life: Sequence, terms: Terms, entries: tuple[Entry, ...]) -> list[str]:
    """What differs at each moment at which this life is looked at."""
    found = []
    for upto, moment in life.as_of:
        view = judge(life.contract(upto), moment)
        try:
            contract = fold(terms, entries[:upto], moment)
        except Refused as refused:
            if not isinstance(view, Refusal):
                found.append(f"after {upto}: only the program refuses, {refused.refusal.code}")
            continue
        if isinstance(view, Refusal):
            found.append(f"after {upto}: only the model refuses, {view.why}")
        else:
            found += [f"after {upto} at {moment}: {each}" for each in differences(view, contract)]
    return found


def of_its_proposals(life: Sequence, terms: Terms, counts: Counter[str]) -> list[str]:
    """Where one of the two would record a proposed event and the other would not."""
    found = []
    entries: list[Entry] = []
    for proposal in life.proposals:
        event = read_event(proposal.event, terms.currency)
        entry = Entry(len(entries) + 1, event, seal_of(proposal.event), None, NOWHERE)
        tried = (*entries, entry)
        code = ""
        try:
            fold(terms, tried, max(each.event.at for each in tried))
        except Refused as refused:
            code = refused.refusal.code
        counts["accepted" if proposal.accepted else "refused"] += 1
        if proposal.accepted != (code == ""):
            found.append(f"{proposal.event}: model {proposal.why or 'accepts'}, program {code}")
        if proposal.accepted:
            entries.append(entry)
    return found


def compare(first: int, count: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for number in range(first, first + count):
        life = sequence(SEED, number)
        document = read_contract(life.toml_text().encode(), f"{life.terms['id']}.toml")

        assert document.problems == ()

        assert document.terms is not None
        found = at_its_moments(life, document.terms, document.entries)
        found += of_its_proposals(life, document.terms, counts)

        assert found == [], f"sequence({SEED}, {number})"

        counts["moments"] += len(life.as_of)
    return counts


@pytest.mark.parametrize("first", range(0, LIVES_IN_CI, AT_ONCE))
def test_a_thousand_lives_agree(first: int) -> None:
    counts = compare(first, AT_ONCE)
    print(f"seed {SEED}, lives from {first}: {dict(counts)}")  # noqa: T201 - shown by -s

    assert counts["accepted"] >= 0.4 * (counts["accepted"] + counts["refused"])


@pytest.mark.campaign
@pytest.mark.parametrize("first", range(LIVES_IN_CI, LIVES_IN_CAMPAIGN, AT_ONCE))
def test_ten_thousand_lives_agree(first: int) -> None:
    compare(first, AT_ONCE)
