"""A book with the sample contracts, fresh for each test."""

from pathlib import Path

import pytest

from tests.cli.samples import PLAIN, SHOP, SITE, write


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of three contracts."""
    folder = tmp_path / "book"
    folder.mkdir()
    write(folder, SITE, SHOP, PLAIN)
    return folder
