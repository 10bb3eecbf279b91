"""What a refusal says to type next is a command that the program takes, on that very contract."""

import re
import shlex
from pathlib import Path

import pytest

from escrowbook.core.errors import Refusal
from escrowbook.core.fold import fold
from escrowbook.core.journal import Refused
from tests.book.language import Scenario, event_words, scenarios
from tests.book.telling import Teller, begun
from tests.cli.counter import Told, tell
from tests.cli.test_check_remedies import commands_of
from tests.core.checks import tables
from tests.core.events.test_matrix import ONE_OF_250, PAIRS, STATES

REFUSALS = Path(__file__).parent.parent / "core/refusals"
PROVOKING = list(scenarios(REFUSALS / "refusals.book"))
PRECEDENCE = list(scenarios(REFUSALS / "precedence.book"))

# What a person has to fill in, each with something that fits.
FILLED = {
    "'TITLE=AMOUNT'": "'More=50.00'",
    "M=AMOUNT": "M1=1.00",
    "AMOUNT": "1.00",
    "PARTY": "client",
}


def filled_in(command: str) -> str:
    for blank, filling in FILLED.items():
        command = re.sub(rf"(?<![\w']){re.escape(blank)}", filling, command)
    return command


def typed(remedy: str, book: Path, now: str) -> list[Told]:
    """What each command of a remedy is told, tried only."""
    told = []
    for command in commands_of(remedy):
        words = shlex.split(filled_in(command).removeprefix("escrowbook "))
        is_read = set(words) & {"agenda", "log", "list", "show", "--refund-report"}
        told.append(tell(*words, *([] if is_read else ["--dry-run"]), book=book, now=now))
    return told


@pytest.mark.parametrize("scenario", [*PROVOKING, *PRECEDENCE], ids=lambda each: each.number)
def test_in_the_table_of_refusals(scenario: Scenario, tmp_path: Path) -> None:
    teller, (*turns, last) = begun(scenario, tmp_path)
    for turn in turns:
        teller.turn(turn)

    told = typed(_last_remedy(teller, last.text), tmp_path, teller.now)

    # Where two reasons hold, what mends the first meets the second.
    allowed = {0, 3} if scenario in PRECEDENCE else {0}
    assert [each.err for each in told if each.code not in allowed] == []


def _last_remedy(teller: Teller, text: str) -> str:
    """What the refused line of a scenario is told to type; nothing where no command was typed."""
    event = event_words(text)
    assert event is not None
    moment, words = event
    teller.now = max(teller.latest, moment if "T" in moment else f"{moment}T23:59:59")
    if words[0] in ("line", "typed"):
        return ""
    remedy: str = teller.type(*words).error["remedy"]
    return remedy


@pytest.mark.parametrize("state", STATES)
def test_in_every_state(state: str, tmp_path: Path) -> None:
    """Each event of the matrix that the state refuses."""
    document = tables.contract(STATES[state], ONE_OF_250, "generic")
    (tmp_path / "x.toml").write_bytes(document.data)
    remedies = {refused(event, state).remedy: event for event, it, _ in PAIRS if it == state}

    wrong = [
        f"{event}: {remedy}: {told.err}"
        for remedy, event in remedies.items()
        for told in typed(remedy, tmp_path, "2026-01-20T12:00")
        if told.code
    ]
    assert wrong == []


def refused(event: str, state: str) -> Refusal:
    """Why the rules do not let an event happen there; where they do, an empty one."""
    document = tables.contract([*STATES[state], f"01-20 {event}"], ONE_OF_250, "generic")
    assert document.terms is not None
    try:
        fold(document.terms, document.entries, tables.moment("01-20"))
    except Refused as error:
        return error.refusal
    return Refusal("", "")
