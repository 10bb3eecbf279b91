"""Reading bytes: only of regular files, and never without end."""

from __future__ import annotations

import os
import stat
from errno import EISDIR, ELOOP, ENOENT, ENOTDIR, ENXIO

from escrowbook.store.errors import NotARegularFile, NotFound, StoreError, SystemRefused

# Larger reads are slower: the buffer is cleared before each one (PERFORMANCE 3).
CHUNK_BYTES = 64 * 1024

# Without O_NONBLOCK a FIFO without a writer would hold us up for ever.
READ_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY


def read_file(path: str) -> bytes:
    """Return the bytes of a regular file, links followed.

    Stops reading shortly after the largest size that a contract may have, so that a huge file
    costs no more than that; `read_contract` names it as too large. Raises NotFound,
    NotARegularFile and SystemRefused.
    """
    return read_with_status(path)[0]


def read_with_status(path: str) -> tuple[bytes, os.stat_result]:
    """The same, and what the system said of the file before it was read."""
    try:
        descriptor = os.open(path, READ_FLAGS)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise not_regular(path, status.st_mode)
        return _read_all(descriptor, status.st_size), status
    except OSError as error:
        raise SystemRefused(path, error, "read") from error
    finally:
        _close_quietly(descriptor)


def _read_all(descriptor: int, size_bytes: int) -> bytes:
    first = os.read(descriptor, CHUNK_BYTES)
    # The usual contract fits into one read, and its size says so: no second call to see the end.
    if size_bytes and len(first) == size_bytes:
        return first
    from escrowbook.store.limits import FILE_BYTES_MAX

    chunks = [first]
    total_bytes = len(first)
    while chunks[-1] and total_bytes <= FILE_BYTES_MAX:
        chunks.append(os.read(descriptor, CHUNK_BYTES))
        total_bytes += len(chunks[-1])
    return b"".join(chunks)


def _close_quietly(descriptor: int) -> None:
    """Close a descriptor that was only read from: a failure there loses nothing."""
    try:
        os.close(descriptor)
    except OSError:
        return


def unreadable(path: str, error: OSError | ValueError) -> StoreError:
    """Tell why `path` cannot be opened for reading."""
    if isinstance(error, ValueError):
        return NotFound(path, f"{path!r} is no path: it has a NUL in it")
    if error.errno in (ENOENT, ENOTDIR):
        return NotFound(path, f"there is no file {path}")
    if error.errno == ELOOP:
        return NotFound(path, f"{path} is a link that leads back to itself")
    if error.errno in (EISDIR, ENXIO):
        return NotARegularFile(path, f"{path} is not a file that can be read")
    return SystemRefused(path, error, "read")


def not_regular(path: str, mode: int) -> NotARegularFile:
    """Say what stands at `path` in place of a contract; `mode` is that of its `stat`."""
    return NotARegularFile(
        path,
        f"{path} is {kind_of(mode)}, not a contract file",
        "name a `.toml` file that holds a contract",
    )


def kind_of(mode: int) -> str:
    """Name in words what has this mode and is no regular file: `a pipe`."""
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISLNK, "a link"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((word for is_kind, word in kinds if is_kind(mode)), "something else")
