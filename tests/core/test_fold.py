"""The fold and its step: one road through a journal, whichever way it is walked.

The properties are numbered in docs/properties.md.
"""

from copy import deepcopy

import pytest
from hypothesis import given, settings

from escrowbook.core.events import event_values
from escrowbook.core.fold import Learnt, fold, later, step
from escrowbook.core.journal import Refused, voided_numbers
from escrowbook.core.records import replace
from escrowbook.core.reports.status import contract_document
from escrowbook.store.lines import event_line
from escrowbook.store.reading import read_contract
from tests.core.checks import tables
from tests.strategies import BEGIN, CONTRACT_ID, Life, lives, told


@pytest.mark.parametrize(
    "line",
    [
        "01-08 void event={note}",
        # It happened before what is recorded already.
        "01-04 note note=late",
        "01-08 note note=new",
    ],
)
def test_a_step_is_the_fold_of_one_more(line: str) -> None:
    begun = ["01-05 fund M1 amount=250.00", "01-07 note note=x"]
    (_, note) = tables.contract(begun).entries
    document = tables.contract([*begun, line.format(note=note.seal)])
    assert document.terms is not None
    *before, entry = document.entries
    contract = fold(document.terms, before, tables.moment("01-07"))

    after = step(contract, entry)

    assert told(fold(document.terms, document.entries, after.moment)) == told(after)


@settings(max_examples=60)
@given(lives())
def test_step_by_step_is_the_fold_of_the_whole(life: Life) -> None:
    """P-5: `step` event by event equals `fold` of the whole journal."""
    contract = fold(life.terms, [], BEGIN)
    for entry in life.entries:
        contract = step(contract, entry)

    assert told(life.contract) == told(later(contract, life.now))


@settings(max_examples=50)
@given(lives())
def test_replaying_the_file_gives_the_same_state(life: Life) -> None:
    """P-6: what is written, read and folded again is what stood in memory."""
    lines = [
        event_line(entry.number, event_values(entry.event, life.terms.currency), entry.seal)
        for entry in life.entries
    ]
    data = life.agreed.data + "\n".join(["", "[journal]", *lines, ""]).encode()

    document = read_contract(data, f"{CONTRACT_ID}.toml")

    assert () == document.problems
    assert life.terms == document.terms
    assert [each.seal for each in life.entries] == [each.seal for each in document.entries]
    replayed = fold(document.terms, document.entries, life.now)
    assert contract_document(life.contract, ()) == contract_document(replayed, ())


@settings(max_examples=50)
@given(lives())
def test_the_order_of_recording_does_not_matter(life: Life) -> None:
    """P-7: events take effect by `at`; what is voided is as if it had never been recorded."""
    voided = voided_numbers(life.entries)
    counting = [
        entry
        for entry in sorted(life.entries, key=lambda entry: (entry.event.at, entry.number))
        if entry.number not in voided and entry.event.do != "void"
    ]
    renumbered = [replace(entry, number=number) for number, entry in enumerate(counting, 1)]

    as_recorded, in_order = life.contract, fold(life.terms, renumbered, life.now)

    assert as_recorded.milestones == in_order.milestones
    assert as_recorded.totals == in_order.totals
    assert as_recorded.state == in_order.state


@settings(max_examples=60)
@given(lives(events_max=16))
def test_a_step_changes_nothing_that_was_there_before(life: Life) -> None:
    """P-8: a step, refused or not, leaves the contract that it started from as it was."""
    contract = fold(life.terms, [], BEGIN)
    for proposal in life.proposals:
        before = deepcopy(told(contract))
        refused, after = None, contract
        try:
            after = step(contract, proposal.entry)
        except Refused as error:
            refused = error.refusal.code

        assert before == told(contract)
        assert proposal.refused == refused
        contract = after


@settings(max_examples=60)
@given(lives(late=False))
def test_looking_later_in_two_steps_is_looking_later_once(life: Life) -> None:
    """P-9: clocks run the same whether somebody looks in between or not."""
    contract = life.contract
    moments = [happening.at for happening in later(contract, None).log[len(contract.log) :]]
    seen = contract
    for moment in sorted({*moments[:5]}):
        seen = later(seen, moment)
        assert told(fold(life.terms, life.entries, moment)) == told(seen)


def test_of_several_observations_the_last_one_counts_whichever_is_understood_first() -> None:
    """INTERFACE 3, observe: one may speak of another timer only once the others are known."""
    document = tables.contract(
        [
            "01-05 fund M1 amount=250.00",
            "01-06 observe M1 what=auto-release happened=false",
            "01-07 observe M1 what=auto-release happened=true",
        ]
    )
    _, first, last = document.entries
    timer = ("auto-release", "M1", first.event.at)
    learnt = Learnt()

    assert learnt.add(2, last, timer, last.event.at)
    assert learnt.add(1, first, timer, None)
    assert {timer: (2, last.event.at)} == learnt.last_word
    assert not learnt.add(1, first, timer, None)
