"""The schema beside a book's contracts: the file that the first line of each of them names."""

from __future__ import annotations

import os

from escrowbook.store.drafting import SCHEMA_FILE
from escrowbook.store.errors import NotFound, SystemRefused
from escrowbook.store.files import read_file
from escrowbook.store.finding import BOOK_FOLDER
from escrowbook.store.locking import reserved
from escrowbook.store.replacing import create, replace


def schema_path(book: str) -> str:
    """Give the path of the schema in the book's own folder (INTERFACE 2)."""
    return os.path.join(book, BOOK_FOLDER, SCHEMA_FILE)


def keep_schema(book: str, data: bytes) -> bool:
    """Make the schema of a book what it should be, and tell whether it was anything else.

    The book's own folder is made where there is none. Raises SystemRefused and NotConfirmed.
    """
    path = os.path.realpath(schema_path(book))
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise SystemRefused(folder, error, "make") from error
    if _schema_at(path) == data:
        return False
    with reserved(path) as held:
        # Another process may have been here while we waited.
        old = _schema_at(path)
        if old is None:
            create(held, data)
        elif old != data:
            replace(held, old, data, _is_as_given)
    return old != data


def _schema_at(path: str) -> bytes | None:
    try:
        return read_file(path)
    except NotFound:
        return None


def _is_as_given(_: bytes) -> None:
    """What was read back is what was given, byte for byte; nothing else is asked of a schema."""
