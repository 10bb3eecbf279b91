"""The invented platform of the guide page is a preset like those that ship.

That the page's commands say what it shows is held by test_pages, in a copy of the program to which
the page's one file was added.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from escrowbook.core.policy import PolicyError
from escrowbook.store import presets
from tests.docs.blocks import ROOT, Block, blocks_of
from tests.store import test_presets as of_those_that_ship
from tests.store import test_presets_of_platforms as of_platforms

(FILE,) = [
    block
    for block in blocks_of((ROOT / "docs/add-a-platform.md").read_text(encoding="utf-8"))
    if block.file_name.startswith("src/escrowbook/policies/")
]
NAME = PurePosixPath(FILE.file_name).stem


@pytest.fixture(autouse=True)
def _beside_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder of presets with the page's file in it."""
    add(FILE, tmp_path, monkeypatch)
    yield
    presets._names.cache_clear()
    presets.load_preset.cache_clear()


def add(block: Block, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in Path(presets._FOLDER).glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / f"{NAME}.toml").write_text(block.body, encoding="utf-8")
    monkeypatch.setattr(presets, "_FOLDER", str(folder))
    presets._names.cache_clear()
    presets.load_preset.cache_clear()


def test_it_is_found_by_its_name() -> None:
    assert NAME in presets.preset_names()
    assert NAME == presets.newest("bazaar")


def test_it_has_every_key_with_its_source() -> None:
    of_those_that_ship.test_a_preset_has_every_key_in_order_and_nothing_else(NAME)
    of_those_that_ship.test_every_value_says_where_it_comes_from(NAME)
    of_platforms.test_an_amount_says_in_which_currency_it_is(NAME)
    of_platforms.test_a_note_tells_what_the_platform_does_beside_the_value(NAME)
    of_platforms.test_how_a_contract_ends_is_told_with_its_source(NAME)


@pytest.mark.parametrize("currency", ["EUR", "JPY"])
def test_it_is_a_policy(currency: str) -> None:
    of_those_that_ship.test_a_preset_is_a_policy_in_any_currency(NAME, currency)


def test_nothing_but_the_file_makes_it_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{NAME}.toml").unlink()
    presets._names.cache_clear()
    presets.load_preset.cache_clear()

    with pytest.raises(PolicyError):
        presets.newest("bazaar")
