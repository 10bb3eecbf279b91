"""An index for tests: one folder of four files, and one that is empty."""

from pathlib import Path

from escrowbook.store.index import DOUBTFUL, NO_CONTRACT, SOUND, UNSOUND, no_index
from escrowbook.store.index_block import Answer, new_block
from escrowbook.store.index_writing import IndexWriter

IDENTITY = b"check\0/book\x000.1.0"

ANSWERS = {
    "a.toml": Answer(SOUND, (("x info", b"\0a 1\n"),), b'["a"]', "UTC", 60, 100, 40, 100),
    "b.toml": Answer(NO_CONTRACT, (), b""),
    "c.toml": Answer(DOUBTFUL, (), b'["c"]', "Asia/Tokyo", 50, 70, 45, 90, ("y error",)),
    "d.toml": Answer(
        UNSOUND,
        (("y error", b"\0c\xc3\xa9 2\n"), ("x info", b"\0d 3\n"), ("y error", b"\0d 4\n")),
        b'["d"]',
    ),
}
# In the order in which the system lists them.
LISTED = ("c.toml", "a.toml", "d.toml", "b.toml")
KEYS = {name: (number, 2 * number, 3, 1 << 50) for number, name in enumerate(LISTED, 1)}


def written(path: Path) -> Path:
    """Write the index to a path."""
    writer = IndexWriter(str(path), IDENTITY, "early late", no_index())
    writer.add(*new_block("", [(name, KEYS[name]) for name in LISTED], ANSWERS, None))
    writer.add(*new_block("old/", [], {}, None))
    writer.finish()
    assert not writer.has_failed
    return path


def block_of(data: bytes, place: tuple[int, int, int]) -> bytes:
    """The bytes of a block in a file."""
    offset, quick_bytes, slow_bytes = place
    return data[offset : offset + quick_bytes + slow_bytes]
