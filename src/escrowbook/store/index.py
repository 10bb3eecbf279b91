"""The index: what files said when they were last read, for as long as nothing there changes.

A cache and never the truth: it may be deleted at any time, and whatever is wrong with it, it is
passed over. This half reads it and asks the folders whether it still holds; `index_writing` is
the other. Scripts wait for what is imported here, so that is nothing but the system.

One file holds one question (`check`, `milestones`) about one folder: a block for each folder
below it, a directory of the blocks, a footer. All numbers are 64-bit integers of this machine. A
block is its `HEAD`, then, in the order in which the system lists the folder, names and keys; then,
in the order of their names, what each file answered: its kind, the moments for which that holds,
and pieces of output, each with a tag. Behind that, read only when asked for, its zones and whole
answers. Decision record 10 says why this is no JSON, no marshal and no database.
"""

from __future__ import annotations

import os
from binascii import crc32

INDEX_SUFFIX = ".index"
MAGIC = b"escrowbook index 1\n"
FOOTER_BYTES = len(MAGIC) + 4 * 8
# What no file's key is: an answer that is kept with it is never taken for that file's again.
NO_KEY = (0, 0, 0, 0)

# The numbers of a block's head, in this order.
HEAD = (
    "crc",  # of all that follows in the quick part
    "files",
    "pieces",
    "contracts",
    "doubtful",
    "unsound",
    "since",  # from this second on all answers of the block hold, those about the day too
    "until",  # and up to here, which is not in it any more
    "since_undated",  # the same for answers that ask for no day
    "until_undated",
    "names_bytes",
    "tags_bytes",
    "dated_bytes",
    "text_bytes",
    "slow_bytes",
    "slow_crc",
)
HEAD_BYTES = 8 * len(HEAD)

# What a file is; of a doubtful contract something has to be said beside what was asked.
NO_CONTRACT, SOUND, DOUBTFUL, UNSOUND = range(4)

# What no file has for a number: the system refuses to read or to close it.
CLOSED = -1
_WRITABLE_BY_OTHERS = 0o022


class Block:
    """What the index knows of one folder: `numbers` by the names of `HEAD`.

    Slices are made when they are asked for; `quick` is the part that a warm run reads.
    """

    __slots__ = ("_starts", "numbers", "offset", "path", "quick")

    def __init__(self, path: str, offset: int, quick: bytes) -> None:
        self.path = path
        self.offset = offset
        self.quick = quick
        self.numbers = dict(zip(HEAD, memoryview(quick)[:HEAD_BYTES].cast("q"), strict=True))
        files, pieces = self.numbers["files"], self.numbers["pieces"]
        lengths = (
            self.numbers["names_bytes"],
            files * 32,
            files,
            files * 32,
            files * 8,
            pieces,
            pieces * 8,
            self.numbers["tags_bytes"],
            self.numbers["dated_bytes"],
            self.numbers["text_bytes"],
        )
        starts = [HEAD_BYTES]
        for length in lengths:
            starts.append(starts[-1] + length)
        self._starts = starts

    @property
    def is_whole(self) -> bool:
        """Whether the bytes are those that were written."""
        is_all_there = self._starts[-1] == len(self.quick)
        return is_all_there and crc32(memoryview(self.quick)[8:]) == self.numbers["crc"]

    def _part(self, number: int) -> bytes:
        return self.quick[self._starts[number] : self._starts[number + 1]]

    def _numbers(self, number: int) -> list[int]:
        part = memoryview(self.quick)[self._starts[number] : self._starts[number + 1]]
        return part.cast("q").tolist()

    @property
    def listed(self) -> bytes:
        """The names of its files in the order of the system."""
        return self._part(0)

    @property
    def keys(self) -> list[int]:
        """Four numbers a file, in the same order: mtime and ctime in ns, size, inode."""
        return self._numbers(1)

    @property
    def names(self) -> list[str]:
        """The names in the order of everything below."""
        return sorted(names_of(self.listed))

    @property
    def kinds(self) -> bytes:
        """Its kind, a byte a file."""
        return self._part(2)

    @property
    def spans(self) -> list[int]:
        """Four numbers a file: since, until; since, until of what asks for no day."""
        return self._numbers(3)

    @property
    def piece_counts(self) -> list[int]:
        """How many pieces this file and those before it have."""
        return self._numbers(4)

    @property
    def piece_tags(self) -> bytes:
        """The number of its tag, a byte a piece."""
        return self._part(5)

    @property
    def piece_ends(self) -> list[int]:
        """Where in the text a piece ends."""
        return self._numbers(6)

    @property
    def tags(self) -> list[str]:
        """The words by which pieces are chosen, `unfunded info`."""
        return words_of(self._part(7))

    @property
    def dated(self) -> list[str]:
        """The tags of those answers that asked for the day."""
        return words_of(self._part(8))

    @property
    def text(self) -> memoryview:
        """All pieces; a NUL stands where the path of the folder that was asked for goes."""
        return memoryview(self.quick)[self._starts[9] :]

    @property
    def is_doubtful(self) -> bool:
        """Whether something has to be said about any of its contracts."""
        return bool(self.numbers["doubtful"] or self.numbers["unsound"])

    def holds(self, second: int, *, undated: bool) -> bool:
        """Whether every answer of the block is right at a moment."""
        numbers = self.numbers
        if undated:
            return numbers["since_undated"] <= second < numbers["until_undated"]
        return numbers["since"] <= second < numbers["until"]


class Index:
    """An index file, open for reading. `blocks`: for each folder its offset and two lengths.

    `memo` is what whoever wrote it wanted to know again; None where nothing is known.
    """

    def __init__(
        self, descriptor: int, blocks: dict[str, tuple[int, int, int]], memo: str | None
    ) -> None:
        self._descriptor = descriptor
        self.blocks = blocks
        self.memo = memo

    def block(self, path: str) -> Block | None:
        """What is known of a folder; None where nothing is, or it cannot be read."""
        place = self.blocks.get(path)
        if place is None:
            return None
        offset, quick_bytes, _ = place
        try:
            block = Block(path, offset, os.pread(self._descriptor, quick_bytes, offset))
        except (OSError, ValueError, TypeError):
            return None
        return block if block.is_whole else None

    def slow(self, block: Block) -> bytes | None:
        """The part of a block that holds whole answers; None where it cannot be read."""
        start = block.offset + len(block.quick)
        try:
            slow = os.pread(self._descriptor, block.numbers["slow_bytes"], start)
        except OSError:
            return None
        return slow if crc32(slow) == block.numbers["slow_crc"] else None

    def copied(self, path: str) -> bytes:
        """A block as it stands, both parts."""
        offset, quick_bytes, slow_bytes = self.blocks[path]
        return os.pread(self._descriptor, quick_bytes + slow_bytes, offset)

    def close(self) -> None:
        """Let go of the file, once: its number may be somebody else's afterwards."""
        descriptor, self._descriptor = self._descriptor, CLOSED
        try:
            os.close(descriptor)
        except OSError:
            return


def no_index() -> Index:
    """An index that knows nothing."""
    return Index(CLOSED, {}, None)


def open_index(path: str, identity: bytes) -> Index:
    """Open the index at `path` if it answers as `identity` says; else one that knows nothing.

    Only a regular file of our own is trusted, and no link: what others can write is not ours.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        descriptor = os.open(path, flags)
    except OSError:
        return no_index()
    try:
        index = _opened(descriptor, identity)
    except (OSError, ValueError, TypeError):
        index = None
    if index is None:
        os.close(descriptor)
        return no_index()
    return index


def _opened(descriptor: int, identity: bytes) -> Index | None:
    status = os.fstat(descriptor)
    if status.st_mode & _WRITABLE_BY_OTHERS or status.st_uid != os.geteuid():
        return None
    # Where there is nothing to read, as in a folder or a pipe, the system says no.
    footer = os.pread(descriptor, FOOTER_BYTES, status.st_size - FOOTER_BYTES)
    if footer[: len(MAGIC)] != MAGIC:
        return None
    # The total makes sure of the byte order too.
    start, length, crc, total = memoryview(footer)[len(MAGIC) :].cast("q")
    if total != status.st_size or length > total:
        return None
    directory = os.pread(descriptor, length, start)
    if crc32(directory) != crc:
        return None
    count, identity_bytes, memo_bytes = memoryview(directory)[:24].cast("q")
    numbers = memoryview(directory)[24 : 24 + 24 * count].cast("q").tolist()
    words = directory[24 + 24 * count :]
    if words[:identity_bytes] != identity:
        return None
    memo = words[identity_bytes : identity_bytes + memo_bytes].decode()
    paths = names_of(words[identity_bytes + memo_bytes :])
    places = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return Index(descriptor, dict(zip(paths, places, strict=True)), memo)


def index_path(cache: str, question: str, folder: str) -> str:
    """Where the index of a question about a folder lies: named after both, for whoever looks.

    Two folders may share a name here: then each replaces the other's index, which says whose it
    is.
    """
    last = "".join(each for each in os.path.basename(folder) if each.isascii() and each.isalnum())
    return os.path.join(
        cache, f"{last[:40] or 'folder'}-{crc32(os.fsencode(folder)):08x}.{question}{INDEX_SUFFIX}"
    )


def names_of(listed: bytes) -> list[str]:
    """Names, each with a NUL behind it."""
    return os.fsdecode(listed).split("\0")[:-1]


def listed_names(names: list[str]) -> bytes:
    """The same the other way round."""
    return os.fsencode("\0".join([*names, ""]))


def words_of(joined: bytes) -> list[str]:
    """Words divided by newlines."""
    return joined.decode().split("\n") if joined else []
