"""The counter as tests use it: a command line in, exit code and both outputs out."""

import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typer
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from escrowbook.cli.program import application

ROOT = Path(__file__).parents[2]
NOW = "2026-03-10T12:00:00Z"


@dataclass(frozen=True)
class Told:
    """What a command told: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        return json.loads(self.err)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@cache
def program(name: str) -> typer.Typer:
    return application(name)


def tell(
    *words: str,
    book: Path | None = None,
    now: str = NOW,
    name: str = "escrowbook",
    stdin: str | bytes = "",
    **environment: str,
) -> Told:
    """Run one command line inside this process; `now` counts as now."""
    env: dict[str, str] = {"ESCROWBOOK_AS_OF": now, **environment}
    if book is not None:
        env["ESCROWBOOK_DIR"] = str(book)
    result = CliRunner().invoke(
        program(name), list(words), input=stdin, env=env, prog_name=name, color=True
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Told(result.exit_code, result.stdout, result.stderr)


def tell_ok(*words: str, book: Path | None = None, **more: Any) -> Told:
    """Run a command line that has to succeed."""
    told = tell(*words, book=book, **more)
    assert told.code == 0, told
    return told


def surroundings(book: Path | None = None, **environment: str) -> dict[str, str]:
    """The environment of a program of its own: ours, without what would change its output."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    env |= {"PYTHONPATH": str(ROOT / "src"), "ESCROWBOOK_AS_OF": NOW, "TERM": "xterm"}
    if book is not None:
        env["ESCROWBOOK_DIR"] = str(book)
    return env | environment


def command_line(*words: str, name: str = "escrowbook") -> list[str]:
    """How to start one of the three programs from a checkout."""
    start = f"import sys; from escrowbook.cli.main import {name}; sys.argv[0] = {name!r}; {name}()"
    return [sys.executable, "-c", start, *words]


def run(
    *words: str,
    book: Path | None = None,
    name: str = "escrowbook",
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    timeout: int = 60,
) -> subprocess.CompletedProcess[bytes]:
    """Run one command line as a program of its own, its outputs in pipes."""
    return subprocess.run(
        command_line(*words, name=name),
        input=stdin,
        capture_output=True,
        env=surroundings(book, **(environment or {})),
        check=False,
        timeout=timeout,
    )


def run_in_terminal(
    *words: str,
    book: Path | None = None,
    answer: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> Told:
    """Run a command line on a terminal of its own, which shows both outputs; lines end as usual."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command_line(*words),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=surroundings(book, **(environment or {})),
        close_fds=True,
    )
    os.close(theirs)
    if answer:
        os.write(ours, answer)
    shown = _drained(ours)
    os.close(ours)
    return Told(process.wait(timeout=60), shown.replace("\r\n", "\n"), "")


def _drained(descriptor: int) -> str:
    chunks: list[bytes] = []
    while select.select([descriptor], [], [], 60)[0]:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    return b"".join(chunks).decode()


@cache
def validator(name: str) -> Draft202012Validator:
    """The JSON Schema of a document, `milestones/1`."""
    path = ROOT / "tests/schemas" / f"{name.replace('/', '-')}.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults_of(document: Any) -> list[str]:
    """What is wrong with a document of ours, by the schema that it names."""
    name = str(document["schema"]).removeprefix("escrowbook/")
    return [error.message for error in validator(name).iter_errors(document)]


def assert_sound(documents: Sequence[Any]) -> None:
    """Every document keeps to its schema, and there is at least one."""
    assert documents
    assert [] == [fault for document in documents for fault in faults_of(document)]
