"""Which contracts a command over many is about: ids, files, folders, or a list on stdin."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from escrowbook.actions.errors import StoreError, Unsound
from escrowbook.actions.opening import Failed, Opened, World, open_all, open_contract
from escrowbook.cli.surroundings import standard_input
from escrowbook.core.errors import Problem, UsageError
from escrowbook.core.terms import NOWHERE

STANDARD_INPUT = "-"


def chosen_contracts(world: World, names: Sequence[str] | None) -> Iterator[Opened | Failed]:
    """Open what was named, each file once; None means the whole book."""
    seen: set[str] = set()
    for each in _opened(world, [world.book] if names is None else names):
        key = os.path.abspath(each.path)
        if key not in seen:
            seen.add(key)
            yield each


def named_paths(typed: Sequence[str] | None, *, nul_separated: bool = False) -> list[str] | None:
    """The paths of a command line, `-` replaced by those on standard input; None for none typed.

    A list on standard input may be empty, and is then no contract at all, not the whole book.
    """
    if nul_separated and STANDARD_INPUT not in (typed or []):
        raise UsageError("-0 is about paths on standard input", "add - as a path")
    if not typed:
        return None
    names: list[str] = []
    for word in typed:
        names += _listed(nul_separated=nul_separated) if word == STANDARD_INPUT else [word]
    return names


def _listed(*, nul_separated: bool) -> list[str]:
    """The paths on standard input; bytes that are no text stay what they are, as in file names."""
    data = standard_input().read()
    parts = data.split(b"\0") if nul_separated else data.splitlines()
    return [os.fsdecode(part) for part in parts if part]


def _opened(world: World, names: Sequence[str]) -> Iterator[Opened | Failed]:
    paths: list[str] = []
    for name in names:
        if is_path(name):
            paths.append(name)
            continue
        yield from open_all(world, paths)
        paths = []
        yield _by_id(world, name)
    yield from open_all(world, paths)


def is_path(name: str) -> bool:
    """Whether a word names a file or folder; any other is a contract's id."""
    return name.endswith(".toml") or os.sep in name or os.path.isdir(name)


def _by_id(world: World, name: str) -> Opened | Failed:
    try:
        return open_contract(world, name)
    except Unsound as unsound:
        return Failed(unsound.path, unsound.problems)
    except StoreError as error:
        problem = Problem("unreadable", error.message, error.remedy, NOWHERE)
        return Failed(error.path, (problem,), error)
