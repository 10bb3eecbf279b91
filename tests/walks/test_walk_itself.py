"""A walk that finds nothing proves something only if it finds what was planted."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from escrowbook.core.calendar import add_days
from escrowbook.core.events.vocabulary import TIMERS
from escrowbook.core.settlement import release
from escrowbook.core.standing import Standing
from escrowbook.core.timers import RUNNING
from tests.walks.alphabet import START, WHATS, steps, terms_under
from tests.walks.standings import state_of, twin_of
from tests.walks.table import NotATable, read_table
from tests.walks.walk import Walk

pytestmark = pytest.mark.search

CORE = "escrowbook.core."


def nothing(*_: object, **__: object) -> None:
    """Forget to do it."""


def zero(*_: object) -> int:
    return 0


def a_unit_less(_: object, __: object, amount_minor: int) -> int:
    return amount_minor - 1


def never(*_: object) -> bool:
    return False


# What is wrong; the preset that meets it, in how many events; the place in the core, and what
# stands there instead.
PLANTED: tuple[tuple[str, str, int, str, object], ...] = (
    ("an approval pays him", "generic", 3, "events.refund_requests.refund_escrow", release),
    ("any deposit will do", "peopleperhour", 1, "events.funding._missing_deposit_minor", zero),
    ("a unit stays behind", "contra", 2, "settlement.hold_back", a_unit_less),
    ("a request outgrows escrow", "generic", 3, "settlement.shrink_request", nothing),
    ("his closing gives nothing back", "upwork", 2, "ending._refund_all", nothing),
    ("nobody was active", "upwork", 1, "steps.note_activity", nothing),
    (
        "each clock has a day more",
        *("upwork", 2, "timers.add_days"),
        lambda moment, days, zone: add_days(moment, days + 1, zone),
    ),
    ("no review clock", "upwork", 3, "clock.RUNNING", RUNNING[1:]),
    ("nothing is frozen", "generic", 3, "standing.Standing.is_frozen", never),
    ("undone is not undone", "generic", 2, "fold.in_force", lambda entries, *_: list(entries)),
    ("a balance covers nothing", "guru", 2, "steps.draw_consequences", nothing),
)


def place_of(path: str) -> tuple[object, str]:
    """The module or class below the core that a dotted path names, and the name in it."""
    *modules, name = path.split(".")
    holder: object = import_module(CORE + ".".join(part for part in modules if part.islower()))
    for part in modules:
        holder = holder if part.islower() else getattr(holder, part)
    return holder, name


@pytest.mark.parametrize(
    "preset, depth, path, instead",
    [pytest.param(*planted[1:], id=planted[0]) for planted in PLANTED],
)
def test_what_is_planted_is_found(
    preset: str, depth: int, path: str, instead: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(*place_of(path), instead)
    walk = Walk(f"{preset}-2026-11")

    walk.to_depth(depth)

    assert walk.judge.faults


def test_a_pair_without_a_row_is_found() -> None:
    table = read_table()
    fund = table["fund"]
    table["fund"] = replace(fund, rows=fund.rows[:-2])
    walk = Walk("guru-2026-11", table)

    walk.to_depth(1)

    assert [
        f"at the beginning: fund - {amount}: recorded, but the table has no row"
        for amount in ("25.00", "75.00", "100.00")
    ] == walk.judge.faults


@pytest.mark.parametrize(
    "line",
    [
        "open | funded | client>escrow a",
        "open | | client>escrow a | 3",
        "open | funded | client escrow a | 3",
        "== fund",
    ],
)
def test_what_is_no_row_is_told(line: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.table"
    path.write_text(f"== fund\n{line}\n", encoding="utf-8")

    with pytest.raises((NotATable, ValueError)):
        read_table(path)


def test_a_twin_stands_alike_and_alone() -> None:
    standing = Standing.opening(terms_under("upwork-2026-11"))
    lines = {step.name: step.entry(START, 1) for step in steps()}
    for name in ("fund M1 100.00", "submit M1", "request-changes M1"):
        lines[name].event.record(standing)
    twin, before = twin_of(standing), state_of(standing, START)

    assert before == state_of(twin, START) == state_of(standing.copy(), START)

    for name in ("release M1 25.00", "dispute M1 25.00 client", "cancel M2", "pause -"):
        lines[name].event.record(twin)

    assert before == state_of(standing, START)
    assert before != state_of(twin, START)


def test_every_clock_that_can_be_seen_is_seen() -> None:
    assert sorted(TIMERS) == sorted(WHATS)
