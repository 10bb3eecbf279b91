"""Walks are taken without coverage, as lives are compared: it makes them three times as slow."""

from tests.model.conftest import _lines_are_not_counted

__all__ = ["_lines_are_not_counted"]
