"""Folders on their way through a batch: what is known of their files, and in which order."""

from __future__ import annotations

from bisect import bisect_left

from escrowbook.store.index import DOUBTFUL, NO_CONTRACT, NO_KEY, UNSOUND, names_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from escrowbook.actions.asking import Source
    from escrowbook.store.index import Block
    from escrowbook.store.index_block import Answer, Whole
    from escrowbook.store.index_writing import IndexWriter
    from escrowbook.store.listing import Listing


class Part:
    """A folder on its way: what is known of it, and which of its files still have to answer."""

    __slots__ = ("answers", "block", "keys", "listing", "slow", "source", "waiting")

    def __init__(self, source: Source, listing: Listing, waiting: int, slow: bytes | None) -> None:
        self.source = source
        self.listing = listing
        self.block = listing.block
        self.slow = slow
        self.waiting = waiting
        self.answers: dict[str, Answer] = {}
        self.keys: dict[str, tuple[int, int, int, int]] = {}

    @property
    def path(self) -> str:
        """The folder below the one that was named, with its slash."""
        return self.listing.path

    def take(self, name: str, answer: Answer) -> None:
        """The answer of one file."""
        self.answers[name] = answer
        self.waiting -= 1


class Segment:
    """Neighbours in one folder: the files `first` up to `last` of a block, answered."""

    __slots__ = ("block", "first", "last", "part")

    def __init__(self, part: Part, block: Block, first: int, last: int) -> None:
        self.part = part
        self.block = block
        self.first = first
        self.last = last

    @property
    def prefix(self) -> str:
        """The folder that was named, as it was typed, with its slash."""
        return self.part.source.prefix

    @property
    def contracts(self) -> int:
        """How many of the files are contracts, or try to be."""
        return self.last - self.first - self._count(NO_CONTRACT)

    @property
    def unsound(self) -> int:
        """How many are no sound contracts."""
        return self._count(UNSOUND)

    @property
    def doubtful(self) -> int:
        """About how many sound ones something has to be said."""
        return self._count(DOUBTFUL)

    def _count(self, kind: int) -> int:
        return self.block.kinds[self.first : self.last].count(kind)

    def tag_counts(self) -> dict[str, int]:
        """How many pieces have each tag."""
        begin, end = _pieces_of(self.block, self.first, self.last)
        used = self.block.piece_tags[begin:end]
        counts = ((tag, used.count(number)) for number, tag in enumerate(self.block.tags))
        return {tag: count for tag, count in counts if count}

    def files(self) -> Iterator[tuple[str, int, bytes]]:
        """Path, kind and whole answer of each file."""
        whole = _whole(self.part)
        kinds, names, folder = self.block.kinds, self.block.names, self.prefix + self.part.path
        for number in range(self.first, self.last):
            yield folder + names[number], kinds[number], whole.answers[number]

    def text(self, wants: Callable[[str], bool] | None, prefix: bytes) -> Iterator[bytes]:
        """The pieces of output with the tags that are wanted, all of them for None.

        `prefix` is the folder that was named, as the output shows it.
        """
        for text in chosen_text(self.block, wants, self.first, self.last):
            yield bytes(text).replace(b"\0", prefix)


def _whole(part: Part) -> Whole:
    from escrowbook.store.index_block import read_whole

    if part.slow is None or part.block is None:
        raise ValueError("whole answers were not asked for")
    return read_whole(part.slow, part.block.numbers["files"])


class Order:
    """Brings the folders of one source into the order of paths, and writes its index.

    A folder comes before those in it, but some of its files may belong behind them: such folders
    lie on a pile until no path can come before theirs any more.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._pile: list[tuple[Part, int]] = []
        self._writer: IndexWriter | None = None
        self._kept: list[str] = []

    def add(self, part: Part) -> Iterator[Segment]:
        """One more folder, answered; gives what no later one can come before."""
        self._settle(part)
        path = part.path
        while self._pile and not path.startswith(self._pile[-1][0].path):
            yield from self._flush()
        if self._pile and self._pile[-1][0].path == path:
            yield from self._flush()
        elif self._pile:
            above, done = self._pile[-1]
            names = above.block.names if above.block is not None else []
            until = bisect_left(names, path[len(above.path) :])
            self._pile[-1] = (above, until)
            yield from _segment(above, done, until)
        self._pile.append((part, 0))

    def close(self) -> Iterator[Segment]:
        """No more folders: gives the rest, and puts the index in its place."""
        while self._pile:
            yield from self._flush()
        if self._writer is not None:
            self._writer.finish()
            self._writer = None
        self.source.index.close()

    def abandon(self) -> None:
        """Stop before the end, and leave the index as it was."""
        if self._writer is not None:
            self._writer.abandon()
        self.source.index.close()

    def _flush(self) -> Iterator[Segment]:
        part, done = self._pile.pop()
        files = part.block.numbers["files"] if part.block is not None else 0
        yield from _segment(part, done, files)

    def _settle(self, part: Part) -> None:
        """Make the block of a folder that has changed; the index gets it, and all others."""
        if part.listing.is_same and not part.keys:
            self._keep(part.path)
            return
        is_worth_it = _make_block(part)
        if self._writer is None and is_worth_it:
            self._writer = self.source.writer()
            kept, self._kept = self._kept, []
            for path in kept:
                self._keep(path)
        if self._writer is None:
            # What was known of it before does no harm: its files are seen to be others.
            self._kept += [part.path] if part.listing.block is not None else []
        elif part.block is not None and part.slow is not None:
            self._writer.add(part.block, part.slow)

    def _keep(self, path: str) -> None:
        if self._writer is None:
            self._kept.append(path)
        else:
            self._writer.keep(path)


def _segment(part: Part, first: int, last: int) -> Iterator[Segment]:
    if part.block is not None and first < last:
        yield Segment(part, part.block, first, last)


def _make_block(part: Part) -> bool:
    """Put a folder's block together; tell whether the index would be better for it."""
    from escrowbook.store.index_block import new_block

    listing, old = part.listing, part.listing.block
    names, flat = listing.names, listing.keys
    if old is not None and listing.is_same:
        names, flat = names_of(old.listed), old.keys
    each = iter(flat)
    keys = dict(zip(names, zip(each, each, each, each, strict=True), strict=True))
    keys |= part.keys
    gone = {name for name in part.keys if name not in part.answers}
    listed = [(name, keys[name]) for name in names if name not in gone]
    known = (old, _whole(part)) if old is not None else None
    part.block, part.slow = new_block(part.path, listed, part.answers, known)
    is_other = old is None or part.block.listed != old.listed
    return is_other or any(part.keys[name] != NO_KEY for name in part.answers)


def chosen_text(
    block: Block, wants: Callable[[str], bool] | None, first: int, last: int
) -> Sequence[memoryview]:
    """The pieces of files `first` up to `last` whose tags are wanted, as they stand."""
    ends, text = block.piece_ends, block.text
    begin, end = _pieces_of(block, first, last)
    if begin == end:
        return ()
    is_wanted = [wants is None or wants(tag) for tag in block.tags]
    if all(is_wanted):
        return (text[ends[begin - 1] if begin else 0 : ends[end - 1]],)
    starts = [0, *ends]
    tags = block.piece_tags
    return [
        text[starts[number] : ends[number]]
        for number in range(begin, end)
        if is_wanted[tags[number]]
    ]


def _pieces_of(block: Block, first: int, last: int) -> tuple[int, int]:
    """The pieces of files `first` up to `last`, from one number up to another."""
    counts = block.piece_counts
    return counts[first - 1] if first else 0, counts[last - 1] if last else 0
