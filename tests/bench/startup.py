"""What a start of escrowbook costs beside `python -c pass`, as a table of ratios.

    python tests/bench/startup.py [ROUNDS]

Every round runs each command once, in turn, so that whatever else the machine does hits all of
them alike; the table holds the medians of the rounds' ratios. Milliseconds are not told: they
drift by half as much again within minutes. Needs the standard library and escrowbook alone.

Without compiled bytecode a start takes about twice as long, and every ratio is wrong. So the
commands run once beforehand, which compiles, and once more to make sure that every module that
they load has its .pyc file.
"""

import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
CONTRACTS = ROOT / "examples/contracts"
CONTRACT = "founding-question.toml"
ROUNDS = 21
ROUNDS_MIN = 11
BASE = "python -c pass"

TAB = (
    "import os; os.environ.update(_CONTRACT_COMPLETE='complete_bash', COMP_CWORD='4', "
    "COMP_WORDS='contract show --book %s f'); "
)
START = "import sys; from escrowbook.cli.main import {0}; sys.argv[0] = '{0}'; {0}()"

# Said before a command: at its end it names each module that it loaded without compiled bytecode.
WITNESS = """
import atexit, os, sys
def tell():
    for name, module in list(sys.modules.items()):
        compiled = getattr(getattr(module, '__spec__', None), 'cached', None)
        if compiled and not os.path.exists(compiled):
            os.write(2, ('uncompiled: %s\\n' % name).encode())
atexit.register(tell)
"""


def codes(book: str) -> dict[str, tuple[str, Sequence[str]]]:
    """Each row of the table: what Python runs, and its arguments."""
    contract = os.path.join(book, CONTRACT)
    return {
        BASE: ("pass", ()),
        "import typer": ("import typer", ()),
        "escrowbook --version": (START.format("escrowbook"), ("--version",)),
        "escrowbook --help": (START.format("escrowbook"), ("--help",)),
        "milestone list --unfunded BOOK, warm": (
            START.format("milestone"),
            ("list", "--unfunded", book),
        ),
        "escrowbook check BOOK, warm": (
            START.format("escrowbook"),
            ("check", "--fail-on", "never", book),
        ),
        "TAB on a contract's id": (TAB % book + START.format("contract"), ()),
        "contract show FILE, piped": (START.format("contract"), ("show", contract)),
        "contract close FILE --refund-report": (
            START.format("contract"),
            ("close", contract, "--refund-report"),
        ),
        "milestone list FILE --no-index": (
            START.format("milestone"),
            ("list", contract, "--no-index"),
        ),
        "escrowbook check FILE --no-index": (
            START.format("escrowbook"),
            ("check", "--fail-on", "never", "--no-index", contract),
        ),
        "milestone fund FILE --dry-run": (
            START.format("milestone"),
            ("fund", contract, "--dry-run"),
        ),
    }


def book_in(folder: str) -> str:
    """A book of the examples, older than any index: that trusts no file of this moment."""
    book = os.path.join(folder, "book")
    shutil.copytree(CONTRACTS, book)
    for name in os.listdir(book):
        os.utime(os.path.join(book, name), (10**9, 10**9))
    # What the index compares cannot be set, only waited for.
    time.sleep(0.1)
    return book


def environment() -> dict[str, str]:
    """Ours, without what would leave modules uncompiled or change what a command does."""
    unwanted = ("ESCROWBOOK_", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "COV", "_TYPER")
    return {name: text for name, text in os.environ.items() if not name.startswith(unwanted)}


def uncompiled(code: str, arguments: Sequence[str]) -> list[str]:
    """Run a command and return the modules that it loaded without bytecode. It has to succeed."""
    told = subprocess.run(
        [sys.executable, "-c", WITNESS + code, *arguments],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise SystemExit(f"startup: {arguments} ended with {told.returncode}\n{told.stderr}")
    mark = "uncompiled: "
    return [line.removeprefix(mark) for line in told.stderr.splitlines() if line.startswith(mark)]


def timed(code: str, arguments: Sequence[str]) -> tuple[float, float]:
    """Run a command once, its output thrown away; return wall and CPU seconds."""
    away = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
    begin = time.perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", code, *arguments],
        environment(),
        file_actions=away,
    )
    _, _, usage = os.wait4(process, 0)
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime


def measured(rounds: int, book: str) -> dict[str, tuple[float, float]]:
    """Return wall and CPU ratio of each row to the base."""
    rows = codes(book)
    for code, arguments in rows.values():
        uncompiled(code, arguments)
    missing = sorted({name for row in rows.values() for name in uncompiled(*row)})
    if missing:
        raise SystemExit(f"startup: no compiled bytecode, so nothing is measured: {missing}")
    runs = [{name: timed(*row) for name, row in rows.items()} for _ in range(rounds)]
    return {
        name: (
            median(run[name][0] / run[BASE][0] for run in runs),
            median(run[name][1] / run[BASE][1] for run in runs),
        )
        for name in rows
    }


def table(ratios: Mapping[str, tuple[float, float]]) -> str:
    """The ratios as a table of Markdown."""
    rows = [f"| `{name}` | {wall:.1f} | {cpu:.1f} |" for name, (wall, cpu) in ratios.items()]
    return "\n".join(["| | wall | CPU |", "|---|---|---|", *rows])


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the table with what it was measured on."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = os.path.join(folder, "cache")
        ratios = measured(rounds, book_in(folder))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    sys.stdout.write(
        f"{python}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"{time.strftime('%Y-%m-%d')}, medians of {rounds} rounds\n\n{table(ratios)}\n"
    )
    if rounds < ROUNDS_MIN:
        sys.stderr.write(f"startup: fewer than {ROUNDS_MIN} rounds are noise, do not quote them\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
