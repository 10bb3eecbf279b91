"""How a command ends: nothing is thrown at people, and errors are JSON where output is."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from escrowbook.cli import ending
from escrowbook.cli.ending import run, spoken, wants_json
from escrowbook.cli.exits import Complaint, Exit
from escrowbook.core.errors import Place
from tests.cli.counter import run as run_program
from tests.cli.counter import run_in_terminal, tell


@pytest.mark.parametrize(
    "words, is_json",
    [
        ([], False),
        (["list", "--json"], True),
        (["list", "--format", "json"], True),
        (["list", "--format=jsonl"], True),
        (["list", "--format", "tsv"], False),
        (["list", "--format"], False),
        (["list", "--", "--json"], False),
        (["note", "site", "json"], False),
    ],
)
def test_errors_are_json_where_the_output_is(words: list[str], *, is_json: bool) -> None:
    assert is_json == wants_json(words)


@pytest.mark.parametrize(
    "complaint, text",
    [
        (Complaint(Exit.USAGE, "usage", "no"), "error: no\n"),
        (Complaint(Exit.USAGE, "usage", "no", "do"), "error: no\n  try: do\n"),
        (
            Complaint(Exit.REFUSED, "another-funded", "M1 is funded", "wait"),
            "refused: M1 is funded [another-funded]\n  try: wait\n",
        ),
        (
            Complaint(Exit.UNSOUND, "journal", "a gap", "", "b/x.toml", Place(3, 7)),
            "b/x.toml:3:7: error: a gap\n",
        ),
        (Complaint(Exit.NOT_FOUND, "not-found", "no x.toml", "", "x.toml"), "error: no x.toml\n"),
        (Complaint(Exit.SYSTEM, "system", "full", "", "x.toml"), "x.toml: error: full\n"),
        (Complaint(Exit.USAGE, "usage", "a\x1b[2Jb\u202e"), "error: a\\x1b[2Jb\\u202e\n"),
    ],
)
def test_a_complaint_says_where_what_and_what_next(complaint: Complaint, text: str) -> None:
    assert text == spoken(complaint)


def raising(error: BaseException) -> Callable[[], object]:
    """A command that ends so."""

    def invoke() -> object:
        raise error

    return invoke


@pytest.mark.parametrize(
    "error, code",
    [
        (ZeroDivisionError("oops"), 70),
        (RecursionError("deep"), 70),
        (MemoryError(), 70),
        (KeyboardInterrupt(), 130),
        (SystemExit(4), 4),
        (SystemExit(None), 0),
    ],
)
def test_whatever_happens_has_a_code(
    error: BaseException, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code == run(raising(error), "escrowbook", [])

    told = capsys.readouterr()
    assert "" == told.out
    assert ("a defect of escrowbook, nothing was recorded" in told.err) == (code == 70)
    assert "Traceback" not in told.err


def test_debug_shows_where_a_defect_happened(capsys: pytest.CaptureFixture[str]) -> None:
    assert 70 == run(raising(ZeroDivisionError("oops")), "escrowbook", ["--debug"])

    assert "Traceback" in capsys.readouterr().err


def test_a_defect_is_an_object_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert 70 == run(raising(ZeroDivisionError("oops")), "escrowbook", ["--json"])

    told = json.loads(capsys.readouterr().err)
    assert (70, "defect") == (told["code"], told["name"])


def test_what_is_no_code_is_success() -> None:
    def ending_in(value: object) -> int:
        return run(lambda: value, "escrowbook", [])

    assert [0, 0, 3] == [ending_in(value) for value in (None, "x", 3)]


def test_several_problems_are_one_object_and_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "torn.toml"
    path.write_text("format = 1\n", encoding="utf-8")
    as_json = tell("contract", "show", str(path), "--json").error
    lines = tell("contract", "show", str(path)).err.splitlines()

    count = len([line for line in lines if line.startswith(f"{path}:1:1: error: ")])
    assert count >= 5
    assert f"(and {count - 1} more" in as_json["message"]


def test_a_closed_output_is_kept_occupied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    ending.prepare_streams()

    assert sys.stdout is not None
    sys.stdout.write("nobody reads this")
    sys.stdout.close()


ASCII = {"PYTHONIOENCODING": "ascii:strict"}


@pytest.mark.parametrize(
    "words",
    [
        ["milestone", "list"],
        ["milestone", "list", "--format", "csv"],
        ["milestone", "list", "--format", "table"],
        ["contract", "show", "shop"],
        ["contract", "show", "shop", "--format", "table"],
        ["contract", "log", "shop", "--format", "table"],
        ["contract", "note", "shop", "通販"],
        ["contract", "close", "shop", "--refund-report"],
        ["agenda"],
    ],
    ids=" ".join,
)
def test_an_ascii_output_never_breaks(words: list[str], book: Path) -> None:
    done = run_program(*words, book=book, environment=ASCII)

    assert (0, b"") == (done.returncode, done.stderr)
    assert done.stdout.isascii()


def test_ascii_json_still_says_what_the_file_says(book: Path) -> None:
    done = run_program("contract", "list", "--json", book=book, environment=ASCII)

    rows = {row["contract"]: row for row in json.loads(done.stdout)["rows"]}
    assert "通販サイト" == rows["shop"]["title"]


def test_an_ascii_terminal_gets_ascii_tables(book: Path) -> None:
    told = run_in_terminal(
        *("milestone", "list", "--color", "never"),
        book=book,
        environment={**ASCII, "COLUMNS": "100"},
    )

    assert 0 == told.code
    assert told.out.isascii()
    assert "----" in told.out
    assert [] == [line for line in told.lines if len(line) > 100]
