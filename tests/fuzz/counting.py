"""What a fuzzing run has seen: outcomes, the slowest input, the peak of memory."""

from __future__ import annotations

import argparse
import resource
from collections import Counter
from dataclasses import dataclass, field

KILOBYTES = 1024
# No input may keep anybody waiting for longer (DESIGN 4, P7).
SECONDS_MAX = 1.0


@dataclass
class Tally:
    """Counts of outcomes; written as one line."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest_seconds: float = 0.0
    events: int = 0
    refusals: int = 0

    def count(self, outcome: str) -> None:
        """One more of an outcome."""
        self.outcomes[outcome] += 1

    def time(self, seconds: float) -> float:
        """An input took so long, which is given back."""
        self.slowest_seconds = max(self.slowest_seconds, seconds)
        return seconds

    @property
    def peak_megabytes(self) -> int:
        """The most memory that this process has had."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILOBYTES

    def __str__(self) -> str:
        parts = ", ".join(f"{number} {name}" for name, number in sorted(self.outcomes.items()))
        return (
            f"{self.outcomes.total()} inputs: {parts}; slowest {self.slowest_seconds * 1000:.0f} "
            f"ms; peak {self.peak_megabytes} MB"
        )


def options() -> tuple[int, int]:
    """COUNT and --seed of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parsed = parser.parse_args()
    return parsed.count, parsed.seed
