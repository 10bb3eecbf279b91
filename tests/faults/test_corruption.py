"""A file that changed behind our back: each flipped bit and each lost tail is refused, named, or
says the same as before.

`journal verify` with the head that this machine remembers finds all of them; without it, all but
a tail that was cut off where a line ends.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from escrowbook.actions import verifying
from escrowbook.actions.opening import World
from escrowbook.actions.verifying import verify_file
from escrowbook.core.history import Known, known_of
from escrowbook.store.memory import keep
from escrowbook.store.reading import read_contract
from tests.cli.counter import tell_ok
from tests.faults.writings import LIFE

pytestmark = pytest.mark.search

EVENTS = 30
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corruption")


@pytest.fixture(scope="module")
def sound(folder: Path) -> bytes:
    """An accepted contract of thirty events, each made by its command."""
    for words in LIFE:
        tell_ok(*words, book=folder)
    path = folder / "shop.toml"
    while (count := len(read_contract(path.read_bytes(), str(path)).entries)) < EVENTS:
        tell_ok("contract", "note", "shop", f"note {count}", book=folder)
    return path.read_bytes()


class Machine:
    """What `journal verify` on one machine says of bytes, as they may stand in the file."""

    def __init__(self, folder: Path, sound: bytes, *, remembers: bool) -> None:
        self.path = str(folder / "shop.toml")
        self.world = World(NOW, None, str(folder), state=str(folder / "state"))
        self.known = self.known_in(sound)
        assert self.known is not None
        assert EVENTS == len(self.known.seals)
        if remembers:
            assert self.world.state is not None
            keep(self.world.state, self.path, self.known)
        else:
            self.world = World(NOW, None, str(folder))

    def known_in(self, data: bytes) -> Known | None:
        """What the bytes say, by value; None where they say nothing sound."""
        document = read_contract(data, self.path)
        if document.problems or document.terms is None:
            return None
        return known_of(document.terms, document.entries)

    def is_named(self, data: bytes) -> bool:
        verified = verify_file(self.world, self.path, data, {})
        return bool(verified.judged.found)

    def unnoticed(self, versions: Iterable[bytes]) -> Iterator[bytes]:
        """Those of which nothing is said although they say something else."""
        for data in versions:
            if not self.is_named(data) and self.known_in(data) != self.known:
                yield data


@pytest.fixture(autouse=True)
def remembers_nothing_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """What holds is not remembered, so that each version is held against the sound file."""
    monkeypatch.setattr(verifying, "remember", lambda *_: None)


def flipped(data: bytes, bits: Iterable[int]) -> Iterator[bytes]:
    for bit in bits:
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


def cut(data: bytes, lengths: Iterable[int]) -> Iterator[bytes]:
    return (data[:length] for length in lengths)


def is_lost_tail(machine: Machine, data: bytes) -> bool:
    """Whether the bytes say what the sound file said before its last events came.

    Where the end took the whole journal with it, it may have taken a part of the terms as well.
    """
    known, whole = machine.known_in(data), machine.known
    if known is None or whole is None:
        return False
    if not known.seals:
        return True
    return (
        known.terms_digest == whole.terms_digest and known.seals == whole.seals[: len(known.seals)]
    )


def test_the_sound_file_is_sound(folder: Path, sound: bytes) -> None:
    assert not Machine(folder, sound, remembers=True).is_named(sound)
    assert not Machine(folder, sound, remembers=False).is_named(sound)


@pytest.mark.parametrize("remembers", [True, False])
def test_some_flipped_bits_are_noticed(folder: Path, sound: bytes, *, remembers: bool) -> None:
    bits = random.Random(20261124).sample(range(8 * len(sound)), 300)

    machine = Machine(folder, sound, remembers=remembers)
    assert [] == list(machine.unnoticed(flipped(sound, bits)))


def test_a_bit_that_makes_the_last_event_a_comment_needs_the_memory(
    folder: Path, sound: bytes
) -> None:
    # `30 = {` becomes `#0 = {`: the one way in which a single bit hides an event.
    bit = 8 * sound.rindex(b"\n30 = ") + 8 + 4
    (version,) = flipped(sound, [bit])
    assert b"\n#0 = " in version

    assert [] == list(Machine(folder, sound, remembers=True).unnoticed([version]))
    forgetful = Machine(folder, sound, remembers=False)
    assert [version] == list(forgetful.unnoticed([version]))
    assert is_lost_tail(forgetful, version)


def test_some_lost_tails_are_noticed(folder: Path, sound: bytes) -> None:
    ends = [at + 1 for at, byte in enumerate(sound) if byte == ord("\n")]
    lengths = sorted({*ends[-EVENTS - 3 : -1], *range(0, len(sound), 23)})
    versions = list(cut(sound, lengths))

    assert [] == list(Machine(folder, sound, remembers=True).unnoticed(versions))
    forgetful = Machine(folder, sound, remembers=False)
    unnoticed = list(forgetful.unnoticed(versions))
    assert [] == [data for data in unnoticed if not is_lost_tail(forgetful, data)]
    assert len(unnoticed) >= EVENTS, "without a memory a tail can be lost"


def renumbered(lines: list[bytes]) -> list[bytes]:
    """Journal lines with the numbers that they should have where they stand."""
    return [str(number).encode() + line[line.index(b" ") :] for number, line in enumerate(lines, 1)]


def test_every_line_removed_swapped_or_doubled_is_noticed(folder: Path, sound: bytes) -> None:
    head, _, journal = sound.partition(b"[journal]\n")
    lines = journal.splitlines(keepends=True)
    assert EVENTS == len(lines)
    changes = []
    for at in range(EVENTS):
        changes.append([*lines[:at], *lines[at + 1 :]])
        changes.append([*lines[: at + 1], *lines[at:]])
        changes.append([*lines[:at], *reversed(lines[at : at + 2]), *lines[at + 2 :]])
    changes.pop()
    versions = [
        head + b"[journal]\n" + b"".join(version)
        for change in changes
        for version in (change, renumbered(change))
    ]

    machine = Machine(folder, sound, remembers=True)
    assert [] == list(machine.unnoticed(versions))
    assert all(machine.is_named(version) for version in versions)


@pytest.mark.campaign
@pytest.mark.parametrize("remembers", [True, False])
def test_every_flipped_bit_is_noticed(folder: Path, sound: bytes, *, remembers: bool) -> None:
    machine = Machine(folder, sound, remembers=remembers)
    unnoticed = list(machine.unnoticed(flipped(sound, range(8 * len(sound)))))

    assert [] == [data for data in unnoticed if remembers or not is_lost_tail(machine, data)]
    print(f"{8 * len(sound)} flipped bits, {len(unnoticed)} unnoticed")  # noqa: T201 - its figure.


@pytest.mark.campaign
def test_every_lost_tail_is_noticed(folder: Path, sound: bytes) -> None:
    versions = list(cut(sound, range(len(sound))))

    assert [] == list(Machine(folder, sound, remembers=True).unnoticed(versions))
    forgetful = Machine(folder, sound, remembers=False)
    unnoticed = list(forgetful.unnoticed(versions))
    assert [] == [data for data in unnoticed if not is_lost_tail(forgetful, data)]
    print(f"{len(versions)} prefixes, {len(unnoticed)} unnoticed without a memory")  # noqa: T201
