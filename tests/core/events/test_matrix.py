"""Every event in every state: what the rules say to each pair, as a table.

The contract is generic, where nothing is forbidden for a platform's own reasons: what is refused
here is refused by the state alone. RULEBOOK 3; INTERFACE 5.
"""

import pytest

from escrowbook.core.events import EVENT_KINDS
from escrowbook.core.fold import fold
from escrowbook.core.journal import Refused
from tests.core.checks import tables

ONE_OF_250 = ("M1 250.00",)

# How M1, or the contract, comes to stand so.
STATES: dict[str, tuple[str, ...]] = {
    "unfunded": (),
    "funded": ("01-05 fund M1 amount=250.00",),
    "submitted": ("01-05 fund M1 amount=250.00", "01-06 submit M1"),
    "changes-requested": (
        *("01-05 fund M1 amount=250.00", "01-06 submit M1", "01-07 request-changes M1"),
    ),
    "released": ("01-05 fund M1 amount=250.00", "01-06 release M1 amount=250.00"),
    "refunded": ("01-05 fund M1 amount=250.00", "01-06 refund M1 amount=250.00 from=escrow"),
    "split": (
        *("01-05 fund M1 amount=250.00", "01-06 release M1 amount=100.00"),
        "01-07 refund M1 amount=150.00 from=escrow",
    ),
    "cancelled": ("01-05 cancel M1",),
    "asked-back": ("01-05 fund M1 amount=250.00", "01-06 request-refund M1 amount=200.00"),
    "disputed": (
        *("01-05 fund M1 amount=250.00", "01-06 request-refund M1", "01-07 decline-refund M1"),
    ),
    "ending": ("01-05 fund M1 amount=250.00", "01-06 close by=client"),
    "closed": (
        *("01-05 fund M1 amount=250.00", "01-06 release M1 amount=250.00"),
        "01-07 close by=client",
    ),
}

# An event; then, behind bars, `OUTCOME in STATE …`; the first outcome is that of all other states.
MATRIX = """
accept terms=0123456789ab
    taken | contract-closed in ending closed
amend M1 amount=300.00
    taken | milestone-cancelled in cancelled | contract-closed in ending closed
amend M2 title=Shop amount=50.00
    taken | contract-closed in ending closed
cancel M1
    money-put-in | taken in unfunded | milestone-cancelled in cancelled | disputed in disputed
    | contract-closed in ending closed
pause
    taken | contract-closed in ending closed
resume
    not-on-hold | contract-closed in ending closed
fund M1 amount=100.00
    more-than-missing | taken in unfunded | milestone-cancelled in cancelled
    | disputed in disputed | contract-closed in ending closed
work M1 done=50
    taken
submit M1
    taken | already-submitted in submitted | milestone-final in released refunded split
    | milestone-cancelled in cancelled | disputed in disputed | contract-closed in ending closed
request-changes M1
    not-submitted | taken in submitted | milestone-final in released refunded split
    | milestone-cancelled in cancelled | disputed in disputed | contract-closed in ending closed
request-release M1
    taken | nothing-in-escrow in unfunded released refunded split cancelled
    | disputed in disputed | contract-closed in closed
release M1 amount=100.00
    taken | nothing-in-escrow in unfunded released refunded split cancelled
    | disputed in disputed | contract-closed in closed
release M1 amount=250.01
    more-than-escrow | nothing-in-escrow in unfunded released refunded split cancelled
    | disputed in disputed | contract-closed in closed
bonus amount=10.00
    taken
refund M1 amount=100.00 from=escrow
    taken | nothing-in-escrow in unfunded released refunded split cancelled closed
    | disputed in disputed
refund M1 amount=100.00 from=paid
    more-than-released | taken in released split closed
refund amount=10.00 from=bonus
    more-than-released
reverse M1 amount=100.00 from=escrow
    taken | nothing-in-escrow in unfunded released refunded split cancelled closed
reverse M1 amount=100.00 from=paid
    more-than-released | taken in released split closed
request-refund M1
    taken | nothing-to-ask-for in unfunded refunded cancelled | refund-requested in asked-back
    | disputed in disputed
approve-refund M1 amount=200.00
    nothing-asked | taken in asked-back
approve-refund M1 amount=200.01
    nothing-asked | more-than-asked in asked-back
decline-refund M1
    nothing-asked | taken in asked-back
dispute M1 claim=100.00
    taken | nothing-in-escrow in unfunded released refunded split cancelled
    | disputed in disputed | contract-closed in closed
offer M1 freelancer=100.00 by=client
    not-disputed | taken in disputed | contract-closed in closed
settle M1 freelancer=100.00
    taken | nothing-in-escrow in unfunded released refunded split cancelled
    | contract-closed in closed
rule M1 freelancer=100.00
    not-for-staff | taken in disputed | contract-closed in closed
pay-fee M1 amount=20.00 by=client
    no-arbitration-fee | contract-closed in closed
close by=client
    taken | disputed in disputed | already-closed in ending closed
observe M1 escrow=100.00
    taken
observe M1 what=auto-release happened=true
    timer-not-running
observe M1 what=auto-release happened=false
    taken
note note=called
    taken
void event=0123456789ab
    no-such-event
fund M9 amount=1.00
    no-such-milestone
"""


def pairs() -> list[tuple[str, str, str]]:
    """Every event and state of the table, with what the rules say to them together."""
    found = []
    blocks = MATRIX.replace("\n    ", "\t").split("\n")
    for event, _, told in (block.partition("\t") for block in blocks if block):
        usual, *others = (each.split() for each in told.replace("\t", " ").split("|"))
        special = {state: other[0] for other in others for state in other[2:]}
        assert not special.keys() - STATES.keys(), event
        found += [(event, state, special.get(state, usual[0])) for state in STATES]
    return found


PAIRS = pairs()


@pytest.mark.parametrize("state", STATES)
def test_each_event_in_a_state(state: str) -> None:
    expected = [f"{event}: {told}" for event, where, told in PAIRS if where == state]

    assert expected == [
        f"{event}: {outcome(event, state)}" for event, it, _ in PAIRS if it == state
    ]


def outcome(event: str, state: str) -> str:
    """`taken`, or the code of the refusal."""
    line = f"01-20 {event}"
    document = tables.contract([*STATES[state], line], ONE_OF_250, "generic")
    assert document.terms is not None
    try:
        fold(document.terms, document.entries, tables.moment("01-20"))
    except Refused as refused:
        assert refused.entry.number == len(document.entries)
        return refused.refusal.code
    return "taken"


def test_no_kind_of_event_is_left_out() -> None:
    assert [] == sorted(EVENT_KINDS.keys() - {event.split()[0] for event, _, _ in PAIRS})


@pytest.mark.parametrize("state", STATES)
def test_the_states_are_what_they_are_called(state: str) -> None:
    document = tables.contract(STATES[state], ONE_OF_250, "generic")
    assert document.terms is not None
    contract = fold(document.terms, document.entries, tables.moment("01-19"))
    row = contract.milestones[0]

    expected = {
        "asked-back": "funded refund-requested active",
        "disputed": "funded disputed disputed",
        "ending": "funded ending",
        "closed": "released closed",
    }
    begun = "draft" if state in ("unfunded", "cancelled") else "active"
    assert expected.get(state, f"{state} {begun}") == " ".join(
        [row.state, *row.flags, contract.state]
    )
