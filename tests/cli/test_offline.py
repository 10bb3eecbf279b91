"""No command speaks to a network, not even this machine's own, or starts a program but git.

strace tells, and what it tells is compared with what each command line is expected to start.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from escrowbook.cli.door import found_door
from escrowbook.cli.doors import DOORS
from escrowbook.engines.work import HERE_FILES_MAX
from tests.bench.contracts import write_contracts
from tests.cli.counter import command_line, surroundings
from tests.cli.life import COURT, LIFE

STRACE = shutil.which("strace")
pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not installed")

# Command lines that only look, or write beside contracts; `shop` is in the middle of its life.
LOOKING = (
    *(("contract", "show", "shop"), ("contract", "list"), ("contract", "log", "shop")),
    *(("contract", "compare", "shop", "--policy", "upwork"), ("milestone", "list")),
    ("contract", "close", "shop", "--refund-report"),
    *(("check",), ("agenda",), ("explain", "next-unfunded")),
    *(("policy", "list"), ("policy", "show", "upwork"), ("schema",), ("schema", "--write")),
    *(("journal", "verify"), ("journal", "head", "shop"), ("journal", "mend", "shop", "--write")),
    *(("--help",), ("contract", "--help"), ("--version",), ("milestone", "fnud", "shop")),
)
GIT = (
    ("journal", "install-merge-driver"),
    ("journal", "merge", "common.text", "ours.text", "theirs.text", "notes.txt"),
)
OTHERS = (
    ("journal", "merge", "shop.toml", "shop.toml", "shop.toml", "shop.toml"),
    ("apply", "orders.jsonl"),
)
MIDDLE = len(LIFE) // 2
EVERY = (*LIFE[:MIDDLE], *LOOKING, *OTHERS, *GIT, *LIFE[MIDDLE:], *COURT)

# A process that runs one command line after the other, each as if it were started for it.
RUNNING = """
import json, sys
from escrowbook.cli.main import escrowbook
codes = []
for words in json.loads(sys.argv[1]):
    sys.argv = ["escrowbook", *words]
    try:
        escrowbook()
        codes.append(0)
    except SystemExit as end:
        codes.append(end.code or 0)
print(json.dumps(codes), file=sys.stderr)
"""
# What `check` finds, and a word that is none.
ENDING = {"check": 1, "milestone fnud": 2}
CALL = re.compile(r"^\d+ +(\w+)\((.*)", re.MULTILINE)
PROGRAM = re.compile(r'"(?:[^"]*/)?([^"/]+)"')


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """An empty book in a repository, with files to merge and an event to apply."""
    folder = tmp_path / "book"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    for name in ("common.text", "ours.text", "theirs.text"):
        (folder / name).write_text("x\n")
    order = {"contract": "shop", "do": "note", "note": "applied"}
    (folder / "orders.jsonl").write_text(json.dumps(order) + "\n")
    return folder


def traced(
    program: Sequence[str], book: Path, also: str = ""
) -> tuple[subprocess.CompletedProcess[str], str]:
    """A program in a book, and its calls about networks and programs, and those of `also`."""
    assert STRACE is not None
    told = book.parent / "trace.txt"
    homes = {name: str(book.parent) for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME")}
    # What a book is in is for users to say, so git is asked as for any of them.
    watching = ("-f", "-qq", "-e", "signal=none", "-e", f"trace=%network,execve,execveat{also}")
    ended = subprocess.run(
        [STRACE, *watching, "-o", str(told), *program],
        cwd=book,
        env=surroundings(book, **homes),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return ended, told.read_text(errors="replace")


def reached_out(trace: str) -> list[str]:
    """The names of programs that were started after the first, and every call about networks."""
    calls = CALL.findall(trace)
    assert "execve" == calls[0][0]
    return [_what(name, rest) for name, rest in calls[1:]]


def _what(name: str, rest: str) -> str:
    program = PROGRAM.search(rest)
    if name != "execve" or program is None:
        return f"{name}({rest}"
    return program[1]


def expected_end(words: Iterable[str]) -> int:
    line = " ".join(words)
    return next((code for start, code in ENDING.items() if line.startswith(start)), 0)


def test_each_command_is_tried() -> None:
    found = {str(found[0][0]) for words in EVERY if (found := found_door("escrowbook", words))}

    assert {str(door[0]) for door in DOORS.values()} == found


def test_nothing_but_git_is_started_and_no_network_is_asked(book: Path) -> None:
    ended, trace = traced([sys.executable, "-c", RUNNING, json.dumps(EVERY)], book)
    codes = json.loads(ended.stderr.splitlines()[-1])

    assert [expected_end(words) for words in EVERY] == codes, ended.stderr
    assert ["git"] == sorted(set(reached_out(trace)))


def test_the_helpers_of_a_batch_reach_nobody(book: Path) -> None:
    write_contracts(book, HERE_FILES_MAX + 1)
    ended, trace = traced(command_line("check", "--jobs", "2", "."), book, ",clone,clone3,fork")

    assert 1 == ended.returncode, ended.stderr
    assert {"clone", "clone3", "fork"} & {each.partition("(")[0] for each in reached_out(trace)}
    assert {"clone", "clone3", "fork"} >= {each.partition("(")[0] for each in reached_out(trace)}


@pytest.mark.campaign
def test_no_command_alone_reaches_out(book: Path) -> None:
    for words in EVERY:
        ended, trace = traced(command_line(*words), book)

        assert expected_end(words) == ended.returncode, (words, ended.stderr)
        assert {"git"} & set(reached_out(trace)) == set(reached_out(trace)), words
        assert (words in GIT) == bool(reached_out(trace)), words


@pytest.mark.parametrize(
    "line, call",
    [
        ("import socket; socket.socket(socket.AF_UNIX)", "socket(AF_UNIX"),
        ("import socket; socket.socketpair()", "socketpair(AF_UNIX"),
        ("import os; os.execv('/bin/true', ['git'])", "true"),
        ("import subprocess; subprocess.run(['true'])", "true"),
    ],
)
def test_who_reaches_out_is_seen(line: str, call: str, book: Path) -> None:
    _, trace = traced([sys.executable, "-c", line], book)

    assert any(each.startswith(call) for each in reached_out(trace))
