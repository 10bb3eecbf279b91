"""Ids, files and folders on one command line."""

import pytest

from escrowbook.cli.choosing import named_paths
from escrowbook.core.errors import UsageError


def test_nothing_typed_is_not_an_empty_list() -> None:
    assert (None, None, ["a"]) == (named_paths(None), named_paths([]), named_paths(["a"]))
    with pytest.raises(UsageError):
        named_paths(["a"], nul_separated=True)
