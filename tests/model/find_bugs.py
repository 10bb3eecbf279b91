"""Find the first life that meets each planted bug, and write it into the tables.

usage: python -m tests.model.find_bugs [FAMILY …]

For every bug (of the families named, else of all) the lives of the suite's seed are gone through;
the first in which program and model differ is the life that the suite looks at. A bug that no life
meets is told, and the exit code is 1: it is no bug, or one that the lives never meet.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.model.planting import TABLES, bugs_of
from tests.model.test_agreement import SEED
from tests.model.test_planted_bugs import first_met


def main(families: list[str]) -> int:
    missed, tried_in_all, met_of = 0, 0, Counter[str]()
    for path in sorted(TABLES.glob("*.bugs")):
        if families and path.stem not in families:
            continue
        text = path.read_text(encoding="utf-8")
        for bug in bugs_of(path):
            met = first_met(bug)
            if met is None:
                missed += 1
                sys.stdout.write(f"not met: {bug.family}: {bug.name}\n")
                continue
            preset, number, tried = met
            met_of[bug.family] += 1
            tried_in_all += tried
            heading = f"== {bug.name} [{bug.rule}]\n{bug.path} in"
            known = bug.preset if bug.life is None else f"{bug.preset} {bug.life}"
            text = text.replace(f"{heading} {known}\n", f"{heading} {preset} {number}\n")
        path.write_text(text, encoding="utf-8")
    found = ", ".join(f"{family} {count}" for family, count in met_of.items())
    told = f"seed {SEED}: {met_of.total()} met ({found}), {missed} not; {tried_in_all} lives\n"
    sys.stdout.write(told)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
