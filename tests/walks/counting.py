"""What the walks met, as it is pinned: a search that shrinks unnoticed would prove nothing.

    python -m tests.walks.counting          walk every preset, and write what it met
    python -m tests.walks.counting DEPTH    walk every preset so deep, and only tell

`counts.table` has a line a preset, and stands in docs/walks.md; `reached.table` says of each row
of `rules.table` which presets reach it. Both are what the walk of the suite is compared with; look
at the difference before it is committed: a number that fell is a part of the rules that is no
longer looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.walks.judging import Counts
from tests.walks.table import read_table
from tests.walks.walk import Walk

HERE = Path(__file__).parent
COUNTS, REACHED = HERE / "counts.table", HERE / "reached.table"
PAGE = HERE.parents[1] / "docs" / "walks.md"
DEPTH = 4
PRESETS = (
    *("generic-2026-11", "upwork-2026-11", "freelancer-2026-11", "fiverr-2026-11"),
    *("escrow.com-2026-11", "guru-2026-11", "peopleperhour-2026-11", "contra-2026-11"),
    *("smartinvoice-2026-11", "kleros-2026-11"),
)
HEAD = (
    "preset",
    "depth",
    "states",
    "pairs",
    "landed",
    "refused",
    "codes",
    "clocks",
    "rows",
    "anew",
)


def line_of(preset: str, depth: int, counts: Counts) -> str:
    """One line of `counts.table`."""
    figures = (counts.states, counts.pairs, counts.landed, counts.refused, len(counts.codes))
    return _line(preset, depth, *figures, counts.firings, len(counts.rows), counts.anew)


def _line(preset: object, *figures: object) -> str:
    return f"{preset:<22}" + "".join(f"{figure:>9}" for figure in figures)


def pinned_counts() -> dict[str, str]:
    """The line of each preset, as it is pinned."""
    lines = COUNTS.read_text(encoding="utf-8").splitlines()[1:]
    return {line.split()[0]: line for line in lines}


def pinned_reach() -> dict[str, set[str]]:
    """The presets that reach each row, as they are pinned."""
    found = {}
    for line in REACHED.read_text(encoding="utf-8").splitlines():
        row, _, presets = line.rpartition(" <- ")
        found[row] = set(presets.split())
    return found


def counted(presets: Iterable[str], depth: int) -> dict[str, Counts]:
    """Walk presets one after another, and print a line for each."""
    found = {}
    sys.stdout.write(_line(*HEAD) + "\n")
    for preset in presets:
        walk = Walk(preset)
        found[preset] = walk.to_depth(depth)
        sys.stdout.write(line_of(preset, depth, found[preset]) + "\n")
        sys.stdout.flush()
        if walk.judge.faults:
            raise SystemExit("\n".join(walk.judge.faults))
    return found


def write(found: Mapping[str, Counts]) -> None:
    """Pin what the walks met."""
    lines = [_line(*HEAD)]
    lines += [line_of(preset, DEPTH, counts) for preset, counts in found.items()]
    COUNTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition("```text\n")
    after = rest.partition("```\n")[2]
    told = f"{before}```text\n{COUNTS.read_text(encoding='utf-8')}```\n{after}"
    PAGE.write_text(told, encoding="utf-8")
    reached = []
    for section in read_table().values():
        for row in section.rows:
            presets = [preset for preset, counts in found.items() if row.key in counts.rows]
            reached.append(f"{row.key} <- {' '.join(presets)}")
    REACHED.write_text("\n".join(reached) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:]:
        counted(PRESETS, int(sys.argv[1]))
    else:
        write(counted(PRESETS, DEPTH))
