"""Listing folders: in which order, and what the index is asked about."""

import os
from pathlib import Path

import pytest

from escrowbook.store.index import no_index, open_index
from escrowbook.store.index_block import new_block
from escrowbook.store.index_writing import IndexWriter
from escrowbook.store.listing import Listing, stale, walk
from tests.store.index_samples import ANSWERS, IDENTITY, LISTED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folders and files whose order is not that of their names alone."""
    for name in ("b.toml", "b/x.toml", "b-.toml", "a/deep/y.toml", "z.toml", ".hidden/no.toml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    (tmp_path / "to.toml").symlink_to(tmp_path / "z.toml")
    (tmp_path / "nowhere.toml").symlink_to(tmp_path / "gone")
    (tmp_path / "c.toml").mkdir()
    (tmp_path / "c.toml/d.toml").write_text("", encoding="utf-8")
    (tmp_path / "e.toml").symlink_to(tmp_path / "a")
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    return tmp_path


def listings(folder: Path, run_files_max: int | None = None) -> list[Listing]:
    errors: list[str] = []
    found = walk(
        f"{folder}/",
        no_index(),
        lambda path, _: errors.append(path),
        run_files_max=run_files_max,
    )
    listed = list(found)
    assert [] == errors
    return listed


def test_a_folder_comes_before_those_in_it(folder: Path) -> None:
    told = [(each.path, sorted(each.names)) for each in listings(folder)]

    assert [
        ("", ["b-.toml", "b.toml", "nowhere.toml", "to.toml", "z.toml"]),
        ("a/", []),
        ("a/deep/", ["y.toml"]),
        ("b/", ["x.toml"]),
        ("c.toml/", ["d.toml"]),
    ] == told


@pytest.mark.parametrize(
    "files_max, runs",
    [
        (1, ["b-.toml", "b.toml", "nowhere.toml", "to.toml", "z.toml"]),
        (2, ["b-.toml b.toml", "nowhere.toml to.toml", "z.toml"]),
        (100, ["b-.toml b.toml", "nowhere.toml to.toml z.toml"]),
    ],
)
def test_in_runs_files_come_in_the_order_of_their_paths(
    files_max: int, runs: list[str], folder: Path
) -> None:
    listed = listings(folder, files_max)
    paths = [each.path + name for each in listed for name in each.names]

    assert sorted(paths) == paths
    assert 8 == len(paths)
    assert runs == [" ".join(each.names) for each in listed if not each.path]


def test_the_current_folder_has_no_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "b")
    (listing,) = walk("", no_index(), lambda *_: None)

    assert ("", ["x.toml"]) == (listing.path, listing.names)


def test_the_system_is_asked_once_for_each_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned: list[str] = []
    scan = os.scandir

    def scandir(path: str) -> object:
        scanned.append(path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "stat", None)
    monkeypatch.setattr(os, "lstat", None)
    listings(folder)

    assert ["", "a/", "a/deep/", "b/", "c.toml/"] == [
        path.removeprefix(f"{folder}/") for path in scanned
    ]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    errors: list[tuple[str, int | None]] = []
    told = walk(
        f"{tmp_path}/no/", no_index(), lambda path, error: errors.append((path, error.errno))
    )

    assert [] == list(told)
    assert [(f"{tmp_path}/no/", 2)] == errors


def known(path: Path, gone: str = "") -> Listing:
    """What a walk says of a folder whose files the index knows; `gone` is a link to nothing."""
    (path / "book").mkdir()
    for name in LISTED:
        if name == gone:
            (path / "book" / name).symlink_to("nowhere")
        else:
            (path / "book" / name).write_text("", encoding="utf-8")
    (as_it_is,) = walk(f"{path}/book/", no_index(), lambda *_: None)
    keys = dict(zip(as_it_is.names, zip(*[iter(as_it_is.keys)] * 4, strict=True), strict=True))
    writer = IndexWriter(str(path / "x.index"), IDENTITY, "", no_index())
    listed = [(name, keys[name]) for name in as_it_is.names]
    writer.add(*new_block("", listed, ANSWERS, None))
    writer.finish()
    (listing,) = walk(f"{path}/book/", open_index(str(path / "x.index"), IDENTITY), lambda *_: None)
    return listing


@pytest.mark.parametrize(
    "second, undated, names",
    [
        # From 50 to 70 all four hold, the day left out; from 60 on with it.
        (44, True, ["c.toml"]),
        (45, True, []),
        (60, False, []),
        (69, False, []),
        (59, False, ["a.toml"]),
        (70, False, ["c.toml"]),
        (90, True, ["c.toml"]),
        # Each at its own moment, in the order of the names.
        ([65, 0, 75, 0], False, ["c.toml"]),
    ],
)
def test_of_a_folder_as_it_was_only_what_ran_out_is_asked_anew(
    tmp_path: Path, second: int | list[int], names: list[str], *, undated: bool
) -> None:
    listing = known(tmp_path)

    assert listing.is_same
    assert names == stale(listing, second, undated=undated)


def test_of_a_folder_that_changed_only_what_changed_is_asked_anew(tmp_path: Path) -> None:
    known(tmp_path)
    (tmp_path / "book/d.toml").write_text("x", encoding="utf-8")
    (tmp_path / "book/e.toml").write_text("", encoding="utf-8")
    index = open_index(str(tmp_path / "x.index"), IDENTITY)
    (listing,) = walk(f"{tmp_path}/book/", index, lambda *_: None)

    assert not listing.is_same
    assert ["d.toml", "e.toml"] == stale(listing, 65, undated=False)


def test_a_file_that_changed_under_its_name_is_asked_anew(tmp_path: Path) -> None:
    known(tmp_path)
    (tmp_path / "book/d.toml").write_text("x", encoding="utf-8")
    index = open_index(str(tmp_path / "x.index"), IDENTITY)
    (listing,) = walk(f"{tmp_path}/book/", index, lambda *_: None)

    assert not listing.is_same
    assert ["d.toml"] == stale(listing, 65, undated=False)


def test_a_link_to_nothing_is_never_known(tmp_path: Path) -> None:
    listing = known(tmp_path, gone="d.toml")

    assert listing.is_same
    assert ["d.toml"] == stale(listing, 65, undated=False)
    (tmp_path / "book/d.toml").rename(tmp_path / "book/e.toml")
    index = open_index(str(tmp_path / "x.index"), IDENTITY)
    (listing,) = walk(f"{tmp_path}/book/", index, lambda *_: None)
    assert not listing.is_same
    assert ["e.toml"] == stale(listing, 65, undated=False)


def test_what_no_index_knows_is_asked_whole(folder: Path) -> None:
    top = listings(folder)[0]

    assert sorted(top.names) == stale(top, 65, undated=False)
    assert 4 * len(top.names) == len(top.keys)
    assert not top.is_same


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_listing_that_forgets_still_names_its_files(tmp_path: Path, *, is_changed: bool) -> None:
    listing = known(tmp_path)
    if is_changed:
        (tmp_path / "book/e.toml").write_text("", encoding="utf-8")
        index = open_index(str(tmp_path / "x.index"), IDENTITY)
        (listing,) = walk(f"{tmp_path}/book/", index, lambda *_: None)
    listing.forget()

    assert sorted([*LISTED, *["e.toml"] * is_changed]) == sorted(listing.names)
    assert 4 * len(listing.names) == len(listing.keys)
    assert listing.block is None
    assert not listing.is_same
