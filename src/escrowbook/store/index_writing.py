"""Writing the index: blocks from answers, and a file that replaces the one before in one step.

Nobody ever waits for an index: there is no lock, two writers each write a whole file of their own,
and the last one counts. It is not made durable either: what a power cut tears is seen by its sums
and passed over. A disk that is full, or may not be written to, leaves things as they were.
"""

from __future__ import annotations

import os
from array import array
from binascii import crc32
from contextlib import suppress

from escrowbook.store.index import (
    CLOSED,
    FOOTER_BYTES,
    INDEX_SUFFIX,
    MAGIC,
    Block,
    Index,
    listed_names,
)

# What a writer that was killed leaves behind, and indexes of folders that nobody asked about for
# so long, are swept away: a cache should not grow for ever.
LEFTOVER_SECONDS = 3600
UNUSED_SECONDS = 90 * 24 * 3600


class IndexWriter:
    """A new index file, beside the one that it will replace; blocks come in the order of a walk.

    Whatever fails, it goes on as one that writes nothing: an index is never worth an error.
    """

    def __init__(self, path: str, identity: bytes, memo: str, old: Index) -> None:
        self._path = path
        self._identity = identity
        self._memo = memo.encode()
        self._old = old
        self._places: dict[str, tuple[int, int, int]] = {}
        self._offset = 0
        self._descriptor = CLOSED
        self._temporary = f"{path}.{os.getpid()}.{os.urandom(4).hex()}.tmp"
        self.has_failed = False
        with self._passing_over():
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
            self._descriptor = os.open(self._temporary, flags, 0o600)

    def add(self, block: Block, slow: bytes) -> None:
        """A block that was made now."""
        self._write(block.path, len(block.quick), block.quick, slow)

    def keep(self, path: str) -> None:
        """A block as it stands in the old index."""
        with self._passing_over():
            _, quick_bytes, _ = self._old.blocks[path]
            self._write(path, quick_bytes, self._old.copied(path))

    def _write(self, path: str, quick_bytes: int, *parts: bytes) -> None:
        if self.has_failed:
            return
        with self._passing_over():
            for part in parts:
                _write_all(self._descriptor, part)
            total = sum(map(len, parts))
            self._places[path] = (self._offset, quick_bytes, total - quick_bytes)
            self._offset += total

    def finish(self) -> None:
        """Put the new index in the place of the old one."""
        if self.has_failed:
            return
        with self._passing_over():
            paths = listed_names(list(self._places))
            numbers = [number for place in self._places.values() for number in place]
            head = array("q", [len(self._places), len(self._identity), len(self._memo)])
            directory = b"".join(
                (head.tobytes(), array("q", numbers).tobytes(), self._identity, self._memo, paths)
            )
            total = self._offset + len(directory) + FOOTER_BYTES
            footer = array("q", [self._offset, len(directory), crc32(directory), total])
            _write_all(self._descriptor, directory + MAGIC + footer.tobytes())
            self._close()
            os.replace(self._temporary, self._path)
            _sweep(os.path.dirname(self._path), os.stat(self._path).st_mtime)

    def abandon(self) -> None:
        """Leave everything as it was."""
        self.has_failed = True
        with suppress(OSError):
            self._close()
        with suppress(OSError):
            os.unlink(self._temporary)

    def _close(self) -> None:
        """Close the file, once: the number may be somebody else's afterwards."""
        descriptor, self._descriptor = self._descriptor, CLOSED
        os.close(descriptor)

    def _passing_over(self) -> _PassingOver:
        return _PassingOver(self)


class _PassingOver:
    """What the system refuses ends the writing of the index, and nothing else."""

    def __init__(self, writer: IndexWriter) -> None:
        self._writer = writer

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> bool:
        if error is not None:
            self._writer.abandon()
        return isinstance(error, OSError | ValueError | KeyError)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sweep(folder: str, now: float) -> None:
    """Remove what writers that were killed left behind, and what nobody has used for long."""
    with os.scandir(folder) as entries:
        for entry in entries:
            age_seconds = now - entry.stat(follow_symlinks=False).st_mtime
            is_left = entry.name.endswith(".tmp") and age_seconds > LEFTOVER_SECONDS
            is_unused = entry.name.endswith(INDEX_SUFFIX) and age_seconds > UNUSED_SECONDS
            if is_left or is_unused:
                with suppress(OSError):
                    os.unlink(entry.path)
