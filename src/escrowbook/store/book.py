"""The book: the folder of contracts, and what a name on the command line means in it."""

from __future__ import annotations

import os

from escrowbook.core.terms import ID_PATTERN
from escrowbook.store.errors import Ambiguous, NotFound
from escrowbook.store.walking import SUFFIX, find_files, may_be_contract


def find_contract(name: str, book: str) -> str:
    """Give the path of a contract: `name` is a path to a `.toml` file, or an id in the book.

    An id is `BOOK/ID.toml`, else the one `ID.toml` below the book. Raises NotFound, with names
    that are nearly the same, Ambiguous where there are several, and ObjectStore for a URL, since
    only those ask here who may write.
    """
    if "://" in name:
        from escrowbook.store.objects import ObjectStore, is_url

        if is_url(name):
            raise ObjectStore(name)
    if name.endswith(SUFFIX) or "/" in name:
        return _at_path(name)
    # Nothing becomes part of a path that could lead out of the book.
    if not ID_PATTERN.fullmatch(name):
        raise NotFound(name, f"{name!r} is neither a contract's id nor a path to a .toml file")
    file_name = name + SUFFIX
    # As a walk names it: in the current folder without `./`.
    direct = file_name if book == os.curdir else os.path.join(book, file_name)
    if os.path.lexists(direct):
        return direct
    paths = [found.path for found in find_files([book], on_error=_pass_over)]
    matching = [
        path for path in paths if os.path.basename(path) == file_name and may_be_contract(path)
    ]
    if not matching:
        raise _no_such_id(name, book, paths)
    if len(matching) > 1:
        raise Ambiguous(
            name,
            f"there are {len(matching)} contracts called {name}: {', '.join(matching)}",
            "name one of the files",
            matching,
        )
    return matching[0]


def _at_path(path: str) -> str:
    if not path.endswith(SUFFIX):
        raise NotFound(path, f"{path} is no path to a .toml file", f"did you mean {path}{SUFFIX}?")
    if os.path.lexists(path):
        return path
    name = os.path.basename(path).removesuffix(SUFFIX)
    raise NotFound(path, f"there is no file {path}", f"to look in the book, type the id: {name}")


def _no_such_id(name: str, book: str, paths: list[str]) -> NotFound:
    from difflib import get_close_matches

    ids = {os.path.basename(path).removesuffix(SUFFIX) for path in paths}
    nearest = get_close_matches(name, ids)
    if nearest:
        remedy = f"did you mean {' or '.join(nearest)}?"
    else:
        remedy = "`contract list` shows those that there are, `contract new` makes one"
    return NotFound(name, f"there is no contract {name} in {book}", remedy)


def _pass_over(_: object) -> None:
    """A folder that may not be read holds nothing that we could find."""
