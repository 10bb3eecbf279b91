"""What the answers in an index depend on beside the files: the program, the book, this machine."""

from __future__ import annotations

import os

from escrowbook.store.finding import BOOK_FOLDER, CONFIG_FILE

CONFIG = os.path.join(BOOK_FOLDER, CONFIG_FILE)
ZONES = "/usr/share/zoneinfo"
# A file that was changed no longer ago may be changed again without looking different.
TICK_NS = 50_000_000


def stamps(book: str, state: str | None, clock_ns: int) -> list[str]:
    """One text each; an index is believed where all of them are what they were.

    The book's settings, what this machine remembers of contracts (its folder `state`), and its
    time zones, which are law, and laws change.
    """
    heads = "" if state is None else os.path.join(state, "heads")
    # A book without settings is like any other, however it came to be the book.
    config = os.path.abspath(os.path.join(book, CONFIG))
    settings = _stamp(config, clock_ns)
    return [
        _program(),
        f"{config} {settings}" if settings else "",
        f"{heads} {_inode(heads)}",
        _stamp(ZONES, clock_ns),
    ]


def _program() -> str:
    """When the program was installed; in a checkout, when the newest of its files was changed."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if "-packages" + os.sep in package:
        status = os.stat(os.path.join(package, "__init__.py"))
        return f"{status.st_mtime_ns} {status.st_ino}"
    newest_ns, folders = 0, [package]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".toml")):
                    status = entry.stat()
                    newest_ns = max(newest_ns, status.st_mtime_ns, status.st_ctime_ns)
                elif entry.name[0] != "_" and entry.is_dir():
                    folders.append(entry.path)
    return f"{package} {newest_ns}"


def _stamp(path: str, clock_ns: int) -> str:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return ""
    if status.st_ctime_ns + TICK_NS >= clock_ns:
        return f"now {clock_ns}"
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} {status.st_ino}"


def _inode(path: str) -> int:
    try:
        return os.stat(path).st_ino if path else 0
    except (OSError, ValueError):
        return 0
