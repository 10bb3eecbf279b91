"""Files in, findings out: what a batch does with each file, and that any executor could do it."""

import os
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from escrowbook.actions.checking import check_file, unread
from escrowbook.actions.opening import World
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.checks.report import Judged
from escrowbook.store.errors import SystemRefused

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


def test_a_file_that_the_system_keeps_from_us_is_a_finding() -> None:
    outcome = unread(SystemRefused("x.toml", OSError(13, os.strerror(13)), "read"))

    (located,) = outcome.found
    assert ("unreadable", "x.toml", False) == (
        located.finding.check,
        located.path,
        outcome.is_sound,
    )


def test_a_bare_date_is_midnight_in_each_contracts_own_zone(tmp_path: Path) -> None:
    text = (GALLERY / "next-unfunded.toml").read_text(encoding="utf-8")
    here = text.replace('currency = "USD"', 'currency = "USD"\ntimezone = "Asia/Kathmandu"')
    world = World(datetime(2030, 1, 1, tzinfo=UTC), "2026-02-15", str(tmp_path))

    told = check_file("next-unfunded.toml", here.encode(), world, {"next-unfunded"})

    # It is due on 1 March: 14 days there, though in UTC it is still the 14th.
    assert ["in 14 days" in located.finding.message for located in told.found] == [True]
