#!/usr/bin/env python3
"""Write COUNT random contract files into FOLDER, and what is true of them.

usage: make_lives.py FOLDER COUNT [--seed N]

The lives are those of `sequences.py`: amended, cancelled, part funded, carried on, refunded,
released by the clock or by hand, observed, voided, recorded late, closed; in four time zones,
four currencies, under all presets. The same seed gives the same bytes. FOLDER/truth.jsonl gets
one line for each milestone that is not fully funded, in contracts that are not closed:
{"contract", "milestone", "unfunded", "currency"}, as the independent model sees them at the
moment in FOLDER/as_of.txt.
"""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    # Run as a script, Python looks beside the script only.
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.model.model import View, judge
from tests.model.sequences import Sequence, sequence
from tests.model.values import decimal_text

AS_OF = datetime(2026, 9, 1, tzinfo=UTC)


def truths(life: Sequence) -> list[dict[str, Any]]:
    """A line of truth.jsonl for each milestone of one life that is not fully funded."""
    view = judge(life.contract(), AS_OF)
    if not isinstance(view, View):
        raise TypeError(f"{life.terms['id']} cannot be judged: {view}")
    currency = life.terms["currency"]
    return [
        {
            "contract": life.terms["id"],
            "milestone": row["id"],
            "unfunded": decimal_text(row["unfunded"], currency),
            "currency": currency,
        }
        for row in view.milestones
        if row["unfunded"] and view.state != "closed"
    ]


def write_lives(folder: Path, count: int, seed: int) -> tuple[int, int]:
    """Write the files; return how many bytes, and how many lines of truth."""
    folder.mkdir(parents=True, exist_ok=True)
    size, found = 0, 0
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for number in range(count):
            life = sequence(seed, number, last=AS_OF)
            data = life.toml_text().encode()
            (folder / f"{life.terms['id']}.toml").write_bytes(data)
            size += len(data)
            for line in truths(life):
                truth.write(json.dumps(line) + "\n")
                found += 1
    (folder / "as_of.txt").write_text(AS_OF.isoformat() + "\n", encoding="utf-8")
    return size, found


def main() -> None:
    parser = argparse.ArgumentParser(description="Write random contract files and their truth.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    size, found = write_lives(arguments.folder, arguments.count, arguments.seed)
    told = f"as of {AS_OF.isoformat()}: {arguments.count} files, {size} bytes, {found} unfunded"
    sys.stdout.write(told + "\n")


if __name__ == "__main__":
    main()
