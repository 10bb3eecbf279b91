"""Ids, files and folders on one command line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from escrowbook.actions.opening import Failed, World
from escrowbook.cli.choosing import chosen_contracts, is_path, named_paths
from escrowbook.core.errors import UsageError
from tests.cli.samples import PLAIN, SITE, write


def test_what_names_a_file_or_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)

    assert [True, True, True, True, True, False, False] == [
        is_path(word) for word in ("x.toml", "a/x.toml", "a/", ".", "folder", "site", "x.tom")
    ]


def test_nothing_typed_is_not_an_empty_list() -> None:
    assert (None, None, ["a"]) == (named_paths(None), named_paths([]), named_paths(["a"]))
    with pytest.raises(UsageError):
        named_paths(["a"], nul_separated=True)


def test_each_file_comes_once_however_it_is_named(book: Path) -> None:
    world = World(datetime(2026, 3, 10, tzinfo=UTC), None, str(book))
    names = ["site", str(book), f"{book}/../book/site.toml", "nowhere", "nowhere"]
    chosen = list(chosen_contracts(world, names))

    assert ["site.toml", "plain.toml", "shop.toml", "nowhere"] == [
        Path(each.path).name for each in chosen
    ]
    assert isinstance(chosen[-1], Failed)


def test_an_id_that_names_two_is_told(book: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (book / name).mkdir()
        write(book / name, PLAIN.replace('"plain"', '"twin"'))
    write(tmp_path, SITE)
    world = World(datetime(2026, 3, 10, tzinfo=UTC), None, str(book))
    (chosen,) = chosen_contracts(world, ["twin"])

    assert isinstance(chosen, Failed)
    assert "2 contracts" in chosen.problems[0].message


def test_an_unsound_file_that_is_named_by_its_id_is_told(book: Path) -> None:
    (book / "bad.toml").write_text("format = 1\n", encoding="utf-8")
    world = World(datetime(2026, 3, 10, tzinfo=UTC), None, str(book))
    (chosen,) = chosen_contracts(world, ["bad"])

    assert isinstance(chosen, Failed)
    assert (None, True) == (chosen.error, len(chosen.problems) > 1)
