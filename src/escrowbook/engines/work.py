"""Work in batches: files go in one after the other, what they answer comes out in that order.

    work = Work(function, processes)
    work.put(target, file)  …  work.finish()

`function` takes a list of files and gives a list of answers. It is pure and can be pickled, so any
`concurrent.futures.Executor` can run it (DESIGN 3); `deliver` gets each target with its answer.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor, Future

    from escrowbook.engines.errors import HelperLost

Target = TypeVar("Target")
File = TypeVar("File")
Answer = TypeVar("Answer")

# A batch takes about a tenth of a second: long beside what it costs to send, short for Ctrl-C.
BATCH_FILES = 100
# So many files are read before anybody else is asked for help: below it, to start a pool takes
# longer than it saves (docs/performance.md).
HERE_FILES_MAX = 200


class Engine(NamedTuple):
    """Whoever can help: `start` gives the executor, once it is known to be worth it.

    `batches_ahead` are sent before the first answer is waited for. `batch_files` go together.
    `lost` tells what an error of the executor means where it is none of ours: that whoever helped
    is gone.
    """

    start: Callable[[], Executor]
    batches_ahead: int
    lost: Callable[[Exception], HelperLost | None]
    here_files_max: int = HERE_FILES_MAX
    batch_files: int = BATCH_FILES


class Work(Generic[Target, File, Answer]):
    """Files on their way through an engine; None is this process alone."""

    def __init__(
        self,
        function: Callable[[Sequence[File]], Sequence[Answer]],
        deliver: Callable[[Target, Answer], None],
        engine: Engine | None,
    ) -> None:
        self._function = function
        self._deliver = deliver
        self._engine = engine
        self._executor: Executor | None = None
        self._held: list[tuple[Target, File]] = []
        self._sent: deque[tuple[list[Target], Future[Any]]] = deque()

    def put(self, target: Target, file: File) -> None:
        """Take one more file; its answer comes now or later, after those of all before it."""
        self._held.append((target, file))
        engine = self._engine
        if engine is None:
            if len(self._held) >= BATCH_FILES:
                self._answer_here()
        elif self._executor is not None:
            if len(self._held) >= engine.batch_files:
                self._send(engine)
        elif len(self._held) > engine.here_files_max:
            self._executor = engine.start()
            while len(self._held) >= engine.batch_files:
                self._send(engine)

    def finish(self) -> None:
        """Wait for all answers."""
        if self._executor is None or self._engine is None:
            self._answer_here()
            return
        while self._held:
            self._send(self._engine)
        while self._sent:
            self._receive(self._engine)

    def stop(self) -> None:
        """Let go of whoever helped; what nobody waits for any more is not begun."""
        self._held = []
        if self._executor is not None:
            for _, future in self._sent:
                future.cancel()
            self._sent.clear()
            self._executor.shutdown(wait=True)
            self._executor = None

    def _answer_here(self) -> None:
        held, self._held = self._held, []
        answers = self._function([file for _, file in held]) if held else []
        for (target, _), answer in zip(held, answers, strict=True):
            self._deliver(target, answer)

    def _send(self, engine: Engine) -> None:
        batch, self._held = self._held[: engine.batch_files], self._held[engine.batch_files :]
        if self._executor is None:
            return
        targets = [target for target, _ in batch]
        try:
            future = self._executor.submit(self._function, [file for _, file in batch])
        except Exception as error:
            _tell_lost(engine, error)
            raise
        self._sent.append((targets, future))
        while len(self._sent) > engine.batches_ahead:
            self._receive(engine)

    def _receive(self, engine: Engine) -> None:
        targets, future = self._sent.popleft()
        try:
            answers = future.result()
        except Exception as error:
            _tell_lost(engine, error)
            raise
        for target, answer in zip(targets, answers, strict=True):
            self._deliver(target, answer)


def _tell_lost(engine: Engine, error: Exception) -> None:
    lost = engine.lost(error)
    if lost is not None:
        raise lost from error
