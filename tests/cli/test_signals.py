"""Ctrl-C, SIGTERM and SIGHUP: a clean end with 130, and the truth about what was recorded."""

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests.cli.counter import command_line, surroundings, tell, tell_ok
from tests.cli.life import NEW
from tests.store.test_interrupts import to_ourselves

ENDING = pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name
)


@contextmanager
def started(*words: str, book: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        command_line(*words),
        env=surroundings(book),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        yield process


def written(stream: IO[bytes] | None) -> bytes:
    assert stream is not None
    return stream.read()


@ENDING
def test_a_command_that_waits_for_input_ends_cleanly(number: int, book: Path) -> None:
    with started("apply", "-", book=book) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"contract": "site", "do": "note", "note": "first"}\n')
        process.stdin.flush()
        receipt = process.stdout.readline()
        process.send_signal(number)

        # The signal may come while the receipt is still on its way out of the command.
        said = written(process.stderr)
        assert said in (b"", b"error: interrupted, but it was recorded\n")
        assert 130 == process.wait(timeout=60)
    assert b'"recorded":true' in receipt.replace(b" ", b"")
    assert ["plain.toml", "shop.toml", "site.toml"] == sorted(os.listdir(book))


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="no way to see what it waits for")
@ENDING
def test_a_command_that_waits_for_a_lock_ends_cleanly(number: int, book: Path) -> None:
    before = (book / "site.toml").read_bytes()
    lock = book / "site.toml.lock"
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with started("contract", "pause", "site", "--wait", "60", book=book) as process:
            until = time.monotonic() + 60
            while time.monotonic() < until and str(lock) not in opened_files(process.pid):
                time.sleep(0.02)
            process.send_signal(number)

            assert (b"", b"", 130) == (
                written(process.stdout),
                written(process.stderr),
                process.wait(timeout=60),
            )
    assert before == (book / "site.toml").read_bytes()


def opened_files(process: int) -> list[str]:
    folder = Path(f"/proc/{process}/fd")
    return [os.path.realpath(each) for each in folder.iterdir()] if folder.exists() else []


def test_a_signal_that_our_starter_ignores_stays_ignored(book: Path) -> None:
    nohup = 'trap "" HUP; exec "$@"'
    with subprocess.Popen(
        ["sh", "-c", nohup, "sh", *command_line("apply", "-")],
        env=surroundings(book),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for text in ("first", "second"):
            line = f'{{"contract": "site", "do": "note", "note": "{text}"}}\n'
            process.stdin.write(line.encode())
            process.stdin.flush()
            assert b"recorded" in process.stdout.readline()
            process.send_signal(signal.SIGHUP)
        process.stdin.close()

        assert 0 == process.wait(timeout=60)


def test_ctrl_c_during_start_up_ends_without_a_word() -> None:
    # What is imported first after our own first page brings the signal with it.
    hook = (
        "import os, signal, sys\n"
        "class Hook:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'typer': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Hook())\n"
    )
    _, _, start = command_line()
    done = subprocess.run(
        [sys.executable, "-c", hook + start],
        env=surroundings(),
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert (-signal.SIGINT, b"", b"") == (done.returncode, done.stdout, done.stderr)


def signalled_after(real: object) -> object:
    """The same call, with a signal right behind it."""

    def call(*arguments: object) -> object:
        assert callable(real)
        outcome = real(*arguments)
        to_ourselves(signal.SIGTERM)
        return outcome

    return call


@pytest.mark.parametrize("call, is_recorded", [("fsync", False), ("rename", True)])
def test_an_interrupt_tells_what_it_came_too_late_for(
    book: Path, monkeypatch: pytest.MonkeyPatch, call: str, *, is_recorded: bool
) -> None:
    before = (book / "site.toml").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, call, signalled_after(getattr(os, call)))
        told = tell("contract", "pause", "site", "--ref", "p", book=book)
    path = book / "site.toml"

    assert (130, "") == (told.code, told.out)
    assert (f"error: interrupted, but it was recorded in {path}\n" if is_recorded else "") == (
        told.err
    )
    assert is_recorded == (before != path.read_bytes())
    assert not list(book.glob("*.lock"))
    assert "recorded" in tell("contract", "pause", "site", "--ref", "p", book=book).out


def test_an_interrupt_tells_what_the_disk_did_not_confirm(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_fsync = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            to_ourselves(signal.SIGTERM)
            raise OSError(errno.EIO, "no")
        real_fsync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        told = tell("contract", "pause", "site", "--ref", "p", "--json", book=book)

    assert (130, "") == (told.code, told.out)
    assert "interrupted" == told.error["name"]
    assert (
        f"interrupted; recorded in {book / 'site.toml'}, but the disk did not confirm it: "
        "Input/output error" == told.error["message"]
    )
    assert "look after the disk, then run it again with the same --ref" == told.error["remedy"]
    again = tell_ok("contract", "pause", "site", "--ref", "p", "--json", book=book)
    assert not again.json["recorded"]


def test_an_interrupt_while_the_receipt_is_written_tells_that_it_was_recorded(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("escrowbook.cli.output._write_receipt", interrupted)
    recorded = tell("contract", "pause", "site", book=book)
    looked_at = tell("contract", "resume", "site", "--dry-run", book=book)

    assert (130, "error: interrupted, but it was recorded\n") == (recorded.code, recorded.err)
    assert (130, "") == (looked_at.code, looked_at.err)


@pytest.mark.parametrize(
    "words, told_by",
    [
        (("journal", "mend", "plain", "--write"), "journal._mending_lines"),
        (NEW, "founding.screen_for"),
    ],
    ids=["mend", "new"],
)
def test_an_interrupt_while_anything_else_is_told_says_that_it_was_done(
    words: tuple[str, ...], told_by: str, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    (book / "shop.toml").unlink()
    with (book / "plain.toml").open("a") as plain:
        plain.write("\n[journal]\n1 = {")
    monkeypatch.setattr(f"escrowbook.cli.{told_by}", interrupted)
    told = tell(*words, book=book)

    assert (130, "error: interrupted, but it was recorded\n") == (told.code, told.err)


def test_a_defect_while_the_receipt_is_written_does_not_deny_what_was_recorded(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ModuleNotFoundError("No module named 'views'")

    monkeypatch.setattr("escrowbook.cli.output._write_receipt", broken)
    recorded = tell("contract", "pause", "site", book=book)
    looked_at = tell("contract", "resume", "site", "--dry-run", book=book)

    assert 8 == recorded.code
    assert "error: recorded, but the receipt could not be written: No module named" in recorded.err
    assert 70 == looked_at.code
    assert "nothing was recorded: ModuleNotFoundError" in looked_at.err
