"""Walks: which files, in which order, and what is told instead."""

import os
from pathlib import Path

import pytest

from escrowbook.store.errors import NotFound, StoreError, SystemRefused
from escrowbook.store.walking import Found, find_files, is_contract, walk
from tests.store.samples import SOUND


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.toml", "a/z.toml", "a-1.toml", "a.toml", "a/b/c.toml", ".hidden.toml",
                 ".escrowbook/config.toml", "a/.git/x.toml", "x.txt", "a/X.TOML"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SOUND)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\nformat = 1\n')
    (tmp_path / "a" / "empty.toml").touch()
    return tmp_path


ALL = ["a-1.toml", "a.toml", "a/b/c.toml", "a/z.toml", "b.toml"]


@pytest.mark.parametrize(
    "paths, found",
    [
        (["."], ALL),
        (["a"], ["a/b/c.toml", "a/z.toml"]),
        (["a/"], ["a/b/c.toml", "a/z.toml"]),
        (["./a"], ["./a/b/c.toml", "./a/z.toml"]),
        (["b.toml", "a.toml"], ["b.toml", "a.toml"]),
        (["b.toml", "."], ["b.toml", *ALL[:-1]]),
        ([".", "./b.toml", "a"], ALL),
        ([".hidden.toml"], [".hidden.toml"]),
        ([".escrowbook"], []),
        (["pyproject.toml", "x.txt"], ["pyproject.toml", "x.txt"]),
        ([], []),
    ],
)
@pytest.mark.usefixtures("book")
def test_contracts_come_in_the_order_of_their_paths(paths: list[str], found: list[str]) -> None:
    if paths == [".escrowbook"]:
        Path(".escrowbook/config.toml").write_text('party = "client"\n')
    assert found == list(walk(paths))
    assert paths != ["."] or sorted(found) == found


def test_what_is_named_is_told_apart(book: Path) -> None:
    assert [Found("b.toml", named=True), Found(f"{book}/a/b/c.toml", named=False)] == [
        *find_files(["b.toml", str(book / "a" / "b")])
    ]


@pytest.mark.usefixtures("book")
def test_a_missing_path_is_told_and_the_walk_goes_on() -> None:
    told: list[StoreError] = []

    assert ["b.toml"] == list(walk(["none", "b.toml", "no/ne", "\0"], told.append))

    assert [NotFound] * 3 == [type(error) for error in told]
    with pytest.raises(NotFound, match="there is no file none"):
        list(walk(["none"]))


def test_a_folder_that_may_not_be_read_is_told(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[StoreError] = []
    real_scandir = os.scandir

    def scandir(path: str) -> object:
        if path.rstrip("/").endswith("a"):
            raise PermissionError(13, "no")
        if path.rstrip("/").endswith("gone"):
            raise FileNotFoundError
        return real_scandir(path)

    (book / "gone").mkdir()
    monkeypatch.setattr(os, "scandir", scandir)

    assert ["a-1.toml", "a.toml", "b.toml"] == list(walk(["."], told.append))
    assert [(SystemRefused, "cannot read the folder a/: Permission denied"),
            (NotFound, "there is no folder gone/")] == [
        (type(error), error.message) for error in told
    ]  # fmt: skip


def test_links_to_files_count_and_links_to_folders_do_not(book: Path) -> None:
    (book / "a" / "circle").symlink_to(book)
    (book / "a" / "folder.toml").symlink_to(book)
    (book / "a" / "link.toml").symlink_to("z.toml")

    assert ["a/b/c.toml", "a/link.toml", "a/z.toml"] == list(walk(["a"]))


def test_what_cannot_be_read_is_left_to_its_reader(book: Path) -> None:
    os.mkfifo(book / "a" / "pipe.toml")
    (book / "a" / "dangling.toml").symlink_to("nowhere")

    assert {"a/pipe.toml", "a/dangling.toml"} <= set(walk(["a"]))


@pytest.mark.parametrize(
    "data, is_one",
    [
        (SOUND.encode(), True),
        (b"\xef\xbb\xbfformat = 1", True),
        (b" \t\"format\"='x'", True),
        (b"'format' = 1", True),
        (SOUND.replace("\n", "\r\n").encode(), True),
        (b"<<<<<<< HEAD\nformat = 1\n=======", True),
        (b'title = "[x]"\nformat = 1', True),
        (b"\0" * 100, True),
        (b"[a]\nformat = 1", False),
        (b"[[a]]\nformat = 1", False),
        (b"formats = 1", False),
        (b"# format = 1", False),
        (b'a = "format = 1"', False),
        (b"", False),
    ],
)
def test_a_contract_has_a_format_at_its_top(data: bytes, is_one: bool) -> None:  # noqa: FBT001
    assert is_one == is_contract(data)
