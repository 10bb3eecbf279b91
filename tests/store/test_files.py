"""Reading bytes: whole regular files, and never without end."""

import errno
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from escrowbook.store.errors import NotARegularFile, NotFound, SystemRefused
from escrowbook.store.files import not_regular, read_file
from escrowbook.store.limits import FILE_BYTES_MAX


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000, FILE_BYTES_MAX])
def test_all_bytes_are_read(tmp_path: Path, size: int) -> None:
    path = tmp_path / "acme.toml"
    data = os.urandom(size)
    path.write_bytes(data)

    assert data == read_file(str(path))


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"
    with path.open("wb") as file:
        file.truncate(10**12)

    assert FILE_BYTES_MAX < len(read_file(str(path))) <= FILE_BYTES_MAX + 65_536


def test_a_file_that_grows_while_it_is_read_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "acme.toml"
    path.write_bytes(b"one")
    real_fstat = os.fstat

    def grown(descriptor: int) -> os.stat_result:
        status = real_fstat(descriptor)
        path.write_bytes(b"one two")
        return status

    monkeypatch.setattr(os, "fstat", grown)

    assert b"one two" == read_file(str(path))


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to("real")

    assert b"x" == read_file(str(tmp_path / "link"))


def bind(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


NO_FILES: dict[str, Callable[[Path], object]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "socket": bind,
    "device": lambda path: path.symlink_to("/dev/null"),
}


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("acme.toml")
    NO_FILES[kind](path)
    refused: list[NotARegularFile] = []

    def read() -> None:
        with pytest.raises(NotARegularFile) as caught:
            read_file(str(path))
        refused.append(caught.value)

    # In a thread, so that a pipe that hangs fails the test and not the whole run.
    reading = threading.Thread(target=read, daemon=True)
    reading.start()
    reading.join(timeout=5)
    assert 1 == len(refused)
    assert kind == "socket" or f"a {kind}" in refused[0].message


@pytest.mark.parametrize(
    "path, message",
    [
        ("none.toml", "there is no file none.toml"),
        ("file/none.toml", "there is no file file/none.toml"),
        ("circle", "circle is a link that leads back to itself"),
        ("a\0b", "'a\\x00b' is no path: it has a NUL in it"),
    ],
)
def test_what_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    Path("circle").symlink_to("circle")

    with pytest.raises(NotFound) as caught:
        read_file(path)

    assert message == caught.value.message


@pytest.mark.parametrize("call", ["open", "read", "fstat"])
def test_a_system_that_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    path = tmp_path / "acme.toml"
    path.touch()
    with monkeypatch.context() as patched:
        patched.setattr(os, call, refused)
        with pytest.raises(SystemRefused) as caught:
            read_file(str(path))

    assert f"cannot read {path}: Permission denied" == caught.value.message
    assert "owner and mode" in caught.value.remedy


def test_nothing_stays_open(tmp_path: Path) -> None:
    (tmp_path / "acme.toml").touch()
    before = len(os.listdir("/dev/fd"))
    for path in (tmp_path, tmp_path / "acme.toml"):
        for _ in range(20):
            try:
                read_file(str(path))
            except NotARegularFile:
                continue

    assert before == len(os.listdir("/dev/fd"))


def test_a_kind_of_file_without_a_word() -> None:
    assert "x is something else, not a contract file" == not_regular("x", 0).message
