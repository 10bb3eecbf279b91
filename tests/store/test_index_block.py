"""Blocks: files that answered anew among those that are taken over."""

import os
from random import Random

import pytest

from escrowbook.store.index import NO_CONTRACT, NO_KEY, SOUND, Block
from escrowbook.store.index_block import (
    COARSE_TICK_NS,
    NOTHING,
    TICK_NS,
    Answer,
    new_block,
    read_whole,
    trusted_key,
)


def answer_of(rng: Random, name: str) -> Answer:
    pieces = tuple(
        (rng.choice(("a info", "b error", "c warning")), f"\0{name} {number}\n".encode())
        for number in range(rng.randrange(4))
    )
    since = rng.randrange(100)
    dated = ("a info",) if rng.random() < 0.3 else ()
    return Answer(rng.randrange(4), pieces, name.encode(), "UTC", since, since + 50, 0, 500, dated)


def said(block: Block, slow: bytes) -> list[object]:
    """All that a block says, file by file."""
    whole = read_whole(slow, len(block.names))
    counts, tags, ends = [0, *block.piece_counts], block.tags, [0, *block.piece_ends]
    return [
        (
            name,
            block.kinds[number],
            block.spans[4 * number : 4 * number + 4],
            [
                (tags[block.piece_tags[piece]], bytes(block.text[ends[piece] : ends[piece + 1]]))
                for piece in range(counts[number], counts[number + 1])
            ],
            whole.zones[number],
            whole.answers[number],
        )
        for number, name in enumerate(block.names)
    ]


def test_some_anew_is_as_all_anew() -> None:
    rng = Random(1)
    for _ in range(100):
        names = [f"{number}.toml" for number in range(rng.randrange(12))]
        answers = {name: answer_of(rng, name) for name in names}
        keys = {name: (rng.randrange(9), 2, 3, 4) for name in names}
        old, old_slow = new_block("", [(name, keys[name]) for name in names], answers, None)

        now = [name for name in names if rng.random() < 0.8]
        now += [f"n{number}.toml" for number in range(rng.randrange(3))]
        rng.shuffle(now)
        fresh = {name: answer_of(rng, name) for name in now if name[0] == "n" or rng.random() < 0.3}
        listed = [(name, keys.get(name, NO_KEY)) for name in now]
        whole = read_whole(old_slow, len(names))
        some, some_slow = new_block("", listed, fresh, (old, whole))
        everything, slow = new_block("", listed, {**answers, **fresh}, None)

        assert some.is_whole
        assert said(everything, slow) == said(some, some_slow)
        for number in ("files", "pieces", "contracts", "since", "until", "text_bytes"):
            assert everything.numbers[number] == some.numbers[number], number
        assert set(everything.dated) <= set(some.dated)


def status_of(ctime_ns: int) -> os.stat_result:
    numbers = os.stat(os.curdir)
    named = {"st_ctime_ns": ctime_ns, "st_mtime_ns": 7, "st_size": 8, "st_ino": 9}

    class Status:
        def __getattr__(self, name: str) -> object:
            return named.get(name, getattr(numbers, name))

    return Status()  # type: ignore[return-value]


@pytest.mark.parametrize(
    "ctime_ns, age_ns, is_trusted",
    [
        (10**18 + 1, TICK_NS + 1, True),
        (10**18 + 1, TICK_NS, False),
        (10**18 + 1, -5, False),
        # A file system that counts whole seconds shows it by them.
        (10**18, TICK_NS + 1, False),
        (10**18, COARSE_TICK_NS + 1, True),
    ],
)
def test_a_file_that_was_changed_just_now_is_not_trusted(
    ctime_ns: int, age_ns: int, *, is_trusted: bool
) -> None:
    key = trusted_key(status_of(ctime_ns), ctime_ns + age_ns)

    assert ((7, ctime_ns, 8, 9) if is_trusted else NO_KEY) == key


def test_a_part_that_is_cut_is_refused() -> None:
    answers = {"a": Answer(SOUND, (), b"[]"), "b": Answer(SOUND, (), b"[1]")}
    _, slow = new_block("", [("a", NO_KEY), ("b", NO_KEY)], answers, None)

    for end in range(24):
        with pytest.raises(ValueError, match=r"^the answers are cut off$"):
            read_whole(slow[:end], 2)
    with pytest.raises(ValueError, match=r"^not as many zones as files$"):
        read_whole(slow[:24], 2)


def test_an_answer_may_hold_what_ends_a_name() -> None:
    _, slow = new_block("", [("a", NO_KEY)], {"a": Answer(SOUND, (), b"[\0]")}, None)

    assert (["UTC"], [b"[\0]"]) == read_whole(slow, 1)


def test_an_answer_that_names_no_moments_holds_for_ever() -> None:
    block, _ = new_block("", [("a", NO_KEY)], {"a": Answer(SOUND, (), b"[]")}, None)

    assert [-(2**62), 2**62] * 2 == block.spans
    assert (NO_CONTRACT, (), b"") == NOTHING[:3]


def test_what_asks_for_the_day_is_named() -> None:
    answer = Answer(SOUND, (), b"[]", dated=("x info", "y error"))
    block, _ = new_block("", [("a", NO_KEY)], {"a": answer}, None)

    assert ["x info", "y error"] == block.dated


def test_zones_that_are_not_those_of_the_files_are_refused() -> None:
    answers = {"a": Answer(SOUND, (), b"[]"), "b": Answer(SOUND, (), b"[1]")}
    _, slow = new_block("", [("a", NO_KEY), ("b", NO_KEY)], answers, None)
    assert ["UTC", "UTC"] == list(read_whole(slow, 2).zones)

    with pytest.raises(ValueError, match=r"^not as many zones as files$"):
        read_whole(slow.replace(b"UTC\0UTC\0", b"UTC\0UTC\1"), 2)
