"""The blocks of an index: what the files of one folder answered, put together as bytes."""

from __future__ import annotations

from array import array
from binascii import crc32
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from escrowbook.store.index import (
    DOUBTFUL,
    HEAD,
    NO_CONTRACT,
    NO_KEY,
    UNSOUND,
    Block,
    listed_names,
    names_of,
)

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

# Answers are kept for the first and the last second that there can be.
SECOND_MIN, SECOND_MAX = -(1 << 62), 1 << 62


class Answer(NamedTuple):
    """What one file said to one question: plain values, so that any process can send it.

    `whole` is all of it, as JSON; `pieces` are the default form of output, each with its tag, and
    a NUL where the path of the folder goes. It holds from `since` until before `until`, in whole
    seconds; what asks for no day, which is all but the tags of `dated`, from `since_undated` until
    before `until_undated`. `zone` is the contract's, by which a bare date becomes a moment.
    """

    kind: int
    pieces: tuple[tuple[str, bytes], ...]
    whole: bytes
    zone: str = "UTC"
    since: int = SECOND_MIN
    until: int = SECOND_MAX
    since_undated: int = SECOND_MIN
    until_undated: int = SECOND_MAX
    dated: tuple[str, ...] = ()


NOTHING = Answer(NO_CONTRACT, (), b"")


class Whole(NamedTuple):
    """The slow part of a block: for each file, in the order of names, its zone and its answer."""

    zones: Sequence[str]
    answers: Sequence[bytes]


def read_whole(slow: bytes, files: int) -> Whole:
    """Read the slow part of a block of so many files. Raises ValueError where it is none."""
    if len(slow) < 8 * files + 8:
        raise ValueError("the answers are cut off")
    ends = memoryview(slow)[: 8 * files].cast("q").tolist()
    (zones_bytes,) = memoryview(slow)[8 * files : 8 * files + 8].cast("q")
    start = 8 * files + 8
    zones = names_of(slow[start : start + zones_bytes])
    start += zones_bytes
    answers = [slow[start + begin : start + end] for begin, end in pairwise([0, *ends])]
    if len(zones) != files:
        raise ValueError("not as many zones as files")
    return Whole(zones, answers)


def _whole_bytes(whole: Whole) -> bytes:
    ends, total = array("q"), 0
    for answer in whole.answers:
        total += len(answer)
        ends.append(total)
    zones = listed_names(list(whole.zones))
    return b"".join((ends.tobytes(), array("q", [len(zones)]).tobytes(), zones, *whole.answers))


class _Draft:
    """A block that is put together file by file, in the order of their names."""

    def __init__(self) -> None:
        self.kinds = bytearray()
        self.spans = array("q")
        self.counts = array("q")
        self.piece_tags = bytearray()
        self.piece_ends = array("q")
        self.texts: list[bytes | memoryview] = []
        self.tags: dict[str, int] = {}
        self.dated: dict[str, None] = {}
        self.zones: list[str] = []
        self.wholes: list[bytes] = []
        self._text_bytes = 0

    def add(self, answer: Answer) -> None:
        """One more file."""
        self.kinds.append(answer.kind)
        self.spans.extend(answer[4:8])
        for tag, text in answer.pieces:
            self.piece_tags.append(self.tags.setdefault(tag, len(self.tags)))
            self.texts.append(text)
            self._text_bytes += len(text)
            self.piece_ends.append(self._text_bytes)
        self.counts.append(len(self.piece_tags))
        self.dated.update(dict.fromkeys(answer.dated))
        self.zones.append(answer.zone)
        self.wholes.append(answer.whole)

    def copy(self, old: _Opened, first: int, last: int) -> None:
        """Files `first` up to `last` of a block that is there already, all at once."""
        self.kinds += old.kinds[first:last]
        self.spans.extend(old.spans[4 * first : 4 * last])
        counts, ends = old.counts, old.ends
        begin = counts[first - 1] if first else 0
        end = counts[last - 1]
        text_begin = ends[begin - 1] if begin else 0
        text_end = ends[end - 1] if end else 0
        number = [self.tags.setdefault(tag, len(self.tags)) for tag in old.tags]
        shift = len(self.piece_tags) - begin
        self.piece_tags += bytes([number[tag] for tag in old.piece_tags[begin:end]])
        moved = self._text_bytes - text_begin
        self.piece_ends.extend([each + moved for each in ends[begin:end]])
        self.counts.extend([each + shift for each in counts[first:last]])
        self.texts.append(old.text[text_begin:text_end])
        self._text_bytes += text_end - text_begin
        self.dated.update(dict.fromkeys(old.dated))
        self.zones += old.whole.zones[first:last]
        self.wholes += old.whole.answers[first:last]

    def finished(self, path: str, names: list[str], keys: Sequence[int]) -> tuple[Block, bytes]:
        """The block, and its slow part; `names` and `keys` in the order of the system."""
        slow = _whole_bytes(Whole(self.zones, self.wholes))
        tags, dated = "\n".join(self.tags).encode(), "\n".join(self.dated).encode()
        listed = listed_names(names)
        body = b"".join(
            (
                listed,
                array("q", keys).tobytes(),
                self.kinds,
                self.spans.tobytes(),
                self.counts.tobytes(),
                self.piece_tags,
                self.piece_ends.tobytes(),
                tags,
                dated,
                *self.texts,
            )
        )
        numbers = {
            "files": len(names),
            "pieces": len(self.piece_tags),
            "contracts": len(names) - self.kinds.count(NO_CONTRACT),
            "doubtful": self.kinds.count(DOUBTFUL),
            "unsound": self.kinds.count(UNSOUND),
            "since": max(self.spans[::4], default=SECOND_MIN),
            "until": min(self.spans[1::4], default=SECOND_MAX),
            "since_undated": max(self.spans[2::4], default=SECOND_MIN),
            "until_undated": min(self.spans[3::4], default=SECOND_MAX),
            "names_bytes": len(listed),
            "tags_bytes": len(tags),
            "dated_bytes": len(dated),
            "text_bytes": self._text_bytes,
            "slow_bytes": len(slow),
            "slow_crc": crc32(slow),
        }
        summed = array("q", [numbers[name] for name in HEAD[1:]]).tobytes() + body
        quick = array("q", [crc32(summed)]).tobytes() + summed
        return Block(path, -1, quick), slow


class _Opened:
    """A block that is there already, its parts read once."""

    def __init__(self, block: Block, whole: Whole) -> None:
        self.names = {name: number for number, name in enumerate(block.names)}
        self.kinds = block.kinds
        self.spans = array("q", block.spans)
        self.counts = block.piece_counts
        self.ends = block.piece_ends
        self.piece_tags = block.piece_tags
        self.tags = block.tags
        self.dated = block.dated
        self.text = block.text
        self.whole = whole


def new_block(
    path: str,
    listed: Sequence[tuple[str, tuple[int, ...]]],
    answers: Mapping[str, Answer],
    old: tuple[Block, Whole] | None,
) -> tuple[Block, bytes]:
    """The block of a folder, and its slow part.

    `listed` are names and keys in the order of the system; a file that is not among `answers` is
    taken from `old`. Neighbours that are taken over are copied together, since they are many.
    """
    draft = _Draft()
    names = sorted(name for name, _ in listed)
    if old is None:
        for name in names:
            draft.add(answers[name])
    else:
        _add_some(draft, names, answers, _Opened(*old))
    keys = [number for _, key in listed for number in key]
    return draft.finished(path, [name for name, _ in listed], keys)


def _add_some(
    draft: _Draft, names: Sequence[str], answers: Mapping[str, Answer], opened: _Opened
) -> None:
    def moved(numbered: tuple[int, str]) -> int | None:
        """How far from its old number a file is that is taken over; None for one that is not."""
        number, name = numbered
        return None if name in answers else opened.names[name] - number

    # Neighbours that are taken over were neighbours before, too, where they moved as far.
    for by, run in groupby(enumerate(names), key=moved):
        numbers, same = zip(*run, strict=True)
        if by is None:
            for name in same:
                draft.add(answers[name])
        else:
            draft.copy(opened, numbers[0] + by, numbers[-1] + by + 1)


def trusted_key(status: os.stat_result, clock_ns: int) -> tuple[int, int, int, int]:
    """The key under which an answer may be kept that was read after `clock_ns`.

    Git's rule for entries that are racily clean: a file that was changed just now may be changed
    again within the same tick of the file system's clock, and would then look the same. `ctime`
    tells when, since nobody can set it. Where it has whole seconds only, the clock is as coarse.
    """
    is_coarse = status.st_ctime_ns % 1_000_000_000 == 0
    if status.st_ctime_ns + (COARSE_TICK_NS if is_coarse else TICK_NS) >= clock_ns:
        return NO_KEY
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


# Linux counts file times in steps of up to 10 ms, FAT in steps of two seconds.
TICK_NS = 50_000_000
COARSE_TICK_NS = 2_500_000_000
