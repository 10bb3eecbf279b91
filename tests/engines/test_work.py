"""Work in batches: whoever helps, answers come to their targets in order."""

import os
import signal
from collections.abc import Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import pytest

from escrowbook.engines.errors import HelperLost
from escrowbook.engines.processes import cores, processes
from escrowbook.engines.work import BATCH_FILES, Engine, Work

CALLS: list[int] = []


def nobody_is_lost(_: Exception) -> None:
    """An executor that loses nobody."""


def squares(files: Sequence[int]) -> list[int]:
    CALLS.append(len(files))
    return [each * each for each in files]


def done(engine: Engine | None, count: int) -> list[tuple[str, int]]:
    CALLS.clear()
    told: list[tuple[str, int]] = []
    work: Work[str, int, int] = Work(
        squares, lambda target, answer: told.append((target, answer)), engine
    )
    for number in range(count):
        work.put(f"t{number}", number)
    work.finish()
    work.stop()
    return told


def expected(count: int) -> list[tuple[str, int]]:
    return [(f"t{number}", number * number) for number in range(count)]


def threads() -> Executor:
    return ThreadPoolExecutor(2)


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 12, 57])
def test_every_target_gets_its_answer(count: int) -> None:
    engine = Engine(threads, batches_ahead=2, lost=nobody_is_lost, here_files_max=10, batch_files=4)

    assert expected(count) == done(engine, count)
    assert count == sum(CALLS)
    # Up to so many nobody is asked for help: all of it is one call here.
    assert ([count] if count else []) == CALLS or count > 10
    assert all(call <= 4 for call in CALLS) or count <= 10


def test_alone_it_goes_on_in_batches_too() -> None:
    assert expected(2 * BATCH_FILES + 3) == done(None, 2 * BATCH_FILES + 3)
    assert [BATCH_FILES, BATCH_FILES, 3] == CALLS


def test_processes_give_the_same() -> None:
    engine = processes(2)
    assert engine is not None
    engine = engine._replace(here_files_max=5, batch_files=20)
    started: list[Executor] = []

    def start() -> Executor:
        started.append(engine.start())
        return started[-1]

    assert expected(100) == done(engine._replace(start=start), 100)
    assert [ProcessPoolExecutor] == [type(each) for each in started]
    assert [] == CALLS
    assert processes(1) is None
    assert 1 <= cores()


class Slow(Executor):
    """An executor whose work is never done: what was sent, and what was called off."""

    def __init__(self) -> None:
        self.sent: list[Future[Any]] = []
        self.is_shut = False

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        self.sent.append(Future())
        return self.sent[-1]

    def shutdown(self, *_: Any, wait: bool = True, **__: Any) -> None:
        self.is_shut = wait


def test_who_stops_calls_off_what_is_not_begun() -> None:
    executor = Slow()
    engine = Engine(
        lambda: executor, batches_ahead=3, lost=nobody_is_lost, here_files_max=1, batch_files=2
    )
    work: Work[int, int, int] = Work(squares, lambda *_: None, engine)
    for number in range(6):
        work.put(number, number)
    work.stop()
    work.stop()

    assert executor.is_shut
    assert [True] * 3 == [future.cancelled() for future in executor.sent]


def test_what_goes_wrong_elsewhere_is_told_here() -> None:
    engine = Engine(threads, batches_ahead=1, lost=nobody_is_lost, here_files_max=0, batch_files=2)

    def fail(files: Sequence[int]) -> list[int]:
        raise ValueError(f"no {files}")

    work: Work[int, int, int] = Work(fail, lambda *_: None, engine)
    work.put(0, 0)
    with pytest.raises(ValueError, match="no"):
        work.finish()
    work.stop()


def put_all(work: Work[int, int, int], count: int) -> None:
    for number in range(count):
        work.put(number, number)


def die(files: Sequence[int]) -> list[int]:
    os.kill(os.getpid(), signal.SIGKILL)
    return [*files]


def test_a_process_that_is_killed_is_told_as_that() -> None:
    engine = processes(2)
    assert engine is not None
    engine = engine._replace(here_files_max=0, batch_files=2)
    work: Work[int, int, int] = Work(die, lambda *_: None, engine)

    with pytest.raises(HelperLost, match="was killed before it had answered"):
        put_all(work, 1_000)
    work.stop()
