"""Every word that a table or a report may show can be explained."""

from typing import get_args

from escrowbook.cli.milestones import FLAGS, STATES
from escrowbook.core.events.vocabulary import TIMERS
from escrowbook.core.ledger import Why
from escrowbook.core.words import CONTRACT_STATES, WORDS

POTS = ("unfunded", "funded", "escrow", "pool", "pending", "paid", "released", "refunded")


def test_each_state_and_flag_of_a_table_is_a_word() -> None:
    assert set() == {*STATES, *FLAGS} - WORDS.keys()


def test_each_state_of_a_contract_is_a_word() -> None:
    states = {"closed", "disputed", "ending", "dormant", "on-hold", "active", "draft"}

    assert states == CONTRACT_STATES.keys()


def test_each_pot_each_why_and_each_clock_is_a_word() -> None:
    assert set() == {*POTS, *get_args(Why), *TIMERS} - WORDS.keys()
