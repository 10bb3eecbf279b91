"""Listing folders: in which order, and what the index is asked about."""

import os
from pathlib import Path

import pytest

from escrowbook.store.index import no_index
from escrowbook.store.listing import Listing, walk


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


@pytest.mark.parametrize("files_max", [1, 2, 100])
def test_in_runs_files_come_in_the_order_of_their_paths(files_max: int, folder: Path) -> None:
    listed = listings(folder, files_max)
    paths = [each.path + name for each in listed for name in each.names]

    assert sorted(paths) == paths
    assert 8 == len(paths)
    assert all(1 <= len(each.names) <= files_max for each in listed)


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
