"""What was once frozen stays: reading a frozen file, and adding one that is not there yet."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Frozen(NamedTuple):
    """A file whose text may never change, and the text that the program gives now."""

    path: Path
    text: str


class Changed(Exception):
    """What is frozen is no longer what the program says: nothing is written."""


def frozen(path: Path) -> str:
    """The frozen text; empty where nothing was frozen yet, which no program gives."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def freeze(texts: Iterable[Frozen]) -> list[Path]:
    """Add the files that are not there yet and return them.

    Raises Changed, and writes nothing at all, where a file is there and says something else.
    """
    known = list(texts)
    changed = [str(path) for path, text in known if path.exists() and frozen(path) != text]
    if changed:
        raise Changed(f"frozen, and the program now says otherwise: {', '.join(changed)}")
    added = [each for each in known if not each.path.exists()]
    for path, text in added:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [path for path, _ in added]
