"""What `check` has to tell about a batch of files: findings/1, and whether they fail the run.

Files are judged one by one; the report puts them together, sorted by path, line and check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from escrowbook.core.errors import Finding
from escrowbook.core.records import frozen
from escrowbook.core.reports.rows import Row, money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from escrowbook.core.errors import Severity

FailOn = Literal["error", "warning", "info", "never"]

# The higher, the worse; `never` is above all.
RANKS: Mapping[FailOn, int] = {"info": 1, "warning": 2, "error": 3, "never": 4}

FINDING_COLUMNS = (
    "check",
    "severity",
    "path",
    "line",
    "column",
    "contract",
    "milestone",
    "amount",
    "currency",
    "message",
    "remedy",
)


@frozen
class Located:
    """A finding in its file. `contract` and `currency` are None where the file does not say them.

    `excerpt` is the line that it speaks of, as it stands in the file, and `marked` how many
    characters of it from the finding's column on; empty where it speaks of the whole file.
    """

    path: str
    contract: str | None
    currency: str | None
    excerpt: str
    marked: int
    finding: Finding

    @property
    def row(self) -> Row:
        """The finding as a row of findings/1."""
        finding = self.finding
        amount = None if self.currency is None else money(finding.amount_minor, self.currency)
        return {
            "check": finding.check,
            "severity": finding.severity,
            "path": self.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "contract": self.contract,
            "milestone": finding.milestone,
            "amount": amount,
            "currency": self.currency,
            "message": finding.message,
            "remedy": finding.remedy,
        }


@frozen
class Judged:
    """One file that was looked at. `is_sound` is false where it could not be judged (exit 5)."""

    path: str
    is_sound: bool
    found: tuple[Located, ...]


@frozen
class CheckReport:
    """All files of one run, by path. `fail_on` is the least severity that fails it."""

    __slots__ = ("__dict__",)  # It keeps what it has found out once.

    judged: tuple[Judged, ...]
    fail_on: FailOn

    @classmethod
    def of(cls, judged: Iterable[Judged], fail_on: FailOn) -> CheckReport:
        """The report of files that were judged in any order."""
        return cls(tuple(sorted(judged, key=lambda each: each.path)), fail_on)

    @cached_property
    def found(self) -> tuple[Located, ...]:
        """All findings, by path, line and check."""
        return tuple(located for each in self.judged for located in each.found)

    @property
    def failed(self) -> int:
        """How many files could not be judged."""
        return sum(not each.is_sound for each in self.judged)

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this severity fails the run."""
        return RANKS[severity] >= RANKS[self.fail_on]

    @property
    def is_failing(self) -> bool:
        """Whether something was found at or above `fail_on`."""
        return any(self.fails(each.finding.severity) for each in self.found)

    def document(self) -> Row:
        """findings/1: `checked` counts all files, `failed` those that could not be judged."""
        return {
            "schema": "escrowbook/findings/1",
            "findings": [each.row for each in self.found],
            "checked": len(self.judged),
            "failed": self.failed,
        }
