"""The book, and what a name means in it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.store.book import find_contract
from escrowbook.store.errors import Ambiguous, NotFound
from escrowbook.store.finding import BOOK_FOLDER, CONFIG_FILE, find_book
from escrowbook.store.objects import ObjectStore
from tests.store.samples import SOUND


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("acme-site.toml", "old/acme-site.toml", "old/globex.toml", "a/twice.toml",
                 "b/twice.toml", ".git/hidden.toml"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SOUND)
    (tmp_path / "a/globex.toml").write_text("[project]\n")
    (tmp_path / "a/globes.toml").write_text("[project]\n")
    return tmp_path


@pytest.mark.parametrize(
    "name, path",
    [
        ("acme-site", "acme-site.toml"),
        ("globex", "old/globex.toml"),
        ("old/acme-site.toml", "old/acme-site.toml"),
        ("./old/globex.toml", "./old/globex.toml"),
        ("old/../acme-site.toml", "old/../acme-site.toml"),
    ],
)
@pytest.mark.usefixtures("book")
def test_a_name_is_a_path_or_an_id(name: str, path: str) -> None:
    assert path == find_contract(name, ".")


def test_where_the_settings_of_a_book_stand() -> None:
    book = find_book(None, None, ".")

    assert "./.escrowbook/config.toml" == os.path.join(book, BOOK_FOLDER, CONFIG_FILE)


@pytest.mark.parametrize(
    "name, message, remedy",
    [
        ("globe", "there is no contract globe in .", "did you mean globex or globes?"),
        ("acme-sit", "there is no contract acme-sit in .", "did you mean acme-site?"),
        (
            "hidden",
            "there is no contract hidden in .",
            ("`contract list` shows those that there are, `contract new` makes one"),
        ),
        ("none.toml", "there is no file none.toml", "to look in the book, type the id: none"),
        ("old/globex", "old/globex is no path to a .toml file", "did you mean old/globex.toml?"),
        ("../x", "../x is no path to a .toml file", "did you mean ../x.toml?"),
        ("", "'' is neither a contract's id nor a path to a .toml file", ""),
        ("..", "'..' is neither a contract's id nor a path to a .toml file", ""),
        ("-rf", "'-rf' is neither a contract's id nor a path to a .toml file", ""),
        ("a\0", "'a\\x00' is neither a contract's id nor a path to a .toml file", ""),
        ("x" * 65, f"'{'x' * 65}' is neither a contract's id nor a path to a .toml file", ""),
    ],
)
@pytest.mark.usefixtures("book")
def test_what_is_not_there_is_told_with_what_is_near(name: str, message: str, remedy: str) -> None:
    with pytest.raises(NotFound) as caught:
        find_contract(name, ".")

    assert (message, remedy) == (caught.value.message, caught.value.remedy)


@pytest.mark.usefixtures("book")
def test_an_id_that_names_two_is_told_with_both() -> None:
    with pytest.raises(Ambiguous) as caught:
        find_contract("twice", ".")

    assert ("a/twice.toml", "b/twice.toml") == caught.value.paths
    assert (
        "there are 2 contracts called twice: a/twice.toml, b/twice.toml",
        "name one of the files",
    ) == (caught.value.message, caught.value.remedy)


@given(st.text(st.sampled_from("a./-\\~\0 *é"), max_size=12))
def test_no_id_leads_out_of_the_book(name: str) -> None:
    if "/" in name or name.endswith(".toml"):
        return
    with pytest.raises(NotFound) as caught:
        find_contract(name, "/nowhere/at/all")

    assert caught.value.message


def test_a_folder_of_the_book_that_may_not_be_read_holds_nothing(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("os.scandir", refused)

    with pytest.raises(NotFound):
        find_contract("globex", str(book))


def test_the_book_is_named_or_in_the_environment_or_above_or_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "book" / "a" / "b"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)

    assert "." == find_book(None, None, ".")
    assert "." == find_book("", "", ".")
    (tmp_path / "book" / ".escrowbook").mkdir()
    assert str(tmp_path / "book") == find_book(None, None, ".")
    (here / ".escrowbook").touch()
    assert str(tmp_path / "book") == find_book(None, None, "."), "a file is no book"
    (here / ".escrowbook").unlink()
    (here / ".escrowbook").mkdir()
    assert "." == find_book(None, None, ".")
    assert str(tmp_path) == find_book(None, str(tmp_path), ".")
    assert ".." == find_book("..", str(tmp_path), ".")


@pytest.mark.parametrize(
    "named, environment, by", [("none", None, "--book"), (None, "none", "ESCROWBOOK_DIR")]
)
def test_a_book_that_is_not_there_is_told_with_who_named_it(
    named: str | None, environment: str | None, by: str
) -> None:
    with pytest.raises(NotFound, match=f"^there is no folder none, which {by} names$"):
        find_book(named, environment, ".")


def test_a_url_is_no_name_to_write_to() -> None:
    with pytest.raises(
        ObjectStore, match=r"nothing is recorded in s3://bucket/plain\.toml:"
    ) as told:
        find_contract("s3://bucket/plain.toml", ".")

    assert "copy the file into a folder, record it there, and copy it back" == told.value.remedy
    assert (str(told.value),) == (told.value.message,)
    # Colons and slashes alone do not make a URL.
    with pytest.raises(NotFound):
        find_contract("a b://plain.toml", ".")
