"""A command over many contracts: what cannot be read is told, and the batch goes on to its end.

All of it goes through `Batch`, whatever is asked and whatever form the output has. The form that
scripts get, lines in a pipe, is kept in the index as it is printed: then nothing has to be
imported but what walks over folders.
"""

from __future__ import annotations

import os
import sys

from escrowbook import __version__
from escrowbook.actions.asking import Asking, Source, answers
from escrowbook.actions.stamps import CONFIG, stamps
from escrowbook.cli.surroundings import Surroundings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Literal

    from escrowbook.actions.answering import Engine, Question
    from escrowbook.actions.errors import StoreError
    from escrowbook.actions.folders import Segment
    from escrowbook.cli.calls import Many
    from escrowbook.cli.check import Checking
    from escrowbook.core.reports.rows import Row

# What a bar says that is drawn for people who wait.
_DOING = {
    "check": "checking",
    "milestones": "listing",
    "contracts": "listing",
    "agenda": "looking ahead",
}

# The tag of a milestone with money missing in a contract that is not closed.
MISSING = "missing"


class Batch:
    """One question to all contracts that were named; `exit` is the highest code so far.

    `named` are paths and ids, None for the whole book. `wants` tells the tags of those pieces
    that the command is about; None is all of them.
    """

    def __init__(self, call: Many | Checking, question: str, named: Sequence[str] | None) -> None:
        self.call = call
        self.exit = 0
        self.around = Surroundings(call)
        self.wants: Callable[[str], bool] | None = None
        self._question = question
        self._named = [self.around.book] if named is None else list(named)
        self._asking: Asking | None = None
        self._sources: list[Source] = []

    @property
    def is_one_folder(self) -> bool:
        """Whether answers come in the order of their paths, each once."""
        return len(self._named) == 1 and _folder_of(self._named[0]) is not None

    def ignored_by_the_book(self) -> frozenset[str]:
        """The checks that the book does not ask; an index remembers, for it was made knowing."""
        if not os.path.lexists(os.path.join(self.around.book, CONFIG)):
            return frozenset()
        _, sources = self._asked()
        for source in sources:
            if source.index.memo is not None:
                return frozenset(source.index.memo.split())
        return self.around.world.ignored

    def pieces(self, *, with_doubts: bool) -> Iterator[Segment]:
        """The answers, folder by folder, as pieces of output.

        With `with_doubts` those about which something has to be said are there as a whole too.
        """
        return self._answers("doubtful" if with_doubts else "none")

    def _answers(self, whole: Literal["all", "doubtful", "none"]) -> Iterator[Segment]:
        asking, sources = self._asked()
        asking.wants = self.wants
        asking.whole = whole
        if not sys.stderr.isatty() or self.call.quiet:
            yield from answers(asking, sources)
            return
        from escrowbook.cli.surroundings import screen_for
        from escrowbook.views.progress import Bar

        bar = Bar(_DOING[self._question], screen_for(self.call, sys.stderr), sys.stderr)
        asking.on_answer = bar.advance
        try:
            yield from answers(asking, sources)
        finally:
            bar.close()

    def _asked(self) -> tuple[Asking, list[Source]]:
        if self._asking is None:
            around = self.around
            self._asking = Asking(
                self._question,
                about=[__version__, *stamps(around.book, around.state, around.clock_ns)],
                second=around.second,
                clock_ns=around.clock_ns,
                cache=None if self.call.no_index else around.cache,
                make_question=self._make_question,
                make_world=lambda: around.world,
                make_engine=self._make_engine,
                on_error=self.tell,
            )
            self._sources = list(self._found(self._asking))
        return self._asking, self._sources

    def files(self) -> Iterator[tuple[str, int, bytes]]:
        """Path, kind and whole answer of each file, each once, in the order in which it is met."""
        seen: set[str] = set()
        for segment in self._answers("all"):
            for path, kind, whole in segment.files():
                if kind == 0:
                    continue
                if len(self._named) > 1:
                    key = path if "://" in path else os.path.abspath(path)
                    if key in seen:
                        continue
                    seen.add(key)
                yield path, kind, whole

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Tag and row of each answer; what keeps a file from having any is told."""
        import json

        from escrowbook.actions.answering import UNSOUND
        from escrowbook.cli.questions import rows_of

        count = 0
        for path, kind, whole in self.files():
            values = json.loads(whole)
            self.tell_doubts(path, values)
            if kind != UNSOUND:
                count += 1
                yield from rows_of(path, values)
        self.tell_number(count)

    def tell_number(self, count: int) -> None:
        """Say with -v how many contracts were looked at."""
        if self.call.verbose:
            from escrowbook.cli.output import say

            say(f"{count} sound contracts; the book is {self.around.book}")

    def tell_doubts_of(self, segment: Segment) -> None:
        """The same for neighbours in a folder, as far as there is something to say."""
        if segment.doubtful or segment.unsound:
            import json

            for path, _, whole in segment.files():
                if whole:
                    self.tell_doubts(path, json.loads(whole))

    def tell_doubts(self, path: str, values: dict[str, list[str]]) -> None:
        """Say what is doubtful about a contract, or why a file is none."""
        if values.get("problems"):
            from escrowbook.cli.output import tell_failed
            from escrowbook.cli.questions import problems_of

            self.exit = max(
                self.exit, tell_failed(path, problems_of(values), as_json=self._as_json)
            )
        elif values.get("warnings"):
            from escrowbook.cli.output import warn

            warn(path, values["warnings"], as_json=self._as_json)

    def tell(self, error: StoreError) -> None:
        """Say what is missing or cannot be read."""
        from escrowbook.cli.ending import tell
        from escrowbook.cli.exits import complaints_of, exit_of

        tell(complaints_of(error), as_json=self._as_json)
        self.exit = max(self.exit, exit_of(error))

    @property
    def _as_json(self) -> bool:
        return self.call.chosen_format in ("json", "jsonl")

    def _make_question(self) -> Question:
        from escrowbook.cli.questions import QUESTIONS

        return QUESTIONS[self._question]

    def _make_engine(self) -> Engine | None:
        from escrowbook.actions.answering import engine_of

        return engine_of(self.call.engine, self.call.jobs)

    def _found(self, asking: Asking) -> Iterator[Source]:
        named: list[str] = []
        for name in dict.fromkeys(self._named):
            folder = _folder_of(name)
            if folder is not None:
                if named:
                    yield Source(asking, "", named)
                    named = []
                yield Source(asking, folder)
                continue
            path = self._path_of(name)
            if path is not None:
                named.append(path)
        if named:
            yield Source(asking, "", named)

    def _path_of(self, name: str) -> str | None:
        from escrowbook.actions.errors import StoreError
        from escrowbook.actions.opening import path_named

        try:
            return path_named(name, self.around.book)
        except StoreError as error:
            self.tell(error)
            return None


def _folder_of(name: str) -> str | None:
    """What stands before the names of files in a folder, or below a URL; None for a file."""
    if "://" in name:
        return None if name.endswith(".toml") else name.rstrip("/") + "/"
    if not os.path.isdir(name):
        return None
    return "" if name == os.curdir else os.path.join(name, "")


def prints_pieces(call: Many | Checking) -> bool:
    """Whether the output is what the index keeps: the default form, in a pipe, as UTF-8."""
    if call.quiet or call.chosen_format is not None or sys.stdout.isatty():
        return False
    from escrowbook.cli.surroundings import has_colour

    encoding = (sys.stdout.encoding or "").replace("-", "").lower()
    return encoding == "utf8" and not has_colour(call.color, os.environ, is_terminal=False)


def shown_prefix(prefix: str) -> bytes:
    """A folder as it stands before the paths of its files."""
    if prefix.isascii() and prefix.isprintable():
        return prefix.encode()
    from escrowbook.views.safe import visible

    return visible(prefix).encode()
