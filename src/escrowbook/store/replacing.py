"""Making bytes durable: the file is what it was or what it should be, whatever happens (P1, P2).

A temporary beside the file, fsync, read back, judge again, is the file still what we read?,
rename, fsync the folder. What fails before the rename leaves nothing behind and is
`SystemRefused`; what fails from it on is `NotConfirmed`. No fsync is ever tried twice. A signal
that asks us to end is heard before the rename, and told after it. Whoever calls holds the lock.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress

from escrowbook.store.errors import (
    AlreadyThere,
    ChangedMeanwhile,
    NotARegularFile,
    NotConfirmed,
    NotFound,
    StoreError,
    SystemRefused,
)
from escrowbook.store.files import read_file
from escrowbook.store.interrupts import stop_if_asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from escrowbook.store.locking import Held

TEMPORARY_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
# What the system says where a disk, or a sandbox, has no hard links.
_NO_LINKS = (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENOSYS)
# Only to make it durable: reading, whose flag is 0.
FOLDER_FLAGS = os.O_DIRECTORY


def replace(held: Held, old: bytes, new: bytes, verify: Callable[[bytes], None]) -> list[str]:
    """Put `new` in the place of `old` and return what the user should know about it.

    `verify` gets the bytes read back from the disk and raises where they are not what should be
    recorded. Raises ChangedMeanwhile, SystemRefused, NotConfirmed, KeyboardInterrupt where a
    signal asked us to stop in time, and whatever `verify` raises.
    """
    path, temporary = held.path, held.temporary
    _check_unchanged(path, old)
    folder = _open_folder(path)
    try:
        notes = _write_temporary(path, temporary, new)
        try:
            _check_written(path, temporary, new, verify)
            _check_unchanged(path, old)
            stop_if_asked()
        except BaseException:
            _remove(temporary)
            raise
        _rename(path, temporary, new)
        _confirm(path, folder)
    finally:
        with suppress(OSError):
            os.close(folder)
    held.signals.done = path
    return notes


def create(held: Held, data: bytes) -> None:
    """Make a new file, durably and never over another one.

    Raises AlreadyThere, SystemRefused, NotConfirmed, and KeyboardInterrupt where a signal asked
    us to stop in time.
    """
    _create(held.path, held.temporary, data)
    held.signals.done = held.path


def create_beside(held: Held, path: str, data: bytes) -> None:
    """Make a new file beside the one whose lock we hold, which is not written yet.

    Raises as `create` does, but SystemRefused in place of NotConfirmed: nothing is recorded by it.
    """
    try:
        _create(path, held.temporary, data)
    except NotConfirmed as error:
        raise SystemRefused(path, _cause_of(error), "keep") from error


def _create(path: str, temporary: str, data: bytes) -> None:
    folder = _open_folder(path)
    try:
        # A contract is shared, by git or a folder: it gets the mode of any other text file, not
        # one that only its writer can read. Whoever wants that sets the umask.
        _write(path, temporary, data, 0o666, None)
        try:
            stop_if_asked()
            _put_in_place(path, temporary)
        except FileExistsError as error:
            raise AlreadyThere(path, f"{path} exists already", "choose another id") from error
        except OSError as error:
            # It may have been made, and the system failed afterwards.
            is_there = _holds(path, data)
            if is_there is not False:
                raise NotConfirmed(path, _reason(error), is_there=is_there is True) from error
            raise SystemRefused(path, error, "create") from error
        finally:
            _remove(temporary)
        _confirm(path, folder)
    finally:
        with suppress(OSError):
            os.close(folder)


def _put_in_place(path: str, temporary: str) -> None:
    """Give the temporary its name, unless that is taken."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS or os.path.lexists(path):
            raise
        # A disk without hard links (FAT): an empty file claims the name for a moment.
        os.close(os.open(path, TEMPORARY_FLAGS, 0o666))
        try:
            os.rename(temporary, path)
        except OSError:
            if _holds(path, b""):
                _remove(path)
            raise


def _open_folder(path: str) -> int:
    """Open the folder while nothing is written yet: later it could only be half a failure."""
    try:
        return os.open(os.path.dirname(path) or ".", FOLDER_FLAGS)
    except OSError as error:
        raise SystemRefused(path, error, "write to") from error


def _write_temporary(path: str, temporary: str, new: bytes) -> list[str]:
    try:
        status = os.stat(path)
    except OSError as error:
        raise SystemRefused(path, error, "write to") from error
    # Nobody may read it before it has the mode of the file.
    return _write(path, temporary, new, 0o600, status)


def _write(
    path: str, temporary: str, data: bytes, mode: int, like: os.stat_result | None
) -> list[str]:
    """Write the temporary and make it durable; it is removed again where that fails."""
    try:
        descriptor = os.open(temporary, TEMPORARY_FLAGS, mode)
    except FileExistsError as error:
        # The lock was taken, and with it went what killed writers left: this is somebody else's.
        raise SystemRefused(temporary, error, "make") from error
    except OSError as error:
        _remove(temporary)
        raise SystemRefused(path, error, "write to", len(data)) from error
    is_open = True
    try:
        notes = _make_like(descriptor, path, like) if like is not None else []
        written_bytes = 0
        while written_bytes < len(data):
            written_bytes += os.write(descriptor, data[written_bytes:])
        os.fsync(descriptor)
        is_open = False
        os.close(descriptor)
    except OSError as error:
        if is_open:
            with suppress(OSError):
                os.close(descriptor)
        _remove(temporary)
        raise SystemRefused(path, error, "write to", len(data)) from error
    return notes


def _make_like(descriptor: int, path: str, status: os.stat_result) -> list[str]:
    """Give the new file the owner, mode and attributes of the old one; say what was not kept."""
    notes = []
    ours = os.fstat(descriptor)
    if (ours.st_uid, ours.st_gid) != (status.st_uid, status.st_gid) and not _give(
        descriptor, status
    ):
        notes.append(f"{path} now belongs to you: its owner could not be kept")
    os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
    if not _copy_attributes(descriptor, path):
        notes.append(f"extended attributes of {path} could not be kept")
    if status.st_nlink > 1:
        notes.append(
            f"{path} had {status.st_nlink} names (hard links): the others keep the old text"
        )
    return notes


def _give(descriptor: int, status: os.stat_result) -> bool:
    """Give the new file to the old one's owner and group, else at least to its group."""
    try:
        os.fchown(descriptor, status.st_uid, status.st_gid)
    except PermissionError:
        with suppress(PermissionError):
            os.fchown(descriptor, -1, status.st_gid)
        return False
    return True


def _copy_attributes(descriptor: int, path: str) -> bool:
    """Copy extended attributes, access lists among them; `security.` is the system's own."""
    if not hasattr(os, "listxattr"):
        return True
    try:
        for name in os.listxattr(path):
            if not name.startswith("security."):
                os.setxattr(descriptor, name, os.getxattr(path, name))
    except OSError as error:
        return error.errno in (errno.ENOTSUP, errno.ENODATA)
    return True


def _check_written(path: str, temporary: str, new: bytes, verify: Callable[[bytes], None]) -> None:
    """Read back what the disk has, and judge that."""
    try:
        written = read_file(temporary)
    except StoreError as error:
        raise SystemRefused(path, _cause_of(error), "read back what was written to") from error
    if written != new:
        raise SystemRefused(path, OSError(), "read back what was written to")
    verify(written)


def _check_unchanged(path: str, old: bytes) -> None:
    """Compare bytes: times and sizes can be equal where an editor saved over us."""
    try:
        is_link = stat.S_ISLNK(os.lstat(path).st_mode)
        now = read_file(path)
    except (NotFound, NotARegularFile, FileNotFoundError) as error:
        raise ChangedMeanwhile(path) from error
    except OSError as error:
        raise SystemRefused(path, error, "read") from error
    if is_link or now != old:
        raise ChangedMeanwhile(path)


def _rename(path: str, temporary: str, new: bytes) -> None:
    try:
        os.rename(temporary, path)
    except OSError as error:
        # The system may have renamed and failed afterwards: only the file itself can tell.
        is_there = _holds(path, new)
        if is_there is not False:
            raise NotConfirmed(path, _reason(error), is_there=is_there is True) from error
        _remove(temporary)
        raise SystemRefused(path, error, "write to") from error


def _holds(path: str, new: bytes) -> bool | None:
    """Tell whether `path` has the new bytes; None where that cannot be known."""
    try:
        return read_file(path) == new
    except NotFound:
        return False
    except StoreError:
        return None


def _confirm(path: str, folder: int) -> None:
    try:
        os.fsync(folder)
    except OSError as error:
        raise NotConfirmed(path, _reason(error)) from error


def _cause_of(error: StoreError) -> OSError:
    """What the system said; one without a number is told as an input or output error."""
    return error.__cause__ if isinstance(error.__cause__, OSError) else OSError()


def _reason(error: OSError) -> str:
    return os.strerror(error.errno or errno.EIO)


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)
