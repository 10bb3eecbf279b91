"""Each step of replacing a file fails once: what is then said, closed, removed, and left."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from escrowbook.store import replacing
from escrowbook.store.errors import ChangedMeanwhile, NotConfirmed, SystemRefused
from escrowbook.store.locking import locked, reserved
from tests.store.descriptors import Descriptors

OLD, NEW = b"old\n", b"old\nnew\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "acme.toml"
    path.write_bytes(OLD)
    return path


def failing(
    patched: pytest.MonkeyPatch, path: Path, name: str, nth: int, number: int | None = errno.EIO
) -> None:
    """Let the n-th call of `os.name` in that folder fail; a file is closed all the same."""
    real = getattr(os, name)
    calls: list[str] = []

    def call(*args: Any, **named: Any) -> Any:
        # Whoever measures what the tests cover asks the system, too.
        is_ours = isinstance(args[0], int) or args[0].startswith(str(path.parent))
        calls.extend([name] * is_ours)
        if not is_ours or len(calls) != nth:
            return real(*args, **named)
        if name == "close":
            real(*args)
        raise OSError() if number is None else OSError(number, "no")

    patched.setattr(os, name, call)


def replace(path: Path, patch: Callable[[pytest.MonkeyPatch], object]) -> None:
    """Replace the file on a system that is patched once its lock is taken."""
    with locked(str(path)) as held, pytest.MonkeyPatch.context() as patched:
        descriptors = Descriptors(patched)
        patch(patched)
        try:
            replacing.replace(held, OLD, NEW, lambda _: None)
        finally:
            descriptors.check()


def create(path: Path, patch: Callable[[pytest.MonkeyPatch], object]) -> None:
    """Make the file on such a system."""
    with reserved(str(path)) as held, pytest.MonkeyPatch.context() as patched:
        descriptors = Descriptors(patched)
        patch(patched)
        try:
            replacing.create(held, NEW)
        finally:
            descriptors.check()


@pytest.mark.parametrize(
    "name, nth, doing",
    [
        ("lstat", 1, "read"),
        ("open", 1, "read"),
        ("open", 2, "write to"),  # the folder
        ("stat", 1, "write to"),
        ("open", 3, "write to"),  # the temporary
        ("fstat", 2, "write to"),
        ("fchmod", 1, "write to"),
        ("write", 1, "write to"),
        ("fsync", 1, "write to"),
        ("close", 2, "write to"),
        ("open", 4, "read back what was written to"),
        ("lstat", 2, "read"),
        ("rename", 1, "write to"),
    ],
)
def test_what_fails_before_the_new_name_is_told_and_leaves_nothing(
    path: Path, name: str, nth: int, doing: str
) -> None:
    with pytest.raises(SystemRefused) as caught:
        replace(path, lambda patched: failing(patched, path, name, nth))

    assert f"cannot {doing} {path}: Input/output error" == str(caught.value)
    assert OLD == path.read_bytes()
    assert [path] == list(path.parent.iterdir())


@pytest.mark.parametrize("name, nth", [("open", 3), ("write", 1), ("fsync", 1)])
def test_a_full_disk_is_told_with_what_is_needed(path: Path, name: str, nth: int) -> None:
    with pytest.raises(SystemRefused) as caught:
        replace(path, lambda patched: failing(patched, path, name, nth, errno.ENOSPC))

    assert f"cannot write to {path}: No space left on device" == str(caught.value)
    assert caught.value.remedy.endswith("; 8 bytes are needed")


@pytest.mark.parametrize(
    "number, reason",
    [
        (errno.EIO, "Input/output error"),
        (errno.EDQUOT, "Disk quota exceeded"),
        (None, "Input/output error"),
    ],
)
@pytest.mark.parametrize("write, nth", [(replace, 2), (create, 2)])
def test_a_folder_that_is_not_durable_is_not_confirmed(
    path: Path, write: Callable[..., None], nth: int, number: int | None, reason: str
) -> None:
    if write is create:
        path.unlink()

    with pytest.raises(NotConfirmed) as caught:
        write(path, lambda patched: failing(patched, path, "fsync", nth, number))

    assert f"recorded in {path}, but the disk did not confirm it: {reason}" == str(caught.value)
    assert NEW == path.read_bytes()


def renamed_late(patched: pytest.MonkeyPatch) -> None:
    real = os.rename

    def rename(old: str, new: str) -> None:
        real(old, new)
        raise OSError(errno.EDQUOT, "no")

    patched.setattr(os, "rename", rename)


def renamed_and_gone(patched: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EIO, "no")

    def rename(*_: object) -> None:
        patched.setattr(os, "open", refused)
        raise OSError(errno.EDQUOT, "no")

    patched.setattr(os, "rename", rename)


@pytest.mark.parametrize(
    "patch, recorded, is_there",
    [(renamed_late, "recorded", True), (renamed_and_gone, "perhaps recorded", False)],
)
def test_after_a_renaming_that_failed_only_the_file_can_tell(
    path: Path, patch: Callable[[pytest.MonkeyPatch], None], recorded: str, *, is_there: bool
) -> None:
    with pytest.raises(NotConfirmed) as caught:
        replace(path, patch)

    assert f"{recorded} in {path}, but the disk did not confirm it: Disk quota exceeded" == str(
        caught.value
    )
    assert is_there == caught.value.is_there


def test_a_file_that_goes_between_two_looks_was_changed(path: Path) -> None:
    def patch(patched: pytest.MonkeyPatch) -> None:
        real = os.lstat

        def lstat(name: str) -> os.stat_result:
            status = real(name)
            path.unlink()
            return status

        patched.setattr(os, "lstat", lstat)

    with pytest.raises(ChangedMeanwhile):
        replace(path, patch)


def test_a_temporary_that_is_no_file_any_more_is_no_confirmation(path: Path) -> None:
    temporary = path.with_name(".acme.toml.tmp")

    def patch(patched: pytest.MonkeyPatch) -> None:
        def fsync(_: int) -> None:
            temporary.unlink()
            temporary.mkdir()

        patched.setattr(os, "fsync", fsync)

    with pytest.raises(SystemRefused) as caught:
        replace(path, patch)

    assert f"cannot read back what was written to {path}: Input/output error" == str(caught.value)


def test_a_disk_that_keeps_other_bytes_is_found_out(path: Path) -> None:
    def patch(patched: pytest.MonkeyPatch) -> None:
        real = os.write
        patched.setattr(os, "write", lambda at, data: real(at, b"x" * len(data)))

    with pytest.raises(SystemRefused) as caught:
        replace(path, patch)

    assert f"cannot read back what was written to {path}: Input/output error" == str(caught.value)
    assert [path] == list(path.parent.iterdir())


def test_a_short_write_goes_on_where_it_stopped(path: Path) -> None:
    def patch(patched: pytest.MonkeyPatch) -> None:
        real = os.write
        patched.setattr(os, "write", lambda at, data: real(at, data[:3]))

    replace(path, patch)

    assert NEW == path.read_bytes()


@pytest.mark.parametrize("is_relative", [False, True])
def test_what_is_made_durable_is_the_file_and_then_its_folder(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, is_relative: bool
) -> None:
    durable: list[str] = []

    def patch(patched: pytest.MonkeyPatch) -> None:
        real = os.fsync, os.rename

        def fsync(descriptor: int) -> None:
            durable.append(os.readlink(f"/proc/self/fd/{descriptor}"))
            real[0](descriptor)

        def rename(old: str, new: str) -> None:
            durable.append("renamed")
            real[1](old, new)

        patched.setattr(os, "fsync", fsync)
        patched.setattr(os, "rename", rename)

    if is_relative:
        monkeypatch.chdir(path.parent)
    replace(Path(path.name) if is_relative else path, patch)

    assert [f"{path.parent}/.acme.toml.tmp", "renamed", str(path.parent)] == durable


def test_nobody_may_read_it_before_it_has_the_mode_of_the_file(path: Path) -> None:
    modes: list[int] = []

    def patch(patched: pytest.MonkeyPatch) -> None:
        real = os.fchmod

        def fchmod(descriptor: int, mode: int) -> None:
            modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
            real(descriptor, mode)

        patched.setattr(os, "fchmod", fchmod)

    before = os.umask(0)
    try:
        replace(path, patch)
    finally:
        os.umask(before)

    assert [0o600] == modes


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch])
def test_a_temporary_of_somebody_else_is_named_and_left(
    path: Path, make: Callable[[Path], None]
) -> None:
    temporary = path.with_name(".acme.toml.tmp")

    with pytest.raises(SystemRefused) as caught:
        replace(path, lambda _: make(temporary))

    assert f"cannot make {temporary}: File exists" == str(caught.value)
    assert temporary.exists()


@pytest.mark.parametrize(
    "name, nth, doing",
    [
        ("open", 1, "write to"),  # the folder
        ("open", 2, "write to"),
        ("write", 1, "write to"),
        ("fsync", 1, "write to"),
        ("close", 1, "write to"),
        ("link", 1, "create"),
    ],
)
def test_what_fails_while_a_file_is_made_leaves_none(
    tmp_path: Path, name: str, nth: int, doing: str
) -> None:
    path = tmp_path / "acme.toml"
    with pytest.raises(SystemRefused) as caught:
        create(path, lambda patched: failing(patched, path, name, nth))

    assert f"cannot {doing} {path}: Input/output error" == str(caught.value)
    assert [] == list(tmp_path.iterdir())


def linked_late(patched: pytest.MonkeyPatch, number: int) -> None:
    real = os.link

    def link(old: str, new: str) -> None:
        real(old, new)
        raise OSError(number, "no")

    patched.setattr(os, "link", link)


@pytest.mark.parametrize("number", [errno.EIO, errno.EPERM])
def test_a_link_that_was_made_all_the_same_is_not_confirmed(tmp_path: Path, number: int) -> None:
    path = tmp_path / "acme.toml"
    with pytest.raises(NotConfirmed, match=r"^recorded in "):
        create(path, lambda patched: linked_late(patched, number))

    assert NEW == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_link_of_which_nobody_knows_may_have_been_made(tmp_path: Path) -> None:
    """Found by the campaign of pairs: it was told as not recorded, and was."""
    path = tmp_path / "acme.toml"

    def patch(patched: pytest.MonkeyPatch) -> None:
        real = os.link

        def refused(*_: object) -> None:
            raise OSError(errno.EIO, "no")

        def link(old: str, new: str) -> None:
            real(old, new)
            patched.setattr(os, "open", refused)
            raise OSError(errno.EIO, "no")

        patched.setattr(os, "link", link)

    with pytest.raises(NotConfirmed, match=r"^perhaps recorded in ") as caught:
        create(path, patch)

    assert not caught.value.is_there
    assert NEW == path.read_bytes()


@pytest.mark.parametrize("number", [errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENOSYS])
def test_on_a_disk_without_links_an_empty_file_claims_the_name(tmp_path: Path, number: int) -> None:
    path = tmp_path / "acme.toml"
    claimed: list[tuple[int, bytes]] = []

    def patch(patched: pytest.MonkeyPatch) -> None:
        real = os.rename

        def rename(old: str, new: str) -> None:
            claimed.append((stat.S_IMODE(path.stat().st_mode), path.read_bytes()))
            real(old, new)

        failing(patched, path, "link", 1, number)
        patched.setattr(os, "rename", rename)

    before = os.umask(0)
    try:
        create(path, patch)
    finally:
        os.umask(before)

    assert [(0o666, b"")] == claimed
    assert NEW == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_on_a_disk_without_links_a_claim_that_came_to_nothing_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"

    def patch(patched: pytest.MonkeyPatch) -> None:
        failing(patched, path, "link", 1, errno.EPERM)
        failing(patched, path, "rename", 1)

    with pytest.raises(SystemRefused) as caught:
        create(path, patch)

    assert f"cannot create {path}: Input/output error" == str(caught.value)
    assert [] == list(tmp_path.iterdir())


def test_on_a_disk_without_links_a_late_failure_is_not_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"

    def patch(patched: pytest.MonkeyPatch) -> None:
        failing(patched, path, "link", 1, errno.EPERM)
        renamed_late(patched)

    with pytest.raises(NotConfirmed):
        create(path, patch)

    assert NEW == path.read_bytes()


def test_what_is_kept_beside_is_no_record(path: Path) -> None:
    beside = path.with_name("acme.toml.cut-1")
    with locked(str(path)) as held:
        replacing.create_beside(held, str(beside), b"cut")

    assert b"cut" == beside.read_bytes()
    assert OLD == path.read_bytes()


def test_what_is_kept_beside_and_not_confirmed_is_refused(path: Path) -> None:
    beside = path.with_name("acme.toml.cut-1")
    with locked(str(path)) as held, pytest.MonkeyPatch.context() as patched:
        failing(patched, path, "fsync", 2, errno.EDQUOT)
        with pytest.raises(SystemRefused) as caught:
            replacing.create_beside(held, str(beside), b"cut")

    assert f"cannot keep {beside}: Disk quota exceeded" == str(caught.value)
