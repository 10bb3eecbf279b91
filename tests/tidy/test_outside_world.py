"""Where the outside world comes in: the clock once, the rest only at the counter."""

import ast
from collections.abc import Iterator

import pytest

from tests.tidy.sources import Module, imports, ours

# What reads the wall clock. `time.monotonic` and `time.sleep` measure and wait: they may be
# wherever something is waited for.
CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "time.ctime",
    "time.gmtime",
    "time.localtime",
    "time.strftime",
    "time.time",
    "time.time_ns",
}

# What else only the counter may touch, and what a view may touch with it.
COUNTER_ONLY = {
    "os.environ",
    "os.environb",
    "os.getenv",
    "os.getenvb",
    "sys.argv",
    "sys.exit",
    "input",
    "exit",
    "quit",
}
CONSOLE = {"print", "sys.stdin", "sys.stdout", "sys.stderr"}
CONSOLE_ROOMS = {"cli", "views"}

# A pure function has no use for these, whatever it imports.
IMPURE = {"open", "exec", "eval", "compile", "__import__", "breakpoint"}


def names_used(module: Module) -> Iterator[tuple[int, str]]:
    """Yield line and full dotted name of each name used, through whatever it was imported as."""
    known = dict(_imported_names(module))
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            dotted = ast.unparse(node)
            first, dot, rest = dotted.partition(".")
            yield node.lineno, known.get(first, first) + dot + rest
    yield from ((found.line, found.target) for found in imports(module))


def _imported_names(module: Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.split(".")[0]
                yield alias.asname or first, alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def clock_readings(module: Module) -> list[str]:
    """Return the places where a module reads the wall clock."""
    return sorted({module.place(line) for line, name in names_used(module) if name in CLOCKS})


def world_faults(module: Module) -> list[str]:
    """Name each use of the environment, the console or a file where it has no place."""
    denied: set[str] = set()
    if module.room not in {"cli", "__main__"}:
        denied |= COUNTER_ONLY
    if module.room not in CONSOLE_ROOMS:
        denied |= CONSOLE
    if module.room == "core":
        denied |= IMPURE
    return [f"{module.place(line)} {name}" for line, name in names_used(module) if name in denied]


def test_the_clock_is_read_in_one_place_at_the_counter() -> None:
    readings = [(module.room, place) for module in ours() for place in clock_readings(module)]

    assert ["cli"] == [room for room, _ in readings], readings


def test_the_outside_world_comes_in_at_the_counter() -> None:
    assert [] == [fault for module in ours() for fault in world_faults(module)]


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import datetime\ndatetime.now(UTC)",
        "from datetime import datetime as Moment\nread = Moment.utcnow",
        "import datetime\ndatetime.date.today()",
        "import datetime as dt\ndt.datetime.now()",
        "import time\ntime.time()",
        "\nfrom time import time_ns",
    ],
)
def test_a_planted_clock_is_found(text: str) -> None:
    assert ["src/escrowbook/store/x.py:2"] == clock_readings(
        Module("src/escrowbook/store/x.py", text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "import time\ntime.monotonic()",
        "from datetime import datetime\ndatetime.fromisoformat(text)",
        "world.now()",
        "def f(now, today): return now(today)",
    ],
)
def test_what_reads_no_clock_is_let_through(text: str) -> None:
    assert [] == clock_readings(Module("src/escrowbook/store/x.py", text))


@pytest.mark.parametrize(
    "room, text, name",
    [
        ("core", "open(path)", "open"),
        ("core", "print(1)", "print"),
        ("core", "eval(text)", "eval"),
        ("store", "import os\nos.environ['HOME']", "os.environ"),
        ("store", "from os import getenv", "os.getenv"),
        ("store", "import sys as system\nsystem.stderr.write('x')", "sys.stderr"),
        ("views", "import sys\nsys.exit(1)", "sys.exit"),
        ("exchange", "print(1)", "print"),
    ],
)
def test_a_planted_door_is_found(room: str, text: str, name: str) -> None:
    faults = world_faults(Module(f"src/escrowbook/{room}/x.py", text))

    assert [name] == [fault.split(" ", 1)[1] for fault in faults]


@pytest.mark.parametrize(
    "room, text",
    [
        ("cli", "import os, sys\nos.environ, sys.argv, sys.exit(0), print(1)"),
        ("views", "import sys\nprint(1, file=sys.stdout)"),
        ("store", "open(path)"),
        ("core", "event.open(path)"),
    ],
)
def test_a_proper_door_is_let_through(room: str, text: str) -> None:
    assert [] == world_faults(Module(f"src/escrowbook/{room}/x.py", text))
