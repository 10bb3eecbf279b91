"""Do the tests of a module find its mutants? Judged in forks of one process, not in new ones.

A process that has read pytest's settings and nothing of ours forks three times: to see which line
each test runs and how long it takes; to load the program and the tests once, and then judge each
mutant in a fork of that, by the tests that run its line, quickest first, until one fails; and, for
what acts when a module is imported, to judge in a fork that imports the mutant itself. Whatever
seems to survive is judged that way once more, so that nothing kept from a test before it hides it.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest

from tests.mutation.forks import alone, told_end, wait
from tests.mutation.mutants import Mutant
from tests.mutation.swapping import functions_of, install, swaps_of

# A test that takes so many times what it usually takes, and a second, goes round in circles.
CIRCLES = 10
# How long the tests of one mutant may take in all, as they were measured.
TRIED_SECONDS_MAX = 4


@dataclass
class Measured:
    """What the tests do when nothing is wrong: their lines and CPU seconds, and which fail."""

    lines: dict[str, list[int]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def running(self, mutant: Mutant) -> list[str]:
        """The tests that run a line of the mutant's statement."""
        return [
            name
            for name, lines in self.lines.items()
            if any(line in mutant.lines for line in lines)
        ]

    def tests_of(self, mutant: Mutant) -> list[str]:
        """The tests that judge a mutant, quickest first: those that run its statement.

        All of them, where it acts on import: a test may look at what came of that, and run no line
        of the module. As many as take a few seconds together: what those do not find has survived.
        """
        running = self.running(mutant)
        names = list(self.seconds) if mutant.is_cold or not running else running
        names.sort(key=lambda name: self.seconds[name])
        total = accumulate(self.seconds[name] for name in names)
        return [
            name for name, sofar in zip(names, total, strict=True) if sofar <= TRIED_SECONDS_MAX
        ]


class Judge:
    """A plugin of pytest that judges mutants of one module in place of running its tests once.

    `killed` maps a mutant to the test that found it, or to how it ended; `survived` are those that
    no test found. What the time did not suffice for is in neither.
    """

    def __init__(
        self, source: Path, name: str, mutants: Sequence[Mutant], seconds: float, seed: int
    ) -> None:
        self.source, self.name = source, name
        self.mutants = list(mutants)
        Random(seed).shuffle(self.mutants)
        self.seconds = seconds
        self.hot_ends_at = self.ends_at = 0.0
        self.measured = Measured()
        self.killed: dict[int, str] = {}
        self.survived: list[int] = []
        self.scratch = Path()
        self._part: Callable[[pytest.Session], None] | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """A test that fails has done its work: nobody wants the shortest example."""
        from hypothesis import Phase, settings

        settings.register_profile(
            "mutants",
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.explicit, Phase.generate),
        )

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool | None:
        """Fork for each part; the forks go on to collect, and run their part in the loop."""
        self.scratch = Path(str(session.config.getoption("basetemp")))
        if self._forked("told"):
            self._part = self._measure
            return None
        self.measured = Measured(**json.loads(self._told("measured")))
        if self.measured.failed:
            return True
        # What acts on import takes longest and comes last; it has a third of the time at least.
        self.hot_ends_at = time.monotonic() + self.seconds * 2 / 3
        self.ends_at = time.monotonic() + self.seconds
        if self._forked("told"):
            self._part = self._judge_hot
            return None
        hot = json.loads(self._told("hot"))
        self.killed = {int(index): by for index, by in hot["killed"].items()}
        self.survived = hot["survived"]
        cold = [index for index, mutant in enumerate(self.mutants) if mutant.is_cold]
        for index in [*hot["cold"], *cold]:
            if time.monotonic() > self.ends_at:
                break
            if not self.measured.tests_of(self.mutants[index]):
                self.survived.append(index)
            elif self._forked():
                install(self.source, self.name, self.mutants[index])
                self._part = partial(self._judge_cold, index=index)
                return None
            elif self._ended:
                self.killed[index] = told_end(self._ended)
            else:
                self.survived.append(index)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In a fork: its part. In the process itself there is nothing left to run."""
        if self._part is not None:
            self._part(session)
        return True

    def _forked(self, output: str = os.devnull) -> bool:
        """Whether this is the fork, which has its part to do; the parent waits for its end."""
        child = os.fork()
        if child:
            self._ended = wait(child)
            return False
        alone(self.scratch, str(self.scratch.parent / output))
        return True

    def _told(self, what: str) -> str:
        path = self.scratch.parent / what
        if not path.exists():
            told = self.scratch.with_name("told").read_text(encoding="utf-8")[-2000:]
            raise RuntimeError(f"what is {what} was not told, {self._ended}: {told}")
        return path.read_text(encoding="utf-8")

    def _tell(self, what: str, value: object) -> NoReturn:
        (self.scratch.parent / what).write_text(json.dumps(value), encoding="utf-8")
        os._exit(0)

    def _measure(self, session: pytest.Session) -> None:
        """Run each test once, and see which lines of the module it runs."""
        import coverage

        found = self.measured
        watched = coverage.Coverage(data_file=None, config_file=False, include=[str(self.source)])
        # Whoever would stop a coverage for a while finds none: each test is looked at here.
        coverage.Coverage.current = staticmethod(lambda: None)  # type: ignore[method-assign]
        watched.start()
        for item, after in _in_turn(session.items):
            watched.switch_context(item.nodeid)
            begun, failed = time.process_time(), session.testsfailed
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            found.seconds[item.nodeid] = time.process_time() - begun
            if session.testsfailed > failed:
                found.failed.append(item.nodeid)
        watched.stop()
        for line, names in watched.get_data().contexts_by_lineno(str(self.source)).items():
            for name in names:
                if name:
                    found.lines.setdefault(name, []).append(line)
        self._tell("measured", vars(found))

    def _judge_hot(self, session: pytest.Session) -> None:
        """Judge what stands in functions, each in a fork that gives them other code."""
        items = {item.nodeid: item for item in session.items}
        functions = functions_of(self.source)
        gc.collect()
        gc.freeze()
        killed: dict[int, str] = {}
        survived, cold = [], []
        for index, mutant in enumerate(self.mutants):
            if time.monotonic() > self.hot_ends_at:
                break
            if mutant.is_cold:
                continue
            swaps = swaps_of(functions, self.source, mutant)
            tests = [items[name] for name in self.measured.tests_of(mutant)]
            # What no test runs was perhaps run on import.
            if swaps is None or not self.measured.running(mutant):
                cold.append(index)
            elif self._forked():
                for function, code in swaps:
                    function.__code__ = code
                self._run(session, tests)
            elif self._ended:
                killed[index] = told_end(self._ended)
            else:
                survived.append(index)
        self._tell("hot", {"killed": killed, "survived": survived, "cold": cold})

    def _judge_cold(self, session: pytest.Session, index: int) -> None:
        wanted = self.measured.tests_of(self.mutants[index])
        items = {item.nodeid: item for item in session.items}
        # What the mutant made of the tests' own parameters is a difference, too.
        if set(self.measured.seconds) != set(items) or session.testsfailed:
            os._exit(1)
        self._run(session, [items[name] for name in wanted])

    def _run(self, session: pytest.Session, items: Sequence[pytest.Item]) -> NoReturn:
        """Run tests until one fails, and end the process with what came of it."""
        for item, after in _in_turn(items):
            seconds = 1 + CIRCLES * self.measured.seconds[item.nodeid]
            signal.setitimer(signal.ITIMER_PROF, seconds)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if session.testsfailed:
                os._exit(1)
        os._exit(0)


def _in_turn(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=False)
