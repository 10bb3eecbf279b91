"""P-18: random forks of a contract merge with every event once and the same bytes from either
side, or are refused from either side with nothing written.
"""

import os
import shutil
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from escrowbook.actions.merging import merge_files
from escrowbook.actions.opening import World, opened_file
from escrowbook.core.errors import CannotMerge
from escrowbook.core.journal import Entry
from escrowbook.core.merging import keyed
from escrowbook.store.reading import read_contract
from tests.actions.test_recording_properties import IN_MEMORY, Desk, ordered
from tests.strategies import CONTRACT_ID, Life, agreement

pytestmark = pytest.mark.search

FILE = f"{CONTRACT_ID}.toml"
# So often at least both sides can stand: if it were less, little would be tested.
MERGED_SHARE_MIN = 0.4


def clone(desk: Desk, folder: Path) -> Desk:
    """The same contract in another folder, to go on from there."""
    folder.mkdir()
    life = Life(desk.life.agreed)
    life.entries, life.now = list(desk.life.entries), desk.life.now
    copy = Desk(life, str(folder), desk.counts)
    Path(copy.path).write_bytes(desk.data)
    return copy


def go_on(dice: Random, desk: Desk, orders: int) -> None:
    for _ in range(orders):
        desk.hand_in(ordered(dice, desk.life))


def entries_of(data: bytes) -> tuple[Entry, ...]:
    document = read_contract(data, FILE)
    assert () == document.problems
    return document.entries


def merged(base: str, ours: str, theirs: str, work: Path) -> bytes | None:
    """What comes of three files: new bytes, or None where the two cannot both stand."""
    work.mkdir()
    into = work / FILE
    shutil.copyfile(ours, into)
    before = into.read_bytes()
    now = max(entry.event.at for entry in entries_of(before)) + timedelta(days=1)
    try:
        merge_files(World(now, None, str(work)), base, str(into), theirs, None, dry_run=False)
    except CannotMerge as error:
        assert "\n  ours: " in error.message
        assert "\n  theirs: " in error.message
        assert before == into.read_bytes()
        return None
    finally:
        assert [FILE] == os.listdir(work)
    return into.read_bytes()


def check_merge(base: Desk, ours: Desk, theirs: Desk, work: Path) -> bytes | None:
    """Both directions come to the same; each event of both sides is there once."""
    work.mkdir()
    forth = merged(base.path, ours.path, theirs.path, work / "forth")
    back = merged(base.path, theirs.path, ours.path, work / "back")
    assert forth == back
    if forth is None:
        return None
    sides = [keyed(entries_of(desk.data)) for desk in (base, ours, theirs)]
    outcome = list(keyed(entries_of(forth)))
    assert {key for side in sides for key in side} == set(outcome)
    assert len(outcome) == len(set(outcome))
    common = list(sides[0])
    assert common == outcome[: len(common)]
    new = entries_of(forth)[len(common) :]
    # A void stands behind what it undoes, whenever it says it happened.
    moments = [entry.event.at for entry in new if entry.event.do != "void"]
    assert sorted(moments) == moments
    # It replays through the rules, and the invariants of the fold hold (P4).
    opened_file(World(ours.life.now + timedelta(days=9_000), None, str(work)), FILE, forth)
    return forth


def fork(seed: int, counts: Counter[str]) -> None:
    """One fork: a common life, two sides that go on, and what comes of them; sometimes twice."""
    dice = Random(seed)
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as name:
        folder = Path(name)
        (folder / "base").mkdir()
        base = Desk(Life(agreement(dice, {})), str(folder / "base"), Counter())
        while not base.life.entries:
            go_on(dice, base, dice.randint(1, 5))
        ours, theirs = clone(base, folder / "ours"), clone(base, folder / "theirs")
        if dice.random() < 0.2:
            # The same event reaches both, by mail for example.
            order = ordered(dice, ours.life)
            ours.hand_in(order)
            theirs.hand_in(order)
        go_on(dice, ours, dice.randint(0, 4))
        go_on(dice, theirs, dice.randint(0, 4))
        data = check_merge(base, ours, theirs, folder / "first")
        counts["merged" if data is not None else "refused"] += 1
        if data is None or dice.random() < 0.5:
            return
        # Their clone goes on where it was, while ours has the merge: what is common is theirs.
        ahead = clone(ours, folder / "ahead")
        Path(ahead.path).write_bytes(data)
        ahead.life.entries = list(entries_of(data))
        later = clone(theirs, folder / "later")
        go_on(dice, later, 2)
        again = check_merge(theirs, ahead, later, folder / "second")
        counts["merged again" if again is not None else "refused again"] += 1


def run(seeds: range) -> Counter[str]:
    counts: Counter[str] = Counter()
    for seed in seeds:
        try:
            fork(seed, counts)
        except AssertionError as error:
            error.add_note(f"fork({seed}, Counter())")
            raise
    print(dict(counts))  # noqa: T201 - the counts are a part of what is shown.
    return counts


def test_forks_merge_alike_from_either_side() -> None:
    counts = run(range(150))

    assert counts["merged"] >= MERGED_SHARE_MIN * 150
    assert counts["refused"]
    assert counts["merged again"]


@pytest.mark.campaign
def test_ten_thousand_forks_merge_alike_from_either_side() -> None:
    counts = run(range(150, 10_150))

    assert counts["merged"] >= MERGED_SHARE_MIN * 10_000
