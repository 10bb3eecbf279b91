"""The table of exit codes: one row, one way to get there."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from escrowbook.actions import errors
from escrowbook.actions.errors import Unsound
from escrowbook.cli.exits import MEANINGS, Complaint, Exit, ReceiptLost, complaints_of, exit_of
from escrowbook.core.errors import Defect, Place, Problem, UsageError
from escrowbook.core.events.bookkeeping import Note
from escrowbook.core.journal import Entry, Refused
from escrowbook.core.refusals import refuse
from tests.cli.counter import Told, run, tell
from tests.cli.samples import SITE, write

NEW = ("--title", "T", "--client", "C", "--freelancer", "F", "--currency", "USD")
UPWORK = ("--policy", "upwork", "--milestone", "One=5")


def test_every_code_has_a_meaning() -> None:
    codes = [code for name, code in vars(Exit).items() if name.isupper()]

    assert [0, 1, 2, 3, 4, 5, 6, 7, 8, 70, 130, 141] == codes == list(MEANINGS)


USAGE = [
    ("contract", "new", "../x", *NEW, *UPWORK),
    ("contract", "new", "-x", *NEW, *UPWORK),
    ("contract", "new", "site", *NEW, *UPWORK),
    ("contract", "new", "n", *NEW, "--policy", "upwrok", "--milestone", "One=5"),
    ("contract", "new", "n", *NEW, *UPWORK, "--set", "reveiw_days=3"),
    ("contract", "new", "n", *NEW, *UPWORK, "--set", "review_days=soon"),
    ("contract", "new", "n", *NEW, *UPWORK, "--timezone", "Mars/Olympus"),
    ("contract", "new", "n", *NEW[:-1], "XXX", *UPWORK),
    ("contract", "new", "n", *NEW, "--policy", "upwork", "--milestone", "One=0"),
    ("contract", "new", "n", *NEW, "--policy", "upwork", "--milestone", "One=12.345"),
    ("contract", "new", "n", *NEW, "--policy", "upwork", "--milestone", "One"),
    ("milestone", "fund", "site", "M3", "--amount", "1e3"),
    ("milestone", "fund", "site", "M3", "--amount", "12.345"),
    ("milestone", "fund", "site", "M3", "--amount", "0"),
    ("milestone", "fund", "site", "M3", "--amount", "-5"),
    ("milestone", "fund", "site", "M3", "--amount", "１００"),
    ("milestone", "fund", "shop", "build", "--amount", "0.5"),
    ("contract", "bonus", "site", "0"),
    ("milestone", "fund", "site", "M3", "--at", "tomorrow"),
    ("milestone", "fund", "site", "M3", "--at", "2026-03-11"),
    ("milestone", "fund", "site", "M3", "--at", "+1d"),
    ("milestone", "list", "--state", "fundet"),
    ("milestone", "list", "--as-of", "someday"),
    ("milestone", "list", "-0"),
    ("milestone", "work", "site", "M1", "--done", "101"),
    ("milestone", "work", "site", "M1", "--done", "much"),
    ("contract", "observe", "site"),
    ("contract", "observe", "site", "--happened", "dormant", "--escrow", "5"),
    ("contract", "close", "site"),
    ("contract", "note", "site", "a", "--note", "b"),
    ("milestone", "fund", "site", "--by", "nobody"),
    ("check", "--select", "unfundet"),
    ("policy", "show", "upwrok"),
    ("explain", "nothing-of-the-kind"),
]


@pytest.mark.parametrize("words", USAGE, ids=" ".join)
def test_2_usage(words: tuple[str, ...], book: Path) -> None:
    before = contents(book)
    told = tell(*words, book=book)

    assert (2, "") == (told.code, told.out)
    assert told.err.startswith("error: ")
    assert "Traceback" not in told.err
    assert before == contents(book)


def contents(book: Path) -> dict[str, bytes]:
    """Every file of a book; a refused command leaves none behind."""
    return {path.name: path.read_bytes() for path in book.iterdir()}


REFUSED = [
    (("milestone", "fund", "site", "M3"), "another-funded"),
    (("milestone", "submit", "site", "M3"), "nothing-in-escrow"),
    (("milestone", "release", "site", "M1"), "nothing-in-escrow"),
    (("milestone", "cancel", "site", "M1"), "money-put-in"),
    (("milestone", "edit", "site", "M2", "--amount", "100"), "below-deposit"),
    (("refund", "request", "site", "M2"), "only-by-closing"),
    (("contract", "resume", "site"), "not-on-hold"),
    (("contract", "undo", "site", "1"), "void-breaks"),
    (("contract", "close", "site", "--by", "mutual", "--yes"), "pay-needed"),
]


@pytest.mark.parametrize(
    "words, code", REFUSED, ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_3_refused(words: tuple[str, ...], code: str, book: Path) -> None:
    before = contents(book)
    told = tell(*words, book=book)
    as_json = tell(*words, "--json", book=book).error

    assert (3, "") == (told.code, told.out)
    assert f"[{code}]" in told.err
    assert (3, code) == (as_json["code"], as_json["name"])
    assert before == contents(book)


NOT_FOUND = [
    ("contract", "show", "sit"),
    ("contract", "show", "nowhere/x.toml"),
    ("milestone", "list", "nowhere/"),
    ("milestone", "list", "sit"),
    ("milestone", "fund", "site", "M9"),
    ("milestone", "edit", "site", "M9", "--title", "x"),
    ("contract", "undo", "site", "99"),
    ("apply", "nowhere.jsonl"),
    ("contract", "show", "twice"),
    ("milestone", "list", "--book", "nowhere"),
]


@pytest.mark.parametrize("words", NOT_FOUND, ids=" ".join)
def test_4_not_there(words: tuple[str, ...], book: Path) -> None:
    for folder in ("a", "b"):
        (book / folder).mkdir()
        write(book / folder, SITE.replace('"site"', '"twice"'))
    told = tell(*words, book=book)

    assert 4 == told.code
    assert told.err


UNSOUND = {
    "not TOML": "this is no contract",
    "unknown key": SITE.replace("[policy]", "colour = 1\n\n[policy]"),
    "unknown do": SITE.replace('"submit"', '"sbumit"', 1),
    "a gap": SITE.replace("\n3 = ", "\n4 = ", 1),
    "torn": SITE.rstrip()[:-9],
    "against the rules": SITE.replace('amount = "250.00" }\n2', 'amount = "999.00" }\n2'),
}


@pytest.mark.parametrize("name", UNSOUND)
@pytest.mark.parametrize(
    "words", [("contract", "show"), ("milestone", "fund"), ("milestone", "list"), ("check",)]
)
def test_5_no_sound_contract(name: str, words: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(UNSOUND[name], encoding="utf-8")
    told = tell(*words, str(path))
    as_json = tell(*words, str(path), "--json")

    assert 5 == told.code == as_json.code
    assert f"{path}:" in told.err + told.out
    if words != ("check",):
        assert as_json.error["name"] in ("unreadable", "journal")
        assert as_json.error["line"] >= 1


def test_6_locked(book: Path) -> None:
    import fcntl

    lock = os.open(book / "site.toml.lock", os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = tell("milestone", "work", "site", "M2", "--done", "5", book=book)
    finally:
        os.close(lock)

    assert (6, "") == (told.code, told.out)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("words, code", [(("milestone", "list"), 7), (("contract", "pause"), 8)])
def test_7_and_8_an_output_that_cannot_be_written(
    words: tuple[str, ...], code: int, book: Path
) -> None:
    import subprocess

    from tests.cli.counter import command_line, surroundings

    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command_line(*words, "site"),
            stdout=full,
            stderr=subprocess.PIPE,
            env=surroundings(book),
            check=False,
        )

    assert code == done.returncode
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    recorded = 'do = "pause"' in (book / "site.toml").read_text(encoding="utf-8")
    assert recorded == (code == Exit.NOT_CONFIRMED)


def test_141_a_reader_that_goes_away(book: Path) -> None:
    import subprocess

    from tests.cli.counter import command_line, surroundings

    for words in (["milestone", "list"], ["contract", "note", "site", "x"], ["--help"]):
        process = subprocess.Popen(
            command_line(*words),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=surroundings(book),
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert (b"", 141) == (process.stderr.read(), process.wait(timeout=60))
        process.stderr.close()


def test_0_a_missing_output_is_no_reason_to_fail(book: Path) -> None:
    import subprocess
    import sys

    from tests.cli.counter import command_line, surroundings

    shell = ["sh", "-c", '"$@" >&- 2>&-', "sh", *command_line("contract", "pause", "site")]
    done = subprocess.run(shell, env=surroundings(book), check=False)

    assert 0 == done.returncode
    assert 'do = "pause"' in (book / "site.toml").read_text(encoding="utf-8")
    assert sys.executable


def refused(code: str) -> Refused:
    from datetime import UTC, datetime

    event = Note(at=datetime(2026, 1, 1, tzinfo=UTC), note="x")
    return Refused(refuse(code, "no", "do this"), Entry(1, event, "", None, Place(1)))


PROBLEM = Problem("journal", "a gap", "mend it", Place(3, 2))
EXCEPTIONS: list[tuple[Callable[[], BaseException], int, str]] = [
    (lambda: UsageError("x", "y"), Exit.USAGE, "usage"),
    (lambda: errors.AlreadyThere("p", "x"), Exit.USAGE, "taken"),
    (lambda: errors.TooLong("p", "x"), Exit.USAGE, "too-long"),
    (lambda: errors.BadConfig("p", [PROBLEM]), Exit.USAGE, "config"),
    (lambda: refused("another-funded"), Exit.REFUSED, "another-funded"),
    (lambda: refused("no-such-milestone"), Exit.NOT_FOUND, "no-such-milestone"),
    (lambda: refused("no-such-event"), Exit.NOT_FOUND, "no-such-event"),
    (lambda: errors.NotFound("p", "x"), Exit.NOT_FOUND, "not-found"),
    (lambda: errors.Ambiguous("p", "x", "y", ["a", "b"]), Exit.NOT_FOUND, "ambiguous"),
    (lambda: errors.NoSuchEvent("p", 9, 3), Exit.NOT_FOUND, "not-found"),
    (lambda: FileNotFoundError(2, "No such file", "p"), Exit.NOT_FOUND, "not-found"),
    (lambda: Unsound("p", [PROBLEM]), Exit.UNSOUND, "journal"),
    (lambda: errors.NotARegularFile("p", "x"), Exit.UNSOUND, "not-a-file"),
    (lambda: errors.Locked("p", 7), Exit.BUSY, "locked"),
    (lambda: errors.ChangedMeanwhile("p"), Exit.BUSY, "changed"),
    (lambda: errors.SystemRefused("p", OSError(28, "full"), "write"), Exit.SYSTEM, "system"),
    (lambda: PermissionError(13, "no right", "p"), Exit.SYSTEM, "system"),
    (lambda: errors.HelperLost("x", "y"), Exit.SYSTEM, "helper"),
    (lambda: errors.NotConfirmed("p", "x"), Exit.NOT_CONFIRMED, "not-confirmed"),
    (lambda: ReceiptLost("x"), Exit.NOT_CONFIRMED, "receipt-lost"),
    (lambda: Defect("x"), Exit.DEFECT, "defect"),
    (lambda: ZeroDivisionError("x"), Exit.DEFECT, "defect"),
    (lambda: RecursionError("x"), Exit.DEFECT, "defect"),
    (KeyboardInterrupt, Exit.INTERRUPTED, "interrupted"),
    (lambda: BrokenPipeError(32, "gone"), Exit.READER_GONE, "system"),
]


@pytest.mark.parametrize(
    "make, code, name",
    EXCEPTIONS,
    ids=[f"{row[2]} {number}" for number, row in enumerate(EXCEPTIONS)],
)
def test_each_exception_has_its_code(
    make: Callable[[], BaseException], code: int, name: str
) -> None:
    error = make()
    complaints = list(complaints_of(error))

    assert code is exit_of(error)
    assert [name] == [complaint.name for complaint in complaints]
    assert {code} == {complaint.exit for complaint in complaints}


def test_an_unsound_file_has_a_complaint_for_each_problem() -> None:
    other = Problem("unreadable", "a key", "drop it", Place(9, 1))
    complaints = list(complaints_of(Unsound("p", [PROBLEM, other])))

    assert [
        Complaint(Exit.UNSOUND, "journal", "a gap", "mend it", "p", Place(3, 2)),
        Complaint(Exit.UNSOUND, "unreadable", "a key", "drop it", "p", Place(9, 1)),
    ] == complaints


def test_the_highest_code_of_a_batch_counts(book: Path) -> None:
    (book / "torn.toml").write_text("format = 1\n", encoding="utf-8")
    words = ("milestone", "list", "--unfunded", "--exit-code")

    def ends(*more: str) -> Told:
        return tell(*words, *more, book=book)

    assert 1 == ends("site").code
    assert 0 == ends("site", "--state", "split").code
    assert 4 == ends("site", "nowhere").code
    assert 5 == ends("site", "nowhere", str(book / "torn.toml")).code
    assert 5 == ends().code
    assert "site\tM3" in tell(*words, "-q", book=book).lines


def test_a_program_of_its_own_ends_alike(book: Path) -> None:
    assert [0, 1, 2, 3, 4] == [
        run(*words, book=book).returncode
        for words in (
            ["milestone", "list"],
            ["milestone", "list", "--exit-code"],
            ["milestone", "list", "--stat"],
            ["milestone", "fund", "site", "M3"],
            ["milestone", "list", "nowhere"],
        )
    ]
