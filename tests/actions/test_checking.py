"""Files in, findings out: what a batch does with each file, and that any executor could do it."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from escrowbook.actions import checking
from escrowbook.actions.checking import check_file, check_files, files_to_check
from escrowbook.actions.opening import World
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.checks.report import Judged
from escrowbook.store.errors import NotFound, SystemRefused
from escrowbook.store.walking import Found

GALLERY = Path(__file__).parents[1] / "core/checks/files"
NAMES = frozenset(CHECKS)
WORLD = World(datetime(2026, 2, 1, tzinfo=UTC), None, str(GALLERY))


def judged(path: Path) -> Judged:
    return check_file(str(path), path.read_bytes(), WORLD, NAMES)


def test_files_can_be_judged_in_other_processes() -> None:
    paths = sorted(GALLERY.glob("*.toml"))[:12]

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        elsewhere = list(executor.map(judged, paths))

    assert [judged(path) for path in paths] == elsewhere


def test_folders_files_and_ids_become_files_once_each() -> None:
    seal = str(GALLERY / "seal.toml")

    files, missing = files_to_check(WORLD, [seal, "terms", str(GALLERY)], {"terms"})

    paths = [file.path for file in files]
    assert [seal, str(GALLERY / "terms.toml")] == paths[:2]
    assert sorted(map(str, GALLERY.glob("*.toml"))) == sorted(paths)
    assert [] == missing


def test_what_is_missing_is_told_beside_the_rest(tmp_path: Path) -> None:
    files, missing = files_to_check(
        WORLD, [str(tmp_path / "no"), "nobody", "terms"], {"nobody", "terms"}
    )

    assert [str(GALLERY / "terms.toml")] == [file.path for file in files]
    assert [NotFound, NotFound] == [type(error) for error in missing]


def test_a_toml_file_that_is_no_contract_is_passed_over_unless_named(tmp_path: Path) -> None:
    other = tmp_path / "pyproject.toml"
    other.write_text("[project]\nname = 'x'\n", encoding="utf-8")

    found, named = check_files(
        WORLD, [Found(str(other), named=False), Found(str(other), named=True)], NAMES
    )

    assert found is None
    assert isinstance(named, Judged)
    assert not named.is_sound


def test_a_file_that_the_system_keeps_from_us_is_a_finding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    error = SystemRefused("x.toml", OSError(13, os.strerror(13)), "read")

    outcome = next(refused_by(error, monkeypatch))

    assert isinstance(outcome, Judged)
    (located,) = outcome.found
    assert ("unreadable", "x.toml", False) == (
        located.finding.check,
        located.path,
        outcome.is_sound,
    )


def test_a_file_that_is_gone_when_its_turn_comes_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    error = NotFound("x.toml", "there is no file x.toml")

    assert error is next(refused_by(error, monkeypatch))


def refused_by(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Judged | NotFound | None]:
    def refuse(path: str) -> bytes:
        raise error

    monkeypatch.setattr(checking, "read_file", refuse)
    return check_files(WORLD, [Found("x.toml", named=True)], NAMES)


def test_a_bare_date_is_midnight_in_each_contracts_own_zone(tmp_path: Path) -> None:
    text = (GALLERY / "next-unfunded.toml").read_text(encoding="utf-8")
    here = text.replace('currency = "USD"', 'currency = "USD"\ntimezone = "Asia/Kathmandu"')
    world = World(datetime(2030, 1, 1, tzinfo=UTC), "2026-02-15", str(tmp_path))

    told = check_file("next-unfunded.toml", here.encode(), world, {"next-unfunded"})

    # It is due on 1 March: 14 days there, though in UTC it is still the 14th.
    assert ["in 14 days" in located.finding.message for located in told.found] == [True]
