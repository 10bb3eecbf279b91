"""The index file: what is read back, and what is not believed."""

import os
from binascii import crc32
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from escrowbook.store.index import (
    DOUBTFUL,
    NO_CONTRACT,
    NO_KEY,
    SOUND,
    UNSOUND,
    Index,
    index_path,
    listed_names,
    no_index,
    open_index,
)
from escrowbook.store.index_block import Answer, new_block, read_whole
from escrowbook.store.index_writing import IndexWriter
from tests.store.descriptors import Descriptors
from tests.store.index_samples import ANSWERS, IDENTITY, KEYS, LISTED, block_of, written


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An index of two folders."""
    return written(tmp_path / "cache/book.check.index")


def opened(path: Path, identity: bytes = IDENTITY) -> Index:
    return open_index(str(path), identity)


def test_a_block_says_what_was_answered(path: Path) -> None:
    index = opened(path)
    block = index.block("")
    assert block is not None

    assert ("early late", ["", "old/"]) == (index.memo, list(index.blocks))
    assert sorted(ANSWERS) == block.names
    assert [number for name in LISTED for number in KEYS[name]] == block.keys
    assert bytes([SOUND, NO_CONTRACT, DOUBTFUL, UNSOUND]) == block.kinds
    assert [1, 1, 1, 4] == block.piece_counts
    assert (["x info", "y error"], ["y error"]) == (block.tags, block.dated)
    assert [0, 1, 0, 1] == list(block.piece_tags)
    assert b"\0a 1\n\0c\xc3\xa9 2\n\0d 3\n\0d 4\n" == bytes(block.text)
    assert (3, 1, 1) == tuple(block.numbers[name] for name in ("contracts", "doubtful", "unsound"))
    slow = index.slow(block)
    assert slow is not None
    whole = read_whole(slow, 4)
    assert [each.whole for _, each in sorted(ANSWERS.items())] == list(whole.answers)
    assert ["UTC", "UTC", "Asia/Tokyo", "UTC"] == list(whole.zones)


def test_a_block_holds_while_all_of_its_answers_do(path: Path) -> None:
    block = opened(path).block("")
    assert block is not None

    assert [(50, False, True), (60, True, True), (69, True, True), (70, False, True)] == [
        (second, block.holds(second, undated=False), block.holds(second, undated=True))
        for second in (50, 60, 69, 70)
    ]
    # What asks for no day holds from 45 until 90.
    assert [False, True, True, False] == [
        block.holds(second, undated=True) for second in (44, 45, 89, 90)
    ]


@pytest.mark.parametrize(
    "kinds, is_doubtful",
    [
        ([], False),
        ([SOUND, NO_CONTRACT], False),
        ([SOUND, DOUBTFUL], True),
        ([UNSOUND], True),
        ([UNSOUND, DOUBTFUL], True),
    ],
)
def test_of_doubtful_contracts_something_has_to_be_said(
    kinds: list[int], *, is_doubtful: bool
) -> None:
    answers = {f"{number}.toml": Answer(kind, (), b"[]") for number, kind in enumerate(kinds)}
    block, _ = new_block("", [(name, NO_KEY) for name in answers], answers, None)

    assert is_doubtful is block.is_doubtful


def test_the_other_folder_is_there_too(path: Path) -> None:
    index = opened(path)
    block = index.block("old/")

    assert block is not None
    assert [] == block.names
    assert index.block("new/") is None
    assert b"" == bytes(block.text)


def test_a_folder_has_an_index_of_its_own_for_each_question() -> None:
    names = {
        index_path("/c", question, folder)
        for question in ("check", "agenda")
        for folder in ("/a/book", "/b/book", "/b/\x1b[31m")
    }

    assert 6 == len(names)


@pytest.mark.parametrize(
    "folder, path",
    [
        ("/a/book", "/c/book-ce018e0c.check.index"),
        ("/b/book", "/c/book-4895fca2.check.index"),
        ("/b/\x1b[31m", "/c/31m-77e82a12.check.index"),
        ("/" + "x" * 41, f"/c/{'x' * 40}-45fe22dc.check.index"),
        ("/é", "/c/folder-838d470e.check.index"),
        ("/\udcff", "/c/folder-7ec7c51f.check.index"),
        ("/", "/c/folder-79d3d2d4.check.index"),
    ],
)
def test_an_index_is_called_after_its_folder_and_question(folder: str, path: str) -> None:
    assert path == index_path("/c", "check", folder)


def test_what_does_not_change_unless_the_name_does(path: Path) -> None:
    assert b"escrowbook index 1\n" == path.read_bytes()[-51:-32]
    assert b"a\0b\0" == listed_names(["a", "b"])
    assert (0, 0, 0, 0) == NO_KEY


def lengthen(data: bytearray) -> None:
    data += b"\0"


def shorten(data: bytearray) -> None:
    del data[-1]


def empty(data: bytearray) -> None:
    data.clear()


def misdirect(data: bytearray) -> None:
    """The directory lies beyond the end."""
    data[-32:-24] = (1 << 62).to_bytes(8, "little")


def ask_for_too_much(data: bytearray) -> None:
    """The directory is larger than any memory."""
    data[-24:-16] = (1 << 62).to_bytes(8, "little")


def double(data: bytearray) -> None:
    """All that the second says of places is true of the first."""
    data += bytes(data)


@pytest.mark.parametrize("damage", [lengthen, shorten, empty, misdirect, ask_for_too_much, double])
def test_a_damaged_file_is_as_good_as_none(
    damage: Callable[[bytearray], None], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(path.read_bytes())
    damage(data)
    path.write_bytes(data)
    descriptors = Descriptors(monkeypatch)

    assert {} == opened(path).blocks
    descriptors.check()


def test_a_file_that_cannot_be_read_is_as_good_as_none(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(5, "no")

    monkeypatch.setattr(os, "pread", refused)

    assert {} == opened(path).blocks


def test_a_file_is_let_go_once_and_no_other(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    descriptors = Descriptors(monkeypatch)
    index = opened(path)
    index.close()
    index.close()
    no_index().close()

    descriptors.check()


def test_no_bit_that_turns_is_believed(path: Path) -> None:
    whole = path.read_bytes()
    rng = Random(1)
    told = 0
    for place in rng.sample(range(len(whole)), min(len(whole), 400)):
        data = bytearray(whole)
        data[place] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
        index = opened(path)
        for name in ("", "old/"):
            block = index.block(name)
            if block is not None:
                told += 1
                slow = index.slow(block)
                if slow is not None:
                    assert block.quick + slow == block_of(whole, index.blocks[name])
        index.close()
    # Most blocks are whole still: the damage is in the other one, or in what is not read.
    assert told


def test_random_bytes_are_no_index(path: Path) -> None:
    rng = Random(2)
    tail = path.read_bytes()[-51:]
    for size in (0, 1, 50, 51, 300):
        for end in (b"", tail):
            path.write_bytes(rng.randbytes(size) + end)
            assert {} == opened(path).blocks


def test_who_else_may_write_it_is_not_believed(path: Path, tmp_path: Path) -> None:
    assert opened(path).blocks
    for mode in (0o620, 0o602):
        path.chmod(mode)
        assert {} == opened(path).blocks
    path.chmod(0o755)
    assert opened(path).blocks
    link = tmp_path / "link"
    link.symlink_to(path)
    assert {} == opened(link).blocks
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    assert {} == opened(fifo).blocks
    assert {} == opened(tmp_path).blocks
    if os.geteuid() == 0:
        os.chown(path, 65534, -1)
        assert {} == opened(path).blocks


def test_an_answer_to_another_question_is_none(path: Path) -> None:
    assert {} == opened(path, b"milestones\0/book").blocks
    assert opened(path, IDENTITY[:-1]).memo is None


@pytest.mark.parametrize("left_bytes", [0, 8, 10, 200])
def test_what_was_cut_off_while_it_was_open_is_seen(path: Path, left_bytes: int) -> None:
    index = opened(path)
    block = index.block("")
    assert block is not None
    os.truncate(path, left_bytes)

    assert index.slow(block) is None
    assert index.block("") is None
    index.close()
    index.close()
    assert index.slow(block) is None
    assert no_index().block("") is None


def test_numbers_of_a_head_that_cannot_be_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "x.index"
    writer = IndexWriter(str(path), IDENTITY, "", no_index())
    answer = Answer(SOUND, (), b"[]")
    block, slow = new_block("", [("a.toml", KEYS["a.toml"])], {"a.toml": answer}, None)
    body = bytearray(block.quick[8:])
    body[0:8] = (-1).to_bytes(8, "little", signed=True)
    block.quick = crc32(body).to_bytes(8, "little") + bytes(body)
    writer.add(block, slow)
    writer.finish()

    index = opened(path)
    assert [""] == list(index.blocks)
    assert index.block("") is None


@pytest.mark.parametrize(
    "place, number", [(0, 1 << 40), (0, 1), (0, 3), (8, len(IDENTITY) + 1), (16, 11)]
)
def test_a_directory_that_counts_wrongly_is_not_believed(
    path: Path, place: int, number: int
) -> None:
    data = bytearray(path.read_bytes())
    start, length = memoryview(data)[-32:-16].cast("q")
    data[start + place : start + place + 8] = number.to_bytes(8, "little")
    data[-16:-8] = crc32(data[start : start + length]).to_bytes(8, "little")
    path.write_bytes(data)

    assert {} == opened(path).blocks


def test_an_index_that_was_let_go_knows_nothing(path: Path) -> None:
    index = opened(path)
    assert index.block("") is not None
    index.close()

    assert index.block("") is None
