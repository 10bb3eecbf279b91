"""Write many contracts, what is true of them, and the same as other programs keep it.

    python -m tests.bench.contracts FOLDER COUNT

Studios that are paid milestone by milestone under generic-2026-11: about five milestones and
fourteen sealed events each, 1,000 files a folder. In three of ten the client stopped paying.
The same count gives the same bytes. Beside FOLDER: FOLDER.truth.jsonl has a line for each
milestone with money missing; FOLDER.journal is for ledger and hledger, FOLDER.beancount for
bean-check, FOLDER.tasks.json for Taskwarrior: who asks them what is held asks the same.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

FOLDER_FILES = 1_000
STOPPED_SHARE = 0.3
PLACES = ("kiosk", "clinic", "bakery", "museum", "harbour", "school", "vineyard", "theatre")
STEPS = ("concept", "sketches", "design", "build", "texts", "tests", "launch")
BEGIN = datetime(2024, 1, 8, 9)  # noqa: DTZ001 - written with its Z


class Written(NamedTuple):
    """One contract: its id, its text, its events, and by milestone what is missing."""

    name: str
    text: str
    events: list[dict[str, str]]
    prices: list[int]
    missing: dict[str, int]


def money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def contract(number: int) -> Written:
    """The contract of that number."""
    rng = Random(number)
    name = f"studio-{number:06d}"
    prices = [rng.randrange(200, 6_000) * 25 for _ in range(rng.randrange(4, 7))]
    put_in = list(prices)
    if rng.random() < STOPPED_SHARE:
        stop = rng.randrange(1, len(prices))
        put_in[stop:] = [rng.choice((0, 0, prices[stop] // 2)), *[0] * (len(prices) - stop - 1)]
    at = BEGIN + timedelta(hours=rng.randrange(9_000))
    lines = [
        "format = 1",
        f'id = "{name}"',
        f'title = "Website of a {rng.choice(PLACES)}"',
        f'client = "Client {number % 97}"',
        f'freelancer = "Studio {number % 31}"',
        'currency = "EUR"',
        "",
        "[policy]",
        'preset = "generic-2026-11"',
    ]
    for place, price in enumerate(prices, 1):
        due = at.date() + timedelta(days=20 * place)
        step = STEPS[(number + place) % len(STEPS)]
        lines += ["", "[[milestone]]", f'id = "M{place}"', f'title = "The {step}"']
        lines += [f'amount = "{money(price)}"', f"due = {due}"]
        lines += [f'scope = "{step.capitalize()}, delivered and accepted in writing"']
    events = list(_events(rng, at, prices, put_in))
    lines += ["", "[journal]"]
    lines += [_line(place, event) for place, event in enumerate(events, 1)]
    missing = {
        f"M{place}": price - paid
        for place, (price, paid) in enumerate(zip(prices, put_in, strict=True), 1)
        if paid < price
    }
    return Written(name, "\n".join([*lines, ""]), events, prices, missing)


def _events(
    rng: Random, at: datetime, prices: list[int], put_in: list[int]
) -> Iterator[dict[str, str]]:
    for place, (price, paid) in enumerate(zip(prices, put_in, strict=True), 1):
        steps = ["fund", "submit", "release"] if paid == price else ["fund"] if paid else []
        if rng.random() < 0.1 and len(steps) > 1:
            steps[2:2] = ["request-changes", "submit"]
        for do in steps:
            at += timedelta(minutes=rng.randrange(90, 7_000))
            event = {"at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "do": do, "milestone": f"M{place}"}
            if do in ("fund", "release"):
                event["amount"] = money(paid)
            yield {**event, "note": "as agreed in the weekly call"}


def _line(number: int, event: dict[str, str]) -> str:
    by = "freelancer" if event["do"] == "submit" else "client"
    event["by"] = by
    canonical = json.dumps(event, sort_keys=True, separators=(",", ":"))
    seal = sha256(canonical.encode()).hexdigest()[:12]
    values = {**event, "sum": seal}
    pairs = [f"{key} = {text if key == 'at' else json.dumps(text)}" for key, text in values.items()]
    return f"{number} = {{ {', '.join(pairs)} }}"


def write_contracts(folder: Path, count: int) -> None:
    """Write so many contracts, and the truth beside them."""
    with Path(f"{folder}.truth.jsonl").open("w", encoding="utf-8") as truth:
        for number in range(count):
            each = contract(number)
            path = folder / f"{number // FOLDER_FILES:03d}" / f"{each.name}.toml"
            if not number % FOLDER_FILES:
                path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(each.text, encoding="utf-8")
            for milestone, cents in each.missing.items():
                row = {"contract": each.name, "milestone": milestone, "unfunded": money(cents)}
                truth.write(json.dumps({**row, "currency": "EUR"}) + "\n")


def write_for_peers(folder: Path, count: int) -> None:
    """Write the same for other programs, one file each."""
    with (
        Path(f"{folder}.journal").open("w", encoding="utf-8") as plain,
        Path(f"{folder}.beancount").open("w", encoding="utf-8") as bean,
        Path(f"{folder}.tasks.json").open("w", encoding="utf-8") as tasks,
    ):
        for number in range(count):
            each = contract(number)
            account = each.name.title().replace("-", "")
            bean.writelines(
                f"2020-01-01 open {name}:{account} EUR\n"
                for name in ("Assets:Client", "Expenses:Studio")
            )
            for place in range(1, len(each.prices) + 1):
                bean.write(f"2020-01-01 open Liabilities:Escrow:{account}:M{place} EUR\n")
                is_open = f"M{place}" in each.missing
                task = {
                    "uuid": str(uuid5(NAMESPACE_URL, f"{each.name}/M{place}")),
                    "description": f"{each.name} M{place}",
                    "status": "pending" if is_open else "completed",
                    "entry": "20200101T000000Z",
                    **({} if is_open else {"end": "20200102T000000Z"}),
                }
                tasks.write(json.dumps(task) + "\n")
            for event in each.events:
                escrow = f"Liabilities:Escrow:{account}:{event['milestone']}"
                if event["do"] == "fund":
                    source, target = f"Assets:Client:{account}", escrow
                elif event["do"] == "release":
                    source, target = escrow, f"Expenses:Studio:{account}"
                else:
                    continue
                day, what = event["at"][:10], f"{event['do']} {each.name} {event['milestone']}"
                moved = f"  {target}  {event['amount']} EUR\n  {source}  -{event['amount']} EUR\n\n"
                plain.write(f"{day} {what}\n  {moved.strip()}\n\n")
                bean.write(f'{day} * "{what}"\n{moved}')


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    write_contracts(folder, count)
    write_for_peers(folder, count)


if __name__ == "__main__":
    main()
