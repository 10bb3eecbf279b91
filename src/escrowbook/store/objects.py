"""Books in object stores, by URL: what lies there is listed and read, through fsspec.

`s3://BUCKET/FOLDER` and whatever else fsspec knows; which library that needs, it says itself.
Nothing is ever written there: an object store has no lock, and no way to add a line.
"""

from __future__ import annotations

import errno
from hashlib import md5
from typing import TYPE_CHECKING, Any

from escrowbook.core.errors import UsageError
from escrowbook.store.errors import NotFound, StoreError, SystemRefused
from escrowbook.store.index import NO_KEY, listed_names
from escrowbook.store.limits import FILE_BYTES_MAX
from escrowbook.store.listing import SUFFIX, Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from escrowbook.store.index import Index

# So many are asked for at once: the answer to one takes as long as to many.
TOGETHER = 200


class ObjectStore(SystemRefused):
    """Something that would be written where nothing can be added safely (exit 7)."""

    name = "object-store"

    def __init__(self, url: str) -> None:
        StoreError.__init__(
            self,
            url,
            f"nothing is recorded in {url}: an object store has no lock and adds no line",
            "copy the file into a folder, record it there, and copy it back",
        )
        self.errno = errno.EROFS


class Objects:
    """The objects below a URL. Raises UsageError where the library for it is not installed."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._files, self._root = _opened(url)
        self._wanted: list[str] = []
        self._there: dict[str, bytes | Exception] = {}

    def walk(self, index: Index, on_error: Callable[[StoreError], None]) -> Iterator[Listing]:
        """List everything below the URL as folders, as a walk over a disk would: one request.

        A key is made of ETag and size, which the listing carries.
        """
        try:
            found = self._files.find(self._root, detail=True)
        except Exception as error:  # noqa: BLE001 - each store has errors of its own.
            on_error(_told(self._url, error, "list"))
            return
        if not found:
            on_error(NotFound(self._url, f"there is nothing at {self._url}"))
        folders = _by_folder(found, self._root)
        for folder in sorted(folders):
            names = sorted(folders[folder])
            keys = [number for name in names for number in folders[folder][name]]
            yield _compared(Listing(folder, names, keys, []), index)

    def will_read(self, paths: Sequence[str]) -> None:
        """Tell which objects will be read, in that order: they are fetched together."""
        self._wanted += paths

    def read(self, path: str) -> tuple[bytes, tuple[int, int, int, int]]:
        """The bytes of an object below the URL, and the key under which their answer is kept.

        Only an ETag that is the MD5 of what was read says that it was this that was listed.
        Raises store errors.
        """
        if path not in self._there:
            self._fetch(path)
        data = self._there.pop(path)
        if not isinstance(data, bytes):
            raise _told(f"{self._url.rstrip('/')}/{path}", data, "read")
        return data[: FILE_BYTES_MAX + 1], key_of(md5(data).hexdigest(), len(data))  # noqa: S324

    def _fetch(self, path: str) -> None:
        """Fetch an object, and with it those that will be read next."""
        together = [path]
        if path in self._wanted:
            start = self._wanted.index(path)
            together = self._wanted[start : start + TOGETHER]
            self._wanted = self._wanted[start + TOGETHER :]
        places = {f"{self._root}/{each}".lstrip("/"): each for each in together}
        try:
            answered = self._files.cat(list(places), on_error="return")
        except Exception as error:  # noqa: BLE001 - each store has errors of its own.
            answered = dict.fromkeys(places, error)
        for place, each in places.items():
            self._there[each] = answered.get(place, FileNotFoundError(place))


def is_url(name: str) -> bool:
    """Whether a name is a URL, and so no path on this machine."""
    scheme, colon, _ = name.partition("://")
    return bool(colon) and scheme.isalnum()


def read_object(url: str) -> bytes:
    """The bytes of one object. Raises store errors."""
    folder, _, name = url.rpartition("/")
    return Objects(folder).read(name)[0]


def key_of(etag: str, size_bytes: int) -> tuple[int, int, int, int]:
    """What an ETag makes of the four numbers of a key."""
    digest = md5(etag.strip('"').encode()).digest()  # noqa: S324 - to tell apart, not to trust
    halves = (int.from_bytes(digest[at : at + 8], "little", signed=True) for at in (0, 8))
    return (*halves, size_bytes, 0)  # type: ignore[return-value]


def _opened(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise _missing(url, "fsspec") from None
    try:
        files, root = url_to_fs(url)
    except ImportError as error:
        raise _missing(url, str(error)) from None
    except ValueError as error:
        raise UsageError(f"{url} cannot be read: {error}", "write s3://BUCKET/FOLDER") from None
    return files, root.rstrip("/")


def _missing(url: str, what: str) -> UsageError:
    return UsageError(f"{url} needs a library: {what}", "pip install 'escrowbook[s3]'")


def _by_folder(
    found: Mapping[str, Mapping[str, Any]], root: str
) -> dict[str, dict[str, tuple[int, int, int, int]]]:
    """The keys of TOML files by folder and name; what begins with a dot is passed over."""
    folders: dict[str, dict[str, tuple[int, int, int, int]]] = {}
    for place, about in found.items():
        path = place.lstrip("/").removeprefix(root.lstrip("/")).lstrip("/")
        folder, slash, name = path.rpartition("/")
        if not name.endswith(SUFFIX) or any(part[:1] == "." for part in path.split("/")):
            continue
        etag = about.get("ETag")
        key = key_of(str(etag), about.get("size") or 0) if etag else NO_KEY
        folders.setdefault(folder + slash, {})[name] = key
    return folders


def _compared(listing: Listing, index: Index) -> Listing:
    """The same, with what the index knows of it."""
    block = index.block(listing.path)
    if block is not None:
        listing.block = block
        listing.is_same = listed_names(listing.names) == block.listed and listing.keys == block.keys
    return listing


def _told(url: str, error: Exception, doing: str) -> StoreError:
    """An error of a store in our words: what is not there, or that the system refused."""
    if isinstance(error, FileNotFoundError):
        return NotFound(url, f"there is no {url}")
    number = errno.EACCES if isinstance(error, PermissionError) else errno.EIO
    refused = SystemRefused(url, OSError(number, ""), doing)
    reason = str(error).strip().splitlines() or [type(error).__name__]
    refused.message = f"cannot {doing} {url}: {reason[0]}"
    return refused
