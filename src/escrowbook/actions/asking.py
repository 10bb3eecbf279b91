"""Asking many files one question: the only way in which a batch of contracts is gone through.

    for segment in answers(asking, sources): …

Every folder is listed. What the index knows of a file that is as it was is taken from there; the
others are read and answered, in batches, by whoever helps. Answers come folder by folder, in the
order of their paths. Nothing of the law is imported before a file has to be read.
"""

from __future__ import annotations

import os
from errno import ENOENT

from escrowbook.actions.folders import Order, Part
from escrowbook.store.index import NO_KEY, index_path, no_index, open_index
from escrowbook.store.listing import Listing, stale, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Literal

    from escrowbook.actions.answering import Question
    from escrowbook.actions.folders import Segment
    from escrowbook.actions.opening import World
    from escrowbook.engines.work import Engine
    from escrowbook.store.errors import StoreError
    from escrowbook.store.index import Block
    from escrowbook.store.index_writing import IndexWriter
    from escrowbook.store.objects import Objects

# Without an index answers are handed on after so many files, so that no folder is too large.
RUN_FILES_MAX = 1_000


class Asking:
    """What is asked, of whom, and when.

    `second` counts as now, None where that depends on each contract's zone; `clock_ns` is when
    this process began. `cache` is where indexes lie, None to do without. `question` and `world`
    are made once a file has to be answered. `wants` tells the tags that are of interest, None
    is all of them; `whole` which answers are needed as more than pieces of output; `on_answer`
    is called after each file that has answered.
    """

    __slots__ = (
        "about",
        "cache",
        "clock_ns",
        "make_engine",
        "make_question",
        "make_world",
        "name",
        "on_answer",
        "on_error",
        "second",
        "wants",
        "whole",
    )

    def __init__(
        self,
        name: str,
        *,
        about: Sequence[str],
        second: int | None,
        clock_ns: int,
        cache: str | None,
        make_question: Callable[[], Question],
        make_world: Callable[[], World],
        make_engine: Callable[[], Engine | None],
        on_error: Callable[[StoreError], None],
    ) -> None:
        self.name = name
        self.about = about
        self.second = second
        self.clock_ns = clock_ns
        self.cache = cache
        self.make_question = make_question
        self.make_world = make_world
        self.on_error = on_error
        self.on_answer: Callable[[], None] | None = None
        self.make_engine = make_engine
        self.wants: Callable[[str], bool] | None = None
        self.whole: Literal["all", "doubtful", "none"] = "all"

    def needs_whole(self, block: Block) -> bool:
        """Whether answers of a block have to be there as a whole."""
        return self.whole == "all" or (self.whole == "doubtful" and block.is_doubtful)

    def is_undated(self, block: Block) -> bool:
        """Whether nothing that is wanted of a block asks for the day."""
        wants = self.wants
        return wants is not None and not any(map(wants, block.dated))


class Source:
    """One of the things that were named: a folder or a URL, or files, judged whatever they hold.

    `prefix` is the folder as it was typed, with its slash; `objects` are those at a URL.
    """

    __slots__ = ("_asking", "index", "index_path", "is_named", "listings", "objects", "prefix")

    def __init__(self, asking: Asking, prefix: str, named: Sequence[str] | None = None) -> None:
        self._asking = asking
        self.prefix = prefix
        self.is_named = named is not None
        self.index = no_index()
        self.index_path: str | None = None
        self.objects: Objects | None = None
        if named is not None:
            self.listings = _each_by_itself(named)
            return
        if asking.cache is not None:
            self.index_path = index_path(asking.cache, asking.name, self.root)
            self.index = open_index(self.index_path, self.identity)
        run_files_max = RUN_FILES_MAX if asking.cache is None else None
        if "://" in prefix:
            from escrowbook.store.objects import Objects

            self.objects = Objects(prefix)
            self.listings = self.objects.walk(self.index, asking.on_error)
        else:
            self.listings = walk(prefix, self.index, self._tell, run_files_max=run_files_max)

    @property
    def root(self) -> str:
        """The folder in the same words wherever it is named from."""
        return self.prefix if "://" in self.prefix else os.path.abspath(self.prefix or os.curdir)

    def writer(self) -> IndexWriter | None:
        """A new index to be written, where there is to be one."""
        if self.index_path is None:
            return None
        from escrowbook.store.index_writing import IndexWriter

        memo = "\n".join(sorted(self._asking.make_world().ignored))
        return IndexWriter(self.index_path, self.identity, memo, self.index)

    @property
    def identity(self) -> bytes:
        """What an index has to say of itself to be believed."""
        return os.fsencode("\0".join((self._asking.name, self.root, *self._asking.about)))

    def _tell(self, path: str, error: OSError) -> None:
        from escrowbook.store.errors import NotFound, SystemRefused

        folder = path.rstrip(os.sep) or os.curdir
        if error.errno == ENOENT:
            self._asking.on_error(NotFound(folder, f"there is no folder {folder}"))
        else:
            self._asking.on_error(SystemRefused(folder, error, "read the folder"))


def _each_by_itself(paths: Sequence[str]) -> Iterator[Listing]:
    for path in paths:
        yield Listing("", [path], list(NO_KEY), [])


def answers(asking: Asking, sources: Iterable[Source]) -> Iterator[Segment]:
    """The answers of all files, source by source, each in the order of paths."""
    asked = _Asked(asking)
    try:
        for source in sources:
            yield from asked.of(source)
        yield from asked.rest()
    finally:
        asked.stop()


class _Asked:
    """One run: parts that wait for answers stand in a row, and leave it in that order."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._row: list[Part] = []
        self._order: Order | None = None
        self._reading: Callable[[Part, str], None] | None = None
        self._stop: Callable[[], None] | None = None
        self._finish: Callable[[], None] | None = None

    def of(self, source: Source) -> Iterator[Segment]:
        for listing in source.listings:
            names, slow = self._stale(source, listing)
            part = Part(source, listing, len(names), slow)
            self._row.append(part)
            if source.objects is not None:
                source.objects.will_read([listing.path + name for name in names])
            for name in names:
                self._read(part, name)
            yield from self._ready()

    def rest(self) -> Iterator[Segment]:
        if self._finish is not None:
            self._finish()
        yield from self._ready()
        if self._order is not None:
            yield from self._order.close()

    def stop(self) -> None:
        if self._stop is not None:
            self._stop()
        if self._order is not None:
            self._order.abandon()

    def _ready(self) -> Iterator[Segment]:
        while self._row and not self._row[0].waiting:
            part = self._row.pop(0)
            if self._order is None or self._order.source is not part.source:
                if self._order is not None:
                    yield from self._order.close()
                self._order = Order(part.source)
            yield from self._order.add(part)

    def _stale(self, source: Source, listing: Listing) -> tuple[list[str], bytes | None]:
        """Who has to answer, and whole answers of the others where those will be needed."""
        asking, block = self._asking, listing.block
        if block is None:
            return (listing.names if source.is_named else sorted(listing.names)), None
        undated = asking.is_undated(block)
        second = asking.second
        if second is not None and listing.is_same and block.holds(second, undated=undated):
            names: list[str] = []
        elif second is not None:
            names = stale(listing, second, undated=undated)
        if second is not None and not names and listing.is_same and not asking.needs_whole(block):
            return names, None
        from escrowbook.store.index_block import read_whole

        slow = source.index.slow(block) or b""
        try:
            zones = read_whole(slow, block.numbers["files"]).zones
        except ValueError:
            listing.forget()
            return sorted(listing.names), None
        if second is None:
            from escrowbook.actions.answering import seconds_in

            seconds = seconds_in(asking.make_world(), zones)
            names = stale(listing, seconds, undated=undated)
        return names, slow

    def _read(self, part: Part, name: str) -> None:
        if self._reading is None:
            from escrowbook.actions.answering import Reading

            reading = Reading(self._asking)
            self._reading, self._finish, self._stop = reading.read, reading.finish, reading.stop
        self._reading(part, name)
