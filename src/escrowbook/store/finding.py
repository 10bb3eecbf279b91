"""Finding the folder of the book. Every command does it, so nothing heavy is imported here."""

from __future__ import annotations

import os

BOOK_FOLDER = ".escrowbook"
CONFIG_FILE = "config.toml"


def find_book(named: str | None, environment: str | None, here: str) -> str:
    """Give the folder of the book (INTERFACE 2).

    `named` is `--book`, `environment` is ESCROWBOOK_DIR, `here` the current folder: else the
    nearest folder upwards that holds `.escrowbook/`, else `here`. Raises NotFound for a named
    folder that is none.
    """
    for given, by in ((named, "--book"), (environment, "ESCROWBOOK_DIR")):
        if given:
            if not os.path.isdir(given):
                from escrowbook.store.errors import NotFound

                raise NotFound(given, f"there is no folder {given}, which {by} names")
            return given
    folder = start = os.path.abspath(here)
    while not os.path.isdir(os.path.join(folder, BOOK_FOLDER)):
        above = os.path.dirname(folder)
        if above == folder:
            return here
        folder = above
    # A path that begins with the current folder would only be longer.
    return here if folder == start else folder
