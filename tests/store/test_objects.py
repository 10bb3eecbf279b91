"""Books by URL: what is listed and read there is what a folder would say; nothing is written."""

import errno
import importlib.util
import os
import struct
import sys
from collections.abc import Iterator, Mapping
from hashlib import md5
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from escrowbook.core.errors import UsageError
from escrowbook.store.errors import NotFound, StoreError, SystemRefused
from escrowbook.store.index import NO_KEY, SOUND, no_index, open_index
from escrowbook.store.index_block import Answer, new_block
from escrowbook.store.index_writing import IndexWriter
from escrowbook.store.objects import Objects, ObjectStore, is_url, key_of, read_object
from tests.cli.counter import run
from tests.cli.samples import PLAIN, SHOP, SITE
from tests.engines.surroundings import started
from tests.store.index_samples import IDENTITY

needs_moto = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("moto", "s3fs")),
    reason="pip install '.[test-engines]'",
)
BOOK = {
    "plain.toml": PLAIN,
    "shop.toml": SHOP,
    "old/site.toml": SITE,
    "old/notes.toml": "[tool]\n",
    "zz.toml": PLAIN.replace('"plain"', '"zz"'),
    ".hidden/no.toml": PLAIN,
    "readme.txt": "no contract",
}


class Bucket:
    """What fsspec would give: a store in memory that counts what it is asked."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.there = {f"b/book/{name}": text.encode() for name, text in texts.items()}
        self.asked: list[int] = []
        # Some stores list places with a slash before them; none is asked for so.
        self.slash = ""

    def find(self, root: str, *, detail: bool) -> dict[str, dict[str, Any]]:
        assert detail
        return {
            f"{self.slash}{place}": {"ETag": f'"{md5(data).hexdigest()}"', "size": len(data)}  # noqa: S324
            for place, data in self.there.items()
            if place.startswith(f"{root.strip('/')}/".lstrip("/"))
        }

    def cat(self, places: list[str], *, on_error: str) -> dict[str, object]:
        assert on_error == "return"
        self.asked.append(len(places))
        return {place: self.there.get(place, FileNotFoundError(place)) for place in places}


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Bucket:
    made = Bucket(BOOK)
    monkeypatch.setattr("escrowbook.store.objects._opened", lambda _: (made, "b/book"))
    return made


def test_objects_are_listed_as_folders(bucket: Bucket) -> None:
    errors: list[StoreError] = []
    listings = list(Objects("s3://b/book").walk(no_index(), errors.append))

    assert [
        ("", ["plain.toml", "shop.toml", "zz.toml"]),
        ("old/", ["notes.toml", "site.toml"]),
    ] == [(each.path, each.names) for each in listings]
    assert [] == errors


@pytest.mark.parametrize(
    "root, slash, above",
    [("b/book", "", ""), ("/b/book", "/", ""), ("", "", "b/book/"), ("", "/", "b/book/")],
)
def test_each_store_writes_its_roots_in_its_own_way(
    monkeypatch: pytest.MonkeyPatch, root: str, slash: str, above: str
) -> None:
    made = Bucket(BOOK)
    # A store lists in an order of its own: here what lies deepest first.
    made.there = dict(sorted(made.there.items(), key=lambda it: it[0].count("/"), reverse=True))
    made.there["b/book/old/.hidden/x.toml"] = b""
    made.slash = slash
    monkeypatch.setattr("escrowbook.store.objects._opened", lambda _: (made, root))
    objects = Objects("s3://b/book/")

    assert [
        (above, ["plain.toml", "shop.toml", "zz.toml"]),
        (f"{above}old/", ["notes.toml", "site.toml"]),
    ] == [(each.path, each.names) for each in objects.walk(no_index(), lambda _: None)]
    assert SITE.encode() == objects.read(f"{above}old/site.toml")[0]


def test_an_object_without_an_etag_is_never_known_again(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    about: dict[str, dict[str, Any]] = {"b/book/a.toml": {}, "b/book/b.toml": {"ETag": '"1"'}}
    monkeypatch.setattr(bucket, "find", lambda *_, **__: about)

    (listing,) = Objects("s3://b/book").walk(no_index(), lambda _: None)

    assert [*NO_KEY, *key_of("1", 0)] == listing.keys


def test_no_more_is_asked_for_at_once_than_is_good(bucket: Bucket) -> None:
    names = [f"{number:03}.toml" for number in range(450)]
    for name in names:
        bucket.there[f"b/book/{name}"] = name.encode()
    objects = Objects("s3://b/book")
    objects.will_read(names)

    assert [name.encode() for name in names] == [objects.read(name)[0] for name in names]
    assert [200, 200, 50] == bucket.asked


def test_of_a_huge_object_only_so_much_is_given_that_it_is_too_large(bucket: Bucket) -> None:
    bucket.there["b/book/huge.toml"] = bytes(2_097_160)

    assert 2_097_153 == len(Objects("s3://b/book").read("huge.toml")[0])


def test_a_key_is_made_of_the_etag_and_the_size() -> None:
    digest = md5(b"1b2c").digest()  # noqa: S324

    assert (*struct.unpack("<qq", digest), 7, 0) == key_of('"1b2c"', 7) == key_of("1b2c", 7)


def test_what_will_be_read_is_fetched_together(bucket: Bucket) -> None:
    objects = Objects("s3://b/book/")
    objects.will_read(["plain.toml", "shop.toml"])
    objects.will_read(["old/site.toml"])
    read = [objects.read(name)[0] for name in ("plain.toml", "shop.toml", "old/site.toml")]

    assert [PLAIN.encode(), SHOP.encode(), SITE.encode()] == read
    assert [3] == bucket.asked
    objects.read("zz.toml")
    assert [3, 1] == bucket.asked


def test_a_key_is_that_of_what_was_read(bucket: Bucket) -> None:
    objects = Objects("s3://b/book")
    listed = next(objects.walk(no_index(), lambda _: None))
    bucket.there["b/book/shop.toml"] = SITE.encode()

    assert tuple(listed.keys[:4]) == objects.read("plain.toml")[1]
    # It was replaced since it was listed: its answer must not be kept under the old key.
    assert tuple(listed.keys[4:8]) != objects.read("shop.toml")[1]
    assert len({key_of("a", 1), key_of("b", 1), key_of("a", 2), NO_KEY}) == 4


@pytest.mark.parametrize(
    "error, reason, number",
    [
        (PermissionError("Access Denied\nof all kinds"), "Access Denied", errno.EACCES),
        (RuntimeError(" "), "RuntimeError", errno.EIO),
    ],
)
def test_what_a_store_refuses_is_told_in_our_words(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str, number: int
) -> None:
    objects = Objects("s3://b/book/")
    with pytest.raises(NotFound) as gone:
        objects.read("gone.toml")
    assert "there is no s3://b/book/gone.toml" == gone.value.message

    def refuse(*_: object, **__: object) -> None:
        raise error

    for name in ("find", "cat"):
        monkeypatch.setattr(bucket, name, refuse)
    errors: list[StoreError] = []
    assert [] == list(objects.walk(no_index(), errors.append))
    assert [f"cannot list s3://b/book/: {reason}"] == [each.message for each in errors]
    with pytest.raises(SystemRefused) as refused:
        objects.read("shop.toml")
    assert f"cannot read s3://b/book/shop.toml: {reason}" == refused.value.message
    assert number == refused.value.errno


def test_a_url_is_no_path(tmp_path: Path) -> None:
    assert ["s3://b/x", "memory://x"] == [
        name
        for name in ("s3://b/x", "memory://x", "a/b", "acme", "://x", "a b://x")
        if is_url(name)
    ]


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(UsageError, match=r"^s3://b/book needs a library: fsspec$"):
        Objects("s3://b/book")


def test_an_object_store_says_what_to_do_in_place_of_writing() -> None:
    error = ObjectStore("s3://b/x")

    said = "nothing is recorded in s3://b/x: an object store has no lock and adds no line"
    assert ("s3://b/x", "object-store", errno.EROFS) == (error.path, error.name, error.errno)
    assert said == error.message == str(error)
    assert "copy the file into a folder, record it there, and copy it back" == error.remedy


def test_nothing_is_written_there(tmp_path: Path) -> None:
    for words in (("milestone", "fund"), ("contract", "accept"), ("contract", "undo")):
        told = run(*words, "s3://b/book/plain.toml", "--dry-run", book=tmp_path)
        assert told.returncode in (2, 7), (words, told)
    told = run("milestone", "fund", "s3://b/book/plain.toml", book=tmp_path)

    assert 7 == told.returncode
    assert b"has no lock and adds no line" in told.stderr
    assert b"copy the file into a folder" in told.stderr
    assert issubclass(ObjectStore, SystemRefused)


@pytest.fixture(scope="module")
def store() -> Iterator[Mapping[str, str]]:
    """An S3 of this machine with the book in it: the environment with which it is found."""
    with started("store") as endpoint:
        found = {
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL_S3": endpoint,
        }
        code = (
            "import s3fs, json, sys; files = s3fs.S3FileSystem(); files.mkdir('books');\n"
            "for name, text in json.loads(sys.argv[1]).items():\n"
            "    files.pipe('books/one/' + name, text.encode())"
        )
        import json
        import subprocess

        subprocess.run(
            [sys.executable, "-c", code, json.dumps(BOOK)],
            env={**os.environ, **found},
            check=True,
            timeout=120,
        )
        yield found


@needs_moto
def test_a_book_in_a_bucket_says_what_it_says_in_a_folder(
    store: Mapping[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "one"
    for name, text in BOOK.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    environment = {**store, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    for words in (("check",), ("milestone", "list", "--unfunded"), ("contract", "list", "--json")):
        here = run(*words, str(folder), "--no-index")
        for more in ((), (), ("--no-index",)):
            there = run(*words, "s3://books/one", *more, environment=environment)
            assert here.returncode == there.returncode, there.stderr
            assert here.stdout == there.stdout.replace(b"s3://books/one", os.fsencode(folder))
    assert 3 == len(list((tmp_path / "cache").rglob("*.index")))

    shown = run("contract", "show", "s3://books/one/old/site.toml", "--json", environment=store)
    assert 0 == shown.returncode, shown.stderr
    gone = run("check", "s3://books/gone", environment=store)
    assert 4 == gone.returncode, gone.stderr


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """A library that opens `s3://` and says what is missing, or what it does not know."""
    made = Bucket(BOOK)

    def url_to_fs(url: str) -> tuple[Bucket, str]:
        scheme, _, rest = url.partition("://")
        if scheme == "gs":
            raise ImportError("Please install gcsfs to access Google Storage")
        if scheme != "s3":
            raise ValueError(f"Protocol not known: {scheme}")
        return made, rest

    library = ModuleType("fsspec.core")
    library.url_to_fs = url_to_fs  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "fsspec", ModuleType("fsspec"))
    monkeypatch.setitem(sys.modules, "fsspec.core", library)
    return made


@pytest.mark.usefixtures("installed")
def test_one_object_is_read_by_its_url() -> None:
    assert SITE.encode() == read_object("s3://b/book/old/site.toml")
    assert SITE.encode() == Objects("s3://b/book/").read("old/site.toml")[0]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    "url, said, remedy",
    [
        (
            "gs://b/book",
            "gs://b/book needs a library: Please install gcsfs to access Google Storage",
            "pip install 'escrowbook[s3]'",
        ),
        (
            "s4://b/book",
            "s4://b/book cannot be read: Protocol not known: s4",
            "write s3://BUCKET/FOLDER",
        ),
    ],
)
def test_a_store_that_cannot_be_opened_is_told(url: str, said: str, remedy: str) -> None:
    with pytest.raises(UsageError) as told:
        Objects(url)

    assert (said, remedy) == (str(told.value), told.value.remedy)


def test_a_url_with_nothing_below_it_is_told(bucket: Bucket) -> None:
    bucket.there.clear()
    errors: list[StoreError] = []

    assert [] == list(Objects("s3://b/book").walk(no_index(), errors.append))
    assert ["there is nothing at s3://b/book"] == [error.message for error in errors]


def test_objects_that_the_index_knows_are_recognised(bucket: Bucket, tmp_path: Path) -> None:
    listed = list(Objects("s3://b/book").walk(no_index(), lambda _: None))
    writer = IndexWriter(str(tmp_path / "x.index"), IDENTITY, "", no_index())
    for each in listed:
        keys = zip(*[iter(each.keys)] * 4, strict=True)
        files = list(zip(each.names, keys, strict=True))
        answers = {name: Answer(SOUND, (), b"[]") for name in each.names}
        writer.add(*new_block(each.path, files, answers, None))
    writer.finish()
    index = open_index(str(tmp_path / "x.index"), IDENTITY)

    def known() -> list[tuple[str, bool, bool]]:
        again = Objects("s3://b/book").walk(index, lambda _: None)
        return [(each.path, each.block is not None, each.is_same) for each in again]

    bucket.there["b/book/old/site.toml"] += b"\n"
    assert [("", True, True), ("old/", True, False)] == known()
    # The same bytes under another name.
    bucket.there["b/book/zzz.toml"] = bucket.there.pop("b/book/zz.toml")
    assert [("", True, False), ("old/", True, False)] == known()
