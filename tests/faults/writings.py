"""Every command that writes, each with the bytes that it finds and the bytes that it leaves.

The commands are one life, done once without any fault; `ESCROWBOOK_AS_OF` stands still, so the
same command leaves the same bytes again. Whoever makes a fault puts `before` back, runs `words`
and holds what he finds against `before` and `after`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.cli.counter import tell, tell_ok

NEW = (
    *("contract", "new", "shop", "--title", "Shop", "--client", "C", "--freelancer", "F"),
    *("--currency", "EUR", "--policy", "generic", "--milestone", "One=100@2026-05-01"),
    *("--milestone", "Two=200@2026-06-01", "--milestone", "Three=50"),
)
LIFE = (
    NEW,
    ("contract", "accept", "shop"),
    ("contract", "note", "shop", "hello"),
    ("contract", "pause", "shop"),
    ("contract", "resume", "shop"),
    ("contract", "bonus", "shop", "50"),
    ("contract", "bonus", "shop", "20", "--back"),
    ("milestone", "add", "shop", "Four=30@2026-07-01", "--scope", "all of it"),
    ("milestone", "edit", "shop", "M4", "--amount", "40"),
    ("milestone", "cancel", "shop", "M4"),
    ("milestone", "fund", "shop", "M1"),
    ("milestone", "work", "shop", "M1", "--done", "40"),
    ("milestone", "submit", "shop", "M1"),
    ("milestone", "request-changes", "shop", "M1"),
    ("milestone", "release", "shop", "M1", "--amount", "60", "--ref", "r1"),
    ("milestone", "refund", "shop", "M1", "--amount", "10"),
    ("milestone", "reverse", "shop", "M1", "--amount", "5", "--from", "paid"),
    ("refund", "request", "shop", "M1", "--amount", "20"),
    ("refund", "approve", "shop", "M1", "--amount", "5"),
    ("refund", "decline", "shop", "M1"),
    ("dispute", "offer", "shop", "M1", "--freelancer", "10", "--by", "client"),
    ("dispute", "settle", "shop", "M1", "--freelancer", "15"),
    ("milestone", "fund", "shop", "M2"),
    ("dispute", "open", "shop", "M2", "--claim", "200", "--by", "client"),
    ("dispute", "rule", "shop", "M2", "--freelancer", "120"),
    ("contract", "observe", "shop", "M2", "--escrow", "0"),
    ("contract", "undo", "shop"),
    ("contract", "close", "shop", "--yes", "--by", "client"),
)


@dataclass(frozen=True)
class Writing:
    """One command. `before` is None where the file is not there yet."""

    words: tuple[str, ...]
    before: bytes | None
    after: bytes

    def __str__(self) -> str:
        return " ".join(self.words[:2])

    def prepare(self, path: Path) -> None:
        """Put the file back to what the command finds, and nothing beside it."""
        for each in path.parent.iterdir():
            if each.is_file():
                each.unlink()
        if self.before is not None:
            path.write_bytes(self.before)

    def faults(self, path: Path, code: int) -> Iterator[str]:
        """What is wrong after the command ended with `code` (negative: by that signal)."""
        left = path.read_bytes() if path.exists() else None
        if left not in (self.before, self.after):
            yield "the file is neither old nor new"
        recorded = left == self.after
        if code in (0, 8) and not recorded:
            yield f"it ended with {code} and recorded nothing"
        if code in (3, 4, 5, 6, 7) and recorded:
            yield f"it ended with {code} and recorded it"
        if code not in (0, 3, 4, 5, 6, 7, 8, 130) and code >= 0:
            yield f"it ended with {code}"
        yield from self._faults_of_the_next(path, left)

    def _faults_of_the_next(self, path: Path, left: bytes | None) -> Iterator[str]:
        words = ("contract", "note", "shop", "next", "--ref", "next") if left else NEW
        told = tell(*words, book=path.parent)
        if told.code != 0:
            yield f"the next command ended with {told.code}: {told.err.strip()}"
        files = (each for each in path.parent.iterdir() if each.is_file())
        beside = sorted(each.name for each in files if each != path)
        if beside:
            yield f"after the next command {', '.join(beside)} was left"
        if left is not None and path.read_bytes()[: len(left)] != left:
            yield "the next command changed an earlier byte"


def writings(folder: Path) -> list[Writing]:
    """Live the life in an empty folder, which is made; leave it as `shop.toml` at its end."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "shop.toml"
    found: list[Writing] = []
    for words in LIFE:
        before = path.read_bytes() if path.exists() else None
        tell_ok(*words, book=folder)
        found.append(Writing(words, before, path.read_bytes()))
    return found
