"""Listing folders: what stands there now, and whether the index knows all of it.

The first half of every command over folders, and all of it where nothing has changed: so it asks
the system once for each file, and compares a whole folder at a time.
"""

from __future__ import annotations

import os

from escrowbook.store.index import NO_KEY, Block, Index, listed_names, names_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SUFFIX = ".toml"
_FOLDER, _KIND = 0o040000, 0o170000


class Listing:
    """One folder as it is now: what stands in it, and the block that knows all of it, or None.

    `path` ends with a slash, and is empty for the folder that was asked for. Where the block is
    there and `is_same`, each file is the one that the block knows, and `names` is left empty.
    """

    __slots__ = ("block", "folders", "is_same", "keys", "names", "path")

    def __init__(self, path: str, names: list[str], keys: list[int], folders: list[str]) -> None:
        self.path = path
        self.names = names
        self.keys = keys
        self.folders = folders
        self.block: Block | None = None
        self.is_same = False

    def forget(self) -> None:
        """Go on as if the index knew nothing of the folder."""
        if self.block is not None and self.is_same:
            self.names, self.keys = names_of(self.block.listed), self.block.keys
        self.block = None
        self.is_same = False


def walk(
    root: str,
    index: Index,
    on_error: Callable[[str, OSError], None],
    path: str = "",
    run_files_max: int | None = None,
) -> Iterator[Listing]:
    """List a folder and all below it, each before those in it; they are in sorted order.

    Names that begin with a dot are passed over, and links to folders, which could lead in circles.
    `root` is the folder with its slash, or nothing for the current one. With `run_files_max` a
    folder comes in runs of so many files, and its files and folders in the order of their paths.
    """
    try:
        listing = _listed(root, path)
    except OSError as error:
        on_error(root + path, error)
        return
    folders = sorted(f"{each}/" for each in listing.folders)
    if run_files_max is not None:
        for run in _runs(listing, folders, run_files_max):
            if isinstance(run, Listing):
                yield run
            else:
                yield from walk(root, index, on_error, path + run, run_files_max)
        return
    block = index.block(path)
    if block is not None:
        listing.block = block
        listing.is_same = listed_names(listing.names) == block.listed and listing.keys == block.keys
        if listing.is_same:
            listing.names, listing.keys = [], []
    yield listing
    for name in folders:
        yield from walk(root, index, on_error, path + name)


def _runs(listing: Listing, folders: list[str], files_max: int) -> Iterator[Listing | str]:
    """A folder's files in runs, and the folders in it, in the order of their paths."""
    names: list[str] = []
    for name in sorted([*listing.names, *folders]):
        if name[-1] != "/":
            names.append(name)
        if names and (name[-1] == "/" or len(names) == files_max):
            yield Listing(listing.path, names, list(NO_KEY) * len(names), [])
            names = []
        if name[-1] == "/":
            yield name
    if names:
        yield Listing(listing.path, names, list(NO_KEY) * len(names), [])


def _listed(root: str, path: str) -> Listing:
    names: list[str] = []
    keys: list[int] = []
    folders: list[str] = []
    with os.scandir((root + path) or os.curdir) as entries:
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if name[-5:] != SUFFIX:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                continue
            try:
                status = entry.stat()
            except OSError:
                # Gone meanwhile, or a link to nothing: whoever reads it says so.
                names.append(name)
                keys += NO_KEY
                continue
            if status.st_mode & _KIND == _FOLDER:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                continue
            names.append(name)
            keys += (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
    return Listing(path, names, keys, folders)


def stale(listing: Listing, seconds: int | list[int], *, undated: bool) -> list[str]:
    """The names of files about which the index says nothing that holds now, sorted.

    `seconds` counts as now, for all files or, in the order of their names, for each.
    """
    block = listing.block
    if block is None:
        return sorted(listing.names)
    known = _known(block, seconds, undated=undated)
    if listing.is_same:
        return [name for name in block.names if name not in known]
    keys = iter(listing.keys)
    now = zip(listing.names, zip(keys, keys, keys, keys, strict=True), strict=True)
    return sorted(name for name, key in now if known.get(name) != key)


def _known(block: Block, seconds: int | list[int], *, undated: bool) -> dict[str, tuple[int, ...]]:
    """The keys of those files whose answers hold at a moment."""
    keys = iter(block.keys)
    key_of = dict(
        zip(names_of(block.listed), zip(keys, keys, keys, keys, strict=True), strict=True)
    )
    spans, names = block.spans, block.names
    since, until = (spans[2::4], spans[3::4]) if undated else (spans[::4], spans[1::4])
    now = [seconds] * len(names) if isinstance(seconds, int) else seconds
    return {
        name: key_of[name]
        for name, begin, end, second in zip(names, since, until, now, strict=True)
        if begin <= second < end and key_of[name] != NO_KEY
    }
