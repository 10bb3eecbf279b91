"""What can go wrong between us and the disk; what is wrong *inside* a file is a `Problem`.

Each class is one line of the table of exit codes (INTERFACE 7); the counter knows the numbers.
"""

from __future__ import annotations

import errno
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import ClassVar

    from escrowbook.core.errors import Problem


class StoreError(Exception):
    """Something about `path` that keeps the store from doing what was asked.

    `message` is one sentence for people, `remedy` the next thing to type or do, `name` the word
    that scripts see.
    """

    name: ClassVar[str] = "store"

    def __init__(self, path: str, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.path = path
        self.message = message
        self.remedy = remedy


class NotFound(StoreError):
    """No such contract, file or folder (exit 4)."""

    name = "not-found"


class Ambiguous(StoreError):
    """An id that names several files (exit 4)."""

    name = "ambiguous"

    def __init__(self, path: str, message: str, remedy: str, paths: Sequence[str]) -> None:
        super().__init__(path, message, remedy)
        self.paths = tuple(paths)


class NotARegularFile(StoreError):
    """A folder, pipe, socket or device where a contract file was asked for (exit 5)."""

    name = "not-a-file"


class BadConfig(StoreError):
    """The book's own `config.toml` says something that we do not understand (exit 2)."""

    name = "config"

    def __init__(self, path: str, problems: Sequence[Problem]) -> None:
        super().__init__(path, problems[0].message, problems[0].remedy)
        self.problems = tuple(problems)


class AlreadyThere(StoreError):
    """A new contract whose file exists (exit 2)."""

    name = "taken"


class TooLong(StoreError):
    """An event that would make its line, or the file, longer than we would read (exit 2)."""

    name = "too-long"


class Locked(StoreError):
    """Another process is writing to the file (exit 6); `holder` is its id where it is known."""

    name = "locked"

    def __init__(self, path: str, holder: int | None) -> None:
        who = f"process {holder}" if holder is not None else "another process"
        super().__init__(
            path,
            f"{who} is writing to {path}",
            "run it again in a moment, or with --wait 60"
            + (f"; `ps {holder}` shows who it is" if holder is not None else ""),
        )
        self.holder = holder


class ChangedMeanwhile(StoreError):
    """The file is no longer what we read when we judged it (exit 6). Nothing was recorded."""

    name = "changed"

    def __init__(self, path: str) -> None:
        super().__init__(
            path,
            f"{path} was changed by someone else while we looked at it; nothing was recorded",
            "run it again",
        )


class HeadMoved(StoreError):
    """The contract does not stand where the caller last saw it (exit 6). Nothing was recorded."""

    name = "head-moved"

    def __init__(self, path: str, expected: str, head: str) -> None:
        super().__init__(
            path,
            f"the head of {path} is {head}, not {expected}; nothing was recorded",
            "look at what was recorded since (`contract log`), then run it again with that head",
        )


class GitFailed(StoreError):
    """git, which was asked for, is not there or says no (exit 7)."""

    name = "git"

    def __init__(self, path: str, message: str) -> None:
        super().__init__(path, message, "see to that, and run it again")


class NoPlaceForLock(StoreError):
    """Something that is no file stands where our lock has to be (exit 7). Nothing was recorded."""

    name = "lock"

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(
            path,
            f"{path} is {kind}, but our lock has to be a file of that name",
            "find out who made it, and remove it",
        )


class SystemRefused(StoreError):
    """The system said no before anything was recorded (exit 7).

    `needed_bytes` is how much was to be written, where that is the point.
    """

    name = "system"

    def __init__(self, path: str, error: OSError, doing: str, needed_bytes: int = 0) -> None:
        self.errno = error.errno or errno.EIO
        remedy = SYSTEM_REMEDIES.get(self.errno, "see to that and run it again")
        if needed_bytes and self.errno in _ABOUT_SPACE:
            remedy += f"; {needed_bytes:,} bytes are needed"
        super().__init__(path, f"cannot {doing} {path}: {os.strerror(self.errno)}", remedy)


class NotConfirmed(StoreError):
    """It was recorded, but the disk did not say that it will survive a power cut (exit 8).

    Not even that it was recorded is known where the disk cannot be read any more: then
    `is_there` is false. In both cases running it again with the same `--ref` is right.
    """

    name = "not-confirmed"

    def __init__(self, path: str, reason: str, *, is_there: bool = True) -> None:
        recorded = "recorded" if is_there else "perhaps recorded"
        super().__init__(
            path,
            f"{recorded} in {path}, but the disk did not confirm it: {reason}",
            "look after the disk, then run it again with the same --ref",
        )
        self.is_there = is_there


# A failed fsync is reported and never tried again: the kernel may have dropped the pages and
# would call the second one a success (ATC 2020, "Can Applications Recover from fsync Failures?").
SYSTEM_REMEDIES = {
    errno.ENOENT: "make the folder first (mkdir -p)",
    errno.EEXIST: "find out who made it, and remove it",
    errno.ENOSPC: "free some space on that disk and run it again",
    errno.EDQUOT: "your quota on that disk is used up: free some space and run it again",
    errno.EFBIG: "the file may not grow that large here (ulimit -f): raise the limit",
    errno.EROFS: "the disk is read-only: mount it for writing, or work on a copy",
    errno.EACCES: "you have no right to: look at the owner and mode of the file and its folder",
    errno.EPERM: "you have no right to: look at the owner and mode of the file and its folder",
    errno.EIO: "the disk reports an error: look after it before anything else",
    errno.ENOLCK: "this disk cannot lock files: keep the book on a local disk",
    errno.EMFILE: "too many files are open: raise the limit (ulimit -n)",
    errno.ENAMETOOLONG: "use a shorter name",
    errno.ELOOP: "a link stands where we need a file of our own: remove it",
}
_ABOUT_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
