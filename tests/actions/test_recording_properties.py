"""Random lives through the clerk, on a real file: what is refused changes no byte of it."""

import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings

from escrowbook.actions.drafting import WriteOptions
from escrowbook.actions.opening import World
from escrowbook.actions.recording import Receipt, record, undo
from escrowbook.core.errors import UsageError
from escrowbook.core.events import EVENT_KINDS, event_values
from escrowbook.core.fold import fold, later
from escrowbook.core.journal import Refused
from escrowbook.core.refusals import REASONS
from escrowbook.store.reading import read_contract
from tests.proposals import PROPOSED, Values
from tests.strategies import CONTRACT_ID, Life, agreement, dices, draw_moment, draw_values

pytestmark = pytest.mark.search

# A disk that confirms each of thousands of writes would take most of the time.
SHARED_MEMORY = "/dev/shm"  # noqa: S108 - a fresh folder is made in it, for us alone.
IN_MEMORY = SHARED_MEMORY if os.path.isdir(SHARED_MEMORY) else None
ORDERS_MAX = 30
LIVES_OF_A_ROUND = 60
ROUNDS_MAX = 12
ACCEPTED_SHARE_MIN = 0.4


class Order(NamedTuple):
    """What is handed in: an event and its key, or the number of an event to undo."""

    values: Values
    at: datetime
    ref: str | None = None
    undone: int | None = None


class Desk:
    """A book with one contract in it, and what came of everything that was handed in."""

    def __init__(self, life: Life, folder: str, counts: Counter[str]) -> None:
        self.life = life
        self.folder = folder
        self.path = os.path.join(folder, f"{CONTRACT_ID}.toml")
        self.counts = counts
        with open(self.path, "wb") as file:
            file.write(life.agreed.data)

    @property
    def data(self) -> bytes:
        with open(self.path, "rb") as file:
            return file.read()

    def hand_in(self, order: Order) -> None:
        """One command; refused or not, it is counted, and the file looked at."""
        world = World(max(order.at, self.life.now), None, self.folder)
        options = WriteOptions(order.at.strftime("%Y-%m-%dT%H:%M:%SZ"), ref=order.ref)
        before = self.data
        try:
            if order.undone is not None:
                receipt = undo(world, CONTRACT_ID, order.undone, options)
            else:
                receipt = record(world, CONTRACT_ID, order.values, options)
        except Refused as refused:
            self.counts[f"refused {refused.refusal.code}"] += 1
            assert before == self.data
        except UsageError:
            self.counts["usage"] += 1
            assert before == self.data
        else:
            self._recorded(before, receipt)

    def _recorded(self, before: bytes, receipt: Receipt) -> None:
        after = self.data
        assert after.startswith(before)
        if not receipt.recorded:
            self.counts["repeated"] += 1
            assert before == after
            return
        self.counts[f"recorded {receipt.entry.event.do}"] += 1
        added = after[len(before) :].decode().removeprefix("\n").removeprefix("[journal]\n")
        assert added.startswith(f"{receipt.entry.number} = {{ at = ")
        assert 1 == added.count("\n")
        self.life.entries.append(receipt.entry)
        self.life.now = max(self.life.now, receipt.entry.event.at)


def ordered(dice: Random, life: Life) -> Order:
    """Mostly an event; sometimes the undoing of one, one once more, or one under an old key."""
    contract = life.contract
    at = draw_moment(dice, life, contract, late=True)
    way = dice.choice(("new",) * 17 + ("undo", "again", "key"))
    if way == "undo" and life.entries:
        return Order({}, at, undone=dice.randint(1, len(life.entries)))
    if way == "again" and life.entries:
        entry = dice.choice(life.entries)
        return Order(plain(event_values(entry.event, life.terms.currency)), entry.event.at)
    then = later(contract, at) if at >= life.now else fold(life.terms, life.entries, at, refused=[])
    values = plain(draw_values(dice, then, tuple(PROPOSED)))
    return Order(values, at, ref="key-1" if way == "key" else None)


def plain(values: Values) -> Values:
    """Values as a command has them: moment and key are options."""
    return {name: value for name, value in values.items() if name not in ("at", "ref")}


def live(chosen: Sequence[Random], counts: Counter[str]) -> None:
    """One life, handed in order by order; in the end the file says what was recorded."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        # Hypothesis likes to begin alike; terms that hang on all dice are other terms each time.
        life = Life(agreement(Random(sum(dice.getrandbits(32) for dice in chosen)), {}))
        desk = Desk(life, folder, counts)
        for dice in chosen:
            desk.hand_in(ordered(dice, life))
        document = read_contract(desk.data, desk.path)

    assert () == document.problems
    assert [each.seal for each in life.entries] == [each.seal for each in document.entries]


def live_many(round_number: int, counts: Counter[str]) -> None:
    """A round of lives, other ones in each round."""

    @settings(max_examples=LIVES_OF_A_ROUND, suppress_health_check=[HealthCheck.too_slow])
    @given(dices(ORDERS_MAX // 2, ORDERS_MAX))
    def run(chosen: list[Random]) -> None:
        live([Random(f"{round_number}/{dice.getrandbits(32)}") for dice in chosen], counts)

    run()


def test_what_is_refused_changes_no_byte(capsys: pytest.CaptureFixture[str]) -> None:
    """P-14: a refused event leaves the file as it was; a recorded one adds a line at its end.

    The lives meet every kind of event and every reason for a refusal, and their events are mostly
    accepted, so that lives go on.
    """
    counts: Counter[str] = Counter()
    wanted = [f"recorded {kind}" for kind in EVENT_KINDS]
    wanted += [f"refused {code}" for code in REASONS]

    for round_number in range(ROUNDS_MAX):
        live_many(round_number, counts)
        if all(counts[what] for what in wanted):
            break

    with capsys.disabled():
        print(f"\n{told(counts)}")  # noqa: T201 - the counts are a part of what is shown.
    assert [] == [what for what in wanted if not counts[what]]
    recorded = sum(count for what, count in counts.items() if what.startswith("recorded"))
    assert recorded >= ACCEPTED_SHARE_MIN * counts.total()


def told(counts: Counter[str]) -> str:
    share = sum(count for what, count in counts.items() if what.startswith("recorded"))
    counted = ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))
    return f"{counts.total()} orders, {share} recorded: {counted}"
