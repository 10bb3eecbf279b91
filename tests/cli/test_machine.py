"""What a machine may be like: its disk full, read-only or failing, its zone and language any."""

import ctypes
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli.counter import command_line, surroundings, tell, tell_ok

# Of <linux/prctl.h> and <linux/capability.h>.
DROP_FROM_BOUNDING_SET = 24
CAP_DAC_OVERRIDE = 1
PAUSE = ("contract", "pause", "site", "--ref", "p", "--json")


def ended(
    *words: str,
    book: Path,
    before: Callable[[], None] | None = None,
    environment: Mapping[str, str] | None = None,
) -> tuple[int, str, str]:
    """A program of its own, on a machine that `before` has changed for it."""
    done = subprocess.run(
        command_line(*words),
        env=surroundings(book, **(environment or {})),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        preexec_fn=before,
    )
    return done.returncode, done.stdout, done.stderr


def contents(book: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in book.iterdir()}


def limit_files() -> None:
    """Let no file grow beyond what half of a contract takes: a true short write, then EFBIG."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))


def test_a_file_that_may_not_grow_stays_as_it_was(book: Path, tmp_path: Path) -> None:
    before = contents(book)
    state = {"XDG_STATE_HOME": str(tmp_path)}
    code, out, err = ended(*PAUSE, book=book, before=limit_files, environment=state)

    assert (7, "") == (code, out)
    error = json.loads(err)
    assert (7, "system") == (error["code"], error["name"])
    assert "File too large" in error["message"]
    assert error["remedy"].endswith(" bytes are needed")
    assert before == contents(book)
    # The next one, on a machine that has room, works.
    assert 0 == ended(*PAUSE, book=book, environment=state)[0]


def become_ordinary() -> None:
    """Take from root what lets it write everywhere; of nobody else anything has to be taken."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        assert libc.prctl(DROP_FROM_BOUNDING_SET, CAP_DAC_OVERRIDE, 0, 0, 0) == 0


@pytest.mark.skipif(sys.platform != "linux" and os.geteuid() == 0, reason="root may do anything")
def test_a_folder_that_is_read_only_is_named_and_can_be_read(book: Path, tmp_path: Path) -> None:
    before = contents(book)
    state = {"XDG_STATE_HOME": str(tmp_path)}
    book.chmod(0o555)
    try:
        shown = ended(
            "contract", "list", "-q", book=book, before=become_ordinary, environment=state
        )
        code, out, err = ended(*PAUSE, book=book, before=become_ordinary, environment=state)
    finally:
        book.chmod(0o755)

    assert (0, "plain\nshop\nsite\n", "") == shown
    assert (7, "") == (code, out)
    assert "Permission denied" in json.loads(err)["message"]
    assert str(book / "site.toml") == json.loads(err)["path"]
    assert before == contents(book)


def failing_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the second fsync, that of the folder, fail."""
    real_fsync, synced = os.fsync, []

    def fsync(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 2:
            raise OSError(5, "Input/output error")
        real_fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)


def test_what_the_disk_did_not_confirm_is_recorded_once(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        failing_the_folder(patched)
        told = tell(*PAUSE, book=book)
    again = tell_ok(*PAUSE, book=book)

    assert (8, "") == (told.code, told.out)
    assert (8, "not-confirmed") == (told.error["code"], told.error["name"])
    assert "the same --ref" in told.error["remedy"]
    assert again.json["recorded"] is False
    assert 1 == (book / "site.toml").read_text(encoding="utf-8").count('do = "pause"')


def test_a_memory_that_cannot_be_kept_fails_no_command(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    for state in (str(tmp_path / "file"), "relative", ""):
        monkeypatch.setenv("XDG_STATE_HOME", state)
        monkeypatch.setenv("HOME", str(tmp_path / "file"))
        tell_ok("contract", "note", "site", f"kept nowhere: {state}", book=book)
        row = tell_ok("journal", "verify", "site", "--json", book=book).json["rows"][0]
        assert row["remembered"] is None


@pytest.mark.parametrize(
    "zone", ["Pacific/Kiritimati", "Asia/Kathmandu", "America/St_Johns", "America/New_York"]
)
def test_the_zone_of_the_machine_changes_nothing(zone: str, book: Path) -> None:
    words = ("contract", "log", "shop", "--json")
    here = tell_ok(*words, book=book).out

    assert (0, here, "") == ended(*words, book=book, environment={"TZ": zone})


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"COLUMNS": "1"},
        {"TERM": "dumb", "PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error"},
    ],
    ids=["C", "ASCII", "one column", "warnings"],
)
def test_the_language_of_the_machine_loses_nothing(environment: dict[str, str], book: Path) -> None:
    code, out, err = ended(
        "milestone", "list", "shop", "--json", book=book, environment=environment
    )
    titles = [row["title"] for row in json.loads(out)["rows"]]

    assert (0, "") == (code, err)
    assert (
        tell_ok("milestone", "list", "shop", "--json", book=book).json["rows"][0]["title"]
        == (titles[0])
    )
    assert 0 == ended("contract", "note", "shop", "größer", book=book, environment=environment)[0]
    assert 'note = "größer"' in (book / "shop.toml").read_text(encoding="utf-8")
