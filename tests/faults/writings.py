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
from tests.cli.life import LIFE

__all__ = ["LIFE", "Writing", "writings"]


@dataclass(frozen=True)
class Writing:
    """One command. `before` is None where the file is not there yet.

    `beside` are files that it needs beside the contract, `makes` the name of one that it may leave.
    `mends`: nothing else can be written before this command has been.
    """

    words: tuple[str, ...]
    before: bytes | None
    after: bytes
    beside: tuple[tuple[str, bytes], ...] = ()
    makes: str = ""
    mends: bool = False

    def __str__(self) -> str:
        return " ".join(self.words[:2])

    def prepare(self, path: Path) -> None:
        """Put the file back to what the command finds, and nothing beside it."""
        for each in path.parent.iterdir():
            if each.is_file():
                each.unlink()
        if self.before is not None:
            path.write_bytes(self.before)
        for name, data in self.beside:
            path.with_name(name).write_bytes(data)

    def faults(self, path: Path, code: int, said: str | None = None) -> Iterator[str]:
        """What is wrong after the command ended with `code` (negative: by that signal).

        `said` is what it said of it, None where nobody heard.
        """
        yield from self.faults_of_the_end(path, code, said)
        yield from self.faults_of_the_next(path)

    def faults_of_the_end(self, path: Path, code: int, said: str | None) -> Iterator[str]:
        """What is wrong with the file, and with what was said of it."""
        left = path.read_bytes() if path.exists() else None
        if left not in (self.before, self.after):
            yield "the file is neither old nor new"
        recorded = left == self.after
        is_unsure = "perhaps recorded in" in (said or "")
        if code in (0, 8) and not recorded and not is_unsure:
            yield f"it ended with {code} and recorded nothing"
        if code in (3, 4, 5, 6, 7) and recorded:
            yield f"it ended with {code} and recorded it"
        if code not in (0, 3, 4, 5, 6, 7, 8, 130) and code >= 0:
            yield f"it ended with {code}"
        is_told = any(words in (said or "") for words in ("recorded in", "it was recorded"))
        if code == 130 and said is not None and recorded != is_told and not is_unsure:
            yield f"it was interrupted and said {said!r}, but recorded {recorded}"

    def faults_of_the_next(self, path: Path) -> Iterator[str]:
        """What is wrong with the next command, and with what is left after it."""
        left = path.read_bytes() if path.exists() else None
        is_to_do = left is None or (self.mends and left == self.before)
        words = self.words if is_to_do else ("contract", "note", "shop", "next", "--ref", "next")
        told = tell(*words, book=path.parent)
        if told.code != 0:
            yield f"the next command ended with {told.code}: {told.err.strip()}"
        files = (each for each in path.parent.iterdir() if each.is_file())
        ours = {path.name, self.makes, *dict(self.beside)}
        beside = sorted(each.name for each in files if each.name not in ours)
        if beside:
            yield f"after the next command {', '.join(beside)} was left"
        kept = self.after if left is None or is_to_do else left
        if not path.read_bytes().startswith(kept):
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
