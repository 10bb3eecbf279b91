"""`check --unfunded` and `milestone list --unfunded` over many files find what is true of them.

The truth comes from whoever wrote the files: contracts in which the work has stopped, and random
lives under both presets as the independent model sees them.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.counter import NOW, ROOT, tell
from tests.model.make_lives import AS_OF, write_lives

pytestmark = pytest.mark.search

# Whoever builds the program has a generator of larger files beside the checkout.
GENERATOR = ROOT.parent / "shared/bench/make_contracts.py"
STOPPED_COUNT = 2_000
LIVES_COUNT = 200

Row = tuple[str, str, str, str]


def stopped(folder: Path) -> str:
    """Milestones paid one after the other; in some contracts the last ones never, or in part."""
    if GENERATOR.exists():
        command = [sys.executable, str(GENERATOR), str(folder), str(STOPPED_COUNT)]
        subprocess.run(command, check=True, capture_output=True)
        return NOW
    rng = random.Random(1)
    folder.mkdir()
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for number in range(STOPPED_COUNT):
            name = f"C-{number:06d}"
            text, missing = _stopped_contract(rng, name)
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
            for milestone, cents in missing:
                row = {"contract": name, "milestone": milestone, "unfunded": _money(cents)}
                truth.write(json.dumps({**row, "currency": "EUR"}) + "\n")
    return NOW


def _stopped_contract(rng: random.Random, name: str) -> tuple[str, list[tuple[str, int]]]:
    amounts = [rng.randrange(30_000, 900_000) for _ in range(rng.randrange(3, 7))]
    funded = list(amounts)
    if rng.random() < 0.3:
        stop = rng.randrange(len(amounts))
        funded[stop:] = [rng.choice((0, amounts[stop] // 2)), *[0] * (len(amounts) - stop - 1)]
    head = f'format = 1\nid = "{name}"\ntitle = "T"\nclient = "C"\nfreelancer = "F"\n'
    terms = [head + 'currency = "EUR"\n[policy]\npreset = "generic-2026-11"\n']
    events: list[str] = []
    at = datetime(2025, 1, 1, 9)  # noqa: DTZ001 - written with its Z below.
    for number, (price, deposit) in enumerate(zip(amounts, funded, strict=True), 1):
        milestone = f'id = "M{number}"\ntitle = "T"\namount = "{_money(price)}"\n'
        terms.append(f"[[milestone]]\n{milestone}")
        steps = ["fund", "release"] if deposit == price else ["fund"] if deposit else []
        for do in steps:
            at += timedelta(minutes=rng.randrange(60, 9000))
            values = f'do = "{do}", milestone = "M{number}", amount = "{_money(deposit)}"'
            events.append(f"{len(events) + 1} = {{ at = {at.isoformat()}Z, {values} }}")
    missing = [
        (f"M{number}", price - deposit)
        for number, (price, deposit) in enumerate(zip(amounts, funded, strict=True), 1)
        if deposit < price
    ]
    return "\n".join([*terms, "[journal]", *events, ""]), missing


def _money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def lives(folder: Path) -> str:
    """Amended, cancelled, carried, refunded, observed, voided, recorded late, closed."""
    write_lives(folder, LIVES_COUNT, seed=1)
    return AS_OF.isoformat()


@pytest.mark.parametrize("make", [stopped, lives])
def test_what_is_unfunded_is_what_is_true(make: Callable[[Path], str], tmp_path: Path) -> None:
    folder = tmp_path / "contracts"
    as_of = make(folder)
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    truth = sorted((r["contract"], r["milestone"], r["unfunded"], r["currency"]) for r in rows)
    assert len(truth) > LIVES_COUNT / 10

    checked = tell("check", "--unfunded", "--format", "jsonl", str(folder), now=as_of)
    listed = tell(
        "milestone",
        "list",
        "--unfunded",
        "--exit-code",
        "--format",
        "jsonl",
        str(folder),
        now=as_of,
    )

    assert (1, "") == (checked.code, checked.err)
    assert (1, "") == (listed.code, listed.err)
    assert truth == rows_of(checked.out, "amount")
    assert truth == rows_of(listed.out, "unfunded")


def rows_of(out: str, amount: str) -> list[Row]:
    rows = [json.loads(line) for line in out.splitlines()]
    return sorted((r["contract"], r["milestone"], r[amount], r["currency"]) for r in rows)
