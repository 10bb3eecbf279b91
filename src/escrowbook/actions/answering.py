"""Answering: files are read here, and what they say is worked out, here or by whoever helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from escrowbook import __version__
from escrowbook.core.errors import UsageError
from escrowbook.engines.processes import cores, processes
from escrowbook.engines.work import Engine, Work
from escrowbook.store.errors import NotFound, StoreError
from escrowbook.store.files import read_with_status
from escrowbook.store.index import DOUBTFUL, NO_CONTRACT, NO_KEY, SOUND, UNSOUND
from escrowbook.store.index_block import (
    NOTHING,
    SECOND_MAX,
    SECOND_MIN,
    Answer,
    trusted_key,
)
from escrowbook.store.objects import is_url, read_object
from escrowbook.store.walking import is_contract
from escrowbook.store.zones import find_zone

if TYPE_CHECKING:
    from escrowbook.actions.asking import Asking
    from escrowbook.actions.folders import Part
    from escrowbook.actions.opening import World
    from escrowbook.core.span import Span

__all__ = [
    "DOUBTFUL",
    "NO_CONTRACT",
    "SOUND",
    "UNSOUND",
    "Answer",
    "Engine",
    "Question",
    "Reading",
    "answer_batch",
    "engine_of",
    "seconds_between",
    "seconds_in",
]


class Question(NamedTuple):
    """One question to a file: pure functions of its path and bytes, and of the world.

    `unread` answers for a file that cannot be read; None where such a file is no answer at all.
    """

    answer: Callable[[str, bytes, World], Answer]
    unread: Callable[[str, StoreError], Answer | None]


def answer_batch(
    question: Question, world: World, version: str, files: Sequence[tuple[str, bytes]]
) -> list[Answer]:
    """What each of the files says. Pure and picklable, for any executor (DESIGN 3).

    Raises UsageError in a process of another version, which might say something else.
    """
    if version != __version__:
        raise UsageError(
            f"a helper has escrowbook {__version__}, and this is {version}",
            "install the same version everywhere",
        )
    return [question.answer(path, data, world) for path, data in files]


def engine_of(url: str | None, jobs: int | None) -> Engine | None:
    """Who helps: so many processes, by default one a core; or the cluster at a URL."""
    if url is None:
        return processes(jobs or cores())
    from escrowbook.engines.cluster import cluster

    return cluster(url)


class Reading:
    """Reads the files that have to answer, and has them answered in batches."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._question = asking.make_question()
        function = partial(answer_batch, self._question, asking.make_world(), __version__)
        self._work: Work[tuple[Part, str], tuple[str, bytes], Answer] = Work(
            function, self._deliver, asking.make_engine()
        )

    def read(self, part: Part, name: str) -> None:
        """Read one file of a folder; its answer goes to the folder, now or later."""
        path = part.path + name
        part.keys[name] = NO_KEY
        try:
            data, key = self._data(part, path)
        except StoreError as error:
            answer = None if isinstance(error, NotFound) else self._question.unread(path, error)
            if answer is not None:
                part.take(name, answer)
                return
            self._asking.on_error(error)
            part.waiting -= 1
            return
        part.keys[name] = key
        if part.source.is_named or is_contract(data):
            self._work.put((part, name), (path, data))
        else:
            part.take(name, NOTHING)

    def _data(self, part: Part, path: str) -> tuple[bytes, tuple[int, int, int, int]]:
        """The bytes of a file, and the key under which its answer may be kept."""
        if part.source.objects is not None:
            return part.source.objects.read(path)
        if is_url(path):
            return read_object(path), NO_KEY
        data, status = read_with_status(part.source.prefix + path)
        return data, trusted_key(status, self._asking.clock_ns)

    def finish(self) -> None:
        """Wait until all have answered."""
        self._work.finish()

    def stop(self) -> None:
        """Ask nobody any more."""
        self._work.stop()

    def _deliver(self, target: tuple[Part, str], answer: Answer) -> None:
        part, name = target
        part.take(name, answer)
        if self._asking.on_answer is not None:
            self._asking.on_answer()


def seconds_in(world: World, zones: Sequence[str]) -> list[int]:
    """What counts as now in each zone, where that depends on it: a bare date."""
    seconds = {name: _second_in(world, name) for name in set(zones)}
    return [seconds[name] for name in zones]


def _second_in(world: World, zone_name: str) -> int:
    zone = find_zone(zone_name)
    # A zone that this machine does not know any more: then nothing that was kept holds.
    return SECOND_MAX if zone is None else int(world.moment_in(zone).timestamp())


def seconds_between(*spans: Span) -> tuple[int, int]:
    """The whole seconds at which answers hold: those in all of the spans."""
    since = max((second_from(each.since, SECOND_MIN) for each in spans), default=SECOND_MIN)
    until = min((second_from(each.until, SECOND_MAX) for each in spans), default=SECOND_MAX)
    return since, until


def second_from(moment: datetime | None, otherwise: int) -> int:
    """The first whole second that is not before a moment."""
    if moment is None:
        return otherwise
    passed = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return passed.days * 86_400 + passed.seconds + bool(passed.microseconds)
