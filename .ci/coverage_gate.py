"""Hold the rooms that must not be wrong to their coverage, after a ``./run tests``.

``core`` and ``store`` each need all of their branches and all of their lines: what cannot be
reached is deleted, and what is left out says why beside it.
Exit 0 when both rooms hold, 1 when one does not or was not measured.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOMS = ("core", "store")
PERCENT_MIN = 100


def measure(room: str) -> dict[str, int] | None:
    """Return coverage's totals for one room, or None where nothing of it was measured."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        command = [sys.executable, "-m", "coverage", "json", "--quiet", f"-o{report}"]
        subprocess.run([*command, f"--include=*/escrowbook/{room}/*"], check=False)
        if not report.exists():
            return None
        totals: dict[str, int] = json.loads(report.read_text(encoding="utf-8"))["totals"]
    return totals


def judge(room: str, totals: dict[str, int] | None) -> tuple[bool, str]:
    """Return whether a room holds its bar, and the line that says so."""
    if totals is None or not totals["num_statements"]:
        return False, f"coverage: {room} was not measured"
    shares = {
        "branches": (totals["covered_branches"], totals["num_branches"]),
        "lines": (totals["covered_lines"], totals["num_statements"]),
    }
    holds = all(covered * 100 >= PERCENT_MIN * total for covered, total in shares.values())
    said = ", ".join(
        f"{covered}/{total} {what} ({100 * covered / total if total else 100:.1f} %)"
        for what, (covered, total) in shares.items()
    )
    return holds, f"coverage: {room} {said}{'' if holds else f', below {PERCENT_MIN} %'}"


def main() -> int:
    """Judge each room, show where the gaps are, and return the exit code."""
    verdicts = [judge(room, measure(room)) for room in ROOMS]
    failed = not all(holds for holds, _ in verdicts)
    if failed:
        include = ",".join(f"*/escrowbook/{room}/*" for room in ROOMS)
        command = [sys.executable, "-m", "coverage", "report", f"--include={include}"]
        subprocess.run(command, check=False)
    print("\n".join(line for _, line in verdicts), flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
