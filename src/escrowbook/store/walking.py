"""Walking over folders: which files below them are contracts."""

from __future__ import annotations

import os

from escrowbook.core.patterns import pattern
from escrowbook.core.records import frozen
from escrowbook.store.errors import NotFound, StoreError, SystemRefused
from escrowbook.store.files import read_file, unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SUFFIX = ".toml"
# A top-level key is one before the first table. The walk looks for the words alone: a contract
# that is no sound TOML any more must be told, not skipped.
_FORMAT = pattern(rb"""(?m)^[ \t]*(?:format|"format"|'format')[ \t]*=""")
_TABLE = pattern(rb"(?m)^[ \t]*\[")
_BOM = b"\xef\xbb\xbf"


@frozen
class Found:
    """A file to judge: one that was `named` is judged whatever it holds."""

    path: str
    named: bool


def raise_it(error: StoreError) -> None:
    """Stop the walk at a path that is missing or may not be read."""
    raise error


def find_files(
    paths: Iterable[str], on_error: Callable[[StoreError], None] = raise_it
) -> Iterator[Found]:
    """Yield named files, and below named folders all `.toml` files in the order of their paths.

    Names that start with a dot are skipped unless named, and so are links to folders, which could
    lead in circles. A path that is missing goes to `on_error`, and the walk goes on. A file that
    is reached twice comes once. Whether an unnamed file is a contract, `is_contract` tells.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _find(path, on_error):
            key = os.path.abspath(found.path)
            if key not in seen:
                seen.add(key)
                yield found


def walk(paths: Iterable[str], on_error: Callable[[StoreError], None] = raise_it) -> Iterator[str]:
    """Yield the paths of contracts: `find_files` without TOML files that are none.

    Each file that was not named is read for it; who reads it anyway uses `find_files`.
    """
    for found in find_files(paths, on_error):
        if found.named or may_be_contract(found.path):
            yield found.path


def may_be_contract(path: str) -> bool:
    """Tell whether the file at a path is a contract, or is too damaged to tell."""
    try:
        return is_contract(read_file(path))
    except StoreError:
        # Whoever reads it next says why that is not possible.
        return True


def is_contract(data: bytes) -> bool:
    """Tell whether a file has a top-level `format`, or is too damaged to tell."""
    if b"\0" in data:
        return True
    match = _FORMAT.search(data.removeprefix(_BOM))
    if match is None:
        return False
    table = _TABLE.search(data.removeprefix(_BOM))
    return table is None or match.start() < table.start()


def _find(path: str, on_error: Callable[[StoreError], None]) -> Iterator[Found]:
    try:
        is_folder = os.path.isdir(path)
        if not is_folder:
            os.lstat(path)
    except (OSError, ValueError) as error:
        on_error(unreadable(path, error))
        return
    if is_folder:
        prefix = "" if path == os.curdir else os.path.join(path, "")
        yield from (Found(each, named=False) for each in _below(path, prefix, on_error))
    else:
        yield Found(path, named=True)


def _below(folder: str, prefix: str, on_error: Callable[[StoreError], None]) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            names = [
                # A folder sorts as its files will: by its name with the slash.
                entry.name + os.sep if entry.is_dir(follow_symlinks=False) else entry.name
                for entry in entries
                if not entry.name.startswith(".")
            ]
    except FileNotFoundError:
        on_error(NotFound(folder, f"there is no folder {folder}"))
        return
    except OSError as error:
        on_error(SystemRefused(folder, error, "read the folder"))
        return
    for name in sorted(names):
        if name.endswith(os.sep):
            inner = prefix + name
            yield from _below(inner, inner, on_error)
        elif name.endswith(SUFFIX) and not os.path.isdir(prefix + name):
            yield prefix + name
