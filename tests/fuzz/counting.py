"""What a fuzzing run has seen: outcomes, the slowest input, the peak of memory."""

from __future__ import annotations

import argparse
import resource
from collections import Counter
from dataclasses import dataclass, field

KILOBYTES = 1024


@dataclass
class Tally:
    """Counts of outcomes; written as one line."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest_seconds: float = 0.0

    def count(self, outcome: str) -> None:
        """One more of an outcome."""
        self.outcomes[outcome] += 1

    def time(self, seconds: float) -> None:
        """An input took so long."""
        self.slowest_seconds = max(self.slowest_seconds, seconds)

    def __str__(self) -> str:
        peak_megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILOBYTES
        parts = ", ".join(f"{number} {name}" for name, number in sorted(self.outcomes.items()))
        return (
            f"{self.outcomes.total()} inputs: {parts}; slowest {self.slowest_seconds * 1000:.0f} "
            f"ms; peak {peak_megabytes} MB"
        )


def options() -> tuple[int, int]:
    """COUNT and --seed of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parsed = parser.parse_args()
    return parsed.count, parsed.seed
